import { Blob } from 'node:buffer'
import { FormData } from 'undici'
import type { App } from '../accounts'
import type { World } from '../world'
import { defaultTimeoutMs, leave, lowerCase, plainText, wechatHeaders, type Outgoing, type WxAnswer } from './outgoing'
import type { Kind } from '../programs/running'
import type { Who } from './phone'

export interface WxRequest {
  /** wx.downloadFile asks like wx.request, and minds another list of domains. */
  api?: 'request' | 'downloadFile'
  /** Which version of the program asks; the live one unless said. */
  kind?: Kind
  url: string
  method?: string
  header?: Record<string, string>
  data?: unknown
  dataType?: string
  responseType?: string
  timeout?: number
}

export interface WxUpload {
  kind?: Kind
  url: string
  name: string
  fileName?: string
  base64: string
  header?: Record<string, string>
  formData?: Record<string, string>
  timeout?: number
}

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

/** wx.request: data into the query or the body as wx does it, the domain list, WeChat's Referer. */
export async function wxRequest(world: World, app: App, who: Who, wish: WxRequest): Promise<WxAnswer> {
  const { api = 'request', kind = 'live' } = wish
  const method = (wish.method ?? 'GET').toUpperCase()
  const hasQuery = method === 'GET' || method === 'HEAD'
  const headers = { 'content-type': 'application/json', ...lowerCase(wish.header), ...wechatHeaders(world, app, kind) }
  const body = hasQuery ? undefined : bodyOf(wish.data, headers['content-type'])
  const url = hasQuery ? withQuery(wish.url, wish.data) : wish.url
  const timeoutMs = wish.timeout ?? defaultTimeoutMs
  const out: Outgoing = { api, kind, method, url, headers, body, shown: body ?? '', timeoutMs }
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
  const { kind = 'live' } = wish
  const headers = { ...given, ...wechatHeaders(world, app, kind) }
  const shown = JSON.stringify({ file: fileName, ...wish.formData })
  const timeoutMs = wish.timeout ?? defaultTimeoutMs
  const out: Outgoing = {
    api: 'uploadFile',
    kind,
    method: 'POST',
    url: wish.url,
    headers,
    body: form,
    shown,
    timeoutMs,
  }
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
