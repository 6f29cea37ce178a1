import type { Page } from '../../../shared/api/ids'
import { beijingClock } from '../../../shared/day'
import { isBrought } from '../../../shared/order'
import { shippingReportMachine } from '../../../shared/payment'
import { advance } from '../../advance'
import type { OrderRow } from '../../db/models/order'
import type { PaymentRow, ShippingReportRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import { newSortKey } from '../../ids'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { getShippingOrder, isTradeManaged, uploadShippingInfo, type LogisticsType } from '../../wechat/orderShipping'
import { declined } from '../../wechatFailure'
import { pageOf } from '../pageOf'
import { keepTask } from '../tasks'
import { excessKey } from './excess'
import { openIncident } from './incidents'

const firstMs = 15_000 // WeChat knows a payment some seconds after it was made
const tooLateMs = 48 * 3600_000 // ordinary goods have to be on their way by then

/** What was paid through WeChat Pay is on its way, or was handed over: WeChat has to be told. */
export async function tellShipping(within: Store, { id: orderId, payMethod }: OrderRow, now: Date): Promise<void> {
  if (payMethod !== 'online') return
  const input = { storeId: within.row.id, orderId }
  const dueAt = new Date(now.getTime() + firstMs)
  await keepTask(within.platform, shippingTask(orderId), 'reportShipping', input, dueAt)
}

/** The task that stands as long as WeChat is still to be told of an order. */
export const shippingTask = (orderId: string): string => `reportShipping.${orderId}`

/** Tells WeChat that an order is on its way, once for the payment that it is paid by. Answers when to try again. */
export async function reportShipping(platform: Platform, storeId: string, orderId: string): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  const order = await store?.orders.find({ id: orderId })
  const payment = store && (await paidBy(store, orderId))
  if (!store || !order || !payment) return undefined
  const now = platform.clock.now()
  const report = await reportOf(store, payment, order, now)
  return report.state === 'waiting' ? say(store, report, payment, order, now) : undefined
}

/** The payment that an order is paid by: one that came for nothing goes back, and its money is not held for the goods. */
async function paidBy(store: Store, orderId: string): Promise<PaymentRow | undefined> {
  const paid = await store.payments.list({ orderId, state: 'paid' }, { order: [['sortKey', 'ASC']] })
  if (paid.length < 2) return paid[0]
  const returned = await store.refunds.pick('requestKey', { requestKey: paid.map(({ id }) => excessKey(id)) })
  return paid.find(({ id }) => !returned.includes(excessKey(id)))
}

async function reportOf(store: Store, { id }: PaymentRow, order: OrderRow, now: Date): Promise<ShippingReportRow> {
  const known = await store.shippingReports.find({ id })
  if (known) return known
  const row: ShippingReportRow = {
    ...{ id, storeId: store.row.id, orderId: order.id, state: 'waiting', stateAt: now, saidAt: null },
    ...{ problemCode: null, problemText: null, settledAt: null, createdAt: now, sortKey: newSortKey(now) },
  }
  await store.shippingReports.createOnce(row)
  return row
}

/**
 * A second one after a lost answer would use up the only change: whether the first one arrived is asked before.
 */
async function say(
  store: Store,
  report: ShippingReportRow,
  payment: PaymentRow,
  order: OrderRow,
  now: Date,
): Promise<Date | undefined> {
  try {
    const { is_trade_managed } = await store.wechat(isTradeManaged, { appid: payment.appid })
    if (!is_trade_managed) return await move(store, report, 'excuse', now)
    if (report.saidAt !== null && (await isKnown(store, payment))) return await move(store, report, 'report', now)
    await store.shippingReports.update({ id: report.id }, { saidAt: now })
    await store.wechat(uploadShippingInfo, await contentOf(store, payment, order, now))
    return await move(store, report, 'report', now)
  } catch (error) {
    if (isFailure(error, 'WECHAT_STATE_CHANGED')) {
      const event = await endOf(store, payment)
      if (event) return move(store, report, event, now)
    }
    return refused(store, report, error, now)
  }
}

/** Why WeChat no longer wants to hear of it: the money has gone back, or the goods have come. Null: for neither reason. */
async function endOf(store: Store, { transactionId }: PaymentRow): Promise<'excuse' | 'report' | null> {
  const { order } = await store.wechat(getShippingOrder, { transaction_id: transactionId ?? '' })
  if (order.order_state === 5) return 'excuse' // pay.md §12: refunded
  return order.order_state > 2 ? 'report' : null
}

async function isKnown(store: Store, { transactionId }: PaymentRow): Promise<boolean> {
  const { order } = await store.wechat(getShippingOrder, { transaction_id: transactionId ?? '' })
  return order.order_state !== 1
}

async function move(
  store: Store,
  report: ShippingReportRow,
  event: 'report' | 'excuse' | 'settle',
  now: Date,
  values: Partial<ShippingReportRow> = {},
): Promise<undefined> {
  const changes = { ...values, stateAt: now, problemCode: null, problemText: null }
  await advance(store, (s) => s.shippingReports, shippingReportMachine, report, event, changes, now)
  return undefined
}

async function contentOf(store: Store, payment: PaymentRow, order: OrderRow, now: Date) {
  const logistics_type = logisticsOf(order)
  const [shipment] = await store.shipments.list({ orderId: order.id }, { order: [['createdAt', 'DESC']], limit: 1 })
  const item_desc = [...order.summary].slice(0, 120).join('')
  const parcel = {
    item_desc,
    ...(logistics_type === 1 && { tracking_no: shipment?.trackingNo ?? '', express_company: shipment?.carrier ?? '' }),
    ...(shipment?.carrier === asksWhom && { contact: { receiver_contact: masked(order.contactPhone ?? '') } }),
  }
  return {
    order_key: { order_number_type: 2 as const, transaction_id: payment.transactionId ?? '' },
    logistics_type,
    delivery_mode: 1 as const,
    shipping_list: [parcel],
    upload_time: `${beijingClock(now)}+08:00`,
    payer: { openid: payment.openid },
  }
}

function logisticsOf({ method }: OrderRow): LogisticsType {
  if (!isBrought(method)) return 4
  return method === 'express' ? 1 : 2
}

/** The carrier of whose parcels WeChat wants the receiver's telephone. */
export const asksWhom = 'SF'

/** All that WeChat wants of a telephone. Of a masked one it is the same. */
export const masked = (phone: string): string => phone.replace(/.(?=.{4})/g, '*')

/** What passes by itself is tried again, until the time is over that WeChat gives; the rest is told to the store. */
async function refused(store: Store, report: ShippingReportRow, error: unknown, now: Date): Promise<Date | undefined> {
  if (isFailure(error, 'SHIPPING_KNOWN_ALREADY')) return move(store, report, 'report', now)
  const age = now.getTime() - report.createdAt.getTime()
  const mayPass = isFailure(error, 'PAYMENT_NOT_KNOWN_YET') || !declined(error)
  if (!(error instanceof Failure)) throw error
  if (mayPass && age < tooLateMs) return new Date(now.getTime() + Math.min(Math.max(age, 10_000), 3600_000))
  const values = { problemCode: error.code, problemText: error.text, stateAt: now }
  await advance(store, (s) => s.shippingReports, shippingReportMachine, report, 'refuse', values, now)
  const detail = { code: error.code }
  const subject = { kind: 'shippingRefused' as const, subjectId: report.id, orderId: report.orderId }
  await openIncident(store, { ...subject, detail }, now)
  return undefined
}

/** WeChat has let go of the money. Told again it changes nothing. */
export async function shippingSettled(store: Store, transactionId: string, now: Date): Promise<void> {
  const payment = await store.payments.find({ transactionId })
  const report = payment && (await store.shippingReports.find({ id: payment.id }))
  if (!report || report.state === 'settled' || report.state === 'excused') return
  await move(store, report, 'settle', now, { settledAt: now })
}

/** An order whose money WeChat still holds. */
export interface HeldMoney {
  report: ShippingReportRow
  orderNumber: string
  /** Less what went back of it. */
  amountFen: number
}

const pageSize = 20

/** What WeChat holds, the newest first. */
export async function heldMoney(store: Store, after: string | undefined): Promise<Page<HeldMoney>> {
  const page = pageOf(await store.ledger.heldPayments(after, pageSize + 1), pageSize, ({ sortKey }) => sortKey)
  const reports = await store.shippingReports.list({ id: page.rows.map(({ id }) => id) })
  const orders = await store.orders.list({ id: reports.map(({ orderId }) => orderId) })
  const rows = page.rows.flatMap(({ id, fen: amountFen }) => {
    const report = reports.find((each) => each.id === id)
    const order = orders.find((each) => each.id === report?.orderId)
    return report ? [{ report, orderNumber: order?.number ?? '', amountFen }] : []
  })
  return { rows, after: page.after }
}
