import type { CartLineView, CartView } from '../../../../shared/api/customer/cart'
import type { GoodsView } from '../../../../shared/api/customer/catalogue'
import { takenChoices, variantText } from '../../../../shared/goods'
import type { Taken } from '../../goods/choice'

/** A cart as it will be when the server has heard of the tap: shown before it answers. */
export const nothingTaken: CartView = { lines: [], goodsFen: 0, quantity: 0, table: null }

type What = Pick<Taken, 'variantId' | 'choiceIds'>

const sameness = ({ variantId, choiceIds }: What): string => [variantId, ...[...choiceIds].sort()].join('|')

/** Finds one's own line of the same thing: at a table everybody has their own. */
const isMine =
  (what: What) =>
  (line: CartLineView): boolean =>
    line.takenBy.isMe && sameness(line) === sameness(what)

const fresh = 'new-'

/** What the server calls a line: one that was taken a moment ago has got its name meanwhile. Null when it is gone. */
export function nameOf(line: CartLineView, known: CartView): string | null {
  if (!line.id.startsWith(fresh)) return line.id
  return known.lines.find(isMine(line))?.id ?? null
}

/** Where a step leads from what is shown by now: a finger is faster than the screen. */
export function steppedTo({ lines }: CartView, line: CartLineView, quantity: number): number {
  const now = lines.find(({ id }) => id === line.id)?.quantity ?? 0
  return Math.max(0, now + quantity - line.quantity)
}

export function withQuantity(cart: CartView, lineId: string, quantity: number): CartView {
  const lines = cart.lines.map((line) => (line.id === lineId ? { ...line, quantity } : line))
  return summed(
    cart,
    lines.filter((line) => line.quantity > 0),
  )
}

/** The same thing again is more of it. */
export function withLine(cart: CartView, taken: Taken, goods: GoodsView): CartView {
  const known = cart.lines.find(isMine(taken))
  if (known) return withQuantity(cart, known.id, known.quantity + taken.quantity)
  return summed(cart, [...cart.lines, lineOf(taken, goods)])
}

function summed(cart: CartView, lines: CartLineView[]): CartView {
  const good = lines.filter(({ problem }) => problem === null)
  return {
    ...cart,
    lines,
    goodsFen: good.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0),
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
  }
}

function lineOf({ variantId, choiceIds, quantity }: Taken, goods: GoodsView): CartLineView {
  const variant = goods.variants.find(({ id }) => id === variantId)
  const choices = takenChoices(goods.groups, choiceIds)
  return {
    id: `${fresh}${variantId}-${choiceIds.join('-')}`,
    goodsId: goods.id,
    variantId,
    name: goods.name,
    picture: goods.picture,
    variantText: variantText(variant?.values ?? []),
    choicesText: choices.map(({ name }) => name).join('、'),
    choiceIds,
    priceFen: choices.reduce((sum, { extraFen }) => sum + extraFen, variant?.priceFen ?? goods.priceFen),
    packingFeeFen: goods.packingFeeFen,
    quantity,
    stock: variant?.stock ?? null,
    limitPerOrder: goods.limitPerOrder,
    problem: null,
    takenBy: { name: null, avatarUrl: null, isMe: true },
  }
}
