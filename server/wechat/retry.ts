import type { EndpointSpec } from './endpoint'
import type { Failed } from './exchange'

export type Decision = { then: 'fail' } | { then: 'renew' } | { then: 'repeat'; afterMs: number }

const tokenIsOld = new Set([40001, 40014, 42001, 42006])

interface Moment {
  attempt: number
  canRenew: boolean
  /** How long to wait before each repeat; there are as many repeats as pauses. */
  pausesMs: readonly number[]
}

/**
 * What to do about a try that failed. All repeating is decided here.
 *
 * 1. The token is old: renew it and repeat, once for a call. WeChat looked at the token before anything else, so this is
 *    safe for every endpoint. A second refusal is not about age.
 * 2. The line was never made: nothing was sent, repeat.
 * 3. No answer, or "busy": it may have happened. Repeat only what may be repeated. Not after a time-out: ten seconds are
 *    gone, and whoever waits would rather know.
 * 4. Any other errcode is WeChat's no, and stays one.
 */
export function decide(spec: EndpointSpec, failed: Failed, { attempt, canRenew, pausesMs }: Moment): Decision {
  const { error, isUnsent } = failed
  if (error.errcode !== undefined && tokenIsOld.has(error.errcode)) return { then: canRenew ? 'renew' : 'fail' }
  const afterMs = pausesMs[attempt - 1]
  const mayRepeat = isUnsent === true || (error.kind === 'noAnswer' && spec.repeatable && error.reason !== 'timeout')
  return mayRepeat && afterMs !== undefined ? { then: 'repeat', afterMs } : { then: 'fail' }
}
