import type { MethodRules } from '../../../shared/storefront'
import { feeName, isBrought, payTexts, type OrderMethod } from '../../../shared/order'
import { yuan } from '../../../shared/money'

/** How one way of getting the goods works, in a line. */
export function methodSummary(method: OrderMethod, rules: MethodRules): string {
  const { isPaidOffline, minimumFen, feeFen, freeFromFen, areas, minutes } = rules
  const fee = feeName(method)
  const parts = [
    isBrought(method) && (feeFen > 0 ? `${fee} ¥${yuan(feeFen)}` : `免${fee}`),
    isBrought(method) && feeFen > 0 && freeFromFen !== null && `满 ¥${yuan(freeFromFen)} 免${fee}`,
    minimumFen > 0 && `¥${yuan(minimumFen)} 起`,
    method !== 'express' && minutes > 0 && `约 ${minutes} 分钟`,
    areas.length > 0 && `只到 ${areas.slice(0, 3).join('、')}${areas.length > 3 ? '等' : ''}`,
    isPaidOffline && payTexts[method].offline,
  ]
  return parts.filter(Boolean).join(' · ')
}
