import Taro from '@tarojs/taro'
import type { Theme } from '../../shared/theme'
import { brandVariables, inkOf, tintOf } from './colour'

const corners: Record<Theme['corners'], number> = { square: 4, soft: 16, round: 32 }

/** Height of a goods' picture in hundredths of its width. */
const shapes: Record<Theme['pictures'], string> = { square: '100%', portrait: '133%', landscape: '75%' }

/** Everything of a store's look, for the style of a root view. */
export const themeVariables = ({ brand, corners: corner, pictures }: Theme): Record<`--${string}`, string> => ({
  ...brandVariables(brand),
  '--brand-ink': inkOf(brand),
  '--brand-soft': tintOf(brand),
  '--radius': Taro.pxTransform(corners[corner]),
  '--picture-height': shapes[pictures],
})
