import type { Requirement } from '../../../shared/requirement'
import type { Store } from '../../store'
import { learnAgain } from '../authorizers'
import { learnProgramAgain } from '../programs'
import { factsOf, type Facts } from './facts'
import { lineOf } from './rule'
import { rules } from './rules'

/**
 * What this store still needs before it can open, in the order a merchant does it. Every line that is not done names who
 * acts and what the button does. A rule that has nothing to say yet adds none.
 */
export async function requirementsOf(store: Store, now: Date): Promise<Requirement[]> {
  const facts = await factsOf(store)
  const lines = judge(facts)
  // The merchant may just have mended it at WeChat, who tells nobody.
  if (lines.some(({ state }) => state !== 'done')) await askAgain(store, facts, now)
  return lines
}

/** The list for a store that looks like this. */
export const judge = (facts: Facts): Requirement[] => rules.flatMap((rule) => lineOf(rule, facts) ?? [])

/** What keeps the store from being submitted to WeChat's review. */
export const blockersOf = (requirements: readonly Requirement[]): Requirement[] =>
  requirements.filter(({ isBlocking, state }) => isBlocking && state !== 'done')

async function askAgain(store: Store, { account }: Facts, now: Date): Promise<void> {
  if (account?.state !== 'authorised') return
  await learnAgain(store.platform, account, now)
  await learnProgramAgain(store, now)
}
