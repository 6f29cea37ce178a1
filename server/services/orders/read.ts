import type { Page } from '../../../shared/api/ids'
import type { OrderLineRow, OrderRow, ShipmentRow } from '../../db/models/order'
import type { Where } from '../../db/table'
import type { Store } from '../../store'
import { pageOf } from '../pageOf'
import { refundedOf } from './facts'
import { traceOrder, type Traced } from './timeline'

export const pageSize = 20

/** An order with what a list shows of it. */
export interface ListedOrder {
  order: OrderRow
  lines: OrderLineRow[]
  refundedFen: number
}

/** An order with everything. */
export interface WholeOrder extends ListedOrder, Traced {
  shipments: ShipmentRow[]
}

/** The newest first; a page begins after the `sortKey` that the one before ended with. */
export const listOrders = (
  store: Store,
  where: Where<OrderRow>,
  after: string | undefined,
): Promise<Page<ListedOrder>> => listAnyOrders(store, [where], after)

/** As `listOrders`, of all that one of these finds: each by its index. No order is found by two of them. */
export async function listAnyOrders(
  store: Store,
  wheres: readonly Where<OrderRow>[],
  after: string | undefined,
): Promise<Page<ListedOrder>> {
  const from = after === undefined ? {} : { sortKey: { lt: after } }
  const newest = { order: [['sortKey', 'DESC'] as ['sortKey', 'DESC']], limit: pageSize + 1 }
  const found = await Promise.all(wheres.map((where) => store.orders.list({ ...where, ...from }, newest)))
  const sorted = found.flat().sort((one, other) => (one.sortKey < other.sortKey ? 1 : -1))
  const { rows, after: next } = pageOf(sorted.slice(0, pageSize + 1), pageSize, ({ sortKey }) => sortKey)
  return { rows: await withLines(store, rows), after: next }
}

/** Looks up what belongs to several orders together. */
export async function withLines(store: Store, orders: readonly OrderRow[]): Promise<ListedOrder[]> {
  if (orders.length === 0) return []
  const id = orders.map((order) => order.id)
  const [lines, refunded] = await Promise.all([
    store.orderLines.list({ orderId: id }, { order: [['position', 'ASC']] }),
    refundedOf(store, id),
  ])
  return orders.map((order) => ({
    order,
    lines: lines.filter(({ orderId }) => orderId === order.id),
    refundedFen: refunded.get(order.id) ?? 0,
  }))
}

export async function wholeOrder(store: Store, order: OrderRow): Promise<WholeOrder> {
  const [[listed], shipments, traced] = await Promise.all([
    withLines(store, [order]),
    store.shipments.list({ orderId: order.id }, { order: [['createdAt', 'ASC']] }),
    traceOrder(store, order),
  ])
  return { ...traced, lines: listed?.lines ?? [], refundedFen: listed?.refundedFen ?? 0, shipments }
}
