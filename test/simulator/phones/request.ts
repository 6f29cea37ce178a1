import { fetch, FormData, type Response } from 'undici'
import { Blob } from 'node:buffer'
import { note } from '../journal'
import type { App, Who } from '../state'
import { isTimeout, reason } from '../reason'
import { isRegistered, type World } from '../world'

export const userAgent =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.60(0x18003c2f) NetType/WIFI Language/zh_CN'

export interface WxRequest {
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  dataType?: string
  responseType?: string
  timeout?: number
}

export interface WxUpload {
  url: string
  name: string
  fileName?: string
  base64: string
  header?: Record<string, string>
  formData?: Record<string, string>
  timeout?: number
}

export interface WxAnswer {
  errMsg: string
  statusCode?: number
  header?: Record<string, string>
  data?: unknown
  cookies?: string[]
}

interface Outgoing {
  api: 'request' | 'uploadFile'
  method: string
  url: string
  headers: Record<string, string>
  body: string | FormData | undefined
  /** The body as the journal shows it. */
  shown: string
  timeoutMs: number
}

const defaultTimeoutMs = 60_000

const lowerCase = (header: Record<string, string> = {}) =>
  Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), String(value)]))

/** The Referer cannot be set by the program; it names appid and version (grade A). */
const wechatHeaders = (app: App) => ({
  referer: `https://servicewechat.com/${app.appid}/${app.version}/page-frame.html`,
  'user-agent': `${userAgent} MiniProgramEnv/iOS`,
})

const plainText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

const pairs = (data: unknown): URLSearchParams =>
  new URLSearchParams(Object.entries(data ?? {}).map(([name, value]): [string, string] => [name, plainText(value)]))

function withQuery(url: string, data: unknown): string {
  if (data === undefined || data === null || data === '') return url
  const query = typeof data === 'string' ? data : pairs(data).toString()
  return query ? `${url}${url.includes('?') ? '&' : '?'}${query}` : url
}

function bodyOf(data: unknown, contentType: string): string | undefined {
  if (data === undefined || data === null) return undefined
  if (typeof data === 'string') return data
  return contentType.includes('x-www-form-urlencoded') ? pairs(data).toString() : JSON.stringify(data)
}

function parsed(text: string, dataType: string): unknown {
  if (dataType !== 'json') return text
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return text // wx.request hands on the text when it is not JSON
  }
}

const headerTable = (headers: Iterable<[string, string]>) => Object.fromEntries(headers)

/** Why a request never leaves the phone, in wx's words. */
function refused(world: World, app: App, api: Outgoing['api'], url: string): string {
  const hosts = api === 'request' ? app.serverDomains.request : app.serverDomains.upload
  if (!URL.canParse(url)) return `${api}:fail invalid url`
  return isRegistered(world, url, hosts) ? '' : `${api}:fail url not in domain list`
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

async function leave(
  world: World,
  app: App,
  who: Who,
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
  const started = performance.now()
  const why = refused(world, app, out.api, out.url)
  const answer = why ? { errMsg: why } : await go(world, out, read).catch((error: unknown) => failure(out.api, error))
  entry.durationMs = Math.round(performance.now() - started)
  const contentType = answer.header?.['content-type'] ?? ''
  entry.answer = { status: answer.statusCode ?? 0, contentType, body: plainText(answer.data ?? answer.errMsg) }
  return answer
}

/** wx.request: data into the query or the body as wx does it, the domain list, WeChat's Referer. */
export async function wxRequest(world: World, app: App, who: Who, wish: WxRequest): Promise<WxAnswer> {
  const method = (wish.method ?? 'GET').toUpperCase()
  const hasQuery = method === 'GET' || method === 'HEAD'
  const headers = { 'content-type': 'application/json', ...lowerCase(wish.header), ...wechatHeaders(app) }
  const body = hasQuery ? undefined : bodyOf(wish.data, headers['content-type'])
  const url = hasQuery ? withQuery(wish.url, wish.data) : wish.url
  const timeoutMs = wish.timeout ?? defaultTimeoutMs
  const out: Outgoing = { api: 'request', method, url, headers, body, shown: body ?? '', timeoutMs }
  return leave(world, app, who, out, async (answer) => {
    if (wish.responseType === 'arraybuffer') return Buffer.from(await answer.arrayBuffer()).toString('base64')
    return parsed(await answer.text(), wish.dataType ?? 'json')
  })
}

/** wx.uploadFile: one file and its fields as a form. The answer's data is text, as at WeChat. */
export async function wxUpload(world: World, app: App, who: Who, wish: WxUpload): Promise<WxAnswer> {
  const form = new FormData()
  for (const [name, value] of Object.entries(wish.formData ?? {})) form.append(name, String(value))
  const fileName = wish.fileName ?? 'picture.png'
  form.append(wish.name, new Blob([Buffer.from(wish.base64, 'base64')], { type: typeOf(fileName) }), fileName)
  const { 'content-type': _made, ...given } = lowerCase(wish.header)
  const headers = { ...given, ...wechatHeaders(app) }
  const shown = JSON.stringify({ file: fileName, ...wish.formData })
  const timeoutMs = wish.timeout ?? defaultTimeoutMs
  const out: Outgoing = { api: 'uploadFile', method: 'POST', url: wish.url, headers, body: form, shown, timeoutMs }
  return leave(world, app, who, out, (answer) => answer.text())
}

const types: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
}

const typeOf = (fileName: string) =>
  types[fileName.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
