import type { releaseMachine } from '../../../shared/release'
import type { ReleaseRow } from '../../db/models/release'
import { Failure, isFailure } from '../../failures'
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
}

/** A no that passes, or that somebody else has to end first: the same call may work later. */
const passing = new Set(['retry', 'token', 'ticket', 'ip', 'config', 'quota', 'reauth'])

/**
 * Makes the call that a release was claimed for. WeChat's no leads back, or to the end, with its reason; where there was
 * no answer the claim stands, and the next look settles it.
 *
 * `isDone` is asked when WeChat says no: an earlier try whose answer was lost may have done it.
 */
export async function callClaimed(
  { store }: Journey,
  claimed: ReleaseRow,
  { refused, unsent }: Ways,
  call: () => Promise<Partial<ReleaseRow> & { event: Event }>,
): Promise<Outcome> {
  const { clock } = store.platform
  try {
    const { event, ...values } = await call()
    await move(store, claimed, event, values, clock.now())
    return 'moved'
  } catch (error) {
    if (!(error instanceof Failure) || !declined(error)) throw error
    const isPassing = passing.has(refusalClass(error) ?? '')
    const wish = isPassing ? {} : { wish: null }
    const now = clock.now()
    await move(store, claimed, isPassing ? unsent : refused, { problemCode: error.code, ...wish }, now)
    return isPassing ? later(now, waitAfter(error)) : 'moved'
  }
}

/** How long a no that passes is left alone. */
export function waitAfter(error: Failure): number {
  const waits: Readonly<Record<string, number>> = { quota: 3600, reauth: 3600, ip: 600, config: 600 }
  if (isFailure(error, 'OPERATION_RUNNING')) return 15
  return waits[refusalClass(error) ?? ''] ?? 60
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
): Promise<Outcome> {
  await move(store, release, event, values, now)
  return 'moved'
}
