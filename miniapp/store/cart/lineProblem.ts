import type { CartLineView, LineProblem } from '../../../shared/api/customer/cart'

const texts: Record<LineProblem, string> = {
  gone: '已经下架了',
  offShelf: '已经下架了',
  soldOut: '卖完了',
  tooMany: '没有这么多了，请减少数量',
  changed: '选项变了，请重新选择',
}

/** Why a line cannot be ordered as it stands, in words; null when it can. */
export const lineProblemText = ({ problem, stock }: CartLineView): string | null => {
  if (problem === 'tooMany' && stock !== null && stock > 0) return `只剩 ${stock} 份，请减少数量`
  return problem && texts[problem]
}

/** How many of a line one may have; null where that has no end. */
export function mostOfLine({ stock, limitPerOrder }: CartLineView): number | null {
  if (stock === null) return limitPerOrder
  return limitPerOrder === null ? stock : Math.min(stock, limitPerOrder)
}
