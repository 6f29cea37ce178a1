import type { TokenKind } from '../../../server/db/models/token'
import type { Entry } from '../../simulator/journal'
import { intruderHeader } from './intruder'
import type { Times } from './times'

/** WeChat made a new token, or said once more which one there is. */
export interface Issue {
  account: string
  kind: TokenKind
  /** Null where the answer never left WeChat. */
  value: string | null
  by: 'us' | 'intruder' | 'authorisation'
  expiresInSeconds: number
  /** In real time; the token is made at the end, after whatever delay there was. */
  startedAt: number
  endedAt: number
  /** The answer could not be understood by whoever asked. */
  isSpoilt: boolean
  number: number
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

function byWhom({ path, request }: Entry): Issue['by'] {
  if (path.endsWith('api_query_auth')) return 'authorisation'
  return request.headers[intruderHeader] ? 'intruder' : 'us'
}

export function issueOf(entry: Entry, times: Times): Issue | null {
  const kind = kindsByPath[entry.path]
  if (!kind || entry.errcode !== 0) return null
  const request = parsed(entry.request.body)
  const said = isSpoilt(entry) ? {} : parsed(entry.answer?.body)
  const info = (said.authorization_info ?? said) as Record<string, unknown>
  const value = info.authorizer_access_token ?? info.component_access_token ?? info.access_token
  const startedAt = times.realOf(entry.at)
  return {
    account: textOf(request.authorizer_appid ?? info.authorizer_appid ?? request.component_appid ?? request.appid),
    kind,
    value: textOf(value) || null,
    by: byWhom(entry),
    expiresInSeconds: typeof info.expires_in === 'number' ? info.expires_in : 0,
    startedAt,
    endedAt: startedAt + entry.durationMs,
    isSpoilt: isSpoilt(entry),
    number: entry.id,
  }
}

/** The token that a call was made with. */
export function tokenIn({ request }: Entry): string {
  const query = new URL(request.url, 'http://wechat').searchParams
  return query.get('access_token') ?? query.get('component_access_token') ?? ''
}

export const isTokenPath = (path: string): boolean => path in kindsByPath

/** Every entry whose answer is known; null while one is still under way. */
export const isDone = ({ kind, answer, errcode, fault }: Entry): boolean =>
  kind !== 'call' || answer !== null || errcode !== null || fault.includes('drop before')
