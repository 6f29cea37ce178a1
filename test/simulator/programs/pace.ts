import type { World } from '../world'

/** When something slow is finished: at once, after so many seconds, after so many looks at it, or when told. */
export type Pace = 'atOnce' | 'byHand' | { afterSeconds: number } | { afterLooks: number }

/** Something slow under way: a privacy scan, a review. It keeps the pace it began with. */
export interface Slow {
  pace: Pace
  startedAt: number
  looks: number
  endsAt: number | null
}

/** Begins something slow. At its end `what` happens by the clock; with looks or by hand, somebody has to bring it about. */
export function begin(world: World, pace: Pace, what: string, ref: string): Slow {
  const startedAt = world.clock.now()
  const slow: Slow = { pace, startedAt, looks: 0, endsAt: null }
  if (pace === 'atOnce') slow.endsAt = startedAt
  else if (typeof pace === 'object' && 'afterSeconds' in pace) slow.endsAt = startedAt + pace.afterSeconds * 1000
  if (slow.endsAt !== null) world.clock.plan(slow.endsAt, what, ref)
  return slow
}

/** Somebody looks. Whether this look is the one that finds it finished. */
export function look(slow: Slow): boolean {
  slow.looks += 1
  return typeof slow.pace === 'object' && 'afterLooks' in slow.pace && slow.looks > slow.pace.afterLooks
}

const isAmount = (value: unknown): boolean => typeof value === 'number' && value >= 0

/** What a setting may say about a pace. */
export function isPace(value: unknown): value is Pace {
  if (value === 'atOnce' || value === 'byHand') return true
  if (typeof value !== 'object' || value === null) return false
  const { afterSeconds, afterLooks, ...rest } = value as Record<string, unknown>
  return Object.keys(rest).length === 0 && isAmount(afterSeconds) !== isAmount(afterLooks)
}
