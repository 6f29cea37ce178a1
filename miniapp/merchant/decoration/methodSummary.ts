import type { MethodRules } from '../../../shared/storefront'
import { payTexts, type OrderMethod } from '../../../shared/order'
import { yuan } from '../../../shared/money'

/** How one way of getting the goods works, in a line. */
export function methodSummary(method: OrderMethod, rules: MethodRules): string {
  const { isPaidOffline, minimumFen, feeFen, freeFromFen, areas, minutes } = rules
  const isBrought = method === 'express' || method === 'delivery'
  const parts = [
    isBrought && (feeFen > 0 ? `运费 ¥${yuan(feeFen)}` : '免运费'),
    isBrought && feeFen > 0 && freeFromFen !== null && `满 ¥${yuan(freeFromFen)} 免运费`,
    minimumFen > 0 && `¥${yuan(minimumFen)} 起`,
    minutes > 0 && `约 ${minutes} 分钟`,
    areas.length > 0 && `只到 ${areas.slice(0, 3).join('、')}${areas.length > 3 ? '等' : ''}`,
    isPaidOffline && payTexts[method].offline,
  ]
  return parts.filter(Boolean).join(' · ')
}
