import { createHeld } from '../../kit/held'
import { open } from '../navigate'

/** How the list of orders is divided. 待处理 waits for its payment, or for the store to accept it. */
export const orderTabs = [
  { value: 'all', name: '全部' },
  { value: 'unpaid', name: '待处理' },
  { value: 'underWay', name: '进行中' },
  { value: 'shipped', name: '配送中' },
  { value: 'refunds', name: '退款' },
] as const

export type OrderTab = (typeof orderTabs)[number]['value']

/** The part of the list that is looked at: where orders lie in the bar at the bottom, its page takes no query. */
export const shownOrders = createHeld<OrderTab>('all')

export function showOrders(tab: OrderTab): void {
  shownOrders.set(tab)
  open('orders')
}
