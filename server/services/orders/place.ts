import { randomInt } from 'node:crypto'
import { dayOf } from '../../../shared/day'
import { yuan } from '../../../shared/money'
import { isOpenAt } from '../../../shared/openingHours'
import { deskOf, type OrderMethod, type PayMethod } from '../../../shared/order'
import type { Amounts } from '../../../shared/price'
import type { CustomerRow } from '../../db/models/customer'
import type { OrderLineRow, OrderRow } from '../../db/models/order'
import { isDuplicate } from '../../duplicate'
import { Failure, isFailure } from '../../failures'
import { newId, newSortKey } from '../../ids'
import type { Store } from '../../store'
import { takeOut } from '../cart'
import { getAddress } from '../customers/addresses'
import { checkText } from '../customers/textCheck'
import type { Offered } from './lines'
import { acceptOrder } from './moves'
import { amountsOf, checkPayMethod, fillBasket, obstacles, type Basket, type What, type Whereto } from './offer'
import { wholeOrder, type WholeOrder } from './read'
import { sitDown } from './sittings'
import { takeStock } from './stock'

export interface NewOrder {
  requestKey: string
  what: What
  method: OrderMethod
  payMethod: PayMethod
  addressId?: string | undefined
  contactName?: string | undefined
  contactPhone?: string | undefined
  wantedAt?: string | undefined
  note: string
  /** What the customer saw and agreed to. */
  expectedTotalFen: number
}

const comment = 2 // msg_sec_check's scene for what is written about goods

/**
 * Places an order: priced by the server alone, its stock taken in the same transaction. Asked again with the same
 * `requestKey` it answers with the same order, whatever has happened to cart, prices and stock since.
 *
 * @throws PRICE_CHANGED where the total is not what the customer saw, WANTED_TIME_OVER, WANTED_TIME_CLOSED,
 *   UNPAID_ORDERS_FULL, and everything that `obstacles` finds
 */
export async function placeOrder(
  store: Store,
  customer: CustomerRow,
  { requestKey, ...input }: NewOrder,
  now: Date,
): Promise<WholeOrder> {
  const ofCustomer = { ...input, requestKey: `${customer.id}:${requestKey}` }
  try {
    return await tryToPlace(store, customer, ofCustomer, now)
  } catch (error) {
    // The same tap again: its cart is empty by now, or its row is there already.
    const known = await store.orders.find({ requestKey: ofCustomer.requestKey })
    if (known) return wholeOrder(store, known)
    throw isFailure(error, 'LINES_UNAVAILABLE') ? await named(store, customer, input, error, now) : error
  }
}

async function tryToPlace(store: Store, customer: CustomerRow, input: NewOrder, now: Date): Promise<WholeOrder> {
  const basket = await fillBasket(store, customer, input.what)
  const where = await wheretoOf(basket, input)
  const amounts = agreed(basket, input, where, now)
  await checkText(store, customer, input.note, comment)
  const placed = await keep(basket, input, where, amounts, now)
  return isAcceptedAtOnce(basket, input) ? wholeOrder(store, placed.order) : placed
}

/** What is paid in the mini-program is accepted when its money has come. */
const isAcceptedAtOnce = ({ standing }: Basket, { payMethod }: NewOrder): boolean =>
  standing.content.ordering.isAutoAccepted && payMethod === 'offline'

/** Somebody was faster at the last piece: looks once more, to name it. */
async function named(
  store: Store,
  customer: CustomerRow,
  input: Omit<NewOrder, 'requestKey'>,
  error: Failure,
  now: Date,
): Promise<Failure> {
  const basket = await fillBasket(store, customer, input.what)
  const [obstacle] = obstacles(basket, input.method, await wheretoOf(basket, input), now)
  return obstacle ?? error
}

/** What it costs, where nothing is in the way and the customer has seen it. */
function agreed(basket: Basket, input: NewOrder, where: Whereto, now: Date): Amounts {
  const { method, payMethod, expectedTotalFen } = input
  const [obstacle] = obstacles(basket, method, where, now)
  if (obstacle) throw obstacle
  checkWantedTime(basket, input, now)
  checkPayMethod(basket, method, payMethod)
  const amounts = amountsOf(basket, method)
  if (amounts.totalFen !== expectedTotalFen) throw priceChanged(amounts, expectedTotalFen)
  return amounts
}

/** @throws WANTED_TIME_OVER, WANTED_TIME_CLOSED */
function checkWantedTime({ store }: Basket, { wantedAt }: NewOrder, now: Date): void {
  if (wantedAt === undefined) return
  const at = new Date(wantedAt)
  if (at <= now) throw new Failure('WANTED_TIME_OVER', { wantedAt }, { field: 'wantedAt' })
  if (!isOpenAt(store.row.hours, at)) throw new Failure('WANTED_TIME_CLOSED', { wantedAt }, { field: 'wantedAt' })
}

function priceChanged({ totalFen }: Amounts, expectedTotalFen: number): Failure {
  const way = totalFen > expectedTotalFen ? '多' : '少'
  const text = `价格刚刚变了：现在合计 ¥${yuan(totalFen)}，比刚才${way} ¥${yuan(Math.abs(totalFen - expectedTotalFen))}，请确认后再下单`
  return new Failure('PRICE_CHANGED', { totalFen, expectedTotalFen }, { text })
}

interface Contact extends Whereto {
  name: string | null
}

async function wheretoOf({ store, customer }: Basket, input: Omit<NewOrder, 'requestKey'>): Promise<Contact> {
  const address = input.addressId === undefined ? null : await getAddress(store, customer, input.addressId)
  return {
    address,
    name: input.contactName || address?.name || customer.name,
    phone: input.contactPhone ?? address?.phone ?? customer.phone,
  }
}

const tries = 3 // a number that is taken: one in a hundred million

async function keep(basket: Basket, input: NewOrder, where: Contact, amounts: Amounts, now: Date): Promise<WholeOrder> {
  const { store } = basket
  for (let left = tries; ; left--) {
    try {
      return await store.transaction((within) => place(within, basket, input, where, amounts, now))
    } catch (error) {
      const isNumber = isDuplicate(error) && !(await store.orders.find({ requestKey: input.requestKey }))
      if (!isNumber || left === 1) throw error
    }
  }
}

/** Placed and accepted in one: a process that ends in between leaves no order that nobody looks at. */
async function place(
  within: Store,
  basket: Basket,
  input: NewOrder,
  where: Contact,
  amounts: Amounts,
  now: Date,
): Promise<WholeOrder> {
  const placed = await insert(within, basket, input, where, amounts, now)
  if (!isAcceptedAtOnce(basket, input)) return placed
  return { ...placed, order: await acceptOrder(within, placed.order, now) }
}

async function insert(
  within: Store,
  basket: Basket,
  input: NewOrder,
  { address, name, phone }: Contact,
  amounts: Amounts,
  now: Date,
): Promise<WholeOrder> {
  const { customer, cart, rows: taken, lines, standing } = basket
  const id = newId('o')
  const storeId = within.row.id
  await takeStock(within, lines, dayOf(now))
  if (!cart?.table && !isAcceptedAtOnce(basket, input)) await requireFewUnpaid(within, customer)
  const sitting = cart?.table ? await sitDown(within, cart.table, now) : null
  const order = await within.orders.create({
    id,
    storeId,
    number: newNumber(now),
    customerId: customer.id,
    desk: deskOf({ state: 'unpaid', method: input.method, payMethod: input.payMethod }),
    state: 'unpaid',
    stateAt: now,
    method: input.method,
    payMethod: input.payMethod,
    ...amounts,
    paidFen: 0,
    summary: summaryOf(lines),
    quantity: lines.reduce((sum, { wanted }) => sum + wanted.quantity, 0),
    contactName: name,
    contactPhone: phone,
    place: address && placeOf(address),
    sittingId: sitting?.id ?? null,
    tableName: cart?.table?.name ?? null,
    pickupCode: input.method === 'pickup' ? String(randomInt(1_000_000)).padStart(6, '0') : null,
    pickupNumber: null,
    wantedAt: input.wantedAt === undefined ? null : new Date(input.wantedAt),
    note: input.note,
    remark: '',
    closeReason: null,
    requestKey: input.requestKey,
    rev: 0,
    placedAt: now,
    placedDay: dayOf(now),
    paidAt: null,
    paidDay: null,
    dueAt: new Date(now.getTime() + standing.content.ordering.waitMinutes * 60_000),
    sortKey: newSortKey(now),
  })
  const rows = lines.map((line, position) => lineRow(order, line, position))
  await within.orderLines.createAll(rows)
  if (cart) await takeOut({ ...cart, store: within }, taken)
  const untouched = { shipments: [], refunds: [], payments: [], shippingReports: [], steps: [] }
  return { order, lines: rows, refundedFen: 0, ...untouched }
}

const mostUnpaid = 10 // whoever orders for a whole office has fewer

/**
 * Each order that waits for its money, or for the store to accept it, keeps its goods from everybody else; people at a
 * table order as often as they like. The customer's row is held until the order is there: of two orders at the same
 * moment the second counts the first.
 *
 * @throws UNPAID_ORDERS_FULL
 */
async function requireFewUnpaid({ customers, orders }: Store, { id: customerId }: CustomerRow): Promise<void> {
  await customers.update({ id: customerId }, { id: customerId })
  const unpaid = await orders.count({ customerId, state: 'unpaid', method: { not: 'dineIn' } })
  if (unpaid < mostUnpaid) return
  const text = `您有 ${unpaid} 笔订单还没有付款，或店家还没有接单，请先付款或取消`
  throw new Failure('UNPAID_ORDERS_FULL', { customerId, unpaid }, { text })
}

const placeOf = ({ province, city, district, detail }: NonNullable<OrderRow['place']>) => ({
  province,
  city,
  district,
  detail,
})

const lineRow = ({ id: orderId, storeId, sortKey }: OrderRow, line: Offered, position: number): OrderLineRow => ({
  id: newId(),
  storeId,
  orderId,
  goodsId: line.wanted.goodsId,
  variantId: line.wanted.variantId,
  name: line.goods?.name ?? '',
  picture: line.goods?.pictures[0] ?? null,
  variantText: line.variantText,
  choiceIds: line.wanted.choiceIds,
  choicesText: shortened(line.choicesText, longestChoices),
  priceFen: line.priceFen,
  packingFeeFen: line.packingFeeFen,
  quantity: line.wanted.quantity,
  isStockTaken: line.variant?.stock !== null,
  position,
  sortKey,
})

const longestSummary = 80
const longestChoices = 400 // of the 500 that its column holds

function summaryOf(lines: readonly Offered[]): string {
  const names = lines.map(({ goods, wanted }) => `${goods?.name ?? ''}×${wanted.quantity}`).join('、')
  return shortened(names, longestSummary)
}

const shortened = (text: string, longest: number): string =>
  text.length > longest ? `${text.slice(0, longest)}…` : text

/** Year and month, then eight digits that nobody can guess from another's. */
function newNumber(now: Date): string {
  const [year = '', month = ''] = dayOf(now).split('-')
  return `${year.slice(2)}${month}${String(randomInt(100_000_000)).padStart(8, '0')}`
}
