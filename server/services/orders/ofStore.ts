import type { OrderCounts, OrderTab } from '../../../shared/api/merchant/orders'
import type { Page } from '../../../shared/api/ids'
import { busyDesks, endedRefundStates, waitingRefundStates, type Desk, type RefundState } from '../../../shared/order'
import type { CustomerRow } from '../../db/models/customer'
import type { OrderRow, RefundRow } from '../../db/models/order'
import type { Where } from '../../db/table'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { pageOf } from '../pageOf'
import { askedBackOf } from './facts'
import { listAnyOrders, pageSize, withLines, type ListedOrder } from './read'

/** An order with whoever placed it. */
export interface PlacedOrder extends ListedOrder {
  customer: CustomerRow | null
  askedBackFen: number
}

/** One of the staff's lists, or what a search finds in it. */
export async function ordersOfStore(
  store: Store,
  { tab, search = '', after }: { tab: OrderTab; search?: string | undefined; after?: string | undefined },
): Promise<Page<PlacedOrder>> {
  const found = search === '' ? null : await idsFound(store, search)
  const among = (some: string[]): string[] => (found ? found.filter((id) => some.includes(id)) : some)
  const page = await listAnyOrders(store, await wheresOf(store, tab, found, among), after)
  return { ...page, rows: await forStaffToSee(store, page.rows) }
}

/** `todo` has also what stands on no desk of the staff: a customer who has the goods asks money back. */
async function wheresOf(
  store: Store,
  tab: OrderTab,
  found: string[] | null,
  among: (some: string[]) => string[],
): Promise<Where<OrderRow>[]> {
  const searched = found && { id: found }
  if (tab === 'all') return [{ ...searched }]
  if (tab === 'refunds') return [{ id: among(await withRefunds(store, waitingRefundStates)) }]
  if (tab !== 'todo') return [{ desk: tab, ...searched }]
  const asked = among(await withRefunds(store, ['requested']))
  return [{ desk: [...busyDesks], ...searched }, ...(asked.length > 0 ? [{ ...elsewhere, id: asked }] : [])]
}

const elsewhere = { desk: { not: [...busyDesks] } }

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

const withRefunds = (store: Store, states: readonly RefundState[]): Promise<string[]> =>
  store.refunds.pick('orderId', { state: [...states] }, { order: [['sortKey', 'DESC']], limit: 500 })

/** Looks up what only the staff see of several orders. */
export async function forStaffToSee(store: Store, listed: readonly ListedOrder[]): Promise<PlacedOrder[]> {
  const ids = [...new Set(listed.map(({ order }) => order.customerId))]
  const paidIds = listed.filter(({ order }) => order.paidFen > 0).map(({ order }) => order.id)
  const [customers, asked] = await Promise.all([
    ids.length === 0 ? [] : store.customers.list({ id: ids }),
    askedBackOf(store, paidIds),
  ])
  return listed.map((each) => ({
    ...each,
    customer: customers.find(({ id }) => id === each.order.customerId) ?? null,
    askedBackFen: asked.get(each.order.id) ?? 0,
  }))
}

/** How many orders wait on each list. */
export async function countOrders(store: Store): Promise<OrderCounts> {
  const waiting: Desk[] = ['payment', ...busyDesks, 'shipped']
  const [byDesk, refunds, asked] = await Promise.all([
    store.orders.tally({ desk: waiting }, 'desk'),
    store.refunds.count({ state: [...waitingRefundStates] }),
    withRefunds(store, ['requested']),
  ])
  const askedElsewhere = asked.length === 0 ? 0 : await store.orders.count({ ...elsewhere, id: [...new Set(asked)] })
  const of = (desk: Desk): number => byDesk.find((each) => each.of === desk)?.n ?? 0
  return {
    todo: busyDesks.reduce((sum, desk) => sum + of(desk), askedElsewhere),
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

/** The newest refund that waits for the store's word: it is announced like an order. */
export const newestAsked = (store: Store): Promise<RefundRow | null> =>
  store.refunds.find({ state: 'requested' }, { order: [['sortKey', 'DESC']] })

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
  forStaffToSee(store, await withLines(store, orders))
