import * as orderShipping from '../../../server/wechat/orderShipping'
import { golden, ok } from './golden'

/** What WeChat wants to know of goods that were paid through it. */
export const shippingCalls = {
  uploadShippingInfo: golden(
    orderShipping.uploadShippingInfo,
    {
      order_key: { order_number_type: 2, transaction_id: '42001' },
      logistics_type: 1,
      delivery_mode: 1,
      shipping_list: [
        {
          tracking_no: 'SF1',
          express_company: 'SF',
          item_desc: '茶杯×1',
          contact: { receiver_contact: '*******2846' },
        },
      ],
      upload_time: '2026-11-28T12:00:00.000+08:00',
      payer: { openid: 'o1' },
    },
    'POST /wxa/sec/order/upload_shipping_info?access_token=T',
    '{"order_key":{"order_number_type":2,"transaction_id":"42001"},"logistics_type":1,"delivery_mode":1,"shipping_list":[{"tracking_no":"SF1","express_company":"SF","item_desc":"茶杯×1","contact":{"receiver_contact":"*******2846"}}],"upload_time":"2026-11-28T12:00:00.000+08:00","payer":{"openid":"o1"}}',
    ok,
  ),
  isTradeManaged: golden(
    orderShipping.isTradeManaged,
    { appid: 'wx1' },
    'POST /wxa/sec/order/is_trade_managed?access_token=T',
    '{"appid":"wx1"}',
    { ...ok, is_trade_managed: true },
  ),
  getShippingOrder: golden(
    orderShipping.getShippingOrder,
    { transaction_id: '42001' },
    'POST /wxa/sec/order/get_order?access_token=T',
    '{"transaction_id":"42001"}',
    { ...ok, order: { order_state: 2 } },
  ),
}
