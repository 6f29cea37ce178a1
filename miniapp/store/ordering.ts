import type { MethodView, StorefrontView } from '../../shared/api/customer/catalogue'
import type { OrderMethod } from '../../shared/order'
import { yuan } from '../../shared/money'
import { createHeld } from '../kit/held'

const chosen = createHeld<OrderMethod | null>(null)

export const chooseMethod = chosen.set

/** The ways of getting it that somebody who sits at no table may choose from. */
export const methodsAway = (store: StorefrontView): MethodView[] =>
  store.methods.filter(({ method }) => method !== 'dineIn')

/** The way somebody at no table has chosen; until then to fetch it, which asks for nothing. Null where there is none. */
export function useMethod(store: StorefrontView): MethodView | null {
  const method = chosen.use() ?? 'pickup'
  const offered = methodsAway(store)
  return offered.find((each) => each.method === method) ?? offered[0] ?? null
}

/** What is still missing, or null when this much may be ordered. */
export const missingText = ({ minimumFen }: MethodView, goodsFen: number): string | null =>
  goodsFen < minimumFen ? `还差 ¥${yuan(minimumFen - goodsFen)} 起送` : null
