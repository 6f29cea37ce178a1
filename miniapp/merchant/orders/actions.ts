import type { MerchantOrderCard, MerchantOrderView } from '../../../shared/api/merchant/orders'
import type { OrderMethod, StaffAction } from '../../../shared/order'
import { call } from '../api'
import { mayI } from '../currentStore'

type Order = Pick<MerchantOrderCard, 'id' | 'method' | 'actions' | 'totalFen' | 'paidFen'>

/** Still to be taken. */
export const owedFen = ({ totalFen, paidFen }: Pick<Order, 'totalFen' | 'paidFen'>): number =>
  Math.max(0, totalFen - paidFen)

/** What a tap does: at once, or after a question. */
export type Question = 'ship' | 'reprice' | 'close' | 'collect' | 'handOver' | 'receive'

export function questionOf(action: StaffAction, order: Order): Question | null {
  switch (action) {
    case 'accept':
    case 'finish':
      return null
    case 'ship':
      return order.method === 'express' ? 'ship' : null
    case 'handOver':
    case 'receive':
      return owedFen(order) > 0 ? action : null
    default:
      return action
  }
}

const finishTexts: Record<OrderMethod, string> = {
  express: '备好了',
  delivery: '备好了',
  pickup: '备好了',
  dineIn: '做好了',
}

export function actionText(action: StaffAction, { method }: Pick<Order, 'method'>): string {
  switch (action) {
    case 'accept':
      return '接单'
    case 'finish':
      return finishTexts[method]
    case 'ship':
      return method === 'express' ? '发货' : '开始配送'
    case 'handOver':
      return method === 'dineIn' ? '已上齐' : '已取走'
    case 'receive':
      return '已送达'
    case 'collect':
      return '收款'
    case 'reprice':
      return '改价'
    case 'close':
      return '关闭订单'
  }
}

/** The arrows that this person may take, the most likely first. */
export const myActions = ({ actions }: Pick<Order, 'actions'>): StaffAction[] =>
  actions.filter((action) => mayI(action === 'reprice' || action === 'close' ? 'changePrice' : 'handleOrders'))

/** Those that bring the order on; the others are exceptions. */
export const isOnward = (action: StaffAction): boolean => action !== 'reprice' && action !== 'close'

/** Takes an arrow that needs no more than to be taken. */
export function take(action: StaffAction, { id: orderId }: Pick<Order, 'id'>): Promise<MerchantOrderView> {
  switch (action) {
    case 'accept':
      return call('POST /orders/:orderId/accept', { orderId })
    case 'finish':
      return call('POST /orders/:orderId/finish', { orderId })
    case 'ship':
      return call('POST /orders/:orderId/ship', { orderId })
    case 'handOver':
      return call('POST /orders/:orderId/hand-over', { orderId })
    case 'receive':
      return call('POST /orders/:orderId/receive', { orderId })
    case 'collect':
      return call('POST /orders/:orderId/collect', { orderId })
    case 'close':
      return call('POST /orders/:orderId/close', { orderId })
    case 'reprice':
      return call('GET /orders/:orderId', { orderId })
  }
}

/** Those that take money on the spot. */
export type MoneyAction = 'collect' | 'handOver' | 'receive'

/** Takes what the sheet says is owed, and hands the goods over where that is asked. */
export function takeMoney(action: MoneyAction, order: Order): Promise<MerchantOrderView> {
  const money = { orderId: order.id, expectedOwedFen: owedFen(order) }
  switch (action) {
    case 'collect':
      return call('POST /orders/:orderId/collect', money)
    case 'handOver':
      return call('POST /orders/:orderId/hand-over', { ...money, isPaid: true })
    case 'receive':
      return call('POST /orders/:orderId/receive', { ...money, isPaid: true })
  }
}
