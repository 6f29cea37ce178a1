import type { Page } from '../../../shared/api/ids'
import type { OrderState } from '../../../shared/order'
import { orderMethods, waitingRefundStates } from '../../../shared/order'
import type { CustomerRow } from '../../db/models/customer'
import type { OrderRow } from '../../db/models/order'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { getTable, take, type Cart } from '../cart'
import { getAddress, listAddresses } from '../customers/addresses'
import { tellingCustomer } from '../payments/forCustomer'
import { endOrder } from './ending'
import { getOrder, receiveOrder } from './moves'
import { amountsOf, fillBasket, methodsFor, obstacles, type Basket, type What } from './offer'
import { listOrders, type ListedOrder } from './read'
import { sittingAt } from './sittings'

const tabs: Record<string, OrderState[]> = {
  unpaid: ['unpaid'],
  underWay: ['paid', 'preparing', 'ready'],
  shipped: ['shipped'],
}

/** A customer's orders. `refunds`: those that something was asked back of. */
export async function ordersOfCustomer(
  store: Store,
  { id: customerId }: CustomerRow,
  tab: string,
  after: string | undefined,
): Promise<Page<ListedOrder>> {
  const states = tabs[tab]
  if (tab !== 'refunds') return listOrders(store, { customerId, ...(states && { state: states }) }, after)
  return listOrders(store, { customerId, id: await withRefunds(store, customerId) }, after)
}

async function withRefunds(store: Store, customerId: string): Promise<string[]> {
  const paid = await store.orders.list({ customerId, paidFen: { gt: 0 } }, { order: [['sortKey', 'DESC']], limit: 500 })
  const asked = await store.refunds.list({ orderId: paid.map(({ id }) => id) })
  return asked.map(({ orderId }) => orderId)
}

/** How many orders wait for what. */
export async function countsOfCustomer(store: Store, { id: customerId }: CustomerRow) {
  const byState = await store.orders.tally({ customerId }, 'state')
  const among = (states: OrderState[] = []) =>
    byState.filter(({ of }) => states.includes(of)).reduce((sum, { n }) => sum + n, 0)
  const refunds = await store.refunds.count({
    orderId: await withRefunds(store, customerId),
    state: [...waitingRefundStates],
  })
  return { unpaid: among(tabs.unpaid), underWay: among(tabs.underWay), shipped: among(tabs.shipped), refunds }
}

/**
 * The customer's own order, or one of the table that the customer sits at.
 *
 * @throws ORDER_NOT_FOUND also for somebody else's
 */
export async function getOwnOrder(
  store: Store,
  customer: CustomerRow,
  id: string,
  tableCode?: string,
): Promise<OrderRow> {
  const order = await getOrder(store, id)
  if (order.customerId === customer.id || (await isAtTable(store, order, tableCode))) return order
  throw new Failure('ORDER_NOT_FOUND', { id })
}

async function isAtTable(store: Store, { sittingId }: OrderRow, tableCode: string | undefined): Promise<boolean> {
  if (tableCode === undefined || sittingId === null) return false
  const { id } = await getTable(store, tableCode)
  return (await sittingAt(store, id))?.sitting.id === sittingId
}

/** @throws ORDER_NOT_FOUND, STATE_CONFLICT */
export async function cancelOrder(store: Store, customer: CustomerRow, id: string, now: Date): Promise<OrderRow> {
  const ending = endOrder(store, await getOwnOrder(store, customer, id), 'cancelled', now)
  return tellingCustomer(ending, '现在不能取消订单，请稍后再试，或者联系店家')
}

/** @throws ORDER_NOT_FOUND, ORDER_NOT_PAID where whoever brought it has not said that it was paid */
export async function confirmReceived(store: Store, customer: CustomerRow, id: string, now: Date): Promise<OrderRow> {
  return receiveOrder(store, await getOwnOrder(store, customer, id), now)
}

/** Takes everything of an earlier order again. Answers the names of what is no longer there. */
export async function reorder(cart: Cart, order: OrderRow, now: Date): Promise<string[]> {
  const lines = await cart.store.orderLines.list({ orderId: order.id }, { order: [['position', 'ASC']] })
  const left: string[] = []
  for (const { goodsId, variantId, choiceIds, quantity, name } of lines) {
    await take(cart, { goodsId, variantId, choiceIds, quantity }, now).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error
      left.push(name)
    })
  }
  return left
}

/** What an order would cost and what is in its way, before it is placed. */
export async function quoteFor(
  store: Store,
  customer: CustomerRow,
  input: { what: What; method?: OrderRow['method'] | undefined; addressId?: string | undefined },
  now: Date,
) {
  const basket = await fillBasket(store, customer, input.what)
  const offered = methodsFor(basket)
  const method = input.method ?? offered[0] ?? null
  const address = await addressFor(store, customer, input.addressId)
  const contact = await contactFor(store, customer)
  const whereto = { address, phone: contact.phone || null }
  return {
    basket,
    method,
    methods: orderMethods.filter((each) => offered.includes(each)),
    amounts: amountsOf(basket, method),
    address,
    contact,
    problems: method ? obstacles(basket, method, whereto, now) : [new Failure('METHOD_NOT_OFFERED')],
    problemOf: (each: OrderRow['method']): string | null => firstProblem(basket, each, whereto, now),
  }
}

/** Of one way alone: what is wrong with the goods or the hour is wrong with every way. */
function firstProblem(basket: Basket, method: OrderRow['method'], whereto: Parameters<typeof obstacles>[2], now: Date) {
  const own = ['BELOW_MINIMUM', 'OUT_OF_RANGE', 'TABLE_MISSING']
  return obstacles(basket, method, whereto, now).find(({ code }) => own.includes(code))?.text ?? null
}

async function addressFor(store: Store, customer: CustomerRow, addressId: string | undefined) {
  if (addressId !== undefined) return getAddress(store, customer, addressId)
  return (await listAddresses(store, customer))[0] ?? null
}

/** Whom to call: as at the last order, so that nobody types it twice. */
async function contactFor(store: Store, customer: CustomerRow): Promise<{ name: string; phone: string }> {
  const last = await store.orders.find(
    { customerId: customer.id, contactPhone: { not: null } },
    { order: [['sortKey', 'DESC']] },
  )
  return { name: last?.contactName ?? customer.name ?? '', phone: last?.contactPhone ?? customer.phone ?? '' }
}
