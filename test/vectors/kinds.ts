import { deepStrictEqual } from 'node:assert/strict'
import { pushSignature, seal, urlSignature } from '../../server/wechat/crypto'
import { CallbackRefused, openCallback, openSealed, sealReply } from '../../server/wechat/envelope'
import {
  decryptUserData,
  openUserData,
  rawDataSignature,
  sessionSignature,
  UserDataRefused,
} from '../../server/wechat/userData'
import { parseXml, XmlRefused } from '../../server/xml'
import { payKinds, type Keys } from './payKinds'

/** One entry of a vectors file. `expected: 'reject'` means an error, and no text handed on. */
export interface Vector {
  name: string
  kind: string
  input: Input
  expected: unknown
}

type Input = Record<string, unknown>
type Kind = (input: Input, keys: Keys) => unknown

const text = (input: Input, name: string): string => {
  const value = input[name]
  if (typeof value !== 'string') throw new TypeError(`input.${name} is not text`)
  return value
}

const texts = (input: Input, ...names: string[]): string[] => names.map((name) => text(input, name))

const keysOf = (input: Input) => ({
  appid: text(input, 'appid'),
  tokens: [text(input, 'token')],
  aesKeys: (input.encodingAESKeys as string[] | undefined) ?? [text(input, 'encodingAESKey')],
})

const openSealedText = (input: Input) =>
  openSealed({
    encrypt: text(input, 'encrypt'),
    timestamp: text(input, 'timestamp'),
    nonce: text(input, 'nonce'),
    signature: text(input, 'msg_signature'),
    keys: keysOf(input),
  })

/** The function the callback routes use, with the clock the vector asks for; without one the time is not looked at. */
function openWhole(input: Input) {
  const clock = typeof input.clock === 'number' ? input.clock : null
  return openCallback({
    body: Buffer.from(text(input, 'body')),
    query: input.query as Record<string, string>,
    keys: keysOf(input),
    now: new Date((clock ?? 0) * 1000),
    windowSeconds: clock === null ? 0 : 600,
  })
}

const threeStringSignature = (input: Input): string => {
  const { timestamp = '', nonce = '' } = input.query as Record<string, string>
  return urlSignature(text(input, 'token'), timestamp, nonce)
}

/** Everything this product can do with a vector: input → what it makes of it, to be compared with `expected`. */
export const kinds: Record<string, Kind> = {
  'msg-encrypt': (input) => {
    const [key = '', appid = '', random = '', message = ''] = texts(input, 'encodingAESKey', 'appid', 'random', 'msg')
    return { encrypt: seal(message, key, appid, random) }
  },
  'msg-decrypt': (input) => ({ msg: openSealedText(input).plaintext }),
  'msg-decrypt-rotation': (input) => {
    const { plaintext, keyIndex } = openSealedText(input)
    return { msg: plaintext, keyIndex }
  },
  'msg-signature': (input) => {
    const [token = '', timestamp = '', nonce = '', encrypt = ''] = texts(
      input,
      'token',
      'timestamp',
      'nonce',
      'encrypt',
    )
    return { signature: pushSignature(token, timestamp, nonce, encrypt) }
  },
  'url-signature': (input) => {
    const [token = '', timestamp = '', nonce = ''] = texts(input, 'token', 'timestamp', 'nonce')
    return { signature: urlSignature(token, timestamp, nonce) }
  },
  envelope: (input) => ({ msg: openWhole(input).plaintext, signature: threeStringSignature(input) }),
  'reply-envelope': (input) => {
    const [random = '', nonce = '', message = ''] = texts(input, 'random', 'nonce', 'msg')
    const now = new Date(Number(text(input, 'timestamp')) * 1000)
    const reply = sealReply({ message, keys: keysOf(input), keyIndex: 0, tokenIndex: 0, now, nonce, random })
    return { Encrypt: reply.Encrypt, MsgSignature: reply.MsgSignature }
  },
  'xml-parse': (input) => ({ fields: parseXml(text(input, 'xml')) }),
  'data-decrypt': (input) => {
    const [sessionKey = '', iv = '', encryptedData = ''] = texts(input, 'sessionKey', 'iv', 'encryptedData')
    const sealed = { sessionKey, iv, encryptedData }
    if (input.appid === undefined) return { data: decryptUserData(sealed) }
    return { data: openUserData({ ...sealed, appid: text(input, 'appid'), now: new Date(0), maxAgeSeconds: 0 }) }
  },
  'raw-signature': (input) => ({ signature: rawDataSignature(text(input, 'rawData'), text(input, 'sessionKey')) }),
  'session-signature': (input) => ({ signature: sessionSignature(text(input, 'sessionKey'), text(input, 'body')) }),
  'event-envelope': (input) => {
    const { plaintext, fields } = openWhole(input)
    return { plaintext, fields }
  },
  ...payKinds,
}

/** What a kind says about more than the protocol does; the callback's own tests look at it. */
const elsewhere: Record<string, readonly string[]> = { 'event-envelope': ['answer', 'reply'] }

const isRefusal = (error: unknown): boolean =>
  error instanceof CallbackRefused || error instanceof XmlRefused || error instanceof UserDataRefused

/** Null when the vector holds, else what is wrong. An error that is no refusal of ours does not count as one. */
export function checkVector({ kind, input, expected }: Vector, keys: Keys = {}): string | null {
  const run = kinds[kind]
  if (!run) return `unknown kind ${kind}`
  try {
    const actual = run(input, keys)
    if (expected === 'reject') return 'was accepted'
    deepStrictEqual(told(kind, actual as object, expected as object), expectedHere(kind, expected as object))
    return null
  } catch (error) {
    if (expected === 'reject' && isRefusal(error)) return null
    return error instanceof Error ? error.message : String(error)
  }
}

const expectedHere = (kind: string, expected: object): object =>
  Object.fromEntries(Object.entries(expected).filter(([name]) => !elsewhere[kind]?.includes(name)))

/** Some vectors of one kind expect more than others. */
const told = (kind: string, actual: object, expected: object): object =>
  kind === 'v3-request-sign' ? Object.fromEntries(Object.entries(actual).filter(([name]) => name in expected)) : actual
