import { refundMachine } from '../../../shared/order'
import { advance } from '../../advance'
import type { RefundRow } from '../../db/models/order'
import type { PaymentRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import type { RefundAnswer, RefundStatus } from '../../pay/refunds'
import { payRefusal } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { givenBack, sendOn } from '../orders/refunds'
import { nameOf, signingVersion } from './asking'
import { endIncident, openIncident } from './incidents'
import { laterByAge } from './patience'
import { notifyUrl } from './proving'

const apartMs = 60_000 // WeChat Pay's rule for the refunds of one payment
const unsureMs = 20_000
const unfundedMs = 3600_000
const refusedMs = 6 * 3600_000

const inHand: readonly RefundRow['state'][] = ['agreed', 'sent', 'stuck']

/**
 * Carries a refund on: sends it, always under the same number, and asks what became of it until it is over. Answers when to
 * look again.
 */
export async function driveRefund(platform: Platform, storeId: string, refundId: string): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  const refund = await store?.refunds.find({ id: refundId })
  if (!store || !refund || !inHand.includes(refund.state)) return undefined
  const now = platform.clock.now()
  const payment = await store.payments.find({ id: refund.paymentId ?? '' })
  if (!payment) throw new Failure('NOT_FOUND', { payment: refund.paymentId })
  try {
    return await drive(store, refund, payment, now)
  } catch (error) {
    return putOff(store, refund, error, now)
  }
}

async function drive(store: Store, refund: RefundRow, payment: PaymentRow, now: Date): Promise<Date | undefined> {
  // Once it was sent, what became of it is asked first: nobody knows what an answer that was lost has done.
  const known = refund.sentAt === null ? null : await ask(store, refund, payment)
  if (known) return applied(store, refund, payment, known, now)
  if (refund.state !== 'agreed') return soon(refund, now)
  const sentAt = await claim(store, refund, payment, now)
  if (sentAt > now) return sentAt
  return applied(store, { ...refund, sentAt }, payment, await send(store, refund, payment), now)
}

/**
 * Takes the payment's minute for this refund and answers `now`, or answers when to try again: of two processes that would
 * send one each at the same moment, or both this one, the second waits.
 */
function claim(store: Store, { id, sentAt }: RefundRow, payment: PaymentRow, now: Date): Promise<Date> {
  return store.transaction(async (within) => {
    await within.payments.update({ id: payment.id }, {}, { looks: 0 }) // holds its row until the end
    const notBefore = await apart(within, id, payment)
    if (notBefore > now) return notBefore
    const isMine = (await within.refunds.update({ id, state: 'agreed', sentAt }, { sentAt: now })) > 0
    return isMine ? now : new Date(now.getTime() + unsureMs)
  })
}

/** From when on another refund of a payment may be sent. */
async function apart(within: Store, id: string, { id: paymentId }: PaymentRow): Promise<Date> {
  const where = { paymentId, id: { not: id }, sentAt: { not: null } }
  const last = await within.refunds.find(where, { order: [['sentAt', 'DESC']] })
  return new Date((last?.sentAt?.getTime() ?? 0) + apartMs)
}

async function send(store: Store, refund: RefundRow, payment: PaymentRow): Promise<RefundAnswer> {
  const { account, till } = await signingVersion(store, payment)
  return till.refund({
    ...nameOf(payment),
    transactionId: payment.transactionId ?? '',
    outRefundNo: refund.id,
    reason: [...refund.reason].slice(0, 80).join('') || '退款',
    notifyUrl: notifyUrl(store, account),
    refundFen: refund.amountFen,
    totalFen: payment.amountFen,
  })
}

/** Null: WeChat Pay knows of none. */
async function ask(store: Store, { id: outRefundNo }: RefundRow, payment: PaymentRow): Promise<RefundAnswer | null> {
  const { till } = await signingVersion(store, payment)
  const { appid, mchid } = payment
  try {
    return await till.queryRefund({ appid, mchid, outRefundNo })
  } catch (error) {
    if (payRefusal(error) === 'gone') return null
    throw error
  }
}

async function applied(
  store: Store,
  refund: RefundRow,
  payment: PaymentRow,
  told: RefundAnswer,
  now: Date,
): Promise<Date | undefined> {
  const { status, refund_id, amount } = told
  await settleRefund(store, payment, { refundId: refund.id, status, refund_id, amount }, now)
  const after = await store.refunds.find({ id: refund.id })
  return after && inHand.includes(after.state) ? soon(after, now) : undefined
}

/** Told by an answer or a notification, both verified. */
export interface RefundTold {
  /** Ours. */
  refundId: string
  status: RefundStatus
  refund_id: string
  amount: { total: number; refund: number }
}

/** Believes what WeChat Pay tells of a refund: forward only, and once however often it is told. */
export async function settleRefund(
  store: Store,
  payment: PaymentRow,
  told: RefundTold,
  now: Date,
  also: (within: Store) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await store.transaction(async (within) => {
    if (payment.orderId !== null) await within.orders.update({ id: payment.orderId }, {}, { rev: 1 })
    await also(within)
    const refund = await within.refunds.find({ id: told.refundId, paymentId: payment.id })
    if (!refund || !inHand.includes(refund.state)) return
    const { orderId } = payment
    if (told.amount.refund !== refund.amountFen || told.amount.total !== payment.amountFen) {
      const detail = { toldFen: told.amount.refund, askedFen: refund.amountFen }
      return openIncident(within, { kind: 'refundDisagrees', subjectId: refund.id, orderId, detail }, now)
    }
    await move(within, refund, told, now)
  })
}

const noProblem = { problemCode: null, problemText: null }

async function move(within: Store, refund: RefundRow, { status, refund_id }: RefundTold, now: Date): Promise<void> {
  const known = { wechatRefundId: refund_id, ...noProblem }
  const step = (row: RefundRow, event: 'send' | 'stick' | 'fail', values: Partial<RefundRow> = {}) =>
    advance(within, (s) => s.refunds, refundMachine, row, event, { ...known, ...values, stateAt: now }, now)
  const taken = refund.state === 'agreed' ? await step(refund, 'send') : refund
  switch (status) {
    case 'PROCESSING':
      return
    case 'SUCCESS':
      await givenBack(within, taken, known, now)
      await endIncident(within, 'refundUnfunded', refund.id, now)
      return endIncident(within, 'refundStuck', refund.id, now)
    case 'ABNORMAL':
      if (taken.state !== 'sent') return // told before: whoever looks at it has been told, too
      await step(taken, 'stick', problems.stuck)
      return openIncident(within, { kind: 'refundStuck', subjectId: refund.id, orderId: refund.orderId }, now)
    case 'CLOSED':
      await step(taken, 'fail', problems.closed)
      return openIncident(within, { kind: 'refundStuck', subjectId: refund.id, orderId: refund.orderId }, now)
  }
}

const problems = {
  stuck: {
    problemCode: 'REFUND_ABNORMAL',
    problemText:
      '顾客的银行卡已注销或冻结，钱退不回去。可以点“退到我的账户”，再另外转给顾客，也可以在商户平台的“交易订单”里选择其他方式',
  },
  takenBack: { problemCode: 'REFUND_TO_MERCHANT', problemText: '钱正在退到您的结算账户，请另外转给顾客' },
  closed: { problemCode: 'REFUND_CLOSED', problemText: '微信支付关闭了这笔退款，钱还在商户号里，可以重新发起退款' },
}

/** What stands in the way is written on the refund, and it is tried again: nothing is given up by itself. */
async function putOff(store: Store, refund: RefundRow, error: unknown, now: Date): Promise<Date | undefined> {
  if (isFailure(error, 'STATE_CONFLICT')) return new Date(now.getTime() + unsureMs) // told meanwhile
  const refusal = payRefusal(error)
  if (!(error instanceof Failure) || refusal === null) throw error
  if (refusal === 'noAnswer') return soon(refund, now)
  const kind = refusal === 'funds' ? 'refundUnfunded' : 'refundStuck'
  if (!(await noteProblem(store, refund, kind, error, now))) return undefined
  return new Date(now.getTime() + (refusal === 'funds' ? unfundedMs : refusedMs))
}

/** False where it has been told meanwhile that the refund is over: then nothing stands in its way any more. */
function noteProblem(
  store: Store,
  { id, orderId }: RefundRow,
  kind: 'refundUnfunded' | 'refundStuck',
  { code, text }: Failure,
  now: Date,
): Promise<boolean> {
  return store.transaction(async (within) => {
    const problem = { problemCode: code, problemText: text }
    if ((await within.refunds.update({ id, state: [...inHand] }, problem)) === 0) return false
    await openIncident(within, { kind, subjectId: id, orderId, detail: { code, text } }, now)
    return true
  })
}

/**
 * 发起异常退款: what cannot reach the customer goes to the merchant's own account instead, who gives it to them by hand.
 * Said twice it is refused by WeChat Pay, and changes nothing.
 *
 * @throws REFUND_NOT_FOUND, ACTION_NOT_ALLOWED where it is not stuck, or WeChat Pay has no such way for these keys
 */
export async function takeRefundBack(store: Store, id: string, now: Date): Promise<RefundRow> {
  const refund = await store.refunds.find({ id })
  const payment = refund?.paymentId ? await store.payments.find({ id: refund.paymentId }) : null
  if (!refund || !payment) throw new Failure('REFUND_NOT_FOUND', { id })
  if (refund.state !== 'stuck') throw new Failure('ACTION_NOT_ALLOWED', { id, state: refund.state })
  const { till } = await signingVersion(store, payment)
  if (!till.refundToMerchant) throw new Failure('ACTION_NOT_ALLOWED', { id }, { text: onlyThere })
  const of = { mchid: payment.mchid, outRefundNo: id, refundId: refund.wechatRefundId ?? '' }
  const { status, refund_id, amount } = await till.refundToMerchant(of)
  await settleRefund(store, payment, { refundId: id, status, refund_id, amount }, now, async (within) => {
    await within.refunds.update({ id, reply: '' }, { reply: byHand })
    await within.refunds.update({ id, state: 'stuck' }, problems.takenBack)
  })
  return refund
}

const onlyThere = '这个商户号的密钥不支持这样退，请在商户平台的“交易订单”里选择其他方式退款'
const byHand = '您的银行卡收不了退款，店家会用别的方式把钱转给您'

/** Ever later: balances take minutes, cards days. */
const soon = ({ stateAt }: RefundRow, now: Date): Date => laterByAge(stateAt, now, unsureMs, refusedMs)

/** The merchant has seen to it: try now. @throws REFUND_NOT_FOUND */
export async function retryRefund(store: Store, id: string, now: Date): Promise<RefundRow> {
  const refund = await store.refunds.find({ id })
  if (!refund || refund.paymentId === null) throw new Failure('REFUND_NOT_FOUND', { id })
  if (inHand.includes(refund.state)) {
    await sendOn(store, refund, now)
    store.platform.work.wake()
  }
  return refund
}
