import type { App } from '../accounts'
import { sendEvent } from '../pushes/events'
import type { World } from '../world'
import type { XmlFields } from '../xml'
import { merchantOf } from './merchants'
import { appidOf, findOrder, receiverOf, standingRefunds, sumFen } from './orders'
import type { PayOrder, Shipping } from './state'

const dayMs = 86_400_000
/** Goods should be on their way after two days (grade A). */
const reminderMs = 2 * dayMs

export function earn(world: World, order: PayOrder, fen: number): void {
  const receiver = merchantOf(world, receiverOf(order))
  if (receiver) receiver.balanceFen += fen
}

const seconds = (at: number) => Math.floor(at / 1000)

/** How the three events name an order. */
const named = (order: PayOrder): XmlFields => ({
  transaction_id: order.transactionId,
  merchant_id: order.mchid,
  sub_merchant_id: order.subMchid,
  merchant_trade_no: order.outTradeNo,
  pay_time: seconds(order.paidAt ?? 0),
})

function tell(world: World, appid: string, kind: string, fields: XmlFields): void {
  if (world.state.authorisations[appid]) sendEvent(world, { kind, appid, fields })
}

/** The money of a payment is held back until goods are shipped; with the first one WeChat tells of the API (D: when). */
export function freeze(world: World, app: App, order: PayOrder): void {
  order.frozenFen = order.totalFen
  world.clock.plan(world.clock.now() + reminderMs, 'shippingReminder', order.key)
  if (world.state.pay.toldOfShipping[app.appid]) return
  world.state.pay.toldOfShipping[app.appid] = true
  tell(world, app.appid, 'trade_manage_remind_access_api', {
    msg: '请尽快接入小程序发货信息管理服务API，及时上传发货信息',
  })
}

const isRefunded = (world: World, order: PayOrder): boolean => sumFen(standingRefunds(world, order)) >= order.totalFen

export async function reminderDue(world: World, key: string): Promise<void> {
  const order = findOrder(world, key)
  if (!order || order.shipping?.isFinished || isRefunded(world, order)) return
  const msg = '订单已超过48小时未发货，请尽快发货并上传发货信息'
  tell(world, appidOf(order), 'trade_manage_remind_shipping', { ...named(order), msg })
}

/** T+10 days for express, T+2 for what is brought, fetched or virtual (grade A, staff). */
const settlesAt = ({ logisticsType, finishedAt }: Shipping): number =>
  (finishedAt ?? 0) + (logisticsType === 1 ? 10 : 2) * dayMs

function settlementFields(order: PayOrder, shipping: Shipping): XmlFields {
  return {
    ...named(order),
    shipped_time: seconds(shipping.finishedAt ?? 0),
    estimated_settlement_time: seconds(settlesAt(shipping)),
  }
}

/** Shipping is complete: WeChat says when it will settle. */
export function shipped(world: World, order: PayOrder, shipping: Shipping): void {
  tell(world, appidOf(order), 'trade_manage_order_settlement', settlementFields(order, shipping))
  world.clock.plan(settlesAt(shipping), 'settlement', order.key)
}

function settle(world: World, order: PayOrder, shipping: Shipping, by: 1 | 2): void {
  const now = world.clock.now()
  Object.assign(shipping, { confirmedBy: by, confirmedAt: now, settledAt: now })
  earn(world, order, order.frozenFen)
  order.frozenFen = 0
  tell(world, appidOf(order), 'trade_manage_order_settlement', {
    ...settlementFields(order, shipping),
    ...{ confirm_receive_method: by, confirm_receive_time: seconds(now), settlement_time: seconds(now) },
  })
}

/** The time is over without the user's word. A shipment that was changed since waits for its own day. */
export async function settlementDue(world: World, key: string): Promise<void> {
  const order = findOrder(world, key)
  const shipping = order?.shipping
  if (!order || !shipping || shipping.settledAt !== null || settlesAt(shipping) > world.clock.now()) return
  settle(world, order, shipping, 1)
}

/** 确认收货: the user has the goods, and the money is settled at once. False when there is nothing to confirm. */
export function confirmReceipt(world: World, order: PayOrder): boolean {
  const { shipping } = order
  if (!shipping?.isFinished || shipping.settledAt !== null) return false
  settle(world, order, shipping, 2)
  return true
}

/** 1 to ship, 2 shipped, 3 received, 4 finished, 5 refunded. 6, waiting for settlement, is over at once here. */
export function shippingState(world: World, order: PayOrder): number {
  if (isRefunded(world, order)) return 5
  if (order.shipping?.settledAt) return 4
  return order.shipping?.isFinished ? 2 : 1
}
