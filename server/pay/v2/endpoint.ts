/** What is different about one API of v2. What is common to all of them is in `client.ts`. */
export interface EndpointV2<Request extends object> {
  path: string
  /** `bill`: text that is not signed; only a refusal is XML. */
  answer: 'fields' | 'bill'
  /** Goes over a line on which the merchant's certificate is shown. */
  wantsCertificate?: true
  /** Fields without which an answer is none. */
  needs?: readonly string[]
  /** Only for the compiler: what goes in. */
  readonly shape?: (request: Request) => void
}

const endpoint = <Request extends object>(spec: Omit<EndpointV2<Request>, 'shape'>): EndpointV2<Request> => spec

interface Order {
  appid: string
  body: string
  out_trade_no: string
  /** Fen, as all amounts. */
  total_fee: string
  spbill_create_ip: string
  /** yyyyMMddHHmmss, Beijing. */
  time_expire: string
  notify_url: string
  trade_type: 'JSAPI'
  openid: string
}

/** 统一下单. Said again with the same content it gives a fresh prepay_id. pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=9_1 */
export const unifiedOrder = endpoint<Order>({ path: '/pay/unifiedorder', answer: 'fields', needs: ['prepay_id'] })

interface OfOrder {
  appid: string
  out_trade_no: string
}

/** 查询订单. chapter=9_2 */
export const orderQuery = endpoint<OfOrder>({
  path: '/pay/orderquery',
  answer: 'fields',
  needs: ['out_trade_no', 'trade_state'],
})

/** 关闭订单. chapter=9_3 */
export const closeOrder = endpoint<OfOrder>({ path: '/pay/closeorder', answer: 'fields' })

interface Refund {
  appid: string
  transaction_id: string
  out_refund_no: string
  total_fee: string
  refund_fee: string
  refund_desc: string
  notify_url: string
}

/** 申请退款. The same number refunds once, so it may be said again. chapter=9_4 */
export const refundOrder = endpoint<Refund>({
  path: '/secapi/pay/refund',
  answer: 'fields',
  wantsCertificate: true,
  needs: ['refund_id', 'out_refund_no', 'refund_fee', 'total_fee'],
})

/** 查询退款, of one refund. chapter=9_5 */
export const refundQuery = endpoint<{ appid: string; out_refund_no: string }>({
  path: '/pay/refundquery',
  answer: 'fields',
  needs: ['out_trade_no', 'total_fee', 'out_refund_no_0', 'refund_id_0', 'refund_fee_0', 'refund_status_0'],
})

/** 下载交易账单, of one day, yyyyMMdd. chapter=9_6 */
export const downloadBillV2 = endpoint<{ appid: string; bill_date: string; bill_type: 'ALL' }>({
  path: '/pay/downloadbill',
  answer: 'bill',
})
