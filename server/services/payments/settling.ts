import { dayOf } from '../../../shared/day'
import { openPayments, paymentMachine } from '../../../shared/payment'
import { advance } from '../../advance'
import type { PaymentAccountRow, PaymentRow } from '../../db/models/payment'
import { isFailure } from '../../failures'
import { disagreement, type Expected } from '../../pay/agreement'
import type { Transaction } from '../../pay/transactions'
import type { Store } from '../../store'
import { paymentArrived } from '../orders/moves'
import { askRefund, createRefund } from '../orders/refunds'
import { versionWorks } from './accounts'
import { excessKey } from './excess'
import { openIncident } from './incidents'

/** What became of a payment that WeChat Pay has told of. */
export type Settled = 'paid' | 'unpaid' | 'disputed' | 'unknown'

/** Something to be written in the same transaction: the notification that told it. */
type Also = (within: Store) => Promise<void>

const nothing: Also = () => Promise.resolve()

export const expectedOf = (payment: PaymentRow, spMchid: string | undefined): Expected => ({
  mode: payment.mode,
  mchid: payment.mchid,
  spMchid,
  appid: payment.appid,
  outTradeNo: payment.id,
  amountFen: payment.amountFen,
})

/**
 * Believes what WeChat Pay tells of a payment of this account, by a notification or by an answer, both verified: forward
 * only, and once however often it is told.
 */
export async function settleTold(
  store: Store,
  { id: accountId }: Pick<PaymentAccountRow, 'id'>,
  told: Transaction,
  spMchid: string | undefined,
  now: Date,
  also: Also = nothing,
): Promise<Settled> {
  const payment = await store.payments.find({ id: told.out_trade_no, accountId })
  if (!payment) return 'unknown'
  if (told.trade_state !== 'SUCCESS' && told.trade_state !== 'REFUND') return 'unpaid'
  const wrong = disagreement(expectedOf(payment, spMchid), { ...told })
  try {
    if (wrong) await dispute(store, payment, told, wrong, now, also)
    else await settle(store, payment, told, now, also)
  } catch (error) {
    if (!isFailure(error, 'STATE_CONFLICT')) throw error
    // Somebody else moved it meanwhile: told the same, or closed it. It only ever goes forward, so this ends.
    return settleTold(store, { id: accountId }, told, spMchid, now, also)
  }
  return wrong ? 'disputed' : 'paid'
}

/** Real money, but not what was asked for: never a paid order. */
async function dispute(
  store: Store,
  payment: PaymentRow,
  told: Transaction,
  wrong: string,
  now: Date,
  also: Also,
): Promise<void> {
  await store.transaction(async (within) => {
    await also(within)
    if (payment.state === 'disputed') return
    const detail = { wrong, transactionId: told.transaction_id ?? null, totalFen: told.amount?.total ?? null }
    const subject = { subjectId: payment.id, orderId: payment.orderId }
    await openIncident(within, { kind: 'paymentDisagrees', ...subject, detail }, now)
    // One that was settled as it was asked for stays so, whatever somebody tells later.
    if (payment.state === 'paid') return
    const values = { stateAt: now, openOf: null, transactionId: told.transaction_id ?? null }
    await advance(within, (s) => s.payments, paymentMachine, payment, 'dispute', values, now)
  })
}

async function settle(store: Store, payment: PaymentRow, told: Transaction, now: Date, also: Also): Promise<void> {
  await store.transaction(async (within) => {
    // The order first: whoever else changes it waits here, and then sees what became of it.
    if (payment.orderId !== null) await within.orders.update({ id: payment.orderId }, {}, { rev: 1 })
    await also(within)
    if (payment.state === 'paid' || payment.state === 'disputed') return
    const paidAt = told.success_time ? new Date(told.success_time) : now
    const paid = {
      stateAt: now,
      openOf: null,
      paidAt,
      paidDay: dayOf(paidAt),
      transactionId: told.transaction_id ?? null,
    }
    const settled = await advance(within, (s) => s.payments, paymentMachine, payment, 'pay', paid, now)
    await versionWorks(within, payment.versionId, now)
    // Nothing goes back from here before the payment stands as paid: somebody has given it back elsewhere.
    const isWhole = told.trade_state === 'SUCCESS'
    if (payment.orderId === null) await endTest(within, settled, isWhole, now)
    else await handOn(within, settled, payment.orderId, isWhole, now)
  })
}

/**
 * To the order; what came for nothing goes back by itself. Where part or all of it is gone already (pay.md §4.2), a person
 * says what the order is worth, and WeChat Pay lets nothing go back twice.
 */
async function handOn(within: Store, payment: PaymentRow, orderId: string, isWhole: boolean, now: Date): Promise<void> {
  const { order, excessFen } = await paymentArrived(within, orderId, payment.amountFen, now, isWhole)
  if (!isWhole) await openIncident(within, { kind: 'refundedElsewhere', subjectId: payment.id, orderId }, now)
  if (excessFen === 0) return
  const isLate = order.state === 'latePaid'
  const reason = isLate ? '订单关闭后才收到付款，原路退回' : '重复付款，原路退回'
  const wish = { amountFen: excessFen, reason, requestKey: excessKey(payment.id), paymentId: payment.id }
  await askRefund(within, order, { ...wish, askedBy: 'system' }, now)
  if (!isLate) await openIncident(within, { kind: 'paidTwice', subjectId: payment.id, orderId }, now)
}

/** One fen of a test: it has shown what it should, and goes back. */
async function endTest(within: Store, payment: PaymentRow, isWhole: boolean, now: Date): Promise<void> {
  await within.paymentVersions.update({ id: payment.versionId }, { triedAt: now })
  if (!isWhole) return
  const { amountFen, id } = payment
  const wish = { amountFen, reason: '收款测试，自动退回', requestKey: `test:${id}`, askedBy: 'system' as const }
  await createRefund(within, '', wish, payment, now)
}

/** Payments of an order that may still be paid. */
export const openPaymentsOf = (store: Store, orderId: string): Promise<PaymentRow[]> =>
  store.payments.list({ orderId, state: [...openPayments] })
