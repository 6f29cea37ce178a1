import type { Entry } from '../../simulator/journal'
import { secondHost } from './cast'
import { accountAsked, byWhom, isRefusal, issuesIn, isTokenPath, tokenIn, type Issue } from './issues'
import type { Evidence } from './judge'
import type { Times } from './times'

interface Event {
  at: number
  text: string
}

/** What became of one account's tokens, oldest first, told when a judgement on them is a failure. */
export function storyOf(account: string, evidence: Evidence, times: Times): string[] {
  const { entries, deaths, world } = evidence
  const issues = new Map(issuesIn(entries, world.rids).map((issue) => [issue.entry, issue]))
  const isTheirs = (entry: Entry): boolean => {
    const whose = issues.get(entry.id)?.account ?? accountAsked(entry)
    return isTokenPath(entry.path)
      ? whose === account
      : isRefusal(entry) && world.tokens[tokenIn(entry)]?.appid === account
  }
  const events: Event[] = [
    ...entries.filter(isTheirs).map((entry) => ({ at: entry.at, text: told(entry, issues.get(entry.id), evidence) })),
    ...deaths.map((at) => ({ at: times.earliest(at), text: 'a server dies' })),
  ]
  return events.sort((a, b) => a.at - b.at).map(({ at, text }) => `${(at / 1000).toFixed(3)} ${text}`)
}

function told(entry: Entry, issue: Issue | undefined, { stored }: Evidence): string {
  const { id, path, errcode, durationMs, fault, request } = entry
  const how = /"force_refresh":true/.test(request.body) ? ' by force' : ''
  const did = issue ? `gets ${short(issue.value)}` : `${errcode ?? 'cut'}`
  const whose = isTokenPath(path) ? '' : ` with ${short(tokenIn(entry))}`
  const endsAt = issue && stored.get(issue.value)
  const kept = issue && (endsAt === undefined ? ', never stored' : `, stored to end at ${endsAt / 1000}`)
  return `entry ${id} ${actor(entry)} ${path}${how}${whose}: ${did} in ${durationMs} ms${kept ?? ''} ${fault}`.trimEnd()
}

const short = (value: string): string => value.slice(0, 9)

function actor(entry: Entry): string {
  if (byWhom(entry) === 'intruder') return 'stranger'
  return entry.request.headers.host?.startsWith(secondHost) ? 'second' : 'first'
}
