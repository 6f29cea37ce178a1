import type { MerchantOrderCard } from '../../../shared/api/merchant/orders'
import { payTexts } from '../../../shared/order'

type Paid = Pick<MerchantOrderCard, 'state' | 'method' | 'payMethod' | 'totalFen' | 'paidFen' | 'refundedFen'>

/** How it is paid, and whether it was; what has all gone back is not paid any more. */
export function paidText({ state, method, payMethod, totalFen, paidFen, refundedFen }: Paid): string {
  const pay = payTexts[method][payMethod]
  if (refundedFen > 0 && refundedFen >= paidFen) return `${pay} · 已全额退款`
  if (state === 'closed') return pay
  // Made cheaper down to nothing, one that is still to be paid owes nothing, and is not paid either.
  return `${pay} · ${state === 'unpaid' || paidFen < totalFen ? '未付款' : '已付款'}`
}
