import type { World } from '../world'
import { merchantOf } from './merchants'
import { findOrder, orderByTransaction, orderKey } from './orders'
import { checkNotifyUrl } from './ordering'
import { askRefund, findRefund, lookAt, refundKey, refundView, settleRefund } from './refunds'
import { refuse } from './refusal'
import { fenOf, json, partOf, payPage, textOf, type Content, type PayCall, type PayRows } from './row'
import { listOf, may, need, oneOf, refundNumber, text, whole, type Shape } from './shape'
import type { PayOrder, PayRefund } from './state'

const account = oneOf('AVAILABLE', 'UNAVAILABLE')

const goods: Shape = {
  merchant_goods_id: need(text(32)),
  wechatpay_goods_id: may(text(32)),
  goods_name: may(text(256)),
  unit_price: need(whole(0)),
  refund_amount: need(whole(0)),
  refund_quantity: need(whole(1)),
}

const refundFields: Shape = {
  sub_mchid: may(text(32)),
  transaction_id: may(text(32)),
  out_trade_no: may(text(32)),
  out_refund_no: need(refundNumber),
  reason: may(text(80, 0)),
  notify_url: may(text(256)),
  funds_account: may(oneOf('AVAILABLE')),
  amount: need({
    refund: need(whole(1)),
    total: need(whole(1)),
    currency: need(oneOf('CNY')),
    from: may(listOf({ account: need(account), amount: need(whole(1)) })),
  }),
  goods_detail: may(listOf(goods)),
}

/** The one order both numbers mean. */
function namedOrder({ world, merchant, body }: PayCall): PayOrder {
  const [id, number] = [textOf(body, 'transaction_id'), textOf(body, 'out_trade_no')]
  if (!id && !number) throw refuse('PARAM_ERROR', '微信支付订单号与商户订单号不能同时为空')
  const order = id ? orderByTransaction(world, id) : findOrder(world, orderKey(merchant.mchid, number))
  if (!order || order.mchid !== merchant.mchid || order.version !== 'v3')
    throw refuse('RESOURCE_NOT_EXISTS', '订单不存在')
  if (number && number !== order.outTradeNo) throw refuse('INVALID_REQUEST', '微信支付订单号与商户订单号不匹配')
  return order
}

const isWithout = (world: World, mchid: string) => merchantOf(world, mchid)?.lacks.includes('refund') === true

/** A provider says for which of its merchants; both must be allowed to refund (grade A). */
function checkSub({ world, merchant }: PayCall, said: string, order: PayOrder): void {
  if (isWithout(world, merchant.mchid) || isWithout(world, order.subMchid)) throw refuse('NO_AUTH')
  if (said === order.subMchid) return
  throw refuse('PARAM_ERROR', '特约商户号与订单不一致', {
    ...{ field: '/sub_mchid', value: said, issue: '特约商户号与订单不一致', location: 'body' },
  })
}

/** Where the money is to come from, when that is said, must add up. */
function checkSources(amount: Content): void {
  const from = amount['from'] as Content[] | undefined
  if (from && from.reduce((sum, one) => sum + fenOf(one, 'amount'), 0) !== fenOf(amount, 'refund'))
    throw refuse('INVALID_REQUEST', '退款出资账户的金额之和与退款金额不一致')
}

function wanted(call: PayCall): PayRefund {
  const { world, body } = call
  const amount = partOf(body, 'amount')
  const notifyUrl = textOf(body, 'notify_url')
  if (notifyUrl) checkNotifyUrl(world, notifyUrl)
  checkSources(amount)
  const order = namedOrder(call)
  checkSub(call, textOf(body, 'sub_mchid'), order)
  return askRefund(world, order, {
    ...{ outRefundNo: textOf(body, 'out_refund_no'), reason: textOf(body, 'reason'), notifyUrl },
    ...{ refundFen: fenOf(amount, 'refund'), totalFen: fenOf(amount, 'total') },
  })
}

function asked({ world, merchant, params, query }: PayCall): PayRefund {
  const refund = findRefund(world, refundKey(merchant.mchid, params['out_refund_no'] ?? ''))
  const order = refund && findOrder(world, refund.orderKey)
  if (!refund || order?.version !== 'v3' || order.subMchid !== (query['sub_mchid'] ?? ''))
    throw refuse('RESOURCE_NOT_EXISTS', '退款单不存在')
  return refund
}

const secret = may(text(1024))

/** 申请退款 and what follows; the same paths for merchants and providers. */
export const refundRows: PayRows = {
  /** 申请退款. pay.weixin.qq.com/doc/v3/merchant/4012791862, grade A+B. A 200 says that it was accepted, no more. */
  'POST /v3/refund/domestic/refunds': {
    source: payPage('merchant/4012791862', 'A+B'),
    query: {},
    body: refundFields,
    handle: (call) => json(refundView(call.world, wanted(call))),
  },

  /** 查询单笔退款. pay.weixin.qq.com/doc/v3/merchant/4012791863, grade A+B. */
  'GET /v3/refund/domestic/refunds/{out_refund_no}': {
    source: payPage('merchant/4012791863', 'A+B'),
    query: { sub_mchid: may(text(32)) },
    body: {},
    handle(call) {
      const refund = asked(call)
      lookAt(call.world, refund)
      return json(refundView(call.world, refund))
    },
  },

  /** 发起异常退款. pay.weixin.qq.com/doc/v3/merchant, grade A: to another card of the user, or of the merchant. */
  'POST /v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund': {
    source: payPage('merchant', 'A'),
    query: {},
    body: {
      ...{
        out_refund_no: need(refundNumber),
        sub_mchid: may(text(32)),
        type: need(oneOf('USER_BANK_CARD', 'MERCHANT_BANK_CARD')),
      },
      ...{ bank_type: may(text(32)), bank_account: secret, real_name: secret },
    },
    handle({ world, merchant, params, body }) {
      const refund = findRefund(world, refundKey(merchant.mchid, textOf(body, 'out_refund_no')))
      if (!refund || refund.refundId !== params['refund_id']) throw refuse('RESOURCE_NOT_EXISTS', '退款单不存在')
      if (refund.status !== 'ABNORMAL') throw refuse('INVALID_REQUEST', '退款单不是异常状态')
      settleRefund(world, refund, 'SUCCESS')
      return json(refundView(world, refund))
    },
  },
}
