import { isOpenAt, nextOpening } from '../../shared/openingHours'
import { firstContent, type StorefrontContent } from '../../shared/storefront'
import { recentPer } from '../recent'
import type { Store } from '../store'

/** How a store looks and sells at this moment. */
export interface Standing {
  content: StorefrontContent
  /** 0 while the merchant has changed nothing. */
  version: number
  isPaused: boolean
}

export async function standingOf(store: Store): Promise<Standing> {
  const row = await store.storefronts.find({})
  if (!row) return { content: firstContent(store.row.kind), version: 0, isPaused: false }
  const { content, version, isPaused } = row
  return { content, version, isPaused }
}

/** The same for customers: as it was half a second ago at most. */
export const standingSeen = (store: Store): Promise<Standing> =>
  seen(store.platform.database, store.row.id, () => standingOf(store))

const seen = recentPer<Standing>(500, 2000)

/** Whether it sells now, and when it does again; null where nobody knows. */
export function doorOf({ row: { hours } }: Store, { isPaused }: Standing, now: Date) {
  const opensAt = isPaused ? null : nextOpening(hours, now)
  return { isOpenNow: !isPaused && isOpenAt(hours, now), opensAt }
}
