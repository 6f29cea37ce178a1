import type { TokenKind } from '../../../server/db/models/token'
import type { Entry } from '../../simulator/journal'
import { intruderHeader } from './intruder'

/** A token as it came out of WeChat in an answer that arrived. */
export interface Answered {
  account: string
  value: string
  by: 'us' | 'intruder' | 'authorisation'
  /** In WeChat's time. */
  askedAt: number
  durationMs: number
  entry: number
}

const patienceMs = 9_900 // our time-out is ten seconds

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

function byWhom({ path, request }: Entry): Answered['by'] {
  if (path.endsWith('api_query_auth')) return 'authorisation'
  return request.headers[intruderHeader] ? 'intruder' : 'us'
}

/** The token in an answer, or null where there is none or nobody got it. */
export function answerIn(entry: Entry): Answered | null {
  if (!isTokenPath(entry.path) || entry.errcode !== 0 || isSpoilt(entry)) return null
  const request = parsed(entry.request.body)
  const said = parsed(entry.answer?.body)
  const info = (said.authorization_info ?? said) as Record<string, unknown>
  return {
    account: textOf(request.authorizer_appid ?? info.authorizer_appid ?? request.component_appid ?? request.appid),
    value: textOf(info.authorizer_access_token ?? info.component_access_token ?? info.access_token),
    by: byWhom(entry),
    askedAt: entry.at,
    durationMs: entry.durationMs,
    entry: entry.id,
  }
}

/** The token that a call was made with. */
export function tokenIn({ request }: Entry): string {
  const query = new URL(request.url, 'http://wechat').searchParams
  return query.get('access_token') ?? query.get('component_access_token') ?? ''
}

export const isTokenPath = (path: string): boolean => path in kindsByPath

/** False while an entry's answer is still under way. */
export const isDone = ({ kind, answer, errcode, fault }: Entry): boolean =>
  kind !== 'call' || answer !== null || errcode !== null || fault.includes('drop before')
