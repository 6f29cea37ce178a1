import type { CartLineView, cartApi, CartView, TableView } from '../../../shared/api/customer/cart'
import type { CustomerRow } from '../../db/models/customer'
import type { DiningTableRow } from '../../db/models/order'
import type { Handlers } from '../../mount'
import {
  cartLines,
  changeQuantity,
  emptyCart,
  getTable,
  mergeCart,
  openCart,
  take,
  type Cart,
  type CartLine,
} from '../../services/cart'
import { pictureView } from '../../services/media'
import type { Offered, Wanted } from '../../services/orders/lines'
import { sittingAt } from '../../services/orders/sittings'
import type { Store } from '../../store'
import type { CustomerCall } from './calls'
import { avatarUrl } from '../valueViews'

export const cart: Handlers<typeof cartApi, CustomerCall> = {
  'GET /cart': async ({ store, customer }, { table }) => cartView(await openCart(store, customer, table)),
  'POST /cart/lines': async ({ store, customer, now }, { table, ...wanted }) => {
    const cart = await openCart(store, customer, table)
    await take(cart, wanted, now)
    return cartView(cart)
  },
  'PUT /cart/lines/:lineId': async ({ store, customer }, { lineId, quantity, table }) => {
    const cart = await openCart(store, customer, table)
    await changeQuantity(cart, lineId, quantity)
    return cartView(cart)
  },
  'DELETE /cart': async ({ store, customer }, { table }) => {
    const cart = await openCart(store, customer, table)
    await emptyCart(cart)
    return cartView(cart)
  },
  'POST /cart/merge': async ({ store, customer, now }, { lines }) => {
    const cart = await openCart(store, customer, undefined)
    await mergeCart(cart, lines, now)
    return cartView(cart)
  },
  'GET /tables/:code': async ({ store }, { code }) => tableView(store, await getTable(store, code)),
}

export async function cartView(cart: Cart): Promise<CartView> {
  const { store, table } = cart
  const lines = await cartLines(cart)
  const people = await takersOf(cart, lines)
  const good = lines.filter(({ problem }) => problem === null)
  return {
    lines: lines.map((line) => ({
      ...offeredView(store, line),
      id: line.wanted.id,
      takenBy: takerView(cart, people, line),
    })),
    goodsFen: good.reduce((sum, { priceFen, wanted }) => sum + priceFen * wanted.quantity, 0),
    quantity: lines.reduce((sum, { wanted }) => sum + wanted.quantity, 0),
    table: table && { code: table.code, name: table.name },
  }
}

const takersOf = async ({ store, customer, table }: Cart, lines: readonly CartLine[]): Promise<CustomerRow[]> =>
  table ? store.customers.list({ id: lines.map(({ wanted }) => wanted.customerId) }) : [customer]

function takerView({ store, customer }: Cart, people: readonly CustomerRow[], { wanted }: CartLine) {
  const taker = people.find(({ id }) => id === wanted.customerId)
  return {
    name: taker?.name ?? null,
    avatarUrl: taker ? avatarUrl(store, taker) : null,
    isMe: wanted.customerId === customer.id,
  }
}

/** A line as it is offered, whether it lies in a cart or is bought at once. */
export function offeredView({ platform }: Store, line: Offered<Wanted>): Omit<CartLineView, 'id' | 'takenBy'> {
  const { goods, wanted, variant } = line
  const picture = goods?.pictures[0]
  return {
    goodsId: wanted.goodsId,
    variantId: wanted.variantId,
    name: goods?.name ?? '商品已下架',
    picture: picture === undefined ? null : pictureView(platform, picture),
    variantText: line.variantText,
    choicesText: line.choicesText,
    choiceIds: wanted.choiceIds,
    priceFen: line.priceFen,
    packingFeeFen: line.packingFeeFen,
    quantity: wanted.quantity,
    stock: variant?.stock ?? null,
    limitPerOrder: goods?.limitPerOrder ?? null,
    problem: line.problem,
  }
}

async function tableView(store: Store, { id, code, name }: DiningTableRow): Promise<TableView> {
  const found = await sittingAt(store, id)
  if (!found) return { code, name, sitting: null }
  const { sitting, orders } = found
  return {
    code,
    name,
    sitting: {
      since: sitting.openedAt.toISOString(),
      orderIds: orders.map((order) => order.id),
      totalFen: orders.reduce((sum, { totalFen }) => sum + totalFen, 0),
      people: new Set(orders.map(({ customerId }) => customerId)).size,
    },
  }
}
