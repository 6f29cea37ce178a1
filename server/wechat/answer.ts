import type { EndpointSpec, WechatBytes } from './endpoint'
import { errcodeError, noAnswer, type WechatError } from './errors'
import { isJsonObject, parseJson, type JsonObject } from './json'

export interface WireAnswer {
  status: number
  type: string
  body: Buffer
}

type Understood = { answer: JsonObject | WechatBytes } | { error: WechatError }

/**
 * Makes sense of what came back.
 *
 * WeChat answers 200 also when it refuses, calls JSON `text/plain`, and sends JSON where a picture was asked for, so the
 * first byte counts as much as the header. A page of HTML or a 5xx comes from something in between, which cannot know
 * what became of the call.
 */
export function readAnswer(spec: EndpointSpec, wire: WireAnswer): Understood {
  const fail = (reason: string): Understood => ({ error: noAnswer(spec.path, reason) })
  if (wire.status >= 500) return fail(`HTTP ${wire.status}`)
  if (looksLikeJson(wire)) return readJson(spec, wire)
  if (looksLikePage(wire)) return fail(`HTTP ${wire.status} html`)
  if (spec.answer !== 'binary' || wire.status !== 200 || wire.body.length === 0) return fail('not JSON')
  return { answer: { type: wire.type, bytes: wire.body } }
}

function readJson(spec: EndpointSpec, { status, body }: WireAnswer): Understood {
  const json = parseJson(body.toString('utf8'))
  if (!isJsonObject(json)) return { error: noAnswer(spec.path, 'broken JSON') }
  const errcode = errcodeOf(json)
  const errmsg = typeof json.errmsg === 'string' ? json.errmsg : ''
  if (errcode !== 0) return { error: errcodeError(spec.path, errcode, errmsg, spec.errors) }
  if (status !== 200) return { error: noAnswer(spec.path, `HTTP ${status}`) }
  if (spec.answer === 'binary') return { error: noAnswer(spec.path, 'JSON instead of a file') }
  const missing = spec.needs?.find((path) => isMissing(json, path))
  return missing === undefined ? { answer: json } : { error: noAnswer(spec.path, `${missing} is missing`) }
}

/** Left out on success as often as 0, and written as text by a few. */
function errcodeOf({ errcode }: JsonObject): number {
  const number = typeof errcode === 'string' && errcode.trim() !== '' ? Number(errcode) : errcode
  return typeof number === 'number' && Number.isFinite(number) ? number : 0
}

function isMissing(json: JsonObject, path: string): boolean {
  let value: unknown = json
  for (const name of path.split('.')) value = isJsonObject(value) ? value[name] : undefined
  return value === undefined || value === null || value === ''
}

const isSpace = (byte: number): boolean => byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)

function firstByte(body: Buffer): string {
  const start = body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf ? 3 : 0
  const at = body.findIndex((byte, index) => index >= start && !isSpace(byte))
  return String.fromCharCode(body[at] ?? 0)
}

const looksLikeJson = ({ type, body }: WireAnswer): boolean =>
  firstByte(body) === '{' && (/json|text|^$/i.test(type) || parseJson(body.toString('utf8')) !== null)

const looksLikePage = ({ type, body }: WireAnswer): boolean => /html/i.test(type) || firstByte(body) === '<'
