import type { Requirement } from '../../../shared/requirement'
import type { Store } from '../../store'
import { blockersOf, requirementsOf } from '../requirements'

/** A release may be made and even submitted without these: it waits for them by itself. */
const awaited = { making: ['REVIEW_QUOTA'], submitting: ['REVIEW_QUOTA', 'RELEASE_IN_FLIGHT', 'TEMPLATE'] } as const

/**
 * What stands in the way of making a release, or of spending a review on one that is made of `templateId`; what comes first
 * for the merchant first.
 */
export async function obstacles(
  store: Store,
  to: keyof typeof awaited,
  now: Date,
  templateId?: string,
): Promise<Requirement[]> {
  const ignored: readonly string[] = awaited[to]
  return blockersOf(await requirementsOf(store, now, templateId)).filter(({ code }) => !ignored.includes(code))
}
