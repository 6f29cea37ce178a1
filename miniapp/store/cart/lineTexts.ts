import type { CartLineView, LineProblem } from '../../../shared/api/customer/cart'
import { goodsLimits } from '../../../shared/goods'

const texts: Record<Exclude<LineProblem, 'tooMany'>, string> = {
  gone: '已经下架，请移除',
  offShelf: '已经下架，请移除',
  soldOut: '卖完了，请移除或换一个',
  changed: '选项变了，请移除后重新选择',
}

/** How many one may have of it. */
export const mostOfLine = ({ stock, limitPerOrder }: CartLineView): number =>
  Math.min(stock ?? goodsLimits.quantity, limitPerOrder ?? goodsLimits.quantity)

/** Why a line cannot be ordered as it stands, and what to do; null when it can. */
export function problemText(line: CartLineView): string | null {
  if (line.problem !== 'tooMany') return line.problem && texts[line.problem]
  const { stock, limitPerOrder } = line
  const isLimited = limitPerOrder !== null && limitPerOrder < (stock ?? Infinity)
  return isLimited ? `每单最多 ${limitPerOrder} 件，请减少数量` : `只剩 ${stock ?? 0} 件，请减少数量`
}
