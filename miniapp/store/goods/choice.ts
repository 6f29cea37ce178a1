import type { GoodsView, VariantView } from '../../../shared/api/customer/catalogue'
import { choicesProblem, goodsLimits, takenChoices } from '../../../shared/goods'

/** What somebody is about to take of one thing. */
export interface Choice {
  /** One value of each property, in their order. */
  values: string[]
  choiceIds: string[]
  quantity: number
}

/** What a cart or an order takes in. */
export interface Taken {
  goodsId: string
  variantId: string
  choiceIds: string[]
  quantity: number
}

/**
 * How one value stands beside the others that are chosen. `elsewhere`: not together with them, but with others; `out`: not
 * at all.
 */
export type ValueState = 'on' | 'offered' | 'elsewhere' | 'out'

const isThere = ({ stock }: VariantView): boolean => stock !== 0

/** What most people take: the first variant there is, and of what must be chosen the first. */
export function firstChoice({ variants, groups }: GoodsView): Choice {
  const variant = variants.find(isThere) ?? variants[0]
  const needed = groups.filter(({ isRequired }) => isRequired).flatMap(({ choices }) => choices.slice(0, 1))
  return { values: variant?.values ?? [], choiceIds: needed.map(({ id }) => id), quantity: 1 }
}

export const variantOf = ({ variants }: GoodsView, { values }: Choice): VariantView | null =>
  variants.find((variant) => variant.values.every((value, at) => value === values[at])) ?? null

export function valueState({ variants }: GoodsView, { values }: Choice, at: number, value: string): ValueState {
  if (values[at] === value) return 'on'
  const having = variants.filter((variant) => variant.values[at] === value && isThere(variant))
  if (having.length === 0) return 'out'
  return having.some((variant) => differences(variant.values, values) === 1) ? 'offered' : 'elsewhere'
}

/** Chooses a value; where it does not come with the others that are chosen, the nearest variant that has it. */
export function withValue(goods: GoodsView, choice: Choice, at: number, value: string): Choice {
  const having = goods.variants.filter((variant) => variant.values[at] === value && isThere(variant))
  const [nearest] = [...having].sort(
    (a, b) => differences(a.values, choice.values) - differences(b.values, choice.values),
  )
  return nearest ? within(goods, { ...choice, values: nearest.values }) : choice
}

const differences = (these: readonly string[], those: readonly string[]): number =>
  these.filter((value, at) => value !== those[at]).length

/** Takes a choice of a group, or gives it back; of a group that allows one, it takes the other's place. */
export function withChoice(goods: GoodsView, choice: Choice, groupId: string, choiceId: string): Choice {
  const group = goods.groups.find(({ id }) => id === groupId)
  if (!group) return choice
  const own = group.choices.map(({ id }) => id)
  const others = choice.choiceIds.filter((id) => !own.includes(id))
  const taken = choice.choiceIds.filter((id) => own.includes(id))
  if (taken.includes(choiceId)) {
    if (group.isRequired && taken.length === 1) return choice
    return { ...choice, choiceIds: [...others, ...taken.filter((id) => id !== choiceId)] }
  }
  if (group.most === 1) return { ...choice, choiceIds: [...others, choiceId] }
  return taken.length >= group.most ? choice : { ...choice, choiceIds: [...others, ...taken, choiceId] }
}

/** How many of it one may have. */
export function mostOf(goods: GoodsView, choice: Choice): number {
  const stock = variantOf(goods, choice)?.stock ?? goodsLimits.quantity
  return Math.min(stock, goods.limitPerOrder ?? goodsLimits.quantity, goodsLimits.quantity)
}

const within = (goods: GoodsView, choice: Choice): Choice => ({
  ...choice,
  quantity: Math.max(1, Math.min(choice.quantity, mostOf(goods, choice))),
})

/** Of one, with everything that is added to it. */
export const priceOfOne = (goods: GoodsView, choice: Choice): number =>
  (variantOf(goods, choice)?.priceFen ?? goods.priceFen) +
  takenChoices(goods.groups, choice.choiceIds).reduce((sum, { extraFen }) => sum + extraFen, 0)

/** Why it cannot be taken like this, or null. */
export function choiceProblem(goods: GoodsView, choice: Choice): string | null {
  const variant = variantOf(goods, choice)
  if (!variant || variant.stock === 0) return '这个规格卖完了，请换一个'
  return choicesProblem(goods.groups, choice.choiceIds)
}

export const takenOf = (goods: GoodsView, choice: Choice): Taken => ({
  goodsId: goods.id,
  variantId: variantOf(goods, choice)?.id ?? '',
  choiceIds: choice.choiceIds,
  quantity: choice.quantity,
})
