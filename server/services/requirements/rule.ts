import type { ProgramFacts } from '../../../shared/program'
import type { Requirement, RequirementState } from '../../../shared/requirement'
import type { NextStep } from '../../../shared/next'
import type { AuthorizerRow } from '../../db/models/authorizer'
import type { ErrorText } from '../../wechat/errors'
import type { Facts } from './facts'

/** Who acts, what he reads, and what his button does: the shape that WeChat's refusals have, too. */
export type Advice = ErrorText

export type Judgement = { state: 'done'; text: string } | { state: Exclude<RequirementState, 'done'>; advice: Advice }

/** One thing a store needs. */
export interface Rule {
  code: string
  title: string
  /** Nothing is submitted to WeChat's review before it is done. `unlessAwaited`: but may be made while WeChat is at it. */
  isBlocking: boolean | 'unlessAwaited'
  /** Null: it has nothing to say about this store yet. */
  judge(facts: Facts): Judgement | null
}

type Judge = Rule['judge']

/** Stands between a store and its review. */
export const blocking = (code: string, title: string, judge: Judge): Rule => ({ code, title, isBlocking: true, judge })

/** The same; while WeChat looks at it, a release is made meanwhile and waits for that by itself. */
export const blockingUnlessAwaited = (code: string, title: string, judge: Judge): Rule => ({
  code,
  title,
  isBlocking: 'unlessAwaited',
  judge,
})

/** Is worth saying, and may wait. */
export const advising = (code: string, title: string, judge: Judge): Rule => ({ code, title, isBlocking: false, judge })

export const done = (text: string): Judgement => ({ state: 'done', text })
export const missing = (advice: Advice): Judgement => ({ state: 'missing', advice })
export const waiting = (advice: Advice): Judgement => ({ state: 'waiting', advice })
export const failing = (advice: Advice): Judgement => ({ state: 'failing', advice })

export const merchant = (text: string, next: NextStep): Advice => ({ who: 'merchant', text, next })
export const operator = (text: string): Advice => ({ who: 'operator', text, next: 'contactOperator' })
export const wechat = (text: string): Advice => ({ who: 'wechat', text, next: 'wait' })

/** About the account, while we may act for it. */
export const ofAccount =
  (judge: (account: AuthorizerRow, facts: Facts) => Judgement | null): Judge =>
  (facts) =>
    facts.account?.state === 'authorised' ? judge(facts.account, facts) : null

type Part = keyof ProgramFacts

/** About one part of what WeChat told; a part it would not tell is nothing to build on. */
export const ofProgram =
  <P extends Part>(part: P, judge: (told: NonNullable<ProgramFacts[P]>, facts: Facts) => Judgement | null): Judge =>
  (facts) => {
    const told = facts.learned?.[part]
    return told === null || told === undefined ? null : judge(told, facts)
  }

/** The line that a rule adds to the list. */
export function lineOf({ code, title, isBlocking, judge }: Rule, facts: Facts): Requirement | null {
  const found = judge(facts)
  if (!found) return null
  if (found.state === 'done') return { code, state: 'done', who: 'merchant', title, text: found.text }
  const isAwaited = isBlocking === 'unlessAwaited' && found.state === 'waiting'
  const flags = { ...(isBlocking !== false && { isBlocking: true }), ...(isAwaited && { isAwaited }) }
  return { code, state: found.state, title, ...found.advice, ...flags }
}
