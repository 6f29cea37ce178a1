import { beginOf, dayPlus } from '../../../shared/day'
import type { RefundRow } from '../../db/models/order'
import type { BillDifference, BillRow, PaymentRow } from '../../db/models/payment'
import type { BillLine } from '../../pay/tradeBill'
import type { Store } from '../../store'
import { inParts } from '../inParts'
import { lookAt } from './asking'

const edgeMs = 5 * 60_000

/**
 * One merchant number may serve several stores and other systems: only what was paid in this store's mini-programs. Beneath
 * a service provider the bill names the provider's appid, and the merchant by its own number; what another account of ours
 * collected with the same number, of another store or with other keys, is in that one's comparison.
 */
export async function linesOfStore(
  store: Store,
  { accountId, mchid }: Pick<BillRow, 'accountId' | 'mchid'>,
  lines: readonly BillLine[],
): Promise<BillLine[]> {
  const appids = new Set(await store.payments.tally({ accountId }, 'appid').then((all) => all.map(({ of }) => of)))
  const likely = lines.filter(({ appid, subMchid }) => subMchid === mchid || appids.has(appid))
  const numbers = [...new Set(likely.map(({ outTradeNo }) => outTradeNo))]
  const others = await inParts(numbers, (id) =>
    store.platform.payments.pick('id', { id, accountId: { not: accountId } }),
  )
  const ofOthers = new Set(others)
  return likely.filter(({ outTradeNo }) => !ofOthers.has(outTradeNo))
}

/** Money that nobody told us about: asked for, and believed. */
export async function settleMissed(
  store: Store,
  { accountId }: BillRow,
  lines: readonly BillLine[],
  now: Date,
): Promise<void> {
  const told = lines.filter(({ kind }) => kind === 'payment').map(({ outTradeNo }) => outTradeNo)
  const missed = await inParts(told, (id) =>
    store.payments.list({ id, accountId, state: ['asked', 'waiting', 'closed'] }),
  )
  for (const payment of missed) await lookAt(store, payment, now)
}

/** What stands here of one day. */
interface Ours {
  payments: PaymentRow[]
  refunds: RefundRow[]
}

/** Everything in which a day's bill and what stands here do not agree. */
export async function differencesOf(
  store: Store,
  bill: BillRow,
  lines: readonly BillLine[],
): Promise<{ differences: BillDifference[]; payments: number }> {
  const { payments, refunds } = await oursOf(store, bill)
  const differences = [
    ...comparePayments(lines, payments),
    ...(await compareRefunds(store, bill, lines, refunds)),
    ...(await compareOrders(store, payments)),
  ]
  return { differences, payments: payments.length }
}

async function oursOf(store: Store, { accountId, day }: BillRow): Promise<Ours> {
  const payments = await store.payments.list({ accountId, paidDay: day, state: 'paid' })
  const [from, to] = [beginOf(day), beginOf(dayPlus(day, 1))]
  // At the edges of a day it is WeChat Pay's clock that decides; what is told there is looked at from its side alone.
  const sentAt = { gte: new Date(from.getTime() + edgeMs), lt: new Date(to.getTime() - edgeMs) }
  const refunds = await store.refunds.list({ accountId, sentAt, state: ['sent', 'stuck', 'refunded'] })
  return { payments, refunds }
}

function comparePayments(lines: readonly BillLine[], payments: readonly PaymentRow[]): BillDifference[] {
  const told = lines.filter(({ kind }) => kind === 'payment')
  const here = new Map(payments.map((payment) => [payment.id, payment]))
  const wrong = told.flatMap(({ outTradeNo: id, amountFen: billFen }): BillDifference[] => {
    const payment = here.get(id)
    if (!payment) return [{ kind: 'missingHere', id, orderId: null, oursFen: null, billFen }]
    if (payment.amountFen === billFen) return []
    return [{ kind: 'amount', id, orderId: payment.orderId, oursFen: payment.amountFen, billFen }]
  })
  const toldIds = new Set(told.map(({ outTradeNo }) => outTradeNo))
  const missing = payments
    .filter(({ id }) => !toldIds.has(id))
    .map(({ id, orderId, amountFen }): BillDifference => ({
      ...{ kind: 'missingInBill', id, orderId, oursFen: amountFen, billFen: null },
    }))
  return [...wrong, ...missing]
}

async function compareRefunds(
  store: Store,
  { accountId }: BillRow,
  lines: readonly BillLine[],
  expected: readonly RefundRow[],
): Promise<BillDifference[]> {
  const told = lines.filter(({ kind }) => kind === 'refund')
  const ids = [...new Set(told.map(({ outRefundNo }) => outRefundNo))]
  const known = await inParts(ids, (id) => store.refunds.list({ accountId, id }))
  const here = new Map(known.map((refund) => [refund.id, refund]))
  const wrong = told.flatMap(({ outRefundNo: id, amountFen: billFen }): BillDifference[] => {
    const refund = here.get(id)
    if (!refund) return [{ kind: 'refundUnknown', id, orderId: null, oursFen: null, billFen }]
    if (refund.amountFen === billFen) return []
    return [{ kind: 'refundAmount', id, orderId: refund.orderId, oursFen: refund.amountFen, billFen }]
  })
  const toldIds = new Set(ids)
  const missing = expected
    .filter(({ id }) => !toldIds.has(id))
    .map(({ id, orderId, amountFen }): BillDifference => ({
      ...{ kind: 'refundMissing', id, orderId, oursFen: amountFen, billFen: null },
    }))
  return [...wrong, ...missing]
}

/** The third side: what an order says was paid is what its payments say. */
async function compareOrders(store: Store, payments: readonly PaymentRow[]): Promise<BillDifference[]> {
  const ids = [...new Set(payments.flatMap(({ orderId }) => orderId ?? []))]
  const orders = await inParts(ids, (id) => store.orders.list({ id }))
  const sums = await inParts(ids, (orderId) =>
    store.payments.tally({ orderId, state: 'paid' }, 'orderId', ['amountFen']),
  )
  const collected = new Map(sums.map(({ of, amountFen }) => [of, amountFen]))
  return orders.flatMap(({ id, paidFen }): BillDifference[] => {
    const billFen = collected.get(id) ?? 0
    return billFen === paidFen ? [] : [{ kind: 'order', id, orderId: id, oursFen: paidFen, billFen }]
  })
}
