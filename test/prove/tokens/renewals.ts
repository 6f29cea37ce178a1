import type { Token } from '../../simulator/state'
import type { Report } from '../report'
import type { Renewal } from './chains'
import { isRefusalByFault, issuesIn, patienceMs, tokenIn, type Issue } from './issues'
import type { Evidence } from './judge'
import { storyOf } from './story'
import type { Times } from './times'

const aheadMs = { component: 600_000, authorizer: 600_000, own: 240_000 } // how long before its end a token is renewed
const slackMs = 5_000
const writtenWithinMs = 1_500
const longestWaitMs = 45_000 // a renewal may have to wait for the component's, and that one for a lease to end

export interface RenewalJudge {
  judge(evidence: Evidence): void
  /** Whether it came into being unheard: somebody else made it, or we did and the answer never came. */
  isUnheard(token: Token): boolean
  end(): void
}

/**
 * Tells whether we renewed, or asked for, a token that was good: by who asked for it, not by whose answer arrived.
 *
 * A stranger's renewal whose answer the ordered trouble keeps from him takes effect all the same, and is not ours. The
 * own token is given to everybody who asks: getting the one a stranger made is how we are healed when ours was refused,
 * and only from then on do we hold it. A request that we gave up after ten seconds may take effect at WeChat after its
 * successor: nobody can call it back, so it is judged by the token that was the newest when it was made. All others are
 * judged by the token they ended, so that two renewals for one expiry stay a failure.
 */
export function aRenewalJudge(times: Times, report: Report): RenewalJudge {
  const makers = new Map<string, Issue>()
  const receipts = new Map<string, Issue>() // what first brought a token to us
  const previous = new Map<string, Token | null>()
  const refusedByFault = new Set<string>()
  let lives = 0
  let shortLives = 0

  const diedWith = ({ askedAt, durationMs }: Issue, { deaths }: Evidence): boolean =>
    deaths.some(
      (at) => askedAt <= times.latest(at) + 100 && askedAt + durationMs >= times.earliest(at - writtenWithinMs),
    )

  const isDue = (asked: Issue, { value, kind }: Pick<Token, 'value' | 'kind'>, { stored }: Evidence): boolean =>
    asked.askedAt >= (stored.get(value) ?? 0) - aheadMs[kind] - slackMs

  function check(condition: boolean, text: string, asked: Issue, evidence: Evidence): void {
    report.check(condition, `${evidence.named}: ${text}`)
    if (!condition) storyOf(asked.account, evidence, times).forEach((line) => report.say(`    ${line}`))
  }

  /** Why `before` had to be replaced by what was asked for, or null. */
  function reason(before: Token, asked: Issue, evidence: Evidence): string | null {
    const receipt = receipts.get(before.value)
    if (!receipt) return makers.get(before.value)?.by === 'us' ? 'its answer was lost' : 'somebody else had renewed'
    if (!evidence.stored.has(before.value)) return diedWith(receipt, evidence) ? 'a process died with it' : null
    if (isDue(asked, before, evidence)) return 'due'
    return refusedByFault.has(before.value) ? 'refused' : null
  }

  /** Steps back over tokens that were asked for after this request's time-out, and still came before it took effect. */
  function newestWhenAsked(before: Token | null, token: Token, asked: Issue): Token | null {
    const givenUpAt = times.real(token.issuedAt) - asked.durationMs + patienceMs // it took effect when it ended
    const maker = before && makers.get(before.value)
    if (!maker || times.real(maker.askedAt) < givenUpAt) return before
    return newestWhenAsked(previous.get(before.value) ?? null, token, asked)
  }

  function judgeRenewal({ before, token }: Renewal, evidence: Evidence): void {
    previous.set(token.value, before)
    const { kind, appid, value } = token
    const asked = makers.get(value)
    if (!asked) return report.failed(`${evidence.named}: nobody asked for a token of ${kind} ${appid}`)
    if (asked.by !== 'us') return
    const there = newestWhenAsked(before, token, asked)
    const why = there ? reason(there, asked, evidence) : 'first'
    const last = there && makers.get(there.value)?.entry
    const shown = `${kind} ${appid}: renewed by entry ${asked.entry} although that of entry ${last} was good`
    check(why !== null, shown, asked, evidence)
    report.count(`renewed (${why ?? 'for nothing'}${there === before ? '' : ', given up and late'})`)
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

  /** Asking again for a token that we hold and that is good: the own token is not made anew by it, and still it is wrong. */
  function judgeAsking(issue: Issue, evidence: Evidence): void {
    const { value, by, entry } = issue
    const receipt = receipts.get(value)
    if (!makers.has(value)) makers.set(value, issue)
    if (!receipt && by !== 'intruder' && issue.hasArrived) receipts.set(value, issue)
    if (!receipt || by !== 'us' || diedWith(receipt, evidence)) return
    const isCalledFor = isDue(issue, { value, kind: 'own' }, evidence) || refusedByFault.has(value)
    check(isCalledFor, `entry ${entry} asks for a token that was good`, issue, evidence)
  }

  return {
    judge(evidence) {
      const { entries, world, renewals } = evidence
      for (const entry of entries.filter(isRefusalByFault)) refusedByFault.add(tokenIn(entry))
      for (const issue of issuesIn(entries, world.rids)) judgeAsking(issue, evidence)
      for (const renewal of renewals) judgeRenewal(renewal, evidence)
    },
    isUnheard({ value }) {
      const { by, hasArrived } = makers.get(value) ?? {}
      return by !== 'us' || !hasArrived
    },
    end() {
      report.check(shortLives * 2 < lives, `${shortLives} of ${lives} tokens were stored to end much too early`)
    },
  }
}
