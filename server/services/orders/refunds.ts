import { heldRefundStates, refundMachine } from '../../../shared/order'
import { advance } from '../../advance'
import type { OrderRow, RefundRow } from '../../db/models/order'
import type { PaymentRow } from '../../db/models/payment'
import { isDuplicate } from '../../duplicate'
import { Failure } from '../../failures'
import { newId, newSortKey } from '../../ids'
import type { Store } from '../../store'
import { keepTask } from '../tasks'
import { heldBack, refundedOf } from './facts'
import { closeOrder, getOrder, giveBackLate } from './moves'

export interface RefundWish {
  amountFen: number
  reason: string
  /** The phone's key; with whoever asks before it. */
  requestKey: string
  askedBy: RefundRow['askedBy']
  /** The payment it goes back on, where that is certain. */
  paymentId?: string
}

/**
 * Asks for money back, or, where the store asks, agrees to it at once. Of several that together are more than was paid, the
 * last is refused; asked again with the same key it is the same refund.
 *
 * @throws REFUND_TOO_MUCH, REFUNDS_USED_UP
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

async function insert(within: Store, { id: orderId }: OrderRow, wish: RefundWish, now: Date): Promise<RefundRow> {
  // Holds the order's row until the end: two at once would both see the same sum.
  await within.orders.update({ id: orderId }, {}, { rev: 1 })
  const order = await getOrder(within, orderId)
  const left = order.paidFen - (await heldBack(within, orderId))
  if (wish.amountFen > left) throw new Failure('REFUND_TOO_MUCH', { orderId, left }, { field: 'amountFen' })
  return createRefund(within, orderId, wish, await paymentFor(within, order, wish), now)
}

/** Whoever sees to it that there is as much to give back calls this. `orderId` is empty for a test of the account. */
export async function createRefund(
  within: Store,
  orderId: string,
  { amountFen, reason, askedBy, requestKey }: RefundWish,
  payment: PaymentRow | null,
  now: Date,
): Promise<RefundRow> {
  const refund = await within.refunds.create({
    id: newId('r'),
    storeId: within.row.id,
    orderId,
    state: askedBy === 'customer' ? 'requested' : 'agreed',
    stateAt: now,
    amountFen,
    reason,
    reply: '',
    askedBy,
    requestKey,
    createdAt: now,
    refundedAt: null,
    sortKey: newSortKey(now),
    ...throughWechat(payment),
  })
  if (refund.state === 'agreed') await sendOn(within, refund, now)
  return refund
}

const mostRefunds = 50 // of one payment: WeChat Pay's rule, pay.md §4.4
const everSent = [...heldRefundStates, 'failed'] as const // one that WeChat Pay closed may count, too

/**
 * The payment that it goes back on: one that still has as much. None where the money was taken on the spot.
 *
 * @throws REFUND_TOO_MUCH where it would take two of them, REFUNDS_USED_UP where too many parts have gone back before
 */
async function paymentFor(within: Store, order: OrderRow, wish: RefundWish): Promise<PaymentRow | null> {
  if (order.payMethod === 'offline') return null
  const where = wish.paymentId === undefined ? { orderId: order.id } : { id: wish.paymentId, orderId: order.id }
  const paid = await within.payments.list({ ...where, state: 'paid' }, { order: [['sortKey', 'ASC']] })
  const paymentId = paid.map(({ id }) => id)
  const held = await within.refunds.tally({ paymentId, state: [...heldRefundStates] }, 'paymentId', ['amountFen'])
  const sent = await within.refunds.tally({ paymentId, state: [...everSent] }, 'paymentId')
  const leftOf = ({ id, amountFen }: PaymentRow) => amountFen - (held.find(({ of }) => of === id)?.amountFen ?? 0)
  const enough = paid.filter((each) => leftOf(each) >= wish.amountFen)
  if (enough.length === 0) throw new Failure('REFUND_TOO_MUCH', { orderId: order.id }, { field: 'amountFen' })
  const payment = enough.find(({ id }) => (sent.find(({ of }) => of === id)?.n ?? 0) < mostRefunds)
  if (!payment) throw new Failure('REFUNDS_USED_UP', { orderId: order.id })
  return payment
}

/** What a refund takes over from its payment: nothing of today's settings. */
export const throughWechat = (payment: PaymentRow | null) => ({
  paymentId: payment?.id ?? null,
  accountId: payment?.accountId ?? null,
  versionId: payment?.versionId ?? null,
  mode: payment?.mode ?? null,
  appid: payment?.appid ?? null,
  mchid: payment?.mchid ?? null,
  currency: payment?.currency ?? null,
  wechatRefundId: null,
  sentAt: null,
  toMerchantAt: null,
  problemCode: null,
  problemText: null,
})

/** What was paid through WeChat Pay goes back by itself once it is agreed to. */
export async function sendOn(within: Store, { id, paymentId }: RefundRow, now: Date): Promise<void> {
  if (paymentId === null) return
  const input = { storeId: within.row.id, refundId: id }
  await keepTask(within.platform, `driveRefund.${id}`, 'driveRefund', input, now)
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
  await store.transaction(async (within) => {
    await advance(within, (s) => s.refunds, refundMachine, refund, 'agree', { stateAt: now }, now)
    await sendOn(within, refund, now)
  })
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

/** The money was given back by hand. @throws REFUND_NOT_FOUND, STATE_CONFLICT, ACTION_NOT_ALLOWED where WeChat Pay does it */
export async function recordRefund(store: Store, id: string, now: Date): Promise<OrderRow> {
  const refund = await getRefund(store, id)
  if (refund.paymentId !== null) throw new Failure('ACTION_NOT_ALLOWED', { id, paymentId: refund.paymentId })
  return store.transaction(async (within) => {
    await givenBack(within, refund, {}, now)
    return getOrder(within, refund.orderId)
  })
}

/**
 * The money has gone back. An order that nothing is left of, and that was not yet brought, is closed with it; one that was
 * closed when its money came is so again.
 *
 * @throws STATE_CONFLICT
 */
export async function givenBack(
  within: Store,
  refund: RefundRow,
  values: Partial<RefundRow>,
  now: Date,
): Promise<void> {
  const changes = { refundedAt: now, ...values, stateAt: now }
  await advance(within, (s) => s.refunds, refundMachine, refund, 'record', changes, now)
  if (refund.orderId === '') return // a test of the account
  const order = await getOrder(within, refund.orderId)
  await within.customers.update({ id: order.customerId }, {}, { spentFen: -refund.amountFen })
  const isWhole = order.paidFen === (await refundedOf(within, [order.id])).get(order.id)
  if (isWhole) await endGivenBack(within, order, now)
}

async function endGivenBack(within: Store, order: OrderRow, now: Date): Promise<void> {
  if (order.state === 'latePaid') await giveBackLate(within, order, now)
  else if (['paid', 'preparing', 'ready'].includes(order.state)) await closeOrder(within, order, 'refunded', now)
}
