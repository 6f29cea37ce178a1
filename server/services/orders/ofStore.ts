import type { OrderCounts, OrderTab } from '../../../shared/api/merchant/orders'
import type { Page } from '../../../shared/api/ids'
import { busyDesks, endedRefundStates, waitingRefundStates, type Desk } from '../../../shared/order'
import type { CustomerRow } from '../../db/models/customer'
import type { OrderRow, RefundRow } from '../../db/models/order'
import type { Where } from '../../db/table'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { pageOf } from '../pageOf'
import { listOrders, pageSize, withLines, type ListedOrder } from './read'

/** An order with whoever placed it. */
export interface PlacedOrder extends ListedOrder {
  customer: CustomerRow | null
}

/** One of the staff's lists, or what a search finds in it. */
export async function ordersOfStore(
  store: Store,
  { tab, search = '', after }: { tab: OrderTab; search?: string | undefined; after?: string | undefined },
): Promise<Page<PlacedOrder>> {
  const found = search === '' ? null : await idsFound(store, search)
  const refunding = tab === 'refunds' ? await withOpenRefunds(store) : null
  const ids = found && refunding ? found.filter((id) => refunding.includes(id)) : (found ?? refunding)
  const page = await listOrders(store, { ...deskOf(tab), ...(ids && { id: ids }) }, after)
  return { ...page, rows: await withCustomers(store, page.rows) }
}

function deskOf(tab: OrderTab): Where<OrderRow> {
  if (tab === 'all' || tab === 'refunds') return {}
  return { desk: tab === 'todo' ? [...busyDesks] : tab }
}

const mostFound = 200

/**
 * Orders by what staff read off a phone or a parcel: the number or its beginning, a telephone number, a pickup code, a
 * tracking number, or the name of goods. The newest ones.
 */
async function idsFound(store: Store, search: string): Promise<string[]> {
  const text = search.replace(/[\s-]/g, '')
  const newest = { order: [['sortKey', 'DESC'] as ['sortKey', 'DESC']], limit: mostFound }
  if (!/^[\w]{3,}$/.test(text)) return idsOfGoods(store, search)
  const [byNumber, byPhone, byCode, sent, byGoods] = await Promise.all([
    store.orders.pick('id', { number: { begins: text } }, newest),
    store.orders.pick('id', { contactPhone: { begins: text } }, newest),
    store.orders.pick('id', { pickupCode: text }, newest),
    store.shipments.pick('orderId', { trackingNo: search.trim() }, { limit: mostFound }),
    idsOfGoods(store, search),
  ])
  return [...new Set([...byNumber, ...byPhone, ...byCode, ...sent, ...byGoods])]
}

const idsOfGoods = async (store: Store, name: string): Promise<string[]> =>
  store.shelf.ordersOf(await store.goods.pick('id', { name: { has: name } }, { limit: 50 }), mostFound)

const withOpenRefunds = (store: Store): Promise<string[]> =>
  store.refunds.pick('orderId', { state: [...waitingRefundStates] }, { order: [['sortKey', 'DESC']], limit: 500 })

export async function withCustomers(store: Store, listed: readonly ListedOrder[]): Promise<PlacedOrder[]> {
  const ids = [...new Set(listed.map(({ order }) => order.customerId))]
  const customers = ids.length === 0 ? [] : await store.customers.list({ id: ids })
  return listed.map((each) => ({ ...each, customer: customers.find(({ id }) => id === each.order.customerId) ?? null }))
}

/** How many orders wait on each list. */
export async function countOrders(store: Store): Promise<OrderCounts> {
  const waiting: Desk[] = ['payment', ...busyDesks, 'shipped']
  const [byDesk, refunds] = await Promise.all([
    store.orders.tally({ desk: waiting }, 'desk'),
    store.refunds.count({ state: [...waitingRefundStates] }),
  ])
  const of = (desk: Desk): number => byDesk.find((each) => each.of === desk)?.n ?? 0
  return {
    payment: of('payment'),
    accept: of('accept'),
    prepare: of('prepare'),
    send: of('send'),
    hand: of('hand'),
    shipped: of('shipped'),
    refunds,
  }
}

/** The newest order that is the staff's business: what an open back office rings for. */
export const newestOrder = (store: Store): Promise<OrderRow | null> =>
  store.orders.find({ desk: [...busyDesks] }, { order: [['sortKey', 'DESC']] })

/** The order that is fetched with this code, scanned or typed; of several that had it, the one that is still there. */
export async function orderOfCode(store: Store, code: string): Promise<OrderRow> {
  const digits = code.replace(/\D/g, '').slice(-6)
  const found = await store.orders.list({ pickupCode: digits }, { order: [['sortKey', 'DESC']], limit: pageSize })
  const order = found.find(({ desk }) => busyDesks.includes(desk)) ?? found[0]
  if (digits.length !== 6 || !order) throw new Failure('PICKUP_CODE_UNKNOWN', {})
  return order
}

export interface AskedRefund {
  refund: RefundRow
  order: OrderRow
}

/** Refunds with their orders, the newest first. */
export async function refundsOfStore(
  store: Store,
  { isOpen, after }: { isOpen: boolean; after?: string | undefined },
): Promise<Page<AskedRefund>> {
  const states = isOpen ? waitingRefundStates : endedRefundStates
  const from = after === undefined ? {} : { sortKey: { lt: after } }
  const found = await store.refunds.list(
    { state: [...states], ...from },
    { order: [['sortKey', 'DESC']], limit: pageSize + 1 },
  )
  const page = pageOf(found, pageSize, ({ sortKey }) => sortKey)
  const orders = await store.orders.list({ id: page.rows.map(({ orderId }) => orderId) })
  const rows = page.rows.flatMap((refund) => {
    const order = orders.find(({ id }) => id === refund.orderId)
    return order ? [{ refund, order }] : []
  })
  return { rows, after: page.after }
}

/** Orders of people at tables, as the staff see them. */
export const placedOrders = async (store: Store, orders: readonly OrderRow[]): Promise<PlacedOrder[]> =>
  withCustomers(store, await withLines(store, orders))
