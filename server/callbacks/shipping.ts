import { addNotice } from '../services/notices'
import { shippingSettled } from '../services/payments/shipping'
import type { XmlValue } from '../xml'
import { inStore, type Handler } from './inStore'

const isText = (value: XmlValue | undefined): value is string => typeof value === 'string'

/**
 * What WeChat tells of goods on their way and of the money it holds until they are. Who confirmed is told the wrong way
 * round at times, so nothing depends on it.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
 */
export const shippingEvents: Record<string, Handler> = {
  trade_manage_order_settlement: inStore(async (store, { transaction_id: id, settlement_time: settledAt }, now) => {
    // The same event also says when goods were sent; only with this field is the money free.
    if (isText(id) && settledAt !== undefined && settledAt !== '') await shippingSettled(store, id, now)
  }),
  trade_manage_remind_shipping: inStore(async (store, { transaction_id: transactionId }, now) => {
    if (!isText(transactionId)) return
    const payment = await store.payments.find({ transactionId })
    const order = payment?.orderId ? await store.orders.find({ id: payment.orderId }) : null
    if (!order) return
    const text = `微信提醒：订单 ${order.number} 该发货了，不发货的话货款会一直被冻结`
    await addNotice(store, 'SHIPPING_DUE', order.id, text, now)
  }),
}
