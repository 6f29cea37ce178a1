import type { Entry } from '../../simulator/journal'
import type { WorldState } from '../../simulator/state'
import type { Report } from '../report'
import type { Cast } from './cast'
import type { Renewal } from './chains'
import { isRefusal, isRefusalByFault } from './issues'
import type { Called } from './load'
import { aRenewalJudge } from './renewals'

/** Everything that happened in one schedule. */
export interface Evidence {
  /** How to find it again. */
  named: string
  entries: Entry[]
  world: WorldState
  /** The tokens that WeChat made. */
  renewals: Renewal[]
  /** The tokens that were stored, each with the end of its life as we believed it. */
  stored: ReadonlyMap<string, number>
  /** Real moments at which a server died. */
  deaths: number[]
  calls: Called[]
  /** Answers that come later than we wait, or say nothing, were ordered: then we say that WeChat must be waited for. */
  mayBeBusy: boolean
}

const clockLagMs = 1_500 // a server reads WeChat's time every 200 ms, on a busy machine a little later
const longestCallMs = 40_000 // a lease of 30 s, and what comes after it
// A phone's code lives five minutes, less than a jump.
const troubleWithWechat = ['WECHAT_NO_ANSWER', 'WECHAT_BUSY', 'UNREACHABLE', 'PHONE_CODE_INVALID']

/** Reads WeChat's own records and tells what may not be. */
export function aJudge(cast: Cast, report: Report) {
  const { times } = cast
  const renewals = aRenewalJudge(times, report)

  /** A call may fail for its token only where two things have happened to the token while it was under way. */
  function judgeCall(call: Called, evidence: Evidence): void {
    const { named, mayBeBusy } = evidence
    const { code, startedAt, endedAt, account } = call
    const shown = `${named}: ${account.kind} ${account.appid}: ${code} after ${Math.round(endedAt - startedAt)} ms`
    const isInTime = endedAt - startedAt < longestCallMs || mayBeBusy
    report.check(isInTime, `${shown}: a lease blocked for longer than it lasts`)
    if (code === null) return report.passed()
    if (troubleWithWechat.includes(code)) return report.count('calls WeChat did not answer')
    const isExcused = code === 'WECHAT_TOKEN_REFUSED' && causes(call, evidence) > 1
    report.check(isExcused || (mayBeBusy && code === 'WECHAT_TOKEN_BUSY'), shown)
    report.count(isExcused ? 'calls refused twice, both times with a cause' : 'calls that had to wait for WeChat')
  }

  function causes({ startedAt, endedAt, account }: Called, evidence: Evidence): number {
    const [from, to] = [times.earliest(startedAt - clockLagMs), times.latest(endedAt)]
    const concerned = [account.appid, ...(account.kind === 'authorizer' ? [cast.component.appid] : [])]
    const isMeanwhile = (at: number) => at >= from && at <= to
    const isCause = ({ token }: Renewal) =>
      concerned.includes(token.appid) && isMeanwhile(token.issuedAt) && renewals.isUnheard(token)
    const superseding = evidence.renewals.filter(isCause)
    const refusals = evidence.entries.filter((one) => isRefusalByFault(one) && isMeanwhile(one.at))
    return superseding.length + refusals.length + times.endsBetween(startedAt - clockLagMs, endedAt)
  }

  return {
    judge(evidence: Evidence): void {
      const { entries, calls } = evidence
      renewals.judge(evidence)
      for (const call of calls) judgeCall(call, evidence)
      report.count('calls', calls.length)
      report.count('tokens refused and renewed', entries.filter(isRefusal).length)
    },
    end: () => renewals.end(),
  }
}
