import { randomBytes } from 'node:crypto'
import { WechatFile, type EndpointSpec } from './endpoint'

export interface WireRequest {
  url: string
  method: 'GET' | 'POST'
  headers: Record<string, string>
  body?: Buffer
}

interface Account {
  apiUrl: string
  componentAppid: string
}

type Fields = Record<string, unknown>

/** One request as it goes over the wire. The token is always a parameter of the URL: WeChat looks nowhere else. */
export function writeRequest(spec: EndpointSpec, request: unknown, account: Account, token?: string): WireRequest {
  // `endpoint` takes objects only; the client cannot say so without binding its callers to it.
  const fields = { ...(spec.adds && { component_appid: account.componentAppid }), ...(request as Fields) }
  const query = new URLSearchParams()
  if (token !== undefined) query.set(spec.tokenParam ?? 'access_token', token)
  const { inQuery, inBody } = placed(spec, fields)
  for (const [name, value] of present(inQuery)) query.set(name, asText(value))
  const url = `${account.apiUrl}${spec.path}${query.size ? `?${query.toString()}` : ''}`
  return { url, method: spec.method, ...body(spec, inBody) }
}

function placed({ body, queryFields = [] }: EndpointSpec, fields: Fields): Record<'inQuery' | 'inBody', Fields> {
  if (body === 'query') return { inQuery: fields, inBody: {} }
  const those = (inQuery: boolean) => Object.entries(fields).filter(([name]) => queryFields.includes(name) === inQuery)
  return { inQuery: Object.fromEntries(those(true)), inBody: Object.fromEntries(those(false)) }
}

function body(spec: EndpointSpec, fields: Fields): Pick<WireRequest, 'headers' | 'body'> {
  if (spec.method === 'GET') return { headers: {} }
  if (spec.body === 'multipart') return multipart(fields)
  // Raw UTF-8, which JSON.stringify writes: escapes such as \u4e2d are shown to people or refused (40033). A body with
  // nothing in it is still {}: an empty one answers 44002.
  const text = JSON.stringify(fields)
  return { headers: { 'content-type': 'application/json; charset=utf-8' }, body: Buffer.from(text) }
}

/** In one piece, so that it has a Content-Length: some of WeChat's front ends refuse a stream without one. */
function multipart(fields: Fields): Pick<WireRequest, 'headers' | 'body'> {
  const boundary = `kaidian-${randomBytes(12).toString('hex')}`
  const parts = present(fields).map(([name, value]) => part(boundary, name, value))
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([...parts, Buffer.from(`--${boundary}--\r\n`)]),
  }
}

function part(boundary: string, name: string, value: unknown): Buffer {
  const file = value instanceof WechatFile ? value : null
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="${quoted(name)}"`
  const rest = file ? `; filename="${quoted(file.name)}"\r\nContent-Type: ${file.type}` : ''
  const content = file ? file.bytes : Buffer.from(asText(value))
  return Buffer.concat([Buffer.from(`${head}${rest}\r\n\r\n`), content, Buffer.from('\r\n')])
}

const quoted = (text: string): string => text.replace(/["\r\n]/g, encodeURIComponent)

const present = (fields: Fields): [string, unknown][] =>
  Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
