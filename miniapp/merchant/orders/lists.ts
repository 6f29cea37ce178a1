import type { OrderCounts, OrderTab } from '../../../shared/api/merchant/orders'
import { createHeld } from '../../kit/held'
import { hasTables } from '../currentStore'
import { open } from '../navigate'

/** The staff's lists, those in which something waits first. */
const tabs: readonly OrderTab[] = [
  ...(['todo', 'accept', 'prepare', 'send', 'hand', 'refunds'] as const),
  ...(['payment', 'shipped', 'completed', 'closed', 'all'] as const),
]

const names: Record<OrderTab, string> = {
  todo: '待处理',
  accept: '待接单',
  prepare: '备货',
  send: '待发货',
  hand: '待取货',
  refunds: '退款',
  payment: '待付款',
  shipped: '已发货',
  completed: '已完成',
  closed: '已关闭',
  all: '全部',
}

const diningNames: Partial<Record<OrderTab, string>> = {
  prepare: '备餐',
  send: '待配送',
  hand: '待取餐',
  shipped: '配送中',
}

/** A list as people in this kind of store call it. */
export const tabName = (tab: OrderTab): string => (hasTables() ? diningNames[tab] : undefined) ?? names[tab]

/** Every list with how many wait in it. */
export const tabsWith = (counts: OrderCounts | null): { value: OrderTab; name: string }[] =>
  tabs.map((value) => {
    const waiting = counts ? waitingIn(counts, value) : 0
    return { value, name: waiting > 0 ? `${tabName(value)} ${waiting}` : tabName(value) }
  })

/** 0 for lists in which nothing waits for anybody. */
export function waitingIn(counts: OrderCounts, tab: OrderTab): number {
  return tab === 'completed' || tab === 'closed' || tab === 'all' ? 0 : counts[tab]
}

/** The list that the page of orders shows: a page of the bar at the bottom takes no query. */
export const shownTab = createHeld<OrderTab>('todo')

export function showOrders(tab: OrderTab): void {
  shownTab.set(tab)
  open('orders')
}
