import type { Amounts } from '../../../shared/price'
import { priceOf } from '../../../shared/price'
import type { OrderMethod, PayMethod } from '../../../shared/order'
import { isBrought, orderMethods } from '../../../shared/order'
import { yuan } from '../../../shared/money'
import { isOutside, type MethodRules } from '../../../shared/storefront'
import type { AddressRow, CartLineRow, CustomerRow } from '../../db/models/customer'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { cartLines, lineFailure, openCart, type Cart } from '../cart'
import { payWaysOf } from '../payWays'
import { doorOf, standingSeen, type Standing } from '../storefront'
import { offeredLines, type Offered, type Wanted } from './lines'

/** What is to be ordered: everything in a cart, or one thing at once. */
export type What = { from: 'cart'; table?: string | undefined } | ({ from: 'goods' } & Wanted)

/** Everything that decides what an order would cost and whether it may be placed. */
export interface Basket {
  store: Store
  customer: CustomerRow
  standing: Standing
  cart: Cart | null
  /** What of the cart the lines were made from. */
  rows: CartLineRow[]
  lines: Offered[]
}

/** @throws TABLE_NOT_FOUND */
export async function fillBasket(store: Store, customer: CustomerRow, what: What): Promise<Basket> {
  const standing = await standingSeen(store)
  if (what.from === 'goods') {
    const { from: _from, ...wanted } = what
    return { store, customer, standing, cart: null, rows: [], lines: await offeredLines(store, [wanted]) }
  }
  const cart = await openCart(store, customer, what.table)
  const lines = await cartLines(cart)
  return { store, customer, standing, cart, rows: lines.map(({ wanted }) => wanted), lines }
}

/** Which ways of getting the goods there are for this basket. Who sits at a table eats there. */
export function methodsFor({ store, standing, cart }: Basket): OrderMethod[] {
  const { methods } = standing.content.ordering
  const isOffered = (method: OrderMethod): boolean =>
    methods[method].isOn &&
    payWaysOf(store.row, methods[method]).length > 0 &&
    (method === 'dineIn') === Boolean(cart?.table)
  return orderMethods.filter(isOffered)
}

export const rulesOf = ({ standing }: Basket, method: OrderMethod): MethodRules =>
  standing.content.ordering.methods[method]

/** What the basket costs when it is got this way. */
export function amountsOf(basket: Basket, method: OrderMethod | null, lines = orderable(basket)): Amounts {
  const priced = lines.map(({ priceFen, packingFeeFen, wanted: { quantity } }) => ({
    priceFen,
    packingFeeFen,
    quantity,
  }))
  const fee = method && isBrought(method) ? rulesOf(basket, method) : null
  return priceOf(priced, { isPacked: method !== null && method !== 'dineIn', fee })
}

const orderable = ({ lines }: Basket): Offered[] => lines.filter(({ problem }) => problem === null)

/** Where and whom to, as far as it is known. */
export interface Whereto {
  address: AddressRow | null
  phone: string | null
}

/** Why this basket cannot be ordered this way now: everything at once, what hurts most first. */
export function obstacles(basket: Basket, method: OrderMethod, { address, phone }: Whereto, now: Date): Failure[] {
  const { store, standing, lines, cart } = basket
  const rules = rulesOf(basket, method)
  const { goodsFen } = amountsOf(basket, method)
  const bad = lines.find(({ problem }) => problem !== null)
  const found: (Failure | false)[] = [
    !doorOf(store, standing, now).isOpenNow && new Failure('STORE_CLOSED'),
    method === 'dineIn' && !cart?.table && new Failure('TABLE_MISSING'),
    !methodsFor(basket).includes(method) && new Failure('METHOD_NOT_OFFERED', { method }),
    lines.length === 0 && new Failure('CART_EMPTY'),
    bad !== undefined && lineFailure(bad),
    goodsFen < rules.minimumFen && belowMinimum(rules.minimumFen, goodsFen),
    ...(isBrought(method) ? [placeProblem(rules, address)] : []),
    method === 'pickup' && !phone && new Failure('CONTACT_MISSING', {}, { field: 'contactPhone' }),
  ]
  return found.filter((each) => each !== false)
}

function placeProblem(rules: MethodRules, address: AddressRow | null): Failure | false {
  if (!address) return new Failure('ADDRESS_MISSING', {}, { field: 'addressId' })
  const { province, city, district, detail } = address
  return isOutside(rules, [province, city, district, detail]) && new Failure('OUT_OF_RANGE', {}, { field: 'addressId' })
}

const belowMinimum = (minimumFen: number, goodsFen: number): Failure =>
  new Failure(
    'BELOW_MINIMUM',
    { minimumFen, goodsFen },
    { text: `满 ¥${yuan(minimumFen)} 起送，还差 ¥${yuan(minimumFen - goodsFen)}` },
  )

/** @throws PAY_METHOD_NOT_OFFERED */
export function checkPayMethod(basket: Basket, method: OrderMethod, payMethod: PayMethod): void {
  if (!payWaysOf(basket.store.row, rulesOf(basket, method)).includes(payMethod))
    throw new Failure('PAY_METHOD_NOT_OFFERED', { method, payMethod })
}
