import { dayOf } from '../../../shared/day'
import {
  deskOf,
  orderMachine,
  owedFenOf,
  staffActions,
  type CloseReason,
  type OrderEvent,
  type StaffAction,
} from '../../../shared/order'
import { carriers } from '../../../shared/carriers'
import { openPayments } from '../../../shared/payment'
import { yuan } from '../../../shared/money'
import { advance } from '../../advance'
import type { OrderLineRow, OrderRow } from '../../db/models/order'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'
import { countUp } from '../counters'
import { tellShipping } from '../payments/shipping'
import { standingOf } from '../storefront'
import { factsOf } from './facts'
import { returnStock } from './stock'
import { tellChange } from './timeline'

type Also = (within: Store, lines: OrderLineRow[]) => Promise<void>

/** Moves an order along its machine, with what follows from it in the same transaction. @throws STATE_CONFLICT */
async function move(
  store: Store,
  order: OrderRow,
  event: OrderEvent,
  values: Partial<OrderRow>,
  now: Date,
  also?: Also,
): Promise<OrderRow> {
  const state = orderMachine.next(order.state, event) ?? order.state
  const changes = { dueAt: null, ...values, desk: deskOf({ ...order, state }), stateAt: now }
  return store.transaction(async (within) => {
    const moved = await advance(within, (s) => s.orders, orderMachine, order, event, changes, now)
    if (also) await also(within, await within.orderLines.list({ orderId: order.id }))
    return moved
  })
}

/** @throws ORDER_NOT_FOUND also for another store's */
export async function getOrder(store: Store, id: string): Promise<OrderRow> {
  const order = await store.orders.find({ id })
  if (!order) throw new Failure('ORDER_NOT_FOUND', { id })
  return order
}

/** @throws ACTION_NOT_ALLOWED where the button would not be there */
async function allowed(store: Store, order: OrderRow, action: StaffAction): Promise<void> {
  if (!staffActions(await factsOf(store, order)).includes(action))
    throw new Failure('ACTION_NOT_ALLOWED', { id: order.id, state: order.state, action })
}

/** 接单. From here on it counts as sold, and what is fetched has a number to be called out. */
export async function acceptOrder(store: Store, order: OrderRow, now: Date): Promise<OrderRow> {
  await allowed(store, order, 'accept')
  return store.transaction(async (within) => {
    const pickupNumber = order.method === 'pickup' ? await countUp(within, dayOf(now), 'pickup') : null
    return move(within, order, 'accept', { pickupNumber }, now, (also, lines) => countSold(also, order, lines))
  })
}

/** In the order of the goods' ids, so that two orders never wait for each other. */
async function countSold(within: Store, { customerId, placedAt }: OrderRow, lines: OrderLineRow[]): Promise<void> {
  await within.customers.update({ id: customerId }, { lastOrderAt: placedAt }, { orderCount: 1 })
  for (const { goodsId, quantity } of inOrderOfGoods(lines))
    await within.goods.update({ id: goodsId }, {}, { soldCount: quantity })
}

/** What `countSold` has counted and is not sold after all. */
async function countBack(within: Store, { customerId }: OrderRow, lines: OrderLineRow[]): Promise<void> {
  await within.customers.update({ id: customerId }, {}, { orderCount: -1 })
  for (const { goodsId, quantity } of inOrderOfGoods(lines))
    await within.goods.update({ id: goodsId }, {}, { soldCount: -quantity })
}

const inOrderOfGoods = (lines: readonly OrderLineRow[]): OrderLineRow[] =>
  [...lines].sort((a, b) => (a.goodsId < b.goodsId ? -1 : 1))

/** 备好了. */
export async function finishOrder(store: Store, order: OrderRow, now: Date): Promise<OrderRow> {
  await allowed(store, order, 'finish')
  return move(store, order, 'finish', {}, now)
}

/** Without a carrier the store's own people bring it. @throws TRACKING_MISSING */
export async function shipOrder(
  store: Store,
  order: OrderRow,
  { carrier = '', trackingNo = '' }: { carrier?: string | undefined; trackingNo?: string | undefined },
  now: Date,
): Promise<OrderRow> {
  await allowed(store, order, 'ship')
  const isKnown = carriers.some(({ code }) => code === carrier)
  if (order.method === 'express' && !(isKnown && trackingNo)) throw new Failure('TRACKING_MISSING', { carrier })
  const { receivedAfterDays } = (await standingOf(store)).content.ordering
  const dueAt = new Date(now.getTime() + receivedAfterDays * 24 * 3600_000)
  return move(store, order, 'ship', { dueAt }, now, async (within, lines) => {
    if (order.state === 'paid') await countSold(within, order, lines)
    const storeId = store.row.id
    await within.shipments.create({ id: newId(), storeId, orderId: order.id, carrier, trackingNo, createdAt: now })
    await tellShipping(within, order, now)
  })
}

/** What was taken for an order at the moment at which it changes hands. */
interface Taken {
  isPaid: boolean
  /** What the staff were shown to take, where they say so. */
  expectedOwedFen?: number | undefined
}

/** 取走了，上齐了. @throws ORDER_NOT_PAID, OWED_CHANGED */
export async function handOverOrder(
  store: Store,
  order: OrderRow,
  now: Date,
  taken: Taken = { isPaid: false },
): Promise<OrderRow> {
  await allowed(store, order, 'handOver')
  const paid = await paidOrder(store, order, taken, now)
  return move(store, paid, 'handOver', {}, now, (within) => tellShipping(within, order, now))
}

/** 送到了，收到了: said by the store, where it brought it, or by the customer. @throws ORDER_NOT_PAID, OWED_CHANGED */
export async function receiveOrder(
  store: Store,
  order: OrderRow,
  now: Date,
  taken: Taken = { isPaid: false },
): Promise<OrderRow> {
  await allowed(store, order, 'receive')
  return move(store, await paidOrder(store, order, taken, now), 'receive', {}, now)
}

async function paidOrder(store: Store, order: OrderRow, taken: Taken, now: Date): Promise<OrderRow> {
  if (taken.isPaid) sameOwed(order, taken.expectedOwedFen)
  if (order.paidFen >= order.totalFen) return order
  if (!taken.isPaid) throw new Failure('ORDER_NOT_PAID', { id: order.id })
  return collect(store, order, now)
}

/**
 * 收款: the money was taken on the spot. Of two who take it, one has; for an order that was closed meanwhile, none.
 *
 * @param expectedOwedFen what the staff were shown to take, where they say so
 * @throws OWED_CHANGED where that is not what is owed
 */
export async function collectOrder(
  store: Store,
  order: OrderRow,
  now: Date,
  expectedOwedFen?: number,
): Promise<OrderRow> {
  sameOwed(order, expectedOwedFen)
  await allowed(store, order, 'collect')
  return collect(store, order, now)
}

async function collect(store: Store, order: OrderRow, now: Date): Promise<OrderRow> {
  const { id, rev, state, totalFen, customerId } = order
  const owedFen = totalFen - order.paidFen
  const values = { paidFen: totalFen, paidAt: now, paidDay: dayOf(now), rev: rev + 1 }
  await store.transaction(async (within) => {
    if ((await within.orders.update({ id, rev, state, paidFen: order.paidFen }, values)) === 0)
      throw new Failure('STATE_CONFLICT', { id, rev })
    await within.customers.update({ id: customerId }, {}, { spentFen: owedFen })
    await tellChange(within, order, 'collect', `¥${yuan(owedFen)}`, now)
  })
  return { ...order, ...values }
}

/** @throws OWED_CHANGED where the staff were shown another sum; also where somebody else has taken it */
function sameOwed(order: OrderRow, expectedOwedFen: number | undefined): void {
  const owedFen = owedFenOf(order)
  if (expectedOwedFen === undefined || expectedOwedFen === owedFen) return
  const text =
    owedFen === 0
      ? `这张订单刚刚已经收过款了，请不要再收 ¥${yuan(expectedOwedFen)}`
      : `金额刚刚变了：要收的是 ¥${yuan(owedFen)}，不是 ¥${yuan(expectedOwedFen)}，请核对后再确认`
  throw new Failure('OWED_CHANGED', { expectedOwedFen, owedFen }, { text })
}

/** Money for an order, and what of it has to go back. */
export interface Arrived {
  order: OrderRow
  /** Fen that came for nothing: the order was closed meanwhile, or is paid already. */
  excessFen: number
}

/**
 * Money has come in for an order. Whoever collects it calls this once for each payment, in the transaction that settles
 * the payment.
 *
 * @param isSure false where a person has to look before the order is taken up
 */
export async function paymentArrived(
  within: Store,
  orderId: string,
  fen: number,
  now: Date,
  isSure = true,
): Promise<Arrived> {
  // Holds the order's row until the end: two payments at once would both see it unpaid.
  await within.orders.update({ id: orderId }, {}, { rev: 1 })
  const order = await getOrder(within, orderId)
  await within.customers.update({ id: order.customerId }, {}, { spentFen: fen })
  const paidFen = order.paidFen + fen
  const first = order.paidAt === null ? { paidAt: now, paidDay: dayOf(now) } : {}
  // What came before for an order that is still unpaid goes back: it counts for nothing here.
  if (order.state === 'unpaid' && fen === order.totalFen) {
    const paid = await move(within, order, 'pay', { paidFen, ...first }, now)
    return { order: isSure ? await takeUp(within, paid, now) : paid, excessFen: 0 }
  }
  if (order.state === 'closed')
    return { order: await move(within, order, 'payLate', { paidFen, ...first }, now), excessFen: fen }
  await within.orders.update({ id: orderId }, { paidFen, ...first })
  return { order: { ...order, paidFen, ...first }, excessFen: fen }
}

/** A store that accepts by itself does so as soon as the money is there. */
async function takeUp(within: Store, order: OrderRow, now: Date): Promise<OrderRow> {
  const { isAutoAccepted } = (await standingOf(within)).content.ordering
  return isAutoAccepted ? acceptOrder(within, order, now) : order
}

/** The money of a closed order has gone back to where it came from. */
export const giveBackLate = (within: Store, order: OrderRow, now: Date): Promise<OrderRow> =>
  move(within, order, 'giveBack', {}, now)

const closeEvents = {
  cancelled: 'cancel',
  expired: 'expire',
  byStore: 'close',
  erased: 'close',
  refunded: 'close',
} as const

/**
 * Ends an order that nothing was paid for, or everything given back; its stock is there again. The money is looked at once
 * the order's row is held: somebody else may be collecting it at this moment.
 *
 * @throws ACTION_NOT_ALLOWED while the store holds money for it, ORDER_BEING_PAID while it could still be paid
 */
export async function closeOrder(store: Store, order: OrderRow, reason: CloseReason, now: Date): Promise<OrderRow> {
  return move(store, order, closeEvents[reason], { closeReason: reason }, now, async (within, lines) => {
    if (order.state === 'unpaid') await nothingOpen(within, order)
    const { heldFen } = await factsOf(within, await getOrder(within, order.id))
    if (heldFen > 0) throw new Failure('ACTION_NOT_ALLOWED', { id: order.id, heldFen })
    await returnStock(within, lines, order.placedDay)
    if (order.state !== 'unpaid' && order.state !== 'paid') await countBack(within, order, lines)
  })
}

/** Whoever ends an order that waits for money closes its payments first: `endOrder` does. No new one begins while its row is held. */
async function nothingOpen(within: Store, { id: orderId }: OrderRow): Promise<void> {
  const open = await within.payments.count({ orderId, state: [...openPayments] })
  if (open > 0) throw new Failure('ORDER_BEING_PAID', { orderId, open })
}

/** Changes what is to be paid, before it is: never above what it costs. */
export async function repriceOrder(store: Store, order: OrderRow, totalFen: number, now: Date): Promise<OrderRow> {
  await allowed(store, order, 'reprice')
  const { id, rev, goodsFen, packingFen, deliveryFen } = order
  const gross = goodsFen + packingFen + deliveryFen
  if (totalFen > gross)
    throw new Failure('INVALID_INPUT', { totalFen, gross }, { field: 'totalFen', text: '不能高于原来的金额' })
  const values = { discountFen: gross - totalFen, totalFen, rev: rev + 1 }
  await store.transaction(async (within) => {
    if ((await within.orders.update({ id, rev, state: order.state, paidFen: 0 }, values)) === 0)
      throw new Failure('STATE_CONFLICT', { id, rev })
    await tellChange(within, order, 'reprice', `¥${yuan(order.totalFen)} → ¥${yuan(totalFen)}`, now)
  })
  return { ...order, ...values }
}

export async function remarkOrder(store: Store, order: OrderRow, remark: string): Promise<OrderRow> {
  await store.orders.update({ id: order.id }, { remark })
  return { ...order, remark }
}

/** Everything of an order at a table that is cleared, in one go, whatever was tapped before. */
export async function endAtTable(store: Store, order: OrderRow, now: Date): Promise<OrderRow> {
  switch (order.state) {
    case 'unpaid':
    case 'paid':
      return endAtTable(store, await acceptOrder(store, order, now), now)
    case 'preparing':
      return endAtTable(store, await finishOrder(store, order, now), now)
    case 'ready':
      return handOverOrder(store, order, now, { isPaid: true })
    default:
      return order
  }
}
