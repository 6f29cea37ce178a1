import type { Entry } from '../../simulator/journal'
import type { Report } from '../report'
import type { Account, Cast } from './cast'
import { issueOf, isTokenPath, tokenIn, type Issue } from './issues'
import type { Called } from './load'

/** A server died at this real moment; what was stored right after. */
export interface Death {
  at: number
  stored: ReadonlyMap<string, string>
}

/** Everything that happened in one schedule. */
export interface Evidence {
  /** How to find it again. */
  named: string
  entries: Entry[]
  deaths: Death[]
  calls: Called[]
  /** Answers that came later than we wait were ordered. */
  isLate: boolean
}

const aheadSeconds = { component: 600, authorizer: 600, own: 240 } // how long before its end a token is renewed
const clockLagMs = 1_500 // a server reads WeChat's time every 200 ms, on a busy machine a little later
const slackMs = 5_000
const writtenWithinMs = 1_500
const leaseMs = 30_000
const longestCallMs = leaseMs + 10_000
// A phone's code lives five minutes, less than a jump.
const troubleWithWechat = ['WECHAT_NO_ANSWER', 'WECHAT_BUSY', 'UNREACHABLE', 'PHONE_CODE_INVALID']

interface Held extends Issue {
  lost: string | null
  /** WeChat's time from which on renewing it is what we want. */
  dueAt: number
}

/** Reads WeChat's own records and tells what may not be. It remembers the newest token of each account. */
export function aJudge(cast: Cast, report: Report) {
  const { times } = cast
  const newest = new Map<string, Held>()

  const lossOf = (issue: Issue, { deaths }: Evidence): string | null => {
    if (issue.isSpoilt || issue.value === null) return 'its answer was lost'
    const death = deaths.find(({ at }) => issue.startedAt <= at + 100 && issue.endedAt >= at - writtenWithinMs)
    return death && death.stored.get(issue.account) !== issue.value ? 'a process died with it' : null
  }

  const hold = (issue: Issue, evidence: Evidence): Held => {
    const seen = times.virtualAt(issue.startedAt - clockLagMs)
    const fresh = (issue.expiresInSeconds - aheadSeconds[issue.kind]) * 1000
    return { ...issue, lost: lossOf(issue, evidence), dueAt: seen + fresh - slackMs }
  }

  /** Why it was right to renew `held`, or null. */
  function reason(issue: Issue, held: Held | undefined, refused: ReadonlySet<string>): string | null {
    if (!held) return 'first'
    if (held.by !== 'us') return 'somebody else had renewed'
    if (held.lost) return held.lost
    if (times.virtualAt(issue.startedAt) >= held.dueAt) return 'due'
    return held.value !== null && refused.has(held.value) ? 'refused' : null
  }

  function judgeIssues(evidence: Evidence): Held[] {
    const issues = evidence.entries.flatMap((entry) => issueOf(entry, times) ?? [])
    const refused = refusedTokens(evidence.entries)
    return issues
      .sort((a, b) => a.endedAt - b.endedAt)
      .map((issue) => {
        const held = newest.get(issue.account)
        const why = issue.by === 'us' ? reason(issue, held, refused) : 'not ours'
        const shown = `${evidence.named}: ${issue.kind} ${issue.account}: renewed by entry ${issue.number} although entry ${held?.number} was good`
        report.check(why !== null, shown)
        if (issue.by === 'us') report.count(`renewed (${why ?? 'for nothing'})`)
        const next = hold(issue, evidence)
        newest.set(issue.account, next)
        return next
      })
  }

  /** A call may fail for its token only where two things have happened to the token while it was under way. */
  function judgeCall(call: Called, issues: Held[], { named, entries, isLate }: Evidence): void {
    const { code, startedAt, endedAt, account } = call
    const shown = `${named}: ${account.kind} ${account.appid}: ${code} after ${Math.round(endedAt - startedAt)} ms`
    const isInTime = endedAt - startedAt < longestCallMs || isLate
    report.check(isInTime, `${shown}: a lease blocked for longer than it lasts`)
    if (code === null) return report.passed()
    if (troubleWithWechat.includes(code)) return report.count('calls WeChat did not answer')
    const isExcused = code === 'WECHAT_TOKEN_REFUSED' && causes(call, issues, entries) > 1
    report.check(isExcused || (isLate && code === 'WECHAT_TOKEN_BUSY'), shown)
    report.count('calls refused twice')
  }

  function causes({ startedAt, endedAt, account }: Called, issues: Held[], entries: Entry[]): number {
    const from = startedAt - clockLagMs
    const concerned = [account.appid, ...(account.kind === 'authorizer' ? [cast.component.appid] : [])]
    const superseded = issues.filter(
      (one) =>
        concerned.includes(one.account) &&
        one.endedAt >= from &&
        one.endedAt <= endedAt &&
        (one.by !== 'us' || one.lost),
    )
    const faults = entries.filter((one) => isRefusalByFault(one) && times.realOf(one.at) >= from)
    return superseded.length + times.jumpsOver(from, endedAt) + faults.length
  }

  return {
    judge(evidence: Evidence): void {
      const issues = judgeIssues(evidence)
      const calls = evidence.entries.filter((entry) => entry.kind === 'call' && !isTokenPath(entry.path))
      report.count('tokens refused and renewed', calls.filter((entry) => isRefusal(entry)).length)
      report.count('calls', evidence.calls.length)
      for (const call of evidence.calls) judgeCall(call, issues, evidence)
    },
  }
}

const isRefusal = ({ errcode }: Entry): boolean => errcode === 40001 || errcode === 42001
const isRefusalByFault = ({ fault, path }: Entry): boolean => !isTokenPath(path) && fault.includes('errcode 40001')

const refusedTokens = (entries: Entry[]): ReadonlySet<string> => new Set(entries.filter(isRefusalByFault).map(tokenIn))

/** What is stored of every account, as of now. */
export async function storedNow(cast: Cast): Promise<ReadonlyMap<string, string>> {
  const all: Account[] = [cast.component, cast.own, ...cast.authorizers]
  return new Map(
    await Promise.all(all.map(async (one): Promise<[string, string]> => [one.appid, await cast.stored(one)])),
  )
}
