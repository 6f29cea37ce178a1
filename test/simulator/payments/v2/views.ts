import type { PayOrder, PayRefund, RefundStatus } from '../state'
import { beijingTime, compactTime } from '../times'
import type { Fields } from './sign'

/** The parties as v2 names them. */
export function partiesV2(order: PayOrder): Fields {
  const sub = order.subMchid ? { sub_mch_id: order.subMchid, sub_appid: order.subAppid } : {}
  return { appid: order.appid, mch_id: order.mchid, ...sub }
}

const payer = ({ payer: { openid, subOpenid } }: PayOrder): Fields =>
  subOpenid ? { sub_openid: subOpenid, sub_is_subscribe: 'N' } : { openid, is_subscribe: 'N' }

/** What is only there once it is paid. */
export const paidFieldsV2 = (order: PayOrder): Fields => ({
  ...payer(order),
  ...{ trade_type: 'JSAPI', bank_type: 'OTHERS', fee_type: 'CNY', cash_fee_type: 'CNY' },
  ...{ total_fee: String(order.totalFen), cash_fee: String(order.totalFen), transaction_id: order.transactionId },
  ...{ attach: order.attach, time_end: order.paidAt === null ? '' : compactTime(order.paidAt) },
})

/** 支付结果通知 of v2, before it is signed (grade A+B). */
export const paidContentV2 = (order: PayOrder): Fields => ({
  ...{ return_code: 'SUCCESS', result_code: 'SUCCESS', sign_type: order.signType, ...partiesV2(order) },
  ...paidFieldsV2(order),
  out_trade_no: order.outTradeNo,
})

export const refundStatusV2: Record<RefundStatus, string> = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  CLOSED: 'REFUNDCLOSE',
  ABNORMAL: 'CHANGE',
}

/** 退款结果通知 of v2: what is sealed in req_info, with the parties beside it (grade A+B). */
export const refundContentV2 = (order: PayOrder, refund: PayRefund): Fields => ({
  ...partiesV2(order),
  ...{ out_trade_no: order.outTradeNo, transaction_id: order.transactionId },
  ...{ out_refund_no: refund.outRefundNo, refund_id: refund.refundId, refund_status: refundStatusV2[refund.status] },
  ...{ refund_fee: String(refund.refundFen), settlement_refund_fee: String(refund.refundFen) },
  ...{ total_fee: String(order.totalFen), settlement_total_fee: String(order.totalFen) },
  ...{
    success_time: refund.successAt === null ? '' : beijingTime(refund.successAt),
    refund_recv_accout: '支付用户零钱',
  },
  ...{ refund_account: 'REFUND_SOURCE_RECHARGE_FUNDS', refund_request_source: 'API' },
})
