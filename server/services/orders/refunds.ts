import { refundMachine } from '../../../shared/order'
import { advance } from '../../advance'
import type { OrderRow, RefundRow } from '../../db/models/order'
import { isDuplicate } from '../../duplicate'
import { Failure } from '../../failures'
import { newId, newSortKey } from '../../ids'
import type { Store } from '../../store'
import { heldBack, refundedOf } from './facts'
import { closeOrder, getOrder, giveBackLate } from './moves'

export interface RefundWish {
  amountFen: number
  reason: string
  /** The phone's key; with whoever asks before it. */
  requestKey: string
  askedBy: RefundRow['askedBy']
}

/**
 * Asks for money back, or, where the store asks, agrees to it at once. Of several that together are more than was paid, the
 * last is refused; asked again with the same key it is the same refund.
 *
 * @throws REFUND_TOO_MUCH
 */
export async function askRefund(store: Store, order: OrderRow, wish: RefundWish, now: Date): Promise<RefundRow> {
  const known = await store.refunds.find({ requestKey: wish.requestKey })
  if (known) return known
  try {
    return await store.transaction((within) => insert(within, order, wish, now))
  } catch (error) {
    const same = isDuplicate(error) && (await store.refunds.find({ requestKey: wish.requestKey }))
    if (same) return same
    throw error
  }
}

async function insert(
  within: Store,
  { id: orderId, paidFen }: OrderRow,
  wish: RefundWish,
  now: Date,
): Promise<RefundRow> {
  // Holds the order's row until the end: two at once would both see the same sum.
  await within.orders.update({ id: orderId }, {}, { rev: 1 })
  const left = paidFen - (await heldBack(within, orderId))
  if (wish.amountFen > left) throw new Failure('REFUND_TOO_MUCH', { orderId, left }, { field: 'amountFen' })
  const id = newId('r')
  return within.refunds.create({
    id,
    storeId: within.row.id,
    orderId,
    state: wish.askedBy === 'store' ? 'agreed' : 'requested',
    stateAt: now,
    amountFen: wish.amountFen,
    reason: wish.reason,
    reply: '',
    askedBy: wish.askedBy,
    requestKey: wish.requestKey,
    createdAt: now,
    refundedAt: null,
    sortKey: newSortKey(now),
  })
}

/** @throws REFUND_NOT_FOUND */
async function getRefund(store: Store, id: string): Promise<RefundRow> {
  const refund = await store.refunds.find({ id })
  if (!refund) throw new Failure('REFUND_NOT_FOUND', { id })
  return refund
}

/** @throws REFUND_NOT_FOUND, STATE_CONFLICT */
export async function agreeRefund(store: Store, id: string, now: Date): Promise<OrderRow> {
  const refund = await getRefund(store, id)
  await advance(store, (s) => s.refunds, refundMachine, refund, 'agree', { stateAt: now }, now)
  return getOrder(store, refund.orderId)
}

/** @throws REFUND_NOT_FOUND, STATE_CONFLICT */
export async function refuseRefund(store: Store, id: string, reply: string, now: Date): Promise<OrderRow> {
  const refund = await getRefund(store, id)
  await advance(store, (s) => s.refunds, refundMachine, refund, 'refuse', { reply, stateAt: now }, now)
  return getOrder(store, refund.orderId)
}

/** The customer's own one. @throws REFUND_NOT_FOUND, STATE_CONFLICT */
export async function withdrawRefund(store: Store, order: OrderRow, id: string, now: Date): Promise<void> {
  const refund = await getRefund(store, id)
  if (refund.orderId !== order.id || refund.askedBy !== 'customer') throw new Failure('REFUND_NOT_FOUND', { id })
  await advance(store, (s) => s.refunds, refundMachine, refund, 'withdraw', { stateAt: now }, now)
}

/**
 * The money has gone back. An order that nothing is left of, and that was not yet brought, is closed with it; one that was
 * closed when its money came is so again.
 *
 * @throws REFUND_NOT_FOUND, STATE_CONFLICT
 */
export async function recordRefund(store: Store, id: string, now: Date): Promise<OrderRow> {
  const refund = await getRefund(store, id)
  return store.transaction(async (within) => {
    const values = { refundedAt: now, stateAt: now }
    await advance(within, (s) => s.refunds, refundMachine, refund, 'record', values, now)
    const order = await getOrder(within, refund.orderId)
    await within.customers.update({ id: order.customerId }, {}, { spentFen: -refund.amountFen })
    const isWhole = order.paidFen === (await refundedOf(within, [order.id])).get(order.id)
    return isWhole ? endGivenBack(within, order, now) : order
  })
}

async function endGivenBack(within: Store, order: OrderRow, now: Date): Promise<OrderRow> {
  if (order.state === 'latePaid') return giveBackLate(within, order, now)
  const isUnderWay = ['paid', 'preparing', 'ready'].includes(order.state)
  return isUnderWay ? closeOrder(within, order, 'byStore', now) : order
}
