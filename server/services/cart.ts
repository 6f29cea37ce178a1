import { choicesProblem, goodsLimits } from '../../shared/goods'
import type { CartLineRow, CustomerRow } from '../db/models/customer'
import type { DiningTableRow } from '../db/models/order'
import { Failure } from '../failures'
import { digest, newId } from '../ids'
import type { Store } from '../store'
import { offeredLines, offeredTogether, type Offered, type Wanted } from './orders/lines'

/** Whose cart it is: one's own, or the one everybody at a table shares. */
export interface Cart {
  store: Store
  customer: CustomerRow
  table: DiningTableRow | null
}

export type CartLine = Offered<CartLineRow>

const mostLines = 100

/** The cart of a customer, or of the table whose code was scanned. @throws TABLE_NOT_FOUND */
export async function openCart(store: Store, customer: CustomerRow, tableCode: string | undefined): Promise<Cart> {
  return { store, customer, table: tableCode === undefined ? null : await getTable(store, tableCode) }
}

/** @throws TABLE_NOT_FOUND */
export async function getTable(store: Store, code: string): Promise<DiningTableRow> {
  const table = await store.diningTables.find({ code, deletedAt: null })
  if (!table) throw new Failure('TABLE_NOT_FOUND', { code })
  return table
}

const nameOf = ({ customer, table }: Cart): string => (table ? `t.${table.id}` : customer.id)

/** What was taken, in the order it was taken. */
export async function cartLines(cart: Cart): Promise<CartLine[]> {
  const taken = await cart.store.taken(nameOf(cart))
  return offeredTogether(taken.map(({ line: wanted, goods, variant }) => ({ wanted, goods, variant })))
}

/**
 * Takes something; the same thing again is more of it.
 *
 * @throws GOODS_NOT_FOUND, CART_FULL
 */
export async function take(cart: Cart, wanted: Wanted, now: Date): Promise<void> {
  const { store, customer } = cart
  const [line] = await offeredLines(store, [wanted])
  if (line?.problem && line.problem !== 'tooMany') throw lineFailure(line)
  const cartOf = nameOf(cart)
  const sameness = samenessOf(cart, wanted)
  if (await addTo(store, cartOf, sameness, wanted.quantity)) return
  if ((await store.cartLines.count({ cartOf })) >= mostLines) throw new Failure('CART_FULL', { cartOf })
  const row = { id: newId(), storeId: store.row.id, cartOf, customerId: customer.id, ...wanted, sameness, addedAt: now }
  if (!(await store.cartLines.createOnce(row))) await addTo(store, cartOf, sameness, wanted.quantity)
}

/** Why one line cannot be ordered. */
export function lineFailure({ goods, wanted, problem }: Offered): Failure {
  const detail = { goodsId: wanted.goodsId, variantId: wanted.variantId, problem }
  if (!goods || problem === 'gone' || problem === 'offShelf') return new Failure('GOODS_NOT_FOUND', detail)
  const text = problem === 'changed' ? choicesProblem(goods.groups, wanted.choiceIds) : null
  return new Failure('LINES_UNAVAILABLE', detail, { text: text ?? lineTexts(goods.name)[problem ?? 'soldOut'] })
}

const lineTexts = (name: string) => ({
  soldOut: `“${name}”卖完了`,
  tooMany: `“${name}”没有那么多了，请减少数量`,
  changed: `“${name}”的选项变了，请重新选择`,
})

/** At a table, two people who take the same have a line each: each may change their mind. */
function samenessOf({ customer, table }: Cart, { variantId, choiceIds }: Wanted): string {
  return digest([table ? customer.id : '', variantId, ...[...choiceIds].sort()].join('|'))
}

async function addTo(store: Store, cartOf: string, sameness: string, quantity: number): Promise<boolean> {
  const most = goodsLimits.quantity
  const where = { cartOf, sameness }
  if ((await store.cartLines.update({ ...where, quantity: { lte: most - quantity } }, {}, { quantity })) > 0)
    return true
  return (await store.cartLines.update(where, { quantity: most })) > 0
}

/** 0 takes it out. A line that somebody else took out meanwhile is out. */
export async function changeQuantity({ store, ...cart }: Cart, lineId: string, quantity: number): Promise<void> {
  const where = { cartOf: nameOf({ store, ...cart }), id: lineId }
  if (quantity === 0) await store.cartLines.remove(where)
  else await store.cartLines.update(where, { quantity })
}

export const emptyCart = async (cart: Cart): Promise<void> =>
  void (await cart.store.cartLines.remove({ cartOf: nameOf(cart) }))

/**
 * Takes out what was ordered, and nothing else: what somebody took meanwhile stays.
 *
 * @throws CART_CHANGED where some of it is not there as it was read: two at a table order everything at the same moment
 */
export async function takeOut(cart: Cart, rows: readonly CartLineRow[]): Promise<void> {
  const cartOf = nameOf(cart)
  for (const quantity of new Set(rows.map((row) => row.quantity))) {
    const id = rows.filter((row) => row.quantity === quantity).map((row) => row.id)
    const removed = await cart.store.cartLines.remove({ cartOf, id, quantity })
    if (removed < id.length) throw new Failure('CART_CHANGED', { cartOf })
  }
}

/**
 * What was taken on a phone before anybody was signed in. What is gone meanwhile is left out. Of a thing that lies in the
 * cart there is as much afterwards as was wanted in either place: a phone that heard no answer may ask again.
 */
export async function mergeCart(cart: Cart, lines: readonly Wanted[], now: Date): Promise<void> {
  const known = await cart.store.cartLines.list({ cartOf: nameOf(cart) })
  for (const line of lines) {
    const there = known.find(({ sameness }) => sameness === samenessOf(cart, line))?.quantity ?? 0
    if (line.quantity <= there) continue
    await take(cart, { ...line, quantity: line.quantity - there }, now).catch((error: unknown) => {
      if (!(error instanceof Failure)) throw error
    })
  }
}
