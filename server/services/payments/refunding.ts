import { refundMachine } from '../../../shared/order'
import { advance } from '../../advance'
import type { OrderRow, RefundRow } from '../../db/models/order'
import type { PaymentRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import type { PayFailureCode } from '../../pay/errors'
import type { RefundAnswer, RefundStatus } from '../../pay/refunds'
import { payRefusal } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { getOrder } from '../orders/moves'
import { givenBack, recordRefund, sendOn, throughWechat } from '../orders/refunds'
import { nameOf, signingVersion } from './asking'
import { endIncident, openIncident } from './incidents'
import { laterByAge } from './patience'
import { notifyUrl } from './proving'
import { noteUnbelieved, publicKeyMissing } from './trust'

const apartMs = 60_000 // WeChat Pay's rule for the refunds of one payment
const unsureMs = 20_000
const underWayMs = 60_000 // a call that its process has begun is over by then
const unansweredMs = 6 * 3600_000
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
  if (known?.status === 'ABNORMAL' && refund.toMerchantAt) return asBefore(store, refund, refund.toMerchantAt, now)
  if (known) return applied(store, refund, payment, known, now)
  if (refund.state !== 'agreed') return soon(refund, now)
  const { sentAt, notBefore } = await claim(store, refund, payment)
  if (notBefore) return notBefore
  return applied(store, { ...refund, sentAt }, payment, await send(store, refund, payment), now)
}

interface Claim {
  /** Since when it is being sent. */
  sentAt: Date
  /** Null where it may be sent now. */
  notBefore: Date | null
}

/**
 * Takes the payment's minute for this refund, or answers when to try again: of two processes that would send one each at
 * the same moment, or both this one, the second waits.
 */
function claim(store: Store, { id, sentAt }: RefundRow, payment: PaymentRow): Promise<Claim> {
  return store.transaction(async (within) => {
    await within.payments.update({ id: payment.id }, {}, { looks: 0 }) // holds its row until the end
    const now = store.platform.clock.now() // asking has taken its time
    const free = await apart(within, id, payment)
    if (free > now) return { sentAt: now, notBefore: free }
    const isMine = (await within.refunds.update({ id, state: 'agreed', sentAt }, { sentAt: now })) > 0
    return { sentAt: now, notBefore: isMine ? null : new Date(now.getTime() + unsureMs) }
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
  await settleRefund(store, payment, { refundId: refund.id, ...told }, now)
  const after = await store.refunds.find({ id: refund.id })
  return after && inHand.includes(after.state) ? soon(after, now) : undefined
}

/**
 * It should go to the merchant's account, and WeChat Pay still holds it for stuck: it never heard of that, or refused while
 * nobody listened. Told by an answer, since a notification may be of long ago; as long as the call may be under way, asked
 * again.
 */
async function asBefore(
  store: Store,
  { id, orderId, stateAt }: RefundRow,
  toMerchantAt: Date,
  now: Date,
): Promise<Date> {
  const over = new Date(toMerchantAt.getTime() + underWayMs)
  if (over > now) return over
  await store.transaction(async (within) => {
    const changes = { toMerchantAt: null, ...problems.stuck }
    if ((await within.refunds.update({ id, state: 'stuck', toMerchantAt }, changes)) === 0) return
    await openIncident(within, { kind: 'refundStuck', subjectId: id, orderId }, now)
  })
  return soon({ stateAt }, now)
}

/** Told by an answer or a notification, both verified. */
export interface RefundTold {
  /** Ours. */
  refundId: string
  status: RefundStatus
  refund_id: string
  success_time?: string
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

async function move(within: Store, refund: RefundRow, told: RefundTold, now: Date): Promise<void> {
  const { status, refund_id } = told
  const known = { wechatRefundId: refund_id, ...noProblem }
  const step = (row: RefundRow, event: 'send' | 'stick' | 'fail', values: Partial<RefundRow> = {}) =>
    advance(within, (s) => s.refunds, refundMachine, row, event, { ...known, ...values, stateAt: now }, now)
  const taken = refund.state === 'agreed' ? await step(refund, 'send') : refund
  switch (status) {
    case 'PROCESSING':
      return
    case 'SUCCESS':
      await givenBack(within, taken, { ...known, refundedAt: successOf(told, now) }, now)
      await endIncident(within, 'refundUnfunded', refund.id, now)
      // Turned to the merchant's account, it is over only when somebody has given it to the customer.
      return refund.toMerchantAt ? undefined : endIncident(within, 'refundStuck', refund.id, now)
    case 'ABNORMAL':
      if (taken.state !== 'sent') return // told before: whoever looks at it has been told, too
      await step(taken, 'stick', problems.stuck)
      return openIncident(within, { kind: 'refundStuck', subjectId: refund.id, orderId: refund.orderId }, now)
    case 'CLOSED':
      await step(taken, 'fail', problems.closed)
      return openIncident(within, { kind: 'refundStuck', subjectId: refund.id, orderId: refund.orderId }, now)
  }
}

/** When the money went back, which may be long before we hear of it. */
function successOf({ success_time }: RefundTold, now: Date): Date {
  const at = new Date(success_time ?? now)
  return at <= now ? at : now // also where it is no time at all
}

const problems = {
  stuck: {
    problemCode: 'REFUND_ABNORMAL',
    problemText:
      '顾客的银行卡已注销或冻结，钱退不回去。可以点“退到我的账户”，再另外转给顾客，也可以在商户平台的“交易订单”里选择其他方式',
  },
  closed: { problemCode: 'REFUND_CLOSED', problemText: '微信支付关闭了这笔退款，钱还在商户号里，可以重新发起退款' },
}

/** What stands in the way is written on the refund, and it is tried again: nothing is given up by itself. */
async function putOff(store: Store, refund: RefundRow, error: unknown, now: Date): Promise<Date | undefined> {
  if (isFailure(error, 'STATE_CONFLICT')) return new Date(now.getTime() + unsureMs) // told meanwhile
  const refusal = payRefusal(error)
  if (!(error instanceof Failure) || refusal === null) throw error
  if (refusal === 'noAnswer') return notAnswered(store, refund, error, now)
  const kind = refusal === 'funds' ? 'refundUnfunded' : 'refundStuck'
  if (!(await noteProblem(store, refund, kind, error, now))) return undefined
  return new Date(now.getTime() + (refusal === 'funds' ? unfundedMs : refusedMs))
}

/** Somebody is told when it has not been sent for hours, or nothing about it can be believed: else it passes by itself. */
async function notAnswered(store: Store, refund: RefundRow, error: Failure, now: Date): Promise<Date> {
  const isUnbelieved = await noteUnbelieved(store, refund.accountId ?? '', error)
  const isLong = now.getTime() - refund.stateAt.getTime() > unansweredMs
  if (isLong && isUnbelieved && refund.state !== 'stuck')
    await noteProblem(store, refund, 'refundStuck', publicKeyMissing(), now)
  else if (isLong && refund.state === 'agreed') await noteProblem(store, refund, 'refundStuck', error, now)
  return soon(refund, now)
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
 * 发起异常退款: what cannot reach the customer goes to the merchant's own account instead, who gives it to them by hand. The
 * customer is told from the moment it is asked for; only WeChat Pay's word that the refund is as it was takes that back.
 *
 * @throws REFUND_NOT_FOUND, ACTION_NOT_ALLOWED where it is not stuck, or WeChat Pay has no such way for these keys
 */
export async function takeRefundBack(store: Store, id: string, now: Date): Promise<RefundRow> {
  const { refund, payment } = await throughWechatPay(store, id)
  const { till } = await signingVersion(store, payment)
  if (!till.refundToMerchant) throw new Failure('ACTION_NOT_ALLOWED', { id }, { text: onlyThere })
  await store.transaction(async (within) => {
    if ((await within.refunds.update({ id, state: 'stuck' }, { toMerchantAt: now })) === 0)
      throw new Failure('ACTION_NOT_ALLOWED', { id, state: refund.state })
    await sendOn(within, refund, new Date(now.getTime() + underWayMs)) // also where this process ends here
  })
  const of = { mchid: payment.mchid, outRefundNo: id, refundId: refund.wechatRefundId ?? '' }
  const told = await till.refundToMerchant(of).catch((error: unknown) => stillStuck(store, refund, payment, error))
  await store.refunds.update({ id, toMerchantAt: null }, { toMerchantAt: now })
  await settleRefund(store, payment, { refundId: id, ...told }, now)
  return refund
}

/** @throws REFUND_NOT_FOUND */
async function throughWechatPay(store: Store, id: string): Promise<{ refund: RefundRow; payment: PaymentRow }> {
  const refund = await store.refunds.find({ id })
  const payment = refund?.paymentId ? await store.payments.find({ id: refund.paymentId }) : null
  if (!refund || !payment) throw new Failure('REFUND_NOT_FOUND', { id })
  return { refund, payment }
}

/**
 * WeChat Pay has said no, which it also says to whoever asks twice. Where it still holds the refund for stuck, it was not
 * turned, and the no is thrown; else the answer is what has become of it. Without any answer it may have been turned.
 */
async function stillStuck(store: Store, refund: RefundRow, payment: PaymentRow, error: unknown): Promise<RefundAnswer> {
  const refusal = payRefusal(error)
  if (refusal === null || refusal === 'noAnswer') throw error
  const told = await ask(store, refund, payment)
  if (told && told.status !== 'ABNORMAL') return told
  await store.refunds.update({ id: refund.id, state: 'stuck' }, { toMerchantAt: null })
  throw error
}

const onlyThere = '这个商户号的密钥不支持这样退，请在商户平台的“交易订单”里选择其他方式退款'

/** Ever later: balances take minutes, cards days. */
const soon = ({ stateAt }: Pick<RefundRow, 'stateAt'>, now: Date): Date => laterByAge(stateAt, now, unsureMs, refusedMs)

const unanswered: readonly string[] = ['PAY_NO_ANSWER', 'PAY_BUSY'] satisfies PayFailureCode[]

/** WeChat Pay has said why it does not give it back; without an answer it may have. */
export const isRefused = ({ state, paymentId, problemCode }: RefundRow): boolean =>
  state === 'agreed' && paymentId !== null && problemCode !== null && !unanswered.includes(problemCode)

/**
 * 改为自己退: what WeChat Pay refuses to give back is given by hand. Only what it knows nothing of, and nobody is just
 * sending: from then on it is none of WeChat Pay's, and a bill that tells of it differs.
 *
 * @throws REFUND_NOT_FOUND, ACTION_NOT_ALLOWED where nothing stands in its way or WeChat Pay has it after all, STATE_CONFLICT
 */
async function givenByHand(store: Store, id: string, now: Date): Promise<void> {
  const { refund, payment } = await throughWechatPay(store, id)
  const { state, sentAt } = refund
  if (!isRefused(refund)) throw new Failure('ACTION_NOT_ALLOWED', { id, state })
  if (sentAt && now.getTime() - sentAt.getTime() < underWayMs)
    throw new Failure('ACTION_NOT_ALLOWED', { id, sentAt }, { text: '刚刚又向微信支付试了一次，请过一分钟再点' })
  const known = await ask(store, refund, payment)
  if (known) {
    await applied(store, refund, payment, known, now)
    throw new Failure('ACTION_NOT_ALLOWED', { id }, { text: '微信支付已经收到过这笔退款，请先看它现在的状态' })
  }
  await store.transaction(async (within) => {
    await within.orders.update({ id: refund.orderId }, {}, { rev: 1 })
    if ((await within.refunds.update({ id, state, sentAt }, throughWechat(null))) === 0)
      throw new Failure('STATE_CONFLICT', { id })
    await givenBack(within, refund, { reply: refund.reply || otherwise }, now)
    for (const kind of ['refundStuck', 'refundUnfunded'] as const) await endIncident(within, kind, id, now)
  })
}

const otherwise = '微信支付不能原路退回，店家已用别的方式退给您'

/** The money was given back by hand: taken on the spot, or refused by WeChat Pay. @throws REFUND_NOT_FOUND and as above */
export async function recordGiven(store: Store, id: string, now: Date): Promise<OrderRow> {
  const refund = await store.refunds.find({ id })
  if (!refund) throw new Failure('REFUND_NOT_FOUND', { id })
  if (refund.paymentId === null) return recordRefund(store, id, now)
  await givenByHand(store, id, now)
  return getOrder(store, refund.orderId)
}

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
