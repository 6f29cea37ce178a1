import type { QuoteView } from '../../../../shared/api/customer/orders'
import { yuan } from '../../../../shared/money'

/** How the fee for bringing it comes about, in words; empty where there is nothing to say. */
export function feeNote({ method, methods, amounts }: QuoteView): string {
  const rule = methods.find((each) => each.method === method)
  if (!rule || rule.feeFen === 0 || rule.freeFromFen === null) return ''
  const missing = rule.freeFromFen - amounts.goodsFen
  return missing > 0 ? `再买 ¥${yuan(missing)} 免` : `已满 ¥${yuan(rule.freeFromFen)}`
}
