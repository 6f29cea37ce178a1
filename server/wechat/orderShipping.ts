import { endpoint, type Done } from './endpoint'

/** 1 express, 2 the store's own people, 3 nothing to carry, 4 fetched by the customer. */
export type LogisticsType = 1 | 2 | 3 | 4

interface Parcel {
  tracking_no?: string
  express_company?: string
  /** 120 characters at most. */
  item_desc: string
  /** For 顺丰 only; all but the last four digits masked. */
  contact?: { receiver_contact: string }
}

interface Shipping {
  order_key: { order_number_type: 2; transaction_id: string }
  logistics_type: LogisticsType
  delivery_mode: 1
  shipping_list: Parcel[]
  /** RFC 3339 with milliseconds and zone, later than any upload before. */
  upload_time: string
  payer: { openid: string }
}

/**
 * 发货信息录入: until it is said, WeChat holds the order's money. A second, different one uses up the one change there is.
 *
 * developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
 */
export const uploadShippingInfo = endpoint<Shipping, Done>({
  method: 'POST',
  path: '/wxa/sec/order/upload_shipping_info',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
  errors: {
    10060002: 'SHIPPING_KNOWN_ALREADY',
    10060003: 'SHIPPING_KNOWN_ALREADY',
    10060023: 'SHIPPING_KNOWN_ALREADY',
  },
})

/** 查询小程序是否已开通发货信息管理服务. */
export const isTradeManaged = endpoint<{ appid: string }, { is_trade_managed: boolean }>({
  method: 'POST',
  path: '/wxa/sec/order/is_trade_managed',
  token: 'authorizer',
  body: 'json',
  needs: ['is_trade_managed'],
  repeatable: true,
})

interface ShippedOrder {
  /** 1 to ship, 2 shipped, 3 received, 4 finished, 5 refunded, 6 waiting for settlement. */
  order_state: number
}

/** 查询订单发货状态. */
export const getShippingOrder = endpoint<{ transaction_id: string }, { order: ShippedOrder }>({
  method: 'POST',
  path: '/wxa/sec/order/get_order',
  token: 'authorizer',
  body: 'json',
  needs: ['order.order_state'],
  repeatable: true,
})
