import type { CartLineView, CartView } from '../../../../shared/api/customer/cart'
import type { GoodsView } from '../../../../shared/api/customer/catalogue'
import { withQuantity } from '../../cart/cart'
import { lineOf } from '../../cart/localLines'
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

/** Steps from what is shown by now: a finger is faster than the screen. Answers the quantity it leads to, too. */
export function stepped(cart: CartView, line: CartLineView, quantity: number): { cart: CartView; quantity: number } {
  const id = nameOf(line, cart)
  const now = cart.lines.find((each) => each.id === id)?.quantity ?? 0
  const next = Math.max(0, now + quantity - line.quantity)
  return { cart: id === null ? cart : withQuantity(cart, id, next), quantity: next }
}

/** The same thing again is more of it. */
export function withLine(cart: CartView, taken: Taken, goods: GoodsView): CartView {
  const known = cart.lines.find(isMine(taken))
  if (known) return withQuantity(cart, known.id, known.quantity + taken.quantity)
  const line = lineOf(taken, goods)
  const id = fresh + line.id
  return withQuantity({ ...cart, lines: [...cart.lines, { ...line, id }] }, id, taken.quantity)
}
