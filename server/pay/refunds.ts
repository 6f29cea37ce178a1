import { endpoint } from './endpoint'

interface RefundOrder {
  transaction_id: string
  out_refund_no: string
  reason: string
  notify_url: string
  amount: { refund: number; total: number; currency: 'CNY' }
  sub_mchid?: string | undefined
}

export type RefundStatus = 'SUCCESS' | 'CLOSED' | 'PROCESSING' | 'ABNORMAL'

/** What an answer says of a refund. */
export interface RefundAnswer {
  refund_id: string
  out_refund_no: string
  out_trade_no: string
  status: RefundStatus
  success_time?: string
  user_received_account?: string
  amount: { total: number; refund: number }
}

const needs = ['refund_id', 'out_refund_no', 'status', 'amount'] as const

/** 退款申请. The same number refunds once, so it may be said again. pay.weixin.qq.com/doc/v3/merchant/4012791903 */
export const askRefund = endpoint<RefundOrder, RefundAnswer>({
  method: 'POST',
  path: '/v3/refund/domestic/refunds',
  answer: 'json',
  needs,
})

/** 查询单笔退款. pay.weixin.qq.com/doc/v3/merchant/4012791904 */
export const queryRefund = endpoint<{ out_refund_no: string; sub_mchid?: string | undefined }, RefundAnswer>({
  method: 'GET',
  path: '/v3/refund/domestic/refunds/{out_refund_no}',
  answer: 'json',
  needs,
})

interface AbnormalRefund {
  refund_id: string
  out_refund_no: string
  /** To the merchant's own account. To another card of the payer's it would want the card's number and their name. */
  type: 'MERCHANT_BANK_CARD'
  sub_mchid?: string | undefined
}

/** 发起异常退款: only for a refund that is ABNORMAL. Way and types: pay.md §4.4; fields: as several SDKs send them. */
export const applyAbnormalRefund = endpoint<AbnormalRefund, RefundAnswer>({
  method: 'POST',
  path: '/v3/refund/domestic/refunds/{refund_id}/apply-abnormal-refund',
  answer: 'json',
  needs,
})
