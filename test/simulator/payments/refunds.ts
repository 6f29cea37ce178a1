import { begin, look } from '../programs/pace'
import type { World } from '../world'
import { merchantOf } from './merchants'
import { notify } from './notices'
import { findOrder, receiverOf, refundsOf, standingRefunds, sumFen } from './orders'
import { refuse } from './refusal'
import type { PayOrder, PayRefund, RefundStatus } from './state'
import { compactTime, rfc3339 } from './times'
import { refundContentV2 } from './v2/views'

export const refundKey = (mchid: string, outRefundNo: string): string => `${mchid} ${outRefundNo}`

export const findRefund = (world: World, key: string): PayRefund | undefined =>
  Object.hasOwn(world.state.pay.refunds, key) ? world.state.pay.refunds[key] : undefined

const yearMs = 365 * 86_400_000
const mostRefunds = 50

/** 365 days, 50 times, a minute apart, never more than was paid (grade A; which code says so is grade C). */
function checkRules(world: World, order: PayOrder, refundFen: number): void {
  const now = world.clock.now()
  if (!order.paidAt) throw refuse('INVALID_REQUEST', '订单未支付，不能退款')
  if (order.paidAt + yearMs < now) throw refuse('INVALID_REQUEST', '订单已超过可退款的最大期限')
  const standing = standingRefunds(world, order)
  if (sumFen(standing) + refundFen > order.totalFen)
    throw refuse('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致：申请退款金额超过可退金额')
  if (standing.length >= mostRefunds) throw refuse('INVALID_REQUEST', '该订单退款次数已达上限')
  const last = refundsOf(world, order).at(-1)
  if (last && last.createdAt + world.state.settings.refundGapSeconds * 1000 > now)
    throw refuse('FREQUENCY_LIMITED', '同一笔订单的多笔退款请间隔1分钟后再试')
}

/** Frozen money of this order goes first, then the balance; without enough of both nothing happens (D). */
function takeMoney(world: World, order: PayOrder, refundFen: number): number {
  const receiver = merchantOf(world, receiverOf(order))
  const fromFrozenFen = Math.min(order.frozenFen, refundFen)
  if (!receiver || receiver.balanceFen < refundFen - fromFrozenFen) throw refuse('NOT_ENOUGH')
  order.frozenFen -= fromFrozenFen
  receiver.balanceFen -= refundFen - fromFrozenFen
  return fromFrozenFen
}

function giveBack(world: World, order: PayOrder, { refundFen, fromFrozenFen }: PayRefund): void {
  const receiver = merchantOf(world, receiverOf(order))
  order.frozenFen += fromFrozenFen
  if (receiver) receiver.balanceFen += refundFen - fromFrozenFen
}

const newRefundId = (world: World) =>
  `5030${world.random.text(6, '0123456789')}${compactTime(world.clock.now()).slice(0, 8)}${world.random.text(11, '0123456789')}`

export interface RefundWish {
  outRefundNo: string
  refundFen: number
  totalFen: number
  reason: string
  notifyUrl: string
}

function newRefund(world: World, order: PayOrder, wish: RefundWish): PayRefund {
  const { totalFen: _total, ...rest } = wish
  const key = refundKey(order.mchid, wish.outRefundNo)
  const refund: PayRefund = {
    ...rest,
    ...{ key, orderKey: order.key, mchid: order.mchid, refundId: newRefundId(world), status: 'PROCESSING' },
    ...{ createdAt: world.clock.now(), successAt: null },
    fromFrozenFen: takeMoney(world, order, wish.refundFen),
    slow: begin(world, world.state.settings.refund, 'refund', key),
  }
  world.state.pay.refunds[key] = refund
  order.refundKeys.push(key)
  return refund
}

/** The same number refunds once: asking again tells how it is (grade A). */
function again(refund: PayRefund, order: PayOrder, wish: RefundWish): PayRefund {
  if (refund.orderKey !== order.key || refund.refundFen !== wish.refundFen)
    throw refuse('INVALID_REQUEST', '订单金额或退款金额与之前请求不一致，请核实后再试')
  return refund
}

/** 申请退款. It is only accepted here; the result comes later. */
export function askRefund(world: World, order: PayOrder, wish: RefundWish): PayRefund {
  if (wish.totalFen !== order.totalFen) throw refuse('INVALID_REQUEST', '订单金额与下单时不一致，请核实后再试')
  const before = findRefund(world, refundKey(order.mchid, wish.outRefundNo))
  if (before) return again(before, order, wish)
  checkRules(world, order, wish.refundFen)
  return newRefund(world, order, wish)
}

const words = { SUCCESS: '退款成功', CLOSED: '退款关闭', ABNORMAL: '退款异常' }
const received = '支付用户零钱'

function parties(order: PayOrder): Record<string, string> {
  return order.subMchid ? { sp_mchid: order.mchid, sub_mchid: order.subMchid } : { mchid: order.mchid }
}

const successOf = ({ successAt }: PayRefund) => (successAt === null ? {} : { success_time: rfc3339(successAt) })

/** What a notification tells of a refund (grade A+B). */
function noticeContent(order: PayOrder, refund: PayRefund): Record<string, unknown> {
  const { outRefundNo, refundId, status, refundFen } = refund
  const { totalFen } = order
  return {
    ...parties(order),
    ...{ out_trade_no: order.outTradeNo, transaction_id: order.transactionId },
    ...{ out_refund_no: outRefundNo, refund_id: refundId, refund_status: status, user_received_account: received },
    ...successOf(refund),
    amount: { total: totalFen, refund: refundFen, payer_total: totalFen, payer_refund: refundFen },
  }
}

function notifyRefund(world: World, order: PayOrder, refund: PayRefund): void {
  const { status, notifyUrl: url, mchid } = refund
  if (!url || status === 'PROCESSING') return
  notify(world, {
    ...{ kind: `REFUND.${status}`, originalType: 'refund', summary: words[status], mchid, url },
    version: order.version,
    content: order.version === 'v2' ? refundContentV2(order, refund) : noticeContent(order, refund),
  })
}

type End = Exclude<RefundStatus, 'PROCESSING'>

/** Whether a refund can still become this: a dead card waits for a person, everything else is final. */
const mayBecome = ({ status }: PayRefund, end: End) =>
  status === 'PROCESSING' || (status === 'ABNORMAL' && end !== 'ABNORMAL')

export function settleRefund(world: World, refund: PayRefund, end: End): boolean {
  const order = findOrder(world, refund.orderKey)
  if (!order || !mayBecome(refund, end)) return false
  refund.status = end
  if (end === 'SUCCESS') refund.successAt = world.clock.now()
  if (end === 'CLOSED') giveBack(world, order, refund)
  notifyRefund(world, order, refund)
  return true
}

/** The money arrived, or could not: by the clock. */
export async function refundDue(world: World, key: string): Promise<void> {
  const refund = findRefund(world, key)
  if (refund?.status === 'PROCESSING') settleRefund(world, refund, world.state.settings.refundOutcome)
}

/** Somebody asks how a refund is; with a pace of looks that may be what ends it. */
export function lookAt(world: World, refund: PayRefund): void {
  if (refund.status === 'PROCESSING' && look(refund.slow))
    settleRefund(world, refund, world.state.settings.refundOutcome)
}

/** A refund as asking and querying answer it. */
export function refundView(world: World, refund: PayRefund): Record<string, unknown> {
  const order = findOrder(world, refund.orderKey)
  const [total, part] = [order?.totalFen ?? 0, refund.refundFen]
  return {
    ...{ refund_id: refund.refundId, out_refund_no: refund.outRefundNo },
    ...{ transaction_id: order?.transactionId, out_trade_no: order?.outTradeNo },
    ...{ channel: 'ORIGINAL', user_received_account: received, ...successOf(refund) },
    ...{ create_time: rfc3339(refund.createdAt), status: refund.status, funds_account: 'AVAILABLE' },
    amount: {
      ...{ total, refund: part, from: [], payer_total: total, payer_refund: part, currency: 'CNY' },
      ...{ settlement_refund: part, settlement_total: total, discount_refund: 0, refund_fee: 0 },
    },
    promotion_detail: [],
  }
}
