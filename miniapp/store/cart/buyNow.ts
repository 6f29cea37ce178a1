import type { Taken } from '../goods/choice'

/** The query of a checkout that is about one thing, not about the cart. */
export const wayOfBuying = ({ goodsId, variantId, choiceIds, quantity }: Taken): Record<string, string> => ({
  goodsId,
  variantId,
  choiceIds: choiceIds.join('.'),
  quantity: String(quantity),
})

/** What such a checkout is about; null for one of the cart. */
export function boughtNow(query: Partial<Record<string, string>>): Taken | null {
  const { goodsId, variantId, choiceIds = '', quantity = '1' } = query
  if (!goodsId || !variantId) return null
  return { goodsId, variantId, choiceIds: choiceIds.split('.').filter(Boolean), quantity: Number(quantity) }
}
