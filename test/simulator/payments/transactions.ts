import type { Source } from '../journal'
import { findOrder, orderByTransaction, orderKey, orderView } from './orders'
import { checkOwn, closeOrder, known, placeOrder, type Parties } from './ordering'
import { refuse } from './refusal'
import { json, nothing, partOf, payPage, textOf, type PayCall, type PayRow, type PayRows } from './row'
import { flag, listOf, may, moment, need, oneOf, orderNumber, text, whole, type Shape } from './shape'
import type { Merchant, PayOrder } from './state'

const free = () => ''
const mchid = need(text(32))

const goods: Shape = {
  merchant_goods_id: need(text(32)),
  wechatpay_goods_id: may(text(32)),
  goods_name: may(text(256)),
  quantity: need(whole(1)),
  unit_price: need(whole(0)),
}

/** What both kinds of orders say about the goods and the money. */
const orderFields: Shape = {
  description: need(text(127)),
  out_trade_no: need(orderNumber),
  time_expire: may(moment),
  attach: may(text(128, 0)),
  notify_url: need(text(255)),
  goods_tag: may(text(32, 0)),
  limit_pay: may(free),
  support_fapiao: may(flag),
  amount: need({ total: need(whole(1)), currency: may(oneOf('CNY')) }),
  detail: may({ cost_price: may(whole(0)), invoice_id: may(text(32)), goods_detail: may(listOf(goods)) }),
  scene_info: may({
    payer_client_ip: need(text(45)),
    device_id: may(text(32)),
    store_info: may({
      id: need(text(32)),
      name: may(text(256)),
      area_code: may(text(32)),
      address: may(text(512)),
    }),
  }),
  settle_info: may({ profit_sharing: may(flag) }),
}

/** The partner manual as it was before its pages got numbers. */
const partnerPage = (chapter: string): Source => ({
  page: `pay.weixin.qq.com/wiki/doc/apiv3_partner/apis/chapter${chapter}.shtml`,
  grade: 'a+B',
})

/** How direct and partner calls differ: in the names of the parties. */
interface Side {
  base: string
  role: Merchant['role']
  pages: { order: Source; query: Source; close: Source }
  order: Shape
  /** Of a query, and of the body of closing. */
  parties: Shape
  partiesOf(call: PayCall): Parties
  checkParties(call: PayCall, said: Record<string, unknown>, location: 'body' | 'query'): void
  isTheirs(order: PayOrder, said: Record<string, unknown>): boolean
}

const noOpenid = { openid: '', subOpenid: '' }

const direct: Side = {
  base: '/v3/pay/transactions',
  role: 'direct',
  pages: {
    order: payPage('merchant/4012791856', 'A+B'),
    query: payPage('merchant/4012791858', 'A+B'),
    close: payPage('merchant/4012791860', 'A'),
  },
  order: { ...orderFields, appid: need(text(32)), mchid, payer: need({ openid: need(text(128)) }) },
  parties: { mchid },
  partiesOf: ({ body }) => ({
    ...{ mchid: textOf(body, 'mchid'), subMchid: '', appid: textOf(body, 'appid'), subAppid: '' },
    payer: { ...noOpenid, openid: textOf(partOf(body, 'payer'), 'openid') },
  }),
  checkParties: (call, said, location) => checkOwn(call, textOf(said, 'mchid'), 'mchid', location),
  isTheirs: ({ subMchid }) => subMchid === '',
}

const partner: Side = {
  base: '/v3/pay/partner/transactions',
  role: 'provider',
  pages: { order: partnerPage('4_1_1'), query: partnerPage('4_1_2'), close: partnerPage('4_1_3') },
  order: {
    ...orderFields,
    ...{ sp_appid: need(text(32)), sp_mchid: mchid, sub_appid: may(text(32)), sub_mchid: mchid },
    payer: need({ sp_openid: may(text(128)), sub_openid: may(text(128)) }),
  },
  parties: { sp_mchid: mchid, sub_mchid: mchid },
  partiesOf: ({ body }) => ({
    ...{ mchid: textOf(body, 'sp_mchid'), subMchid: textOf(body, 'sub_mchid') },
    ...{ appid: textOf(body, 'sp_appid'), subAppid: textOf(body, 'sub_appid') },
    payer: {
      openid: textOf(partOf(body, 'payer'), 'sp_openid'),
      subOpenid: textOf(partOf(body, 'payer'), 'sub_openid'),
    },
  }),
  checkParties: (call, said, location) => checkOwn(call, textOf(said, 'sp_mchid'), 'sp_mchid', location),
  isTheirs: ({ subMchid }, said) => subMchid === said['sub_mchid'],
}

/** One of the two openids, and sub_openid only with sub_appid (grade A). */
function checkOpenids({ payer, subAppid }: Parties): void {
  const isMissing = !payer.openid && !payer.subOpenid
  if (!isMissing && !(payer.subOpenid && !subAppid)) return
  const issue = isMissing ? '缺少sp_openid或sub_openid' : '传sub_openid时sub_appid必填'
  throw refuse('PARAM_ERROR', issue, { field: '/payer', value: payer, issue, location: 'body' })
}

function checkRole({ merchant }: PayCall, side: Side): void {
  if (merchant.role !== side.role) throw refuse('NO_AUTH')
}

function prepayRow(side: Side): PayRow {
  return {
    source: side.pages.order,
    query: {},
    body: side.order,
    handle(call) {
      side.checkParties(call, call.body, 'body')
      checkRole(call, side)
      const parties = side.partiesOf(call)
      checkOpenids(parties)
      return json({ prepay_id: placeOrder(call.world, parties, call.body, 'v3') })
    },
  }
}

function queryRow(side: Side, find: (call: PayCall) => PayOrder | undefined): PayRow {
  return {
    source: side.pages.query,
    query: side.parties,
    body: {},
    handle(call) {
      side.checkParties(call, call.query, 'query')
      const order = known(find(call), 'v3')
      if (order.mchid !== call.merchant.mchid || !side.isTheirs(order, call.query)) throw refuse('ORDER_NOT_EXIST')
      return json(orderView(call.world, order))
    },
  }
}

const byOwnNumber = ({ world, merchant, params }: PayCall) =>
  findOrder(world, orderKey(merchant.mchid, params['out_trade_no'] ?? ''))
const byTransaction = ({ world, params }: PayCall) => orderByTransaction(world, params['transaction_id'] ?? '')

function closeRow(side: Side): PayRow {
  return {
    source: side.pages.close,
    query: {},
    body: side.parties,
    handle(call) {
      side.checkParties(call, call.body, 'body')
      const order = known(byOwnNumber(call), 'v3')
      if (!side.isTheirs(order, call.body)) throw refuse('ORDER_NOT_EXIST')
      closeOrder(call.world, order)
      return nothing
    },
  }
}

const rowsOf = (side: Side): PayRows => ({
  [`POST ${side.base}/jsapi`]: prepayRow(side),
  [`GET ${side.base}/id/{transaction_id}`]: queryRow(side, byTransaction),
  [`GET ${side.base}/out-trade-no/{out_trade_no}`]: queryRow(side, byOwnNumber),
  [`POST ${side.base}/out-trade-no/{out_trade_no}/close`]: closeRow(side),
})

/** JSAPI and mini-program orders: of a merchant, and of a provider for one of its merchants. */
export const transactionRows: PayRows = { ...rowsOf(direct), ...rowsOf(partner) }
