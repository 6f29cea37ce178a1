import type { AuthorizerRow } from '../db/models/authorizer'
import type { Platform } from '../platform'
import { addNotice } from '../services/notices'
import { shippingSettled } from '../services/payments/shipping'
import type { Store } from '../store'
import type { XmlFields } from '../wechat/xml'

type Handler = (platform: Platform, account: AuthorizerRow, fields: XmlFields, now: Date) => Promise<void>

const inStore =
  (handle: (store: Store, transactionId: string, now: Date) => Promise<void>): Handler =>
  async (platform, { storeId }, fields, now) => {
    const row = storeId === null ? null : await platform.stores.find({ id: storeId })
    const { transaction_id: transactionId } = fields
    if (row && typeof transactionId === 'string') await handle(platform.store(row), transactionId, now)
  }

/**
 * What WeChat tells of goods on their way and of the money it holds until they are. Who confirmed is told the wrong way
 * round at times, so nothing depends on it.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/order-shipping/order-shipping.html
 */
export const shippingEvents: Record<string, Handler> = {
  trade_manage_order_settlement: async (platform, account, fields, now) => {
    // The same event also says when goods were sent; only with this field is the money free.
    if (fields.settlement_time !== undefined && fields.settlement_time !== '')
      await inStore(shippingSettled)(platform, account, fields, now)
  },
  trade_manage_remind_shipping: inStore(async (store, transactionId, now) => {
    const payment = await store.payments.find({ transactionId })
    const order = payment?.orderId ? await store.orders.find({ id: payment.orderId }) : null
    if (!order) return
    const text = `微信提醒：订单 ${order.number} 该发货了，不发货的话货款会一直被冻结`
    await addNotice(store, 'SHIPPING_DUE', order.id, text, now)
  }),
}
