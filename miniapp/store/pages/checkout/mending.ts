import type { Problem } from '../../../../shared/next'
import { cartPage, leave, open } from '../../navigate'
import type { What } from './what'

/** A button in place of 提交订单. */
export interface Mending {
  name: string
  go(): void
}

const aboutLines = ['LINES_UNAVAILABLE', 'GOODS_NOT_FOUND']

/** Where goods that cannot be had are taken out or changed: here they are only shown. Null where they are not what is wrong. */
export function mendingOf({ from }: What, obstacle: Problem | null): Mending | null {
  if (!obstacle || !aboutLines.includes(obstacle.code)) return null
  if (from === 'goods') return { name: '返回商品', go: leave }
  return { name: cartPage === 'cart' ? '去购物车修改' : '回菜单修改', go: () => open(cartPage) }
}
