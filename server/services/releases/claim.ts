import type { releaseMachine } from '../../../shared/release'
import type { ReleaseRow } from '../../db/models/release'
import { Failure, isFailure } from '../../failures'
import type { Store } from '../../store'
import { declined, refusalClass } from '../../wechatFailure'
import { move } from './moves'
import { secondsIn, type Journey, type Outcome, later } from './outcome'

type Event = Parameters<typeof releaseMachine.next>[1]

/** Where WeChat's answer to a claimed call leads. */
interface Ways {
  /** WeChat said no for good. */
  refused: Event
  /** WeChat said no for now, or never heard of it: it may be tried again. */
  unsent: Event
  /** A limit that is used up is a no for good: nobody wants it done by itself days later. */
  isOnceOnly?: boolean
}

/** A no that passes, or that somebody else has to end first: the same call may work later. */
const passing = new Set(['retry', 'token', 'ticket', 'ip', 'config', 'quota', 'reauth'])

const passes = (error: Failure): boolean =>
  passing.has(refusalClass(error) ?? '') || isFailure(error, 'OPERATION_RUNNING')

/** What a call that took effect makes of the release. */
export interface Settlement {
  event: Event
  values?: Partial<ReleaseRow>
  /** What else is so from then on, in the same transaction. */
  also?: (within: Store) => Promise<void>
}

/**
 * Makes the call that a release was claimed for. WeChat's no leads back, or to the end, with its reason; where there was
 * no answer the claim stands, and the next look settles it.
 */
export async function callClaimed(
  { store }: Journey,
  claimed: ReleaseRow,
  { refused, unsent, isOnceOnly = false }: Ways,
  call: () => Promise<Settlement>,
): Promise<Outcome> {
  const { clock } = store.platform
  try {
    const { event, values = {}, also } = await call()
    await move(store, claimed, event, values, clock.now(), also)
    return 'moved'
  } catch (error) {
    if (!(error instanceof Failure) || !declined(error)) throw error
    const isPassing = passes(error) && !(isOnceOnly && refusalClass(error) === 'quota')
    const wish = isPassing ? {} : { wish: null }
    const now = clock.now()
    await move(store, claimed, isPassing ? unsent : refused, { problemCode: error.code, ...wish }, now)
    return isPassing ? later(now, waitAfter(error)) : 'moved'
  }
}

/** The platform has to do something about this server's name before any store may use it. */
export const domainProblems = ['DOMAIN_REFUSED', 'PLATFORM_DOMAIN_MISSING'] as const

/** How long a no that passes is left alone. */
export function waitAfter(error: Failure): number {
  const waits: Readonly<Record<string, number>> = { quota: 3600, reauth: 3600, ip: 600, config: 600 }
  if (isFailure(error, 'OPERATION_RUNNING')) return 15
  // Each look may count as one of the 50 changes of a month; `retryDomains` comes as soon as there is a reason to.
  if (isFailure(error, ...domainProblems)) return 24 * 3600
  return waits[refusalClass(error) ?? ''] ?? 600
}

const mayBeUnderWaySeconds = 45 // no call lasts longer than 30 s

/**
 * What to do about a claim that WeChat shows no trace of: nothing while the call may still be under way, then back to
 * before it.
 */
export async function withoutTrace(journey: Journey, unsent: Event): Promise<Outcome> {
  if (secondsIn(journey) < mayBeUnderWaySeconds) return later(journey.now, 10)
  await move(journey.store, journey.release, unsent, {}, journey.now)
  return 'moved'
}

/** WeChat has shown that a claimed call took effect. */
export async function settled(
  { store, release, now }: Journey,
  event: Event,
  values: Partial<ReleaseRow> = {},
  also?: Settlement['also'],
): Promise<Outcome> {
  await move(store, release, event, values, now, also)
  return 'moved'
}
