import type { NextStep } from './next'

export type RequirementState = 'missing' | 'waiting' | 'failing' | 'done'
export type Actor = 'merchant' | 'operator' | 'wechat'

/** One line of what a store still needs before it can open. Every line that is not `done` names who acts and how. */
export interface Requirement {
  code: string
  state: RequirementState
  who: Actor
  title: string
  text: string
  next?: NextStep
  /** Until it is done, nothing is submitted to WeChat's review. The others may wait until later. */
  isBlocking?: boolean
  /** A release may be made all the same: it waits for this by itself. */
  isAwaited?: boolean
}
