import { fetch, type FormData, type Response } from 'undici'
import { note } from '../journal'
import type { App } from '../accounts'
import type { Who } from './phone'
import { noteVisit } from './visits'
import { isTimeout, reason } from '../reason'
import { domainsFor, isReachable } from '../programs/domains'
import { programOf } from '../programs/program'
import { refererVersion, type Kind } from '../programs/running'
import type { World } from '../world'

export const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN'

export interface WxAnswer {
  errMsg: string
  statusCode?: number
  header?: Record<string, string>
  data?: unknown
  cookies?: string[]
}

export interface Outgoing {
  api: 'request' | 'uploadFile' | 'downloadFile'
  /** Which version of the program asks. */
  kind: Kind
  method: string
  url: string
  headers: Record<string, string>
  body: string | FormData | undefined
  /** The body as the journal shows it. */
  shown: string
  timeoutMs: number
}

export const defaultTimeoutMs = 60_000

export const lowerCase = (header: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]))

/** The Referer cannot be set by the program; it names appid and version (grade A). */
export const wechatHeaders = (world: World, app: App, kind: Kind) => ({
  referer: `https://servicewechat.com/${app.appid}/${refererVersion(world, app, kind)}/page-frame.html`,
  'user-agent': `${userAgent} MiniProgramEnv/iOS`,
})

export const plainText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const headerTable = (headers: Iterable<[string, string]>) => Object.fromEntries(headers)

const listOf = { request: 'requestdomain', uploadFile: 'uploaddomain', downloadFile: 'downloaddomain' } as const

/** Why a request never leaves the phone, in wx's words. */
function refused(world: World, app: App, { api, kind, url }: Outgoing): string {
  const lists = domainsFor(app, programOf(world, app.appid), kind)
  if (!URL.canParse(url)) return `${api}:fail invalid url`
  return isReachable(world, url, lists[listOf[api]]) ? '' : `${api}:fail url not in domain list`
}

async function go(world: World, out: Outgoing, read: (answer: Response) => Promise<unknown>): Promise<WxAnswer> {
  const answer = await fetch(out.url, {
    method: out.method,
    headers: out.headers,
    ...(out.body === undefined ? {} : { body: out.body }),
    dispatcher: world.agent,
    signal: AbortSignal.timeout(out.timeoutMs),
  })
  const data = await read(answer)
  const cookies = answer.headers.getSetCookie()
  return { errMsg: `${out.api}:ok`, statusCode: answer.status, header: headerTable(answer.headers), data, cookies }
}

const failure = (api: string, error: unknown): WxAnswer => ({
  errMsg: `${api}:fail ${isTimeout(error) ? 'timeout' : reason(error)}`,
})

/** Sends a request through the domain list into the journal. It never throws: a failure is an errMsg, as at wx. */
export async function leave(
  world: World,
  app: App,
  who: Who | 'reviewer',
  out: Outgoing,
  read: (answer: Response) => Promise<unknown>,
): Promise<WxAnswer> {
  const entry = note(world, {
    kind: 'phone',
    title: `wx.${out.api} ${out.method}`,
    path: out.url,
    request: { method: out.method, url: out.url, headers: out.headers, body: out.shown },
    appid: app.appid,
    who,
  })
  if (who !== 'reviewer') noteVisit(world, app, who)
  const started = performance.now()
  const why = refused(world, app, out)
  const answer = why ? { errMsg: why } : await go(world, out, read).catch((error: unknown) => failure(out.api, error))
  entry.durationMs = Math.round(performance.now() - started)
  const contentType = answer.header?.['content-type'] ?? ''
  entry.answer = { status: answer.statusCode ?? 0, contentType, body: plainText(answer.data ?? answer.errMsg) }
  return answer
}
