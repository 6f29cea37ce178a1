import type { OrderRow } from '../../server/db/models/order'
import type { PaymentRow } from '../../server/db/models/payment'
import { newId, newSortKey } from '../../server/ids'
import type { Store } from '../../server/store'
import { later, minutes, noon } from './aPlatform'

/** A payment of an order, which WeChat Pay has told of; a test names what is different. */
export const aPayment = (store: Store, order: OrderRow, values: Partial<PaymentRow> = {}): Promise<PaymentRow> =>
  store.payments.create({
    id: newId('p'),
    storeId: store.row.id,
    orderId: order.id,
    openOf: null,
    customerId: order.customerId,
    accountId: 'a1',
    versionId: 'v1',
    mode: 'direct',
    appid: 'wxa0000000000000c3',
    mchid: '1700000001',
    openid: 'oCustomer',
    amountFen: order.totalFen,
    currency: 'CNY',
    description: '小麦面馆',
    state: 'paid',
    stateAt: noon,
    prepayId: 'wx1',
    prepaidAt: noon,
    expiresAt: later(30 * minutes),
    transactionId: newId(),
    paidAt: noon,
    paidDay: '2026-11-02',
    looks: 0,
    notifyUrl: null,
    unseenSince: null,
    createdAt: noon,
    sortKey: newSortKey(noon),
    ...values,
  })
