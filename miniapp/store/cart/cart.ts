import type { CartLineView, CartView } from '../../../shared/api/customer/cart'
import type { GoodsView } from '../../../shared/api/customer/catalogue'
import { createHeld } from '../../kit/held'
import { call, session } from '../api'
import type { Taken } from '../goods/choice'
import { changeLocally, forgetLocalLines, keepLocalLines, localCart, localLines, takeLocally } from './localLines'
import { everythingTold, noteTelling } from './telling'

const cart = createHeld<CartView | null>(null)

/** One's own cart, as it was last seen; null until somebody has looked. */
export const useCart = cart.use

export const keepCart = cart.set

/** The cart lies with the server; without a sign-in that works, on this phone until there is one. */
export async function loadCart(): Promise<CartView> {
  const loaded = await orLocally(
    async () => {
      await everythingTold()
      await mergeLocalLines()
      return call('GET /cart', {})
    },
    () => localCart(),
  )
  cart.set(loaded)
  return loaded
}

/** For the mark on the bar: asks nobody to sign in who has taken nothing yet. */
export const peekIntoCart = (): void => {
  if (cart.get() || (!session.token() && localLines().length === 0)) return
  void loadCart().catch(() => undefined)
}

export async function takeIntoCart(taken: Taken, goods: GoodsView): Promise<void> {
  const now = await orLocally(
    () => inTurn(() => call('POST /cart/lines', taken)),
    () => {
      takeLocally(taken, goods)
      return localCart()
    },
  )
  cart.set(now)
}

/** Puts back what was taken out by mistake. */
export async function putBack(line: CartLineView): Promise<void> {
  if (!isLocal(line)) return cart.set(await inTurn(() => call('POST /cart/lines', takenFrom(line))))
  keepLocalLines([...localLines(), line])
  cart.set(localCart())
}

const takenFrom = ({ goodsId, variantId, choiceIds, quantity }: CartLineView): Taken => ({
  goodsId,
  variantId,
  choiceIds,
  quantity,
})

let turn: Promise<unknown> = Promise.resolve()

/** The server hears of one tap after the other, so that the last one counts there, too. */
function inTurn<T>(tell: () => Promise<T>): Promise<T> {
  const telling = turn.then(tell)
  turn = telling.catch(() => undefined)
  noteTelling(telling)
  return telling
}

let latest = 0

/** Shows the new quantity at once and tells the server. 0 takes the line out. */
export async function changeLine(line: CartLineView, quantity: number): Promise<void> {
  const mine = ++latest
  const before = cart.get()
  if (before) cart.set(withQuantity(before, line.id, quantity))
  if (isLocal(line)) return changeLocally(line.id, quantity)
  const after = await inTurn(() => call('PUT /cart/lines/:lineId', { lineId: line.id, quantity }))
  if (mine === latest) cart.set(after)
}

/** What was kept on this phone goes to the server, as soon as somebody is signed in. */
export async function mergeLocalLines(): Promise<void> {
  const lines = localLines()
  if (lines.length === 0) return
  await call('POST /cart/merge', { lines: lines.map(takenFrom) })
  forgetLocalLines()
}

const isLocal = ({ id }: CartLineView): boolean => id.startsWith('local-')

/** Who could not be signed in still has no token: everything else that fails is a failure. */
async function orLocally(ask: () => Promise<CartView>, here: () => CartView): Promise<CartView> {
  try {
    return await ask()
  } catch (failure) {
    if (session.token()) throw failure
    return here()
  }
}

/** The cart as it will be once the server has heard of it. */
export function withQuantity(cart: CartView, lineId: string, quantity: number): CartView {
  const lines = cart.lines
    .map((line) => (line.id === lineId ? { ...line, quantity } : line))
    .filter((line) => line.quantity > 0)
  const good = lines.filter(({ problem }) => problem === null)
  return {
    ...cart,
    lines,
    goodsFen: good.reduce((sum, line) => sum + line.priceFen * line.quantity, 0),
    quantity: lines.reduce((sum, line) => sum + line.quantity, 0),
  }
}
