import { openid } from '../phones/sessions'
import type { Who } from '../phones/phone'
import { appOf, type World } from '../world'
import type { Payer, PayOrder, PayRefund } from './state'
import { compactTime, rfc3339 } from './times'

export type TradeState = 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'

const hex = '0123456789abcdef'
const digits = '0123456789'
const prepayMs = 7_200_000

export const orderKey = (mchid: string, outTradeNo: string): string => `${mchid} ${outTradeNo}`

export const findOrder = (world: World, key: string): PayOrder | undefined =>
  Object.hasOwn(world.state.pay.orders, key) ? world.state.pay.orders[key] : undefined

export const orderByTransaction = (world: World, transactionId: string): PayOrder | undefined =>
  findOrder(world, world.state.pay.transactions[transactionId] ?? '')

export const refundsOf = (world: World, order: PayOrder): PayRefund[] =>
  order.refundKeys.flatMap((key) => world.state.pay.refunds[key] ?? [])

/** Those that were not closed: their money is gone, or on its way. */
export const standingRefunds = (world: World, order: PayOrder): PayRefund[] =>
  refundsOf(world, order).filter(({ status }) => status !== 'CLOSED')

export const sumFen = (refunds: readonly PayRefund[]): number =>
  refunds.reduce((sum, { refundFen }) => sum + refundFen, 0)

export function tradeState(world: World, order: PayOrder): TradeState {
  if (!order.transactionId) return order.isClosed ? 'CLOSED' : 'NOTPAY'
  return standingRefunds(world, order).length > 0 ? 'REFUND' : 'SUCCESS'
}

export const stateWords: Readonly<Record<TradeState, string>> = {
  NOTPAY: '订单未支付',
  SUCCESS: '支付成功',
  REFUND: '转入退款',
  CLOSED: '订单已关闭',
}

/** Whose openid this is under a mini-program. */
export function personOf(world: World, appid: string, asked: string): Who | null {
  const app = appOf(world, appid)
  if (!app) return null
  return (['merchant', 'customer'] as const).find((who) => openid(app, who) === asked) ?? null
}

/** The mini-program an order is paid in, and the payer's openid there. */
export const appidOf = ({ subAppid, appid, payer }: PayOrder): string => (payer.subOpenid ? subAppid : appid)
export const openidOf = ({ payer }: PayOrder): string => payer.subOpenid || payer.openid

/** Who the money belongs to. */
export const receiverOf = ({ subMchid, mchid }: PayOrder): string => subMchid || mchid

/** A prepay_id lives two hours (grade A). A repeated order gets a new one; the old ones stay good. */
export function newPrepay(world: World, order: PayOrder): string {
  const id = `wx${compactTime(world.clock.now())}${world.random.text(20, hex)}`
  world.state.pay.prepays[id] = { id, orderKey: order.key, expiresAt: world.clock.now() + prepayMs }
  return id
}

export function newTransactionId(world: World): string {
  return `4200${world.random.text(6, digits)}${compactTime(world.clock.now()).slice(0, 8)}${world.random.text(10, digits)}`
}

/** Names of the parties, as direct and partner answers spell them. */
export function partiesOf(order: PayOrder): Record<string, unknown> {
  if (!order.subMchid) return { mchid: order.mchid, appid: order.appid }
  const sub = order.subAppid ? { sub_appid: order.subAppid } : {}
  return { sp_mchid: order.mchid, sp_appid: order.appid, sub_mchid: order.subMchid, ...sub }
}

function payerView({ openid: own, subOpenid }: Payer, isPartner: boolean): Record<string, string> {
  if (!isPartner) return { openid: own }
  return { ...(own ? { sp_openid: own } : {}), ...(subOpenid ? { sub_openid: subOpenid } : {}) }
}

/** What is only there once it is paid. Coupons do not exist here: the payer paid all of it. */
function paidView(order: PayOrder) {
  return {
    transaction_id: order.transactionId,
    trade_type: 'JSAPI',
    bank_type: 'OTHERS',
    success_time: rfc3339(order.paidAt ?? 0),
    payer: payerView(order.payer, Boolean(order.subMchid)),
    amount: { total: order.totalFen, payer_total: order.totalFen, currency: 'CNY', payer_currency: 'CNY' },
  }
}

/** 订单 as a query or a notification tells it. Before payment most fields are missing (grade B). */
export function orderView(world: World, order: PayOrder): Record<string, unknown> {
  const state = tradeState(world, order)
  return {
    ...partiesOf(order),
    out_trade_no: order.outTradeNo,
    trade_state: state,
    trade_state_desc: stateWords[state],
    attach: order.attach,
    ...(order.transactionId ? paidView(order) : { amount: { total: order.totalFen, currency: 'CNY' } }),
    promotion_detail: [],
  }
}
