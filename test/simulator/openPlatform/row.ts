import { appOf, type World } from '../world'
import type { Source } from '../journal'
import type { App, Component } from '../accounts'
import type { Token } from '../state'
import { no } from './errcodes'
import type { Upload } from './form'

export type Answer = Record<string, unknown>

/** Bytes instead of JSON. They are made when the handler is through, so that its effect stays one step. */
export class Bytes {
  constructor(
    readonly contentType: string,
    readonly fileName: string,
    readonly make: () => Promise<Buffer>,
  ) {}
}

type Said = Answer | Bytes

/**
 * Whose token a call needs. `either` takes a component's or an account's; `none` is a call of the platform that proves
 * itself by the component's secret, `secret` one of an account by its own.
 */
export type TokenRule = 'none' | 'secret' | 'component' | 'account' | 'either'

/** One call that has passed every check in front of its handler. */
export interface Call {
  world: World
  component: Component
  token: Token | null
  query: Record<string, string>
  body: Record<string, unknown>
  /** The file of a form, for rows that take one. */
  file: Upload | null
  ip: string
  /** Takes one from today's quota of this path, or refuses with 45009. The last check before the effect. */
  spend(appid: string): void
  /** Reports what WeChat would take without a word. */
  remark(text: string): void
}

/** What is special about one path; what all have in common is in gate.ts and dispatch.ts. */
export interface Row {
  source: Source
  token: TokenRule
  /** Any of these permission sets is enough. */
  sets: readonly number[]
  query: readonly string[]
  body: readonly string[]
  /** The file field of a multipart form; '' for a JSON body. */
  file: string
  /** sns answers text/plain although it is JSON. */
  isText: boolean
  /** sns wants the component's token under its own name only. */
  tokenParam: 'access_token' | 'component_access_token' | 'either'
  handle(call: Call): Said | Promise<Said>
}

export type Rows = Record<string, Row>

const words = (list: string) => list.split(' ').filter(Boolean)

type Special = Partial<Pick<Row, 'sets' | 'isText' | 'tokenParam' | 'file'>> & { query?: string; body?: string }

const row =
  (token: TokenRule, defaults: Partial<Row> = {}) =>
  (source: Source, special: Special, handle: Row['handle']): Row => ({
    token,
    source,
    sets: special.sets ?? [],
    isText: special.isText ?? false,
    file: special.file ?? '',
    tokenParam: special.tokenParam ?? defaults.tokenParam ?? 'access_token',
    query: words(special.query ?? ''),
    body: words(special.body ?? ''),
    handle,
  })

export const open = row('none')
export const bySecret = row('secret')
/** A call of the platform for itself. Old and new name of the token parameter both work. */
export const component = row('component', { tokenParam: 'either' })
/** A call as one account: an authorizer's token, or the own token of an own mini-program. */
export const account = row('account')
export const either = row('either', { tokenParam: 'either' })

/** A page of the official documentation. */
export const official = (page: string, grade: string): Source => ({
  page: `developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/${page}.html`,
  grade,
})

/** A page of the mini-program's own documentation. */
export const miniPage = (name: string, grade: string): Source => ({
  page: `developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/${name}.html`,
  grade,
})

/** A text of the request, or '' when it is missing or something else. */
export const text = (from: Record<string, unknown>, name: string): string => {
  const value = from[name]
  return typeof value === 'string' ? value : ''
}

export const number = (from: Record<string, unknown>, name: string): number => {
  const value = from[name]
  if (typeof value !== 'number') throw no(47001, `${name} is not a number`)
  return value
}

/** Whether a required text is there. */
export function need(from: Record<string, unknown>, name: string, errcode: number): string {
  const value = text(from, name)
  if (!value) throw no(errcode, value === '' && name in from ? `${name} is empty` : '')
  return value
}

/** The account a component call names, which must have authorised us. */
export function authorised(call: Call, appid: string): App {
  const app = appOf(call.world, appid)
  if (!app) throw no(40013)
  if (!Object.hasOwn(call.world.state.authorisations, appid)) throw no(61003)
  return app
}

/** The account whose token was used. */
export function tokensApp({ world, token }: Call): App {
  const app = appOf(world, token?.appid ?? '')
  if (!app) throw no(40013)
  return app
}

/** component_appid, as nearly every component call repeats it. */
export function ownAppid({ component: us, body }: Call): string {
  if (need(body, 'component_appid', 41018) !== us.appid) throw no(40013)
  return us.appid
}

export const ok = (more: Answer = {}): Answer => ({ errcode: 0, errmsg: 'ok', ...more })
