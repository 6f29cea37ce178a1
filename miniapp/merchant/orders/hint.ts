import type { MerchantOrderView } from '../../../shared/api/merchant/orders'
import { closeText, isBrought, owedFenOf, type OrderMethod } from '../../../shared/order'
import { comingTime } from '../../kit/time'

type Order = Pick<
  MerchantOrderView,
  'state' | 'method' | 'payMethod' | 'paidFen' | 'totalFen' | 'expiresAt' | 'closeReason'
>

const preparing: Record<OrderMethod, string> = {
  express: '打包好以后，填快递单号发货',
  delivery: '做好以后，点“开始配送”',
  pickup: '备好以后，点“备好了”，顾客就知道可以来取',
  dineIn: '做好以后，点“做好了”',
}

/** What happens next, and by whom. */
export function hintOf(order: Order): string {
  const { state, method, payMethod, expiresAt, closeReason } = order
  const until = expiresAt ? `，${comingTime(expiresAt)} 前没有处理会自动关闭` : ''
  switch (state) {
    case 'unpaid':
      return payMethod === 'offline'
        ? `${isBrought(method) ? '顾客收货时付款' : '顾客当面付款'}，等您接单${until}`
        : `等顾客付款${until}`
    case 'paid':
      return '顾客已付款，等您接单'
    case 'preparing':
      return preparing[method]
    case 'ready':
      return method === 'dineIn' ? '上齐以后，点“已上齐”' : '顾客来取时，核对取货码再交给他'
    case 'shipped':
      return shippedHint(order)
    case 'completed':
      return '已经交给顾客'
    case 'closed':
      return closeReason ? closeText(closeReason, payMethod, 'staff') : '订单已关闭'
    case 'latePaid':
      return '关闭后才收到付款，钱会自动原路退给顾客'
  }
}

/** Who pays on delivery cannot confirm it before the store has its money. */
function shippedHint(order: Order): string {
  if (order.method === 'delivery') return '送到以后，点“已送达”'
  return owedFenOf(order) > 0 ? '收到快递代收的货款后，点“已送达”' : '在路上了，顾客收到后会自己确认'
}
