import type { CloseReason } from '../../../shared/order'
import type { OrderRow } from '../../db/models/order'
import type { Store } from '../../store'
import { closeOpenPayments } from '../payments/asking'
import { closeOrder, repriceOrder } from './moves'

/**
 * Ends an order for somebody. One that waits for money in the mini-program is closed at WeChat Pay first, so that nobody pays
 * for what is no longer kept for them.
 *
 * @throws ORDER_BEING_PAID, PAY_NO_ANSWER, ACTION_NOT_ALLOWED, STATE_CONFLICT
 */
export async function endOrder(store: Store, order: OrderRow, reason: CloseReason, now: Date): Promise<OrderRow> {
  if (order.state === 'unpaid') await closeOpenPayments(store, order.id, now)
  return closeOrder(store, order, reason, now)
}

/** Changes what is to be paid: a payment that was begun with the old amount is closed first. */
export async function changePrice(store: Store, order: OrderRow, totalFen: number, now: Date): Promise<OrderRow> {
  await closeOpenPayments(store, order.id, now)
  return repriceOrder(store, order, totalFen, now)
}
