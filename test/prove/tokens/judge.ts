import type { Entry } from '../../simulator/journal'
import type { Token } from '../../simulator/state'
import type { Report } from '../report'
import type { Cast } from './cast'
import { watchChains } from './chains'
import { answerIn, isTokenPath, tokenIn, type Answered } from './issues'
import type { Called } from './load'

/** Everything that happened in one schedule. */
export interface Evidence {
  /** How to find it again. */
  named: string
  entries: Entry[]
  /** The tokens that were stored, each with the end of its life as we believed it. */
  stored: ReadonlyMap<string, number>
  /** Real moments at which a server died. */
  deaths: number[]
  calls: Called[]
  /** Answers that come later than we wait, or say nothing, were ordered: then we say that WeChat must be waited for. */
  mayBeBusy: boolean
}

const aheadMs = { component: 600_000, authorizer: 600_000, own: 240_000 } // how long before its end a token is renewed
const slackMs = 5_000
const clockLagMs = 1_500 // a server reads WeChat's time every 200 ms, on a busy machine a little later
const writtenWithinMs = 1_500
const longestWaitMs = 45_000 // a renewal may have to wait for the component's, and that one for a lease to end
const longestCallMs = 40_000 // a lease of 30 s, and what comes after it
// A phone's code lives five minutes, less than a jump.
const troubleWithWechat = ['WECHAT_NO_ANSWER', 'WECHAT_BUSY', 'UNREACHABLE', 'PHONE_CODE_INVALID']

/** Reads WeChat's own records and tells what may not be. */
export async function aJudge(cast: Cast, report: Report) {
  const { times } = cast
  const chains = watchChains(cast)
  const answered = new Map<string, Answered>()
  const refusedByFault = new Set<string>()
  let lives = 0
  let shortLives = 0
  await chains.grown()

  const diedWith = ({ askedAt, durationMs }: Answered, { deaths }: Evidence): boolean =>
    deaths.some(
      (at) => askedAt <= times.latest(at) + 100 && askedAt + durationMs >= times.earliest(at - writtenWithinMs),
    )

  /** Why `before` had to be replaced when it was, or null. */
  function reason(before: Token, token: Token, evidence: Evidence): string | null {
    const answer = answered.get(before.value)
    if (!answer) return 'its answer was lost'
    if (answer.by === 'intruder') return 'somebody else had renewed'
    const endsAt = evidence.stored.get(before.value)
    if (endsAt === undefined) return diedWith(answer, evidence) ? 'a process died with it' : null
    if (token.issuedAt >= endsAt - aheadMs[before.kind] - slackMs) return 'due'
    return refusedByFault.has(before.value) ? 'refused' : null
  }

  function judgeIssue(before: Token | null, token: Token, evidence: Evidence): void {
    const { by, entry } = answered.get(token.value) ?? {}
    if (by === 'intruder' || by === 'authorisation') return
    const why = before ? reason(before, token, evidence) : 'first'
    const last = before && answered.get(before.value)?.entry
    const shown = `${token.kind} ${token.appid}: renewed by entry ${entry} although that of entry ${last} was good`
    report.check(why !== null, `${evidence.named}: ${shown}`)
    report.count(`renewed (${why ?? 'for nothing'})`)
    judgeLife(token, evidence)
  }

  /** Believing in a longer life than WeChat gives is wrong. A shorter one comes of a jump while somebody waited. */
  function judgeLife({ value, kind, expiresAt }: Token, { stored, named }: Evidence): void {
    const endsAt = stored.get(value)
    if (endsAt === undefined) return
    lives++
    if (endsAt < expiresAt - longestWaitMs) shortLives++
    const shown = `a ${kind} token that ends at ${expiresAt} was stored to end at ${endsAt}`
    report.check(endsAt <= expiresAt + slackMs, `${named}: ${shown}`)
  }

  /** Asking again for a token that is good brings the same one: the own token is not made anew by asking. */
  function judgeAsking(answer: Answered, evidence: Evidence): void {
    const known = answered.get(answer.value)
    answered.set(answer.value, known ?? answer)
    if (!known || answer.by !== 'us' || evidence.deaths.length > 0) return
    const endsAt = evidence.stored.get(answer.value) ?? 0
    const isDue = answer.askedAt >= endsAt - aheadMs.own - slackMs
    const isRefused = refusedByFault.has(answer.value)
    report.check(isDue || isRefused, `${evidence.named}: entry ${answer.entry} asks for a token that was good`)
  }

  /** A call may fail for its token only where two things have happened to the token while it was under way. */
  function judgeCall(call: Called, tokens: Token[], { named, entries, mayBeBusy }: Evidence): void {
    const { code, startedAt, endedAt, account } = call
    const shown = `${named}: ${account.kind} ${account.appid}: ${code} after ${Math.round(endedAt - startedAt)} ms`
    const isInTime = endedAt - startedAt < longestCallMs || mayBeBusy
    report.check(isInTime, `${shown}: a lease blocked for longer than it lasts`)
    if (code === null) return report.passed()
    if (troubleWithWechat.includes(code)) return report.count('calls WeChat did not answer')
    const isExcused = code === 'WECHAT_TOKEN_REFUSED' && causes(call, tokens, entries) > 1
    report.check(isExcused || (mayBeBusy && code === 'WECHAT_TOKEN_BUSY'), shown)
    report.count(isExcused ? 'calls refused twice, both times with a cause' : 'calls that had to wait for WeChat')
  }

  function causes({ startedAt, endedAt, account }: Called, tokens: Token[], entries: Entry[]): number {
    const [from, to] = [times.earliest(startedAt - clockLagMs), times.latest(endedAt)]
    const concerned = [account.appid, ...(account.kind === 'authorizer' ? [cast.component.appid] : [])]
    const isMeanwhile = (at: number) => at >= from && at <= to
    const superseding = tokens.filter(
      ({ appid, issuedAt, value }) =>
        concerned.includes(appid) && isMeanwhile(issuedAt) && answered.get(value)?.by !== 'us',
    )
    const refusals = entries.filter((one) => isRefusalByFault(one) && isMeanwhile(one.at))
    return superseding.length + refusals.length + times.endsBetween(startedAt - clockLagMs, endedAt)
  }

  return {
    async judge(evidence: Evidence): Promise<void> {
      const { entries, calls } = evidence
      for (const entry of entries.filter(isRefusalByFault)) refusedByFault.add(tokenIn(entry))
      for (const answer of entries.flatMap((entry) => answerIn(entry) ?? [])) judgeAsking(answer, evidence)
      const grown = await chains.grown()
      for (const { before, token } of grown) judgeIssue(before, token, evidence)
      const made = grown.map(({ token }) => token)
      for (const call of calls) judgeCall(call, made, evidence)
      report.count('calls', calls.length)
      report.count('tokens refused and renewed', entries.filter(isRefusal).length)
    },
    end(): void {
      report.check(shortLives * 2 < lives, `${shortLives} of ${lives} tokens were stored to end much too early`)
    },
  }
}

const isRefusal = ({ path, errcode }: Entry): boolean => !isTokenPath(path) && (errcode === 40001 || errcode === 42001)
const isRefusalByFault = ({ fault, path }: Entry): boolean => !isTokenPath(path) && fault.includes('errcode 40001')
