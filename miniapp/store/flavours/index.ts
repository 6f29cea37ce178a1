import type { Flavour } from '../../../shared/store'
import { dining } from './dining'
import type { FlavourData } from './flavour'
import { retail } from './retail'

const flavours: Record<Flavour, FlavourData> = { retail, dining }

/** What this program was built as. */
export const flavour = flavours[process.env.TARO_FLAVOUR]
