import type { App } from '../accounts'
import { shipped, shippingState } from '../payments/freezing'
import { merchantOf } from '../payments/merchants'
import { appidOf, findOrder, openidOf, orderByTransaction, orderKey, receiverOf } from '../payments/orders'
import type { PayOrder, Shipping } from '../payments/state'
import type { World } from '../world'
import { no } from './errcodes'
import { account, need, number, ok, text, tokensApp, type Call, type Rows } from './row'
import { part, readReport, type Report } from './shippingChecks'

const manual = {
  page: 'developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html',
  grade: 'A+B',
}

type Fields = Record<string, unknown>

/** By the number of whoever receives the money: of a provider's merchant that is the sub-merchant (grade A). */
function byOwnNumber(world: World, mchid: string, outTradeNo: string): PayOrder | undefined {
  const orderer = merchantOf(world, mchid)?.providerMchid || mchid
  const order = findOrder(world, orderKey(orderer, outTradeNo))
  return order && receiverOf(order) === mchid ? order : undefined
}

/** A paid order of this mini-program, some seconds after the payment; before that nobody here knows it. */
function known({ world }: Call, app: App, order: PayOrder | undefined): PayOrder {
  const indexedMs = world.state.settings.shippingIndexSeconds * 1000
  if (!order?.paidAt || appidOf(order) !== app.appid) throw no(10060001)
  if (order.paidAt + indexedMs > world.clock.now()) throw no(10060001)
  return order
}

/** order_key of an upload. */
function keyedOrder(call: Call, app: App): PayOrder {
  const key = part(call.body, 'order_key')
  const type = key['order_number_type']
  if (type !== 1 && type !== 2) throw no(268485194)
  if (type === 2) return known(call, app, orderByTransaction(call.world, need(key, 'transaction_id', 268485195)))
  const [mchid, outTradeNo] = [need(key, 'mchid', 268485196), need(key, 'out_trade_no', 268485197)]
  return known(call, app, byOwnNumber(call.world, mchid, outTradeNo))
}

/** The two forms in which queries name an order. */
function namedOrder(call: Call, app: App): PayOrder {
  const { world, body } = call
  const id = text(body, 'transaction_id')
  if (id) return known(call, app, orderByTransaction(world, id))
  const mchid = text(body, 'sub_merchant_id') || need(body, 'merchant_id', 10060014)
  return known(call, app, byOwnNumber(world, mchid, need(body, 'merchant_trade_no', 10060014)))
}

const isSame = (before: Shipping, { logisticsType, deliveryMode, parcels }: Report): boolean =>
  before.logisticsType === logisticsType &&
  before.deliveryMode === deliveryMode &&
  JSON.stringify(before.parcels) === JSON.stringify(parcels)

/** After it was complete, or in another mode: that is shipping again, and there is one chance (grade A). */
const isAgain = (before: Shipping, { logisticsType, deliveryMode }: Report): boolean =>
  before.isFinished || before.logisticsType !== logisticsType || before.deliveryMode !== deliveryMode

function checkChange(before: Shipping, report: Report): void {
  if (report.uploadedAt < before.uploadedAt) throw no(10060014, 'upload_time is before an earlier one')
  if (before.isFinished && isSame(before, report)) throw no(10060023)
  if (!isAgain(before, report)) return
  if (before.finishCount >= 2) throw no(10060003)
  if (before.isFinished && !report.isAll) throw no(10060002)
}

function written(call: Call, before: Shipping | null, report: Report): Shipping {
  const { isAll, ...rest } = report
  const again = before !== null && isAgain(before, report)
  const parcels = before && !again ? [...before.parcels, ...report.parcels] : report.parcels
  return {
    ...rest,
    parcels,
    isFinished: isAll,
    finishCount: again ? 2 : isAll ? 1 : 0,
    finishedAt: isAll ? call.world.clock.now() : null,
    ...{ isReminded: before?.isReminded ?? false, confirmedBy: 0, confirmedAt: null, settledAt: null },
  }
}

function upload(call: Call): void {
  const app = tokensApp(call)
  const report = readReport(call.body)
  const openid = need(part(call.body, 'payer'), 'openid', 10060014)
  const order = keyedOrder(call, app)
  if (openidOf(order) !== openid) throw no(10060031)
  if (shippingState(call.world, order) > 2) throw no(10060004)
  if (order.shipping) checkChange(order.shipping, report)
  call.spend(app.appid)
  order.shipping = written(call, order.shipping, report)
  if (order.shipping.isFinished) shipped(call.world, order, order.shipping)
}

const seconds = (at: number) => Math.floor(at / 1000)

function shippingView(shipping: Shipping): Fields {
  const goods = shipping.parcels.map((parcel) => text(parcel, 'item_desc')).join('；')
  return {
    ...{ delivery_mode: shipping.deliveryMode, logistics_type: shipping.logisticsType },
    ...{ finish_shipping: shipping.isFinished, finish_shipping_count: shipping.finishCount, goods_desc: goods },
    shipping_list: shipping.parcels.map((parcel) => ({ ...parcel, upload_time: seconds(shipping.uploadedAt) })),
  }
}

function orderView(world: World, order: PayOrder): Fields {
  return {
    ...{ transaction_id: order.transactionId, merchant_id: order.mchid, sub_merchant_id: order.subMchid },
    ...{ merchant_trade_no: order.outTradeNo, description: order.description, paid_amount: order.totalFen },
    ...{ openid: openidOf(order), trade_create_time: seconds(order.createdAt), pay_time: seconds(order.paidAt ?? 0) },
    ...{ order_state: shippingState(world, order), in_complaint: false },
    shipping: order.shipping ? shippingView(order.shipping) : {},
  }
}

const within = (value: number, { begin_time: from, end_time: to }: Fields): boolean =>
  (typeof from !== 'number' || value >= from) && (typeof to !== 'number' || value <= to)

function listed(call: Call, app: App): PayOrder[] {
  const { world, body } = call
  const { order_state: state, openid } = body
  return Object.values(world.state.pay.orders)
    .filter((order) => order.paidAt !== null && appidOf(order) === app.appid)
    .filter((order) => within(seconds(order.paidAt ?? 0), part(body, 'pay_time_range')))
    .filter((order) => state === undefined || shippingState(world, order) === state)
    .filter((order) => !openid || openidOf(order) === openid)
}

const orderFields = 'transaction_id merchant_id sub_merchant_id merchant_trade_no'

/** 确认收货提醒 is for express, after shipping, and once (grade A). */
function remind(call: Call, app: App): void {
  const order = namedOrder(call, app)
  const received = number(call.body, 'received_time')
  const { shipping } = order
  if (!shipping?.isFinished) throw no(10060028)
  if (shipping.logisticsType !== 1) throw no(10060032)
  if (received < seconds(shipping.finishedAt ?? 0)) throw no(10060029)
  if (shipping.isReminded) throw no(10060030)
  shipping.isReminded = true
}

/** Codes of companies from memory (M); the real list has hundreds. */
const companies = Object.entries({
  ...{ SF: '顺丰速运', ZTO: '中通快递', YTO: '圆通速递', STO: '申通快递', YD: '韵达速递', JTSD: '极兔速递' },
  ...{ EMS: '邮政快递', YZPY: '邮政快递包裹', JD: '京东快递', DBL: '德邦快递', HTKY: '百世快递' },
})

/** 小程序发货信息管理服务: what a mini-program's server reports about orders paid in it. */
export const shippingRows: Rows = {
  /** 发货信息录入, grade A+B. */
  'POST /wxa/sec/order/upload_shipping_info': account(
    manual,
    { sets: [142], body: 'order_key logistics_type delivery_mode is_all_delivered shipping_list upload_time payer' },
    (call) => {
      upload(call)
      return ok()
    },
  ),

  /** 查询订单发货状态, grade B. */
  'POST /wxa/sec/order/get_order': account(manual, { sets: [142], body: orderFields }, (call) => {
    const app = tokensApp(call)
    const order = namedOrder(call, app)
    call.spend(app.appid)
    return ok({ order: orderView(call.world, order) })
  }),

  /** 查询订单列表, grade B. */
  'POST /wxa/sec/order/get_order_list': account(
    manual,
    { sets: [142], body: 'pay_time_range order_state openid last_index page_size' },
    (call) => {
      const app = tokensApp(call)
      const all = listed(call, app)
      const from = Number(text(call.body, 'last_index') || 0)
      const end = from + Number(call.body['page_size'] ?? 100)
      call.spend(app.appid)
      const list = all.slice(from, end).map((order) => orderView(call.world, order))
      return ok({ order_list: list, last_index: String(end), has_more: end < all.length })
    },
  ),

  /** 确认收货提醒, grade B. */
  'POST /wxa/sec/order/notify_confirm_receive': account(
    manual,
    { sets: [142], body: `${orderFields} received_time` },
    (call) => {
      const app = tokensApp(call)
      remind(call, app)
      call.spend(app.appid)
      return ok()
    },
  ),

  /** 消息跳转路径设置, grade B. */
  'POST /wxa/sec/order/set_msg_jump_path': account(manual, { sets: [142], body: 'path' }, (call) => {
    const app = tokensApp(call)
    const path = need(call.body, 'path', 10060014)
    call.spend(app.appid)
    call.world.state.pay.messagePaths[app.appid] = path
    return ok()
  }),

  /** 查询小程序是否已开通发货信息管理服务, grade B. */
  'POST /wxa/sec/order/is_trade_managed': account(manual, { sets: [142, 18], body: 'appid' }, (call) => {
    const app = tokensApp(call)
    if (need(call.body, 'appid', 40013) !== app.appid) throw no(40013)
    return ok({ is_trade_managed: app.tradeManaged })
  }),

  /** 查询小程序是否已完成交易结算管理确认, grade B. */
  'POST /wxa/sec/order/is_trade_management_confirmation_completed': account(
    manual,
    { sets: [142, 18], body: 'appid' },
    (call) => {
      const app = tokensApp(call)
      if (need(call.body, 'appid', 40013) !== app.appid) throw no(40013)
      return ok({ completed: app.tradeConfirmed })
    },
  ),

  /** 获取运力 id 列表, grade B: the codes that express_company takes. */
  'POST /cgi-bin/express/delivery/open_msg/get_delivery_list': account(manual, { sets: [45, 142] }, () =>
    ok({
      count: companies.length,
      delivery_list: companies.map(([delivery_id, delivery_name]) => ({ delivery_id, delivery_name })),
    }),
  ),
}
