import type { OrderRow, RefundRow } from '../../server/db/models/order'
import { newId, newSortKey } from '../../server/ids'
import { throughWechat } from '../../server/services/orders/refunds'
import type { Store } from '../../server/store'
import { noon } from './aPlatform'

/** A refund of an order, agreed to and given by hand; a test names what is different. */
export const aRefund = (store: Store, order: OrderRow, values: Partial<RefundRow> = {}): Promise<RefundRow> =>
  store.refunds.create({
    ...throughWechat(null),
    id: newId('r'),
    storeId: store.row.id,
    orderId: order.id,
    state: 'agreed',
    stateAt: noon,
    amountFen: order.totalFen,
    reason: '',
    reply: '',
    askedBy: 'store',
    requestKey: newId(),
    createdAt: noon,
    refundedAt: null,
    sortKey: newSortKey(noon),
    ...values,
  })
