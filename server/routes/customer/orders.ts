import type { customerOrdersApi, OrderCard, OrderView, QuoteView } from '../../../shared/api/customer/orders'
import { customerActions } from '../../../shared/order'
import type { OrderRow } from '../../db/models/order'
import type { Failure } from '../../failures'
import type { Handlers } from '../../mount'
import { openCart } from '../../services/cart'
import { factsWith } from '../../services/orders/facts'
import {
  cancelOrder,
  confirmReceived,
  getOwnOrder,
  ordersOfCustomer,
  quoteFor,
  reorder,
} from '../../services/orders/ofCustomer'
import { placeOrder } from '../../services/orders/place'
import { wholeOrder, type ListedOrder, type WholeOrder } from '../../services/orders/read'
import { askRefund, withdrawRefund } from '../../services/orders/refunds'
import { standingSeen } from '../../services/storefront'
import type { Store } from '../../store'
import { orderCardView, orderView } from '../orderViews'
import type { CustomerCall } from './calls'
import { cartView, offeredView } from './cart'
import { addressView } from './personViews'
import { methodViews } from '../storefrontViews'

export const orders: Handlers<typeof customerOrdersApi, CustomerCall> = {
  'POST /quote': async ({ store, customer, now }, input) =>
    quoteView(store, await quoteFor(store, customer, input, now)),
  'POST /orders': async (call, input) => wholeView(call, await placeOrder(call.store, call.customer, input, call.now)),
  'GET /orders': async ({ store, customer }, { tab, after }) => {
    const page = await ordersOfCustomer(store, customer, tab, after)
    return { rows: page.rows.map((each) => ownCard(store, each)), after: page.after }
  },
  'GET /orders/:orderId': async (call, { orderId, table }) =>
    ownView(call, await getOwnOrder(call.store, call.customer, orderId, table)),
  'POST /orders/:orderId/cancel': async (call, { orderId }) =>
    ownView(call, await cancelOrder(call.store, call.customer, orderId, call.now)),
  'POST /orders/:orderId/receive': async (call, { orderId }) =>
    ownView(call, await confirmReceived(call.store, call.customer, orderId, call.now)),
  'POST /orders/:orderId/reorder': async ({ store, customer, now }, { orderId }) => {
    const cart = await openCart(store, customer, undefined)
    const left = await reorder(cart, await getOwnOrder(store, customer, orderId), now)
    return { cart: await cartView(cart), left }
  },
  'POST /orders/:orderId/refunds': async (call, { orderId, requestKey, ...wish }) => {
    const { store, customer, now } = call
    const order = await getOwnOrder(store, customer, orderId)
    await askRefund(store, order, { ...wish, requestKey: `${customer.id}:${requestKey}`, askedBy: 'customer' }, now)
    return ownView(call, order)
  },
  'POST /orders/:orderId/refunds/:refundId/withdraw': async (call, { orderId, refundId }) => {
    const order = await getOwnOrder(call.store, call.customer, orderId)
    await withdrawRefund(call.store, order, refundId, call.now)
    return ownView(call, order)
  },
}

const ownCard = (store: Store, listed: ListedOrder): OrderCard => ({
  ...orderCardView(store, listed),
  actions: customerActions(factsWith(listed.order, listed.refundedFen)),
})

export const ownView = async (call: CustomerCall, order: OrderRow): Promise<OrderView> =>
  wholeView(call, await wholeOrder(call.store, order))

/** At a table everybody sees what was ordered; whom to call and what was paid is nobody else's business. */
const ofSomebodyElse = {
  ...{ contactName: null, contactPhone: null, place: null, pickupCode: null },
  ...{ refunds: [], timeline: [] },
}

async function wholeView({ store, customer }: CustomerCall, whole: WholeOrder): Promise<OrderView> {
  const isOwn = whole.order.customerId === customer.id
  return {
    ...orderView(store, whole, 'customer'),
    ...(!isOwn && ofSomebodyElse),
    actions: isOwn ? customerActions(factsWith(whole.order, whole.refundedFen)) : [],
    thanks: (await standingSeen(store)).content.texts.thanks,
  }
}

function quoteView(store: Store, quote: Awaited<ReturnType<typeof quoteFor>>): QuoteView {
  const { basket, method, methods, amounts, address, contact, problems, problemOf } = quote
  const { content } = basket.standing
  const offered = methodViews(store.row, content).filter((each) => methods.includes(each.method))
  return {
    lines: basket.lines.map((line, at) => ({
      ...offeredView(store, line),
      id: String(at),
      takenBy: { name: null, avatarUrl: null, isMe: true },
    })),
    method,
    methods: offered.map((each) => ({ ...each, problem: problemOf(each.method) })),
    amounts,
    address: address && addressView(address),
    tableName: basket.cart?.table?.name ?? null,
    contact,
    noteHint: content.texts.noteHint,
    waitMinutes: content.ordering.waitMinutes,
    problems: problems.map(problemView),
  }
}

const problemView = ({ code, text, next }: Failure) => ({ code, text, ...(next && { next }) })
