import type { TimelineLine } from '../../shared/api/customer/orders'
import { minuteOf } from '../../shared/day'
import { yuan } from '../../shared/money'
import type { CloseReason, OrderMethod, OrderReader } from '../../shared/order'
import { incidentKinds } from '../../shared/payment'
import type { RefundRow } from '../db/models/order'
import { momentsOf, type Happening, type Moment, type Traced } from '../services/orders/timeline'

/** Who reads it: the store's staff are told of their money, too. */
export type Reader = OrderReader

/** What stands in the timeline, in the words of each reader; null: it is not this reader's business. */
interface Words {
  staff: string
  customer: string | null
  tone?: TimelineLine['tone']
}

type EventOf<Subject> = Extract<Happening, { subject: Subject }>['event']

const same = (text: string, tone?: TimelineLine['tone']): Words => ({
  ...{ staff: text, customer: text },
  ...(tone && { tone }),
})
const forStaff = (staff: string): Words => ({ staff, customer: null })

const orderWords: Record<EventOf<'order'>, Words> = {
  place: { staff: '顾客下单', customer: '下单' },
  reprice: same('店家改价'),
  pay: same('无需付款'), // one that costs something is paid by a payment, which says so
  payLate: same('订单已经关闭，这笔付款会自动退回'),
  accept: same('店家接单'),
  finish: same('已备好'),
  ship: same('已发出'),
  handOver: { staff: '已交给顾客', customer: '已交给您' },
  receive: { staff: '已送达', customer: '已收到' },
  collect: same('店家收到货款'),
  cancel: { staff: '顾客取消了订单', customer: '已取消', tone: 'stopped' },
  close: same('店家关闭了订单', 'stopped'),
  expire: same('超时自动关闭', 'stopped'),
  giveBack: same('付款已退回'),
}

/** Closed by nobody's tap. */
const closedFor: Partial<Record<CloseReason, Words>> = {
  refunded: same('钱已全部退回，订单关闭', 'stopped'),
  erased: { staff: '顾客删除了个人信息，订单关闭', customer: '您删除了个人信息，订单关闭', tone: 'stopped' },
}

const handedOver: Record<OrderMethod, Words> = {
  express: orderWords.handOver,
  delivery: orderWords.handOver,
  pickup: { staff: '顾客取走', customer: '已取走' },
  dineIn: same('已上齐'),
}

const paymentWords: Record<EventOf<'payment'>, Words> = {
  prepare: { staff: '顾客开始付款', customer: '开始付款' },
  refuse: { staff: '微信支付没有接受这次付款', customer: '没能开始付款', tone: 'stopped' },
  close: same('这次付款没有完成，已关闭', 'stopped'),
  pay: { staff: '微信支付收款', customer: '已付款' },
  dispute: { staff: '付款和订单对不上，没有记为已付款', customer: '付款和订单对不上，请联系店家', tone: 'failing' },
}

const refundWords: Record<EventOf<'refund'>, Words> = {
  ask: { staff: '顾客申请退款', customer: '您申请退款' },
  agree: same('店家同意退款'),
  refuse: same('店家没有同意退款', 'stopped'),
  withdraw: { staff: '顾客撤回了退款申请', customer: '您撤回了退款申请', tone: 'stopped' },
  send: { staff: '退款已交给微信支付', customer: '微信支付正在退款' },
  record: same('退款成功'),
  stick: { staff: '退款退不回去，需要处理', customer: '退款遇到问题，店家会处理', tone: 'failing' },
  fail: same('退款没有成功', 'failing'),
}

const askedBy: Record<RefundRow['askedBy'], Words> = {
  customer: refundWords.ask,
  store: same('店家退款'),
  system: same('系统自动退款'),
}

const shippingWords: Record<EventOf<'shippingReport'>, Words> = {
  report: same('发货信息已报给微信'),
  refuse: { ...forStaff(incidentKinds.shippingRefused), tone: 'failing' },
  excuse: forStaff('不需要向微信报发货信息'),
  settle: forStaff('货款已到商户号'),
}

/** Everything that happened to an order and to its money, for this reader, the first thing first. */
export const timelineView = (traced: Traced, reader: Reader): TimelineLine[] =>
  momentsOf(traced).flatMap((moment): TimelineLine[] => {
    const { tone = 'done', ...words } = wordsOf(moment)
    const text = words[reader]
    if (text === null) return []
    const fen = fenOf(moment)
    const sum = fen === null ? '' : ` ¥${yuan(fen)}`
    return [{ at: moment.at.toISOString(), text: text + sum, note: noteOf(moment, reader) || null, tone }]
  })

function wordsOf(moment: Moment): Words {
  switch (moment.subject) {
    case 'order': {
      const { method, closeReason } = moment.order
      if (moment.event === 'close') return (closeReason && closedFor[closeReason]) ?? orderWords.close
      if (moment.event === 'handOver') return handedOver[method]
      if (moment.event === 'finish' && method === 'dineIn') return same('做好了')
      return orderWords[moment.event]
    }
    case 'payment':
      return paymentWords[moment.event]
    case 'refund':
      return moment.event === 'ask' ? askedBy[moment.refund.askedBy] : refundWords[moment.event]
    case 'shippingReport':
      return shippingWords[moment.event]
  }
}

function fenOf(moment: Moment): number | null {
  if (moment.subject === 'payment' && moment.event === 'pay') return moment.payment.amountFen
  if (moment.subject !== 'refund') return null
  return moment.event === 'ask' || moment.event === 'record' ? moment.refund.amountFen : null
}

function noteOf(moment: Moment, reader: Reader): string | null {
  switch (moment.subject) {
    case 'payment':
      return paymentNotes(moment, reader).join('，')
    case 'refund':
      return refundNote(moment.event, moment.refund, reader)
    case 'shippingReport':
      return moment.event === 'refuse' ? moment.report.problemText : null
    case 'order':
      return moment.note
  }
}

type PaymentMoment = Extract<Moment, { subject: 'payment' }>

/** What a payment is searched for by is the staff's business; when it was paid, where we heard of it later, everybody's. */
function paymentNotes({ event, payment, at }: PaymentMoment, reader: Reader): string[] {
  const { transactionId, mchid, paidAt } = payment
  const isLate = event === 'pay' && paidAt !== null && at.getTime() - paidAt.getTime() > heardAtOnceMs
  const late = isLate ? [`付款时间 ${minuteOf(paidAt)}`] : []
  if (reader === 'customer') return late
  if (event === 'prepare') return [`商户号 ${mchid}`]
  // A number that came later is none of a closing's.
  if (event !== 'pay' && event !== 'dispute') return []
  return transactionId === null ? [] : [`微信支付单号 ${transactionId}`, ...late]
}

const heardAtOnceMs = 60_000

const turnedTexts: Record<Reader, string> = {
  customer: '退到了商户账户，由店家另外转给您',
  staff: '退到了商户账户，请另外转给顾客',
}

/** What stands in the way is told as long as it does; to the customer not at all, who can do nothing about it. */
function refundNote(event: EventOf<'refund'>, refund: RefundRow, reader: Reader): string | null {
  const { state, reason, reply, problemText, paymentId, toMerchantAt } = refund
  switch (event) {
    case 'ask':
      return reason
    case 'refuse':
      return reply
    case 'record':
      if (paymentId === null) return '店家当面退给顾客'
      return toMerchantAt === null ? '原路退回' : turnedTexts[reader]
    case 'stick':
      return reader === 'staff' && state === 'stuck' ? problemText : null
    case 'fail':
      return reader === 'staff' ? problemText : null
    default:
      return null
  }
}
