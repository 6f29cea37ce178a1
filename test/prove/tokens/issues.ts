import type { TokenKind } from '../../../server/db/models/token'
import type { Entry } from '../../simulator/journal'
import type { WorldState } from '../../simulator/state'
import { intruderHeader } from './intruder'

type Rid = WorldState['rids'][number]

/** A token that WeChat gave away, whether or not the answer arrived. */
export interface Issue {
  account: string
  value: string
  by: 'us' | 'intruder' | 'authorisation'
  /** Nobody got the answer that was ordered lost, spoilt, or to come later than we wait. */
  hasArrived: boolean
  /** In WeChat's time. */
  askedAt: number
  durationMs: number
  entry: number
}

export const patienceMs = 9_900 // our time-out is ten seconds

const kindsByPath: Readonly<Record<string, TokenKind>> = {
  '/cgi-bin/component/api_authorizer_token': 'authorizer',
  '/cgi-bin/component/api_query_auth': 'authorizer',
  '/cgi-bin/component/api_component_token': 'component',
  '/cgi-bin/stable_token': 'own',
}

const parsed = (text: string | undefined): Record<string, unknown> => {
  try {
    return JSON.parse(text ?? '') as Record<string, unknown>
  } catch {
    return {}
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The answer was given, and another one or none was sent instead. */
const isSpoilt = ({ fault, durationMs }: Entry): boolean =>
  /drop after|takesEffect|html/.test(fault) || durationMs > patienceMs

export function byWhom({ path, request }: Entry): Issue['by'] {
  if (path.endsWith('api_query_auth')) return 'authorisation'
  return request.headers[intruderHeader] ? 'intruder' : 'us'
}

/** Whose token is asked for; an authorisation's account stands in its answer only. */
export function accountAsked({ request }: Entry): string {
  const { authorizer_appid, component_appid, appid } = parsed(request.body)
  return textOf(authorizer_appid ?? component_appid ?? appid)
}

/**
 * The tokens that WeChat gave away, in the order in which they were asked for.
 *
 * What was answered stands in WeChat's memory of request ids: the journal shows what was sent, and that may be another
 * answer or none. Without it nobody could tell whose renewal it was that took effect unheard: ours or the stranger's.
 */
export const issuesIn = (entries: readonly Entry[], rids: readonly Rid[]): Issue[] =>
  entries.filter(({ path, errcode }) => isTokenPath(path) && errcode === 0).map((entry) => issueIn(entry, rids))

function issueIn(entry: Entry, rids: readonly Rid[]): Issue {
  const { at, request } = entry
  const remembered = rids.find((rid) => rid.at === at && rid.url === request.url && rid.requestBody === request.body)
  const said = parsed(remembered?.responseBody ?? entry.answer?.body)
  const info = (said.authorization_info ?? said) as Record<string, unknown>
  return {
    account: textOf(info.authorizer_appid) || accountAsked(entry),
    value: textOf(info.authorizer_access_token ?? info.component_access_token ?? info.access_token),
    by: byWhom(entry),
    hasArrived: !isSpoilt(entry),
    askedAt: at,
    durationMs: entry.durationMs,
    entry: entry.id,
  }
}

/** The token that a call was made with. */
export function tokenIn({ request }: Entry): string {
  const query = new URL(request.url, 'http://wechat').searchParams
  return query.get('access_token') ?? query.get('component_access_token') ?? ''
}

/** WeChat turned a call's token down. */
export const isRefusal = ({ path, errcode, fault }: Entry): boolean =>
  !isTokenPath(path) && (errcode === 40001 || errcode === 42001 || isRefusedByFault(fault))

/** The token was good all the same. */
export const isRefusalByFault = ({ path, fault }: Entry): boolean => !isTokenPath(path) && isRefusedByFault(fault)

const isRefusedByFault = (fault: string): boolean => fault.includes('errcode 40001')

export const isTokenPath = (path: string): boolean => path in kindsByPath

/** False while an entry's answer is still under way. */
export const isDone = ({ kind, answer, errcode, fault }: Entry): boolean =>
  kind !== 'call' || answer !== null || errcode !== null || fault.includes('drop before')
