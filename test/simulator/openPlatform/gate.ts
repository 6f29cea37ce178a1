import type { Entry } from '../journal'
import { warn } from '../journal'
import { appOf, type World } from '../world'
import type { App, Component } from '../accounts'
import type { Token } from '../state'
import { no } from './errcodes'
import type { Row } from './row'
import { findToken } from './tokens'

export interface Knock {
  method: string
  path: string
  query: Record<string, string>
  /** The body as text; of a form only how long it is. */
  body: string
  raw: Buffer
  contentType: string
  ip: string
}

/** The configured component; without one every call is refused, and the journal says what to do. */
export function configured(world: World, entry: Entry): Component {
  if (world.state.component) return world.state.component
  warn(world, entry, 'no component is configured: POST /_sim/component first')
  throw no(40013, 'no component is configured in the simulator')
}

function checkIp(us: Component, app: App | undefined, ip: string): null {
  if (app && !app.ipList.includes(ip)) throw no(40164, `requestIP: ${ip}`)
  if (!app && !us.ipList.includes(ip)) throw no(61004, `requestIP: ${ip}`)
  return null
}

function tokenText(row: Row, query: Record<string, string>): string {
  const { access_token: plain = '', component_access_token: named = '' } = query
  if (row.tokenParam === 'component_access_token') return named
  return row.tokenParam === 'either' ? named || plain : plain
}

function checkToken(world: World, token: Token | undefined): Token {
  const now = world.clock.now()
  if (!token || (token.usableUntil !== null && token.usableUntil <= now)) throw no(40001)
  if (token.expiresAt <= now) throw no(42001)
  return token
}

function checkKind(row: Row, token: Token): void {
  if (row.token === 'component' && token.kind !== 'component') throw no(61014)
  if (row.token === 'account' && token.kind === 'component') throw no(61015)
}

function checkAuthorisation(world: World, row: Row, token: Token): void {
  if (token.kind !== 'authorizer') return
  const authorisation = world.state.authorisations[token.appid]
  if (!authorisation) throw no(61003)
  if (row.sets.length && !row.sets.some((set) => authorisation.sets.includes(set))) throw no(61007)
}

/** IP, then the token: missing, unknown or superseded, expired, of the wrong kind, without authorisation or set. */
export function checkCaller(world: World, us: Component, row: Row, { query, ip }: Knock): Token | null {
  const value = tokenText(row, query)
  const found = findToken(world, value)
  if (row.token === 'secret') return null
  if (row.token === 'none') return checkIp(us, undefined, ip)
  checkIp(us, found?.kind === 'own' ? appOf(world, found.appid) : undefined, ip)
  if (!value) throw no(row.tokenParam === 'component_access_token' ? 41021 : 41001)
  const token = checkToken(world, found)
  checkKind(row, token)
  checkAuthorisation(world, row, token)
  return token
}

/** The body of a POST: something, and a JSON object. */
export function readBody({ method, body }: Knock): Record<string, unknown> {
  if (method === 'GET') return {}
  if (!body) throw no(44002)
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // not JSON: refused below like JSON of another shape
  }
  throw no(47001)
}

/** What WeChat would take without a word, and the documentation does not know. */
export function inspect(world: World, row: Row, knock: Knock, body: Record<string, unknown>, entry: Entry): void {
  const tokens = ['access_token', 'component_access_token']
  const strangers = [
    ...Object.keys(knock.query).filter((name) => !row.query.includes(name) && !tokens.includes(name)),
    ...Object.keys(body).filter((name) => !row.body.includes(name)),
  ]
  strangers.forEach((name) => warn(world, entry, `unknown field ${name}`))
  const takesToken = row.token !== 'none' && row.token !== 'secret'
  if (!takesToken && tokens.some((name) => knock.query[name] && !row.query.includes(name)))
    warn(world, entry, 'this call takes no token')
  if (/\\u[0-9a-f]{4}/i.test(knock.body)) warn(world, entry, 'body has \\u escapes; some endpoints keep them as text')
  const type = row.file ? 'multipart/form-data' : 'application/json'
  if (knock.body && !knock.contentType.startsWith(type))
    warn(world, entry, `Content-Type is ${knock.contentType || 'missing'}, not ${type}`)
}
