import Taro from '@tarojs/taro'
import type { CartLineView, CartView } from '../../../shared/api/customer/cart'
import type { GoodsView } from '../../../shared/api/customer/catalogue'
import { takenChoices, variantText } from '../../../shared/goods'
import type { Taken } from '../goods/choice'

const keyInStorage = 'cart'

/** What was taken on this phone while nobody could be signed in: kept here until it can go to the server. */
export const localLines = (): CartLineView[] => Taro.getStorageSync<CartLineView[] | ''>(keyInStorage) || []

export const keepLocalLines = (lines: CartLineView[]): void => Taro.setStorageSync(keyInStorage, lines)

export const forgetLocalLines = (): void => Taro.removeStorageSync(keyInStorage)

const isSame = (line: CartLineView, { variantId, choiceIds }: Taken): boolean =>
  line.variantId === variantId && [...line.choiceIds].sort().join() === [...choiceIds].sort().join()

/** The same thing again is more of it. */
export function takeLocally(taken: Taken, goods: GoodsView): void {
  const lines = localLines()
  const known = lines.find((line) => isSame(line, taken))
  if (!known) return keepLocalLines([...lines, lineOf(taken, goods)])
  keepLocalLines(lines.map((line) => (line === known ? { ...line, quantity: line.quantity + taken.quantity } : line)))
}

export function changeLocally(lineId: string, quantity: number): void {
  const lines = localLines().map((line) => (line.id === lineId ? { ...line, quantity } : line))
  keepLocalLines(lines.filter((line) => line.quantity > 0))
}

export function localCart(): CartView {
  const lines = localLines()
  return {
    lines,
    goodsFen: lines.reduce((sum, { priceFen, quantity }) => sum + priceFen * quantity, 0),
    quantity: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    table: null,
  }
}

/** A line as the server would describe it. */
export function lineOf({ variantId, choiceIds, quantity }: Taken, goods: GoodsView): CartLineView {
  const variant = goods.variants.find(({ id }) => id === variantId)
  const choices = takenChoices(goods.groups, choiceIds)
  return {
    id: `local-${variantId}-${[...choiceIds].sort().join('-')}`,
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
