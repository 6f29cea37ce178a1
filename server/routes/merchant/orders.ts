import type { merchantOrdersApi, MerchantOrderView, SittingView } from '../../../shared/api/merchant/orders'
import type { OrderRow } from '../../db/models/order'
import type { Handlers } from '../../mount'
import {
  acceptOrder,
  collectOrder,
  finishOrder,
  getOrder,
  handOverOrder,
  receiveOrder,
  remarkOrder,
  shipOrder,
} from '../../services/orders/moves'
import { changePrice, endOrder } from '../../services/orders/ending'
import {
  countOrders,
  newestAsked,
  newestOrder,
  orderOfCode,
  ordersOfStore,
  refundsOfStore,
} from '../../services/orders/ofStore'
import { agreeRefund, askRefund, refuseRefund } from '../../services/orders/refunds'
import { recordGiven, retryRefund, takeRefundBack } from '../../services/payments/refunding'
import { closeSitting, openSittings } from '../../services/orders/sittings'
import type { Store } from '../../store'
import type { StoreCall } from './calls'
import { merchantOrderCard, merchantOrderView, refundCard, sittingView } from './orderViews'

type Move = (store: Store, order: OrderRow, now: Date) => Promise<OrderRow>

const moved = async ({ store, now }: StoreCall, orderId: string, move: Move): Promise<MerchantOrderView> =>
  merchantOrderView(store, await move(store, await getOrder(store, orderId), now))

const sittings = async (store: Store): Promise<SittingView[]> =>
  Promise.all((await openSittings(store)).map((each) => sittingView(store, each)))

export const merchantOrders: Handlers<typeof merchantOrdersApi, StoreCall> = {
  'GET /orders': async ({ store }, input) => {
    const { rows, after } = await ordersOfStore(store, input)
    return { rows: rows.map((each) => merchantOrderCard(store, each)), after }
  },
  'GET /orders/:orderId': async ({ store }, { orderId }) => merchantOrderView(store, await getOrder(store, orderId)),
  'GET /orders-pulse': async ({ store }) => {
    const [counts, newest, asked] = await Promise.all([countOrders(store), newestOrder(store), newestAsked(store)])
    return {
      counts,
      newestId: newest?.id ?? null,
      newestAt: newest?.placedAt.toISOString() ?? null,
      askedBack: asked && { orderId: asked.orderId, at: asked.createdAt.toISOString() },
    }
  },
  'POST /orders/:orderId/accept': (call, { orderId }) => moved(call, orderId, acceptOrder),
  'POST /orders/:orderId/finish': (call, { orderId }) => moved(call, orderId, finishOrder),
  'POST /orders/:orderId/ship': (call, { orderId, ...shipment }) =>
    moved(call, orderId, (store, order, now) => shipOrder(store, order, shipment, now)),
  'POST /orders/:orderId/hand-over': (call, { orderId, ...money }) =>
    moved(call, orderId, (store, order, now) => handOverOrder(store, order, now, money)),
  'POST /orders/:orderId/receive': (call, { orderId, ...money }) =>
    moved(call, orderId, (store, order, now) => receiveOrder(store, order, now, money)),
  'POST /orders/:orderId/collect': (call, { orderId, expectedOwedFen }) =>
    moved(call, orderId, (store, order, now) => collectOrder(store, order, now, expectedOwedFen)),
  'POST /orders/:orderId/close': (call, { orderId, remark }) =>
    moved(call, orderId, async (store, order, now) => {
      const closed = await endOrder(store, order, 'byStore', now)
      return remark === '' ? closed : remarkOrder(store, closed, remark)
    }),
  'PUT /orders/:orderId/price': (call, { orderId, totalFen }) =>
    moved(call, orderId, (store, order, now) => changePrice(store, order, totalFen, now)),
  'PUT /orders/:orderId/remark': (call, { orderId, remark }) =>
    moved(call, orderId, (store, order) => remarkOrder(store, order, remark)),
  'GET /pickups/:code': async ({ store }, { code }) => merchantOrderView(store, await orderOfCode(store, code)),

  'GET /refunds': async ({ store }, input) => {
    const { rows, after } = await refundsOfStore(store, input)
    return { rows: rows.map(refundCard), after }
  },
  'POST /orders/:orderId/refunds': (call, { orderId, requestKey, ...wish }) =>
    moved(call, orderId, async (store, order, now) => {
      const key = `${call.identity.merchant.id}:${requestKey}`
      await askRefund(store, order, { ...wish, requestKey: key, askedBy: 'store' }, now)
      return order
    }),
  'POST /refunds/:refundId/agree': async ({ store, now }, { refundId }) =>
    merchantOrderView(store, await agreeRefund(store, refundId, now)),
  'POST /refunds/:refundId/refuse': async ({ store, now }, { refundId, reply }) =>
    merchantOrderView(store, await refuseRefund(store, refundId, reply, now)),
  'POST /refunds/:refundId/retry': async ({ store, now }, { refundId }) => {
    const { orderId } = await retryRefund(store, refundId, now)
    return merchantOrderView(store, await getOrder(store, orderId))
  },
  'POST /refunds/:refundId/take-back': async ({ store, now }, { refundId }) => {
    const { orderId } = await takeRefundBack(store, refundId, now)
    return merchantOrderView(store, await getOrder(store, orderId))
  },
  'POST /refunds/:refundId/record': async ({ store, now }, { refundId }) =>
    merchantOrderView(store, await recordGiven(store, refundId, now)),

  'GET /sittings': ({ store }) => sittings(store),
  'POST /sittings/:sittingId/close': async ({ store, now }, { sittingId, orderIds, expectedOwedFen }) => {
    await closeSitting(store, sittingId, { orderIds, owedFen: expectedOwedFen }, now)
    return sittings(store)
  },
}
