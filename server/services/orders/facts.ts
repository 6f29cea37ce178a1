import { heldRefundStates, type OrderFacts } from '../../../shared/order'
import type { OrderRow } from '../../db/models/order'
import type { Store } from '../../store'

/** What has gone back of each of these orders. Orders of which nothing has are not in it. */
export async function refundedOf(store: Store, orderIds: readonly string[]): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map()
  const sums = await store.refunds.tally({ orderId: [...orderIds], state: 'refunded' }, 'orderId', ['amountFen'])
  return new Map(sums.map(({ of, amountFen }) => [of, amountFen]))
}

/** What the customer of each of these orders asks back and has had no answer to. Others are not in it. */
export async function askedBackOf(store: Store, orderIds: readonly string[]): Promise<Map<string, number>> {
  if (orderIds.length === 0) return new Map()
  const sums = await store.refunds.tally({ orderId: [...orderIds], state: 'requested' }, 'orderId', ['amountFen'])
  return new Map(sums.map(({ of, amountFen }) => [of, amountFen]))
}

/** What is asked for, agreed or given back of one order: none of it can be asked for again. */
export async function heldBack(store: Store, orderId: string): Promise<number> {
  const sums = await store.refunds.tally({ orderId, state: [...heldRefundStates] }, 'orderId', ['amountFen'])
  return sums[0]?.amountFen ?? 0
}

/** What decides which buttons an order has. */
export async function factsOf(store: Store, order: OrderRow): Promise<OrderFacts> {
  const refunded = order.paidFen === 0 ? 0 : ((await refundedOf(store, [order.id])).get(order.id) ?? 0)
  return factsWith(order, refunded)
}

export const factsWith = (
  { state, method, payMethod, totalFen, paidFen }: OrderRow,
  refundedFen: number,
): OrderFacts => ({ state, method, payMethod, totalFen, paidFen, heldFen: paidFen - refundedFen })
