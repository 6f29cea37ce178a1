import { storeKinds, storeKindTexts, type StoreKind } from '../../shared/store'
import type { IconName } from '../kit/components/icons'
import type { Tile } from '../kit/components/Tiles'

const icons: Record<StoreKind, IconName> = { retail: 'bag', food: 'bread', dining: 'food' }

export const kindTiles: readonly Tile<StoreKind>[] = storeKinds.map((value) => ({
  value,
  name: storeKindTexts[value].name,
  hint: storeKindTexts[value].hint,
  icon: icons[value],
}))
