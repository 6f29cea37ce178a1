import type { Source } from '../../journal'
import type { World } from '../../world'
import { tradeBill, type BillType } from '../bills'
import { merchantOf } from '../merchants'
import { closeOrder, known, placeOrder } from '../ordering'
import { findOrder, orderByTransaction, orderKey, refundsOf, stateWords, tradeState } from '../orders'
import { refuse } from '../refusal'
import { askRefund, findRefund, lookAt, refundKey } from '../refunds'
import type { PayOrder, PayRefund } from '../state'
import { beijingDay, beijingTime, rfc3339 } from '../times'
import type { Fields } from './sign'
import { paidFieldsV2, refundStatusV2 } from './views'

/** One call of API v2. A text instead of fields is a bill. */
export interface RowV2 {
  source: Source
  needs: readonly string[]
  may: readonly string[]
  wantsCertificate: boolean
  handle(world: World, fields: Fields): Fields | string
}

const page = (chapter: string): Source => ({
  page: `pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=${chapter}`,
  grade: 'a+B',
})

const words = (list: string) => list.split(' ').filter(Boolean)

const row = (
  chapter: string,
  needs: string,
  may: string,
  handle: RowV2['handle'],
  wantsCertificate = false,
): RowV2 => ({
  ...{ source: page(chapter), needs: words(needs), may: words(may), wantsCertificate, handle },
})

/** An amount in fen, written as text. */
function fen(fields: Fields, name: string): number {
  const said = fields[name] ?? ''
  if (!/^[1-9]\d*$/.test(said)) throw refuse('PARAM_ERROR', `${name}应为大于0的整数`)
  return Number(said)
}

/** yyyyMMddHHmmss in Beijing, as v3 would say it. */
function momentOf(text: string | undefined): { time_expire?: string } {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text ?? '') ?? []
  if (!year) return {}
  return { time_expire: rfc3339(Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}+08:00`)) }
}

function partiesOf({ mch_id = '', sub_mch_id = '', appid = '', sub_appid = '', openid = '', sub_openid = '' }: Fields) {
  return { mchid: mch_id, subMchid: sub_mch_id, appid, subAppid: sub_appid, payer: { openid, subOpenid: sub_openid } }
}

/** unifiedorder in the words of v3, as far as an order is concerned; other words are another order. */
function bodyOf(fields: Fields): Record<string, unknown> {
  const { body = '', attach = '', out_trade_no = '', notify_url = '', goods_tag = '', sign_type = '' } = fields
  const said = { description: body, attach, out_trade_no, notify_url, goods_tag, sign_type }
  return {
    ...said,
    ...momentOf(fields['time_expire']),
    ...partiesOf(fields),
    amount: { total: fen(fields, 'total_fee') },
  }
}

function placed(world: World, fields: Fields): Fields {
  if (fields['trade_type'] !== 'JSAPI') throw refuse('PARAM_ERROR', 'trade_type应为JSAPI')
  if (!fields['openid'] && !fields['sub_openid']) throw refuse('PARAM_ERROR', '缺少openid')
  if (!/^[0-9A-Za-z_\-|*@]{1,32}$/.test(fields['out_trade_no'] ?? ''))
    throw refuse('PARAM_ERROR', 'out_trade_no不符合要求')
  return { trade_type: 'JSAPI', prepay_id: placeOrder(world, partiesOf(fields), bodyOf(fields), 'v2') }
}

function orderOf(world: World, fields: Fields): PayOrder {
  const { transaction_id: id, out_trade_no: number = '', mch_id = '', sub_mch_id = '' } = fields
  if (!id && !number) throw refuse('PARAM_ERROR', '订单号不能为空')
  const order = known(id ? orderByTransaction(world, id) : findOrder(world, orderKey(mch_id, number)), 'v2')
  if (order.mchid !== mch_id || order.subMchid !== sub_mch_id) throw refuse('ORDER_NOT_EXIST')
  return order
}

function orderFields(world: World, order: PayOrder): Fields {
  const state = tradeState(world, order)
  const facts = { out_trade_no: order.outTradeNo, trade_state: state, trade_state_desc: stateWords[state] }
  return { ...facts, ...(order.transactionId ? paidFieldsV2(order) : { total_fee: String(order.totalFen) }) }
}

function refundAsked(world: World, fields: Fields): Fields {
  const order = orderOf(world, fields)
  if ([order.mchid, order.subMchid].some((mchid) => merchantOf(world, mchid)?.lacks.includes('refund')))
    throw refuse('NO_AUTH')
  const { out_refund_no: outRefundNo = '', refund_desc: reason = '', notify_url: notifyUrl = '' } = fields
  const refund = askRefund(world, order, {
    ...{ outRefundNo, reason, notifyUrl },
    ...{ refundFen: fen(fields, 'refund_fee'), totalFen: fen(fields, 'total_fee') },
  })
  return {
    ...{ transaction_id: order.transactionId, out_trade_no: order.outTradeNo, out_refund_no: outRefundNo },
    ...{ refund_id: refund.refundId, refund_fee: String(refund.refundFen), cash_refund_fee: String(refund.refundFen) },
    ...{ total_fee: String(order.totalFen), cash_fee: String(order.totalFen) },
  }
}

const numbered = (refund: PayRefund, at: number): Fields => ({
  [`out_refund_no_${at}`]: refund.outRefundNo,
  [`refund_id_${at}`]: refund.refundId,
  [`refund_channel_${at}`]: 'ORIGINAL',
  [`refund_fee_${at}`]: String(refund.refundFen),
  [`refund_status_${at}`]: refundStatusV2[refund.status],
  [`refund_recv_accout_${at}`]: '支付用户零钱',
  ...(refund.successAt === null ? {} : { [`refund_success_time_${at}`]: beijingTime(refund.successAt) }),
})

/** One refund by its number, or all of an order. */
function refundsAsked(world: World, fields: Fields): { order: PayOrder; refunds: PayRefund[] } {
  const { out_refund_no: number, refund_id: id, mch_id = '' } = fields
  const refund = number
    ? findRefund(world, refundKey(mch_id, number))
    : Object.values(world.state.pay.refunds).find((one) => one.refundId === id && one.mchid === mch_id)
  const order = refund ? findOrder(world, refund.orderKey) : number || id ? undefined : orderOf(world, fields)
  if (!order || order.version !== 'v2') throw refuse('RESOURCE_NOT_EXISTS', '退款单不存在')
  return { order, refunds: refund ? [refund] : refundsOf(world, order) }
}

function refundsFound(world: World, fields: Fields): Fields {
  const { order, refunds } = refundsAsked(world, fields)
  if (!refunds.length) throw refuse('RESOURCE_NOT_EXISTS', '退款单不存在')
  refunds.forEach((refund) => lookAt(world, refund))
  return {
    ...{ transaction_id: order.transactionId, out_trade_no: order.outTradeNo, total_fee: String(order.totalFen) },
    ...{ cash_fee: String(order.totalFen), refund_count: String(refunds.length) },
    ...refunds.map(numbered).reduce((all, one) => ({ ...all, ...one }), {}),
  }
}

const noBill = { return_code: 'FAIL', return_msg: 'No Bill Exist', error_code: '20002' }

/** The same bill as in v3, and never of today. */
function bill(
  world: World,
  { bill_date = '', bill_type = 'ALL', mch_id = '', sub_mch_id = '' }: Fields,
): Fields | string {
  const day = bill_date.replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3')
  if (day >= beijingDay(world.clock.now()) || !['ALL', 'SUCCESS', 'REFUND'].includes(bill_type))
    return { return_code: 'FAIL', return_msg: 'invalid bill_date', error_code: '20001' }
  const file = tradeBill(world, { mchid: mch_id, subMchid: sub_mch_id }, day, bill_type as BillType)
  return file ? file.toString('utf8') : noBill
}

/** API v2 of api.mch.weixin.qq.com. Orders made here are asked about, closed and refunded here. */
export const rowsV2: Record<string, RowV2> = {
  /** 统一下单. */
  '/pay/unifiedorder': row(
    '9_1',
    'body out_trade_no total_fee spbill_create_ip notify_url trade_type',
    'openid sub_openid attach detail device_info fee_type time_start time_expire goods_tag limit_pay receipt scene_info',
    placed,
  ),
  /** 查询订单. */
  '/pay/orderquery': row('9_2', '', 'transaction_id out_trade_no', (world, fields) =>
    orderFields(world, orderOf(world, fields)),
  ),
  /** 关闭订单. */
  '/pay/closeorder': row('9_3', 'out_trade_no', '', (world, fields) => {
    closeOrder(world, orderOf(world, fields))
    return {}
  }),
  /** 申请退款. */
  '/secapi/pay/refund': row(
    '9_4',
    'out_refund_no total_fee refund_fee',
    'transaction_id out_trade_no refund_fee_type refund_desc refund_account notify_url op_user_id',
    refundAsked,
    true,
  ),
  /** 查询退款. */
  '/pay/refundquery': row('9_5', '', 'transaction_id out_trade_no out_refund_no refund_id offset', refundsFound),
  /** 下载交易账单. */
  '/pay/downloadbill': row('9_6', 'bill_date', 'bill_type tar_type', bill),
}
