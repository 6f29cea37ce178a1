import type { Requirement } from '../../../shared/requirement'
import type { Store } from '../../store'
import { blockersOf, judge } from '../requirements'
import { factsOf } from '../requirements/facts'

/** A release may be made and even submitted without these: it waits for them by itself. */
const awaited = { making: ['REVIEW_QUOTA'], submitting: ['REVIEW_QUOTA', 'RELEASE_IN_FLIGHT', 'TEMPLATE'] } as const

/**
 * What stands in the way of making a release, or of spending a review on one that is made of `templateId`; what comes first
 * for the merchant first. Only looks: whoever wants to know it anew has asked WeChat before, within the budget of calls.
 */
export async function obstacles(store: Store, to: keyof typeof awaited, templateId?: string): Promise<Requirement[]> {
  const ignored: readonly string[] = awaited[to]
  const found = blockersOf(judge(await factsOf(store, templateId))).filter(({ code }) => !ignored.includes(code))
  return to === 'making' ? found.filter(({ isAwaited }) => !isAwaited) : found
}
