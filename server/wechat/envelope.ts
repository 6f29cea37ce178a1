import { isUtf8 } from 'node:buffer'
import { isSame, pushSignature, seal, unseal, type SealFault } from './crypto'
import { isJsonObject, parseJson } from './json'
import { fieldsOfJson } from './jsonFields'
import { cdata, parseXml, XmlRefused, type XmlFields } from '../xml'

/** The component's secrets for its callbacks. The current one first, then those that still count for a while. */
export interface CallbackKeys {
  appid: string
  tokens: readonly string[]
  aesKeys: readonly string[]
}

export interface CallbackRequest {
  body: Buffer
  query: Readonly<Record<string, string | undefined>>
  keys: CallbackKeys
  now: Date
  /** How far WeChat's clock and ours may differ; 0 does not look. */
  windowSeconds: number
}

export type Format = 'xml' | 'json'

export interface OpenedCallback {
  /** The decrypted text as it came: what a double of the event has in common with it. */
  plaintext: string
  fields: XmlFields
  /** Which key and token fitted: a reply must use the same. */
  keyIndex: number
  tokenIndex: number
  format: Format
}

// prettier-ignore
const refusals = {
  tooLong:     { status: 413, code: -40002 },
  envelope:    { status: 400, code: -40002 },
  query:       { status: 400, code: 0 },
  timestamp:   { status: 401, code: 0 },
  signature:   { status: 401, code: -40001 },
  base64:      { status: 400, code: -40010 },
  padding:     { status: 400, code: -40008 },
  length:      { status: 400, code: -40008 },
  receiver:    { status: 400, code: -40005 },
  message:     { status: 400, code: -40002 },
} as const

export type Refusal = keyof typeof refusals

/** A callback that is not WeChat's, or is broken. Never holds anything of the body. */
export class CallbackRefused extends Error {
  override name = 'CallbackRefused'
  /** What to answer; the body must not be `success`. */
  readonly status: number
  /** The number WeChat's own sample code gives it, 0 where it has none. */
  readonly code: number

  constructor(
    readonly reason: Refusal,
    detail?: string,
  ) {
    super(detail ? `${reason}: ${detail}` : reason)
    this.status = refusals[reason].status
    this.code = refusals[reason].code
  }
}

const largestBody = 128 * 1024 // a refused review with a long reason stays far below

/**
 * Opens a callback of either URL: who sent it, and what it says.
 *
 * The order of the checks matters: what is cheap comes first, nothing is decrypted before the signature over it is
 * right, and nothing in the envelope but `Encrypt` is looked at. An unsealed body is refused, whatever header comes with it.
 *
 * @throws CallbackRefused
 */
export function openCallback({ body, query, keys, now, windowSeconds }: CallbackRequest): OpenedCallback {
  if (body.length > largestBody) throw new CallbackRefused('tooLong')
  const { timestamp, nonce, msg_signature: signature, encrypt_type: type } = query
  if (type !== 'aes' || !timestamp || !nonce || !signature) throw new CallbackRefused('query')
  checkTime(timestamp, now, windowSeconds)
  const { encrypt, format } = readEnvelope(body)
  const opened = openSealed({ encrypt, timestamp, nonce, signature, keys })
  return { ...opened, fields: readMessage(opened.plaintext), format }
}

export interface Sealed {
  encrypt: string
  timestamp: string
  nonce: string
  signature: string
  keys: CallbackKeys
}

/**
 * The part between envelope and message: signature, base64, cipher, padding, length, receiver.
 *
 * @throws CallbackRefused
 */
export function openSealed({ encrypt, timestamp, nonce, signature, keys }: Sealed) {
  const tokenIndex = keys.tokens.findIndex((token) =>
    isSame(pushSignature(token, timestamp, nonce, encrypt), signature),
  )
  if (tokenIndex < 0) throw new CallbackRefused('signature')
  const sealed = fromBase64(encrypt)
  if (!sealed || sealed.length === 0 || sealed.length % 16 !== 0) throw new CallbackRefused('base64')
  const { message, keyIndex } = unsealWithAny(sealed, keys)
  if (!isUtf8(message)) throw new CallbackRefused('message', 'not UTF-8')
  return { plaintext: message.toString('utf8'), keyIndex, tokenIndex }
}

/** The current key is tried first; what it says is wrong is the more likely story. */
function unsealWithAny(sealed: Buffer, { aesKeys, appid }: CallbackKeys): { message: Buffer; keyIndex: number } {
  let first: SealFault | undefined
  for (const [keyIndex, key] of aesKeys.entries()) {
    const opened = unseal(sealed, key, appid)
    if ('message' in opened) return { message: opened.message, keyIndex }
    first ??= opened.fault
  }
  throw new CallbackRefused(first ?? 'padding')
}

/** Node skips what is not base64 and takes the URL's alphabet too; written anew, such a text differs. */
function fromBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, 'base64')
  return bytes.toString('base64') === text ? bytes : null
}

function readEnvelope(body: Buffer): { encrypt: string; format: Format } {
  if (!isUtf8(body)) throw new CallbackRefused('envelope', 'not UTF-8')
  const text = body.toString('utf8')
  const format = formatOf(text)
  const envelope: Record<string, unknown> = format === 'json' ? readJson('envelope', text) : readXml('envelope', text)
  const encrypt = Object.hasOwn(envelope, 'Encrypt') ? envelope.Encrypt : undefined
  if (typeof encrypt !== 'string' || encrypt === '') throw new CallbackRefused('envelope', 'not sealed')
  return { encrypt, format }
}

const formatOf = (text: string): Format => (/^\s*\{/.test(text) ? 'json' : 'xml')

export function readMessage(text: string): XmlFields {
  return formatOf(text) === 'json' ? readJson('message', text) : readXml('message', text)
}

const readXml = (what: Refusal, text: string): XmlFields => refusing(what, () => parseXml(text))

const readJson = (what: Refusal, text: string): XmlFields =>
  refusing(what, () => {
    const json = parseJson(text)
    if (!isJsonObject(json)) throw new XmlRefused('not a JSON object')
    return fieldsOfJson(json)
  })

function refusing<Result>(what: Refusal, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    throw error instanceof XmlRefused ? new CallbackRefused(what, error.message) : error
  }
}

function checkTime(timestamp: string, now: Date, windowSeconds: number): void {
  if (!/^\d{1,12}$/.test(timestamp)) throw new CallbackRefused('query', 'timestamp')
  const offSeconds = Math.round(now.getTime() / 1000) - Number(timestamp)
  if (windowSeconds > 0 && Math.abs(offSeconds) > windowSeconds) {
    throw new CallbackRefused('timestamp', `${offSeconds} seconds away from our clock`)
  }
}

export interface Reply {
  message: string
  keys: CallbackKeys
  /** From `openCallback`. */
  keyIndex: number
  tokenIndex: number
  now: Date
  nonce: string
  /** 16 ASCII characters, for tests. */
  random?: string
}

export interface SealedReply {
  Encrypt: string
  MsgSignature: string
  TimeStamp: string
  Nonce: string
}

/** An answer that says more than `success`, sealed with what opened the request. */
export function sealReply({ message, keys, keyIndex, tokenIndex, now, nonce, random }: Reply): SealedReply {
  const aesKey = keys.aesKeys[keyIndex]
  const token = keys.tokens[tokenIndex]
  if (aesKey === undefined || token === undefined) throw new RangeError('no such key or token')
  const Encrypt = seal(message, aesKey, keys.appid, random)
  const TimeStamp = String(Math.floor(now.getTime() / 1000))
  return { Encrypt, MsgSignature: pushSignature(token, TimeStamp, nonce, Encrypt), TimeStamp, Nonce: nonce }
}

/** A sealed reply as the body of an answer. */
export function replyBody(reply: SealedReply, format: Format): string {
  if (format === 'json') return JSON.stringify({ ...reply, TimeStamp: Number(reply.TimeStamp) })
  const { Encrypt, MsgSignature, TimeStamp, Nonce } = reply
  return `<xml><Encrypt>${cdata(Encrypt)}</Encrypt><MsgSignature>${cdata(MsgSignature)}</MsgSignature><TimeStamp>${TimeStamp}</TimeStamp><Nonce>${cdata(Nonce)}</Nonce></xml>`
}
