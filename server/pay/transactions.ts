import { endpoint } from './endpoint'

/** Money as v3 writes it: whole fen. */
interface Amount {
  total: number
  currency: 'CNY'
}

interface Order {
  description: string
  out_trade_no: string
  /** RFC 3339; not sooner than a minute after ordering. */
  time_expire: string
  notify_url: string
  amount: Amount
}

interface Prepaid {
  prepay_id: string
}

/** JSAPI/小程序下单. Said again with the same content it gives a fresh prepay_id. pay.weixin.qq.com/doc/v3/merchant/4012791897 */
export const prepay = endpoint<Order & { appid: string; mchid: string; payer: { openid: string } }, Prepaid>({
  method: 'POST',
  path: '/v3/pay/transactions/jsapi',
  answer: 'json',
  needs: ['prepay_id'],
})

interface PartnerOrder extends Order {
  sp_appid: string
  sp_mchid: string
  sub_appid: string
  sub_mchid: string
  payer: { sub_openid: string }
}

/** 服务商 JSAPI/小程序下单. pay.weixin.qq.com/doc/v3/partner/4012759974 */
export const partnerPrepay = endpoint<PartnerOrder, Prepaid>({
  method: 'POST',
  path: '/v3/pay/partner/transactions/jsapi',
  answer: 'json',
  needs: ['prepay_id'],
})

export type TradeState = 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'USERPAYING' | 'REVOKED' | 'PAYERROR'

/** What a query or a notification says of a payment; before it is paid most of it is missing. */
export interface Transaction {
  appid?: string
  mchid?: string
  sp_appid?: string
  sp_mchid?: string
  sub_appid?: string
  sub_mchid?: string
  out_trade_no: string
  transaction_id?: string
  trade_state: TradeState
  trade_state_desc?: string
  success_time?: string
  payer?: { openid?: string; sp_openid?: string; sub_openid?: string }
  amount?: { total?: number; payer_total?: number; currency?: string }
}

/** 商户订单号查询订单. pay.weixin.qq.com/doc/v3/merchant/4012791900 */
export const queryPayment = endpoint<{ out_trade_no: string; mchid: string }, Transaction>({
  method: 'GET',
  path: '/v3/pay/transactions/out-trade-no/{out_trade_no}',
  answer: 'json',
  needs: ['out_trade_no', 'trade_state'],
})

interface OfPartner {
  out_trade_no: string
  sp_mchid: string
  sub_mchid: string
}

export const partnerQueryPayment = endpoint<OfPartner, Transaction>({
  method: 'GET',
  path: '/v3/pay/partner/transactions/out-trade-no/{out_trade_no}',
  answer: 'json',
  needs: ['out_trade_no', 'trade_state'],
})

/** 关闭订单. pay.weixin.qq.com/doc/v3/merchant/4012791901 */
export const closePayment = endpoint<{ out_trade_no: string; mchid: string }, object>({
  method: 'POST',
  path: '/v3/pay/transactions/out-trade-no/{out_trade_no}/close',
  answer: 'empty',
})

export const partnerClosePayment = endpoint<OfPartner, object>({
  method: 'POST',
  path: '/v3/pay/partner/transactions/out-trade-no/{out_trade_no}/close',
  answer: 'empty',
})
