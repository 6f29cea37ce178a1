import { createCipheriv, createHash } from 'node:crypto'
import fc from 'fast-check'
import { aesKey, seal, unseal } from '../../server/wechat/crypto'
import {
  CallbackRefused,
  openCallback,
  replyBody,
  sealReply,
  type CallbackRequest,
  type Refusal,
} from '../../server/wechat/envelope'
import { parseXml, textOf } from '../../server/xml'

const key = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG'
const previousKey = 'Zyxwvutsrqponmlkjihgfedcba9876543210ZYXWVUT'
const keys = { appid: 'wxc000000000000001', tokens: ['first', 'second'], aesKeys: [key, previousKey] }
const now = new Date('2026-01-01T00:00:00Z')
const message = '<xml><InfoType>component_verify_ticket</InfoType><CreateTime>1767225600</CreateTime></xml>'

/** A request as WeChat would send it; every part can be made wrong. */
function aRequest(values: Partial<Parts> = {}): CallbackRequest {
  const parts = { encrypt: seal(values.message ?? message, key, keys.appid), token: 'first', nonce: '42', ...values }
  const timestamp = parts.timestamp ?? '1767225600'
  const signature = sha1([parts.token, timestamp, parts.nonce, parts.encrypt].sort().join(''))
  const query = { timestamp, nonce: parts.nonce, encrypt_type: 'aes', msg_signature: signature, ...parts.query }
  const body = parts.body ?? `<xml><AppId>x</AppId><Encrypt><![CDATA[${parts.encrypt}]]></Encrypt></xml>`
  return { body: Buffer.from(body), query, keys, now, windowSeconds: 600 }
}

interface Parts {
  message: string
  encrypt: string
  token: string
  timestamp: string
  nonce: string
  body: string | Buffer
  query: Record<string, string | undefined>
}

const sha1 = (text: string) => createHash('sha1').update(text).digest('hex')

function refusalOf(request: CallbackRequest): CallbackRefused {
  try {
    openCallback(request)
  } catch (error) {
    if (error instanceof CallbackRefused) return error
    throw error
  }
  throw new Error('was accepted')
}

/** Seals bytes that a well-behaved sender would never write. */
function sealBytes(content: Buffer): string {
  const bytes = aesKey(key)
  const cipher = createCipheriv('aes-256-cbc', bytes, bytes.subarray(0, 16)).setAutoPadding(false)
  return cipher.update(content).toString('base64')
}

function contentOf(text: string, appid = keys.appid, length = Buffer.byteLength(text)): Buffer {
  const head = Buffer.alloc(20, 'r')
  head.writeUInt32BE(length, 16)
  return Buffer.concat([head, Buffer.from(text), Buffer.from(appid)])
}

function padded(content: Buffer, padding = 32 - (content.length % 32)): Buffer {
  return Buffer.concat([content, Buffer.alloc(padding, padding)])
}

describe('opening a callback', () => {
  it('says what WeChat said, and with which key and token', () => {
    expect(openCallback(aRequest())).toEqual({
      plaintext: message,
      fields: { InfoType: 'component_verify_ticket', CreateTime: '1767225600' },
      keyIndex: 0,
      tokenIndex: 0,
      format: 'xml',
    })
  })

  it('opens what the previous key sealed under the previous token', () => {
    const encrypt = seal(message, previousKey, keys.appid)
    expect(openCallback(aRequest({ encrypt, token: 'second' }))).toMatchObject({ keyIndex: 1, tokenIndex: 1 })
  })

  it('opens JSON in JSON, with every value as text', () => {
    const encrypt = seal('{"CreateTime":1767225600,"MsgId":24000000689624673237}', key, keys.appid)
    const body = JSON.stringify({ ToUserName: 'gh_1', Encrypt: encrypt })
    expect(openCallback(aRequest({ encrypt, body }))).toMatchObject({
      format: 'json',
      fields: { CreateTime: '1767225600', MsgId: '24000000689624673237' },
    })
  })

  it.each([true, false])('takes Encrypt with or without CDATA (%s)', (hasCdata) => {
    const encrypt = seal(message, key, keys.appid)
    const inner = hasCdata ? `<![CDATA[${encrypt}]]>` : `\n ${encrypt}\n`
    expect(openCallback(aRequest({ encrypt, body: `<xml>\n<Encrypt>${inner}</Encrypt>\n</xml>` })).plaintext).toBe(
      message,
    )
  })

  it('does not look at the clock when it is told not to', () => {
    expect(openCallback({ ...aRequest({ timestamp: '1' }), windowSeconds: 0 }).plaintext).toBe(message)
  })
})

describe('refusing a callback', () => {
  const cases: [string, Partial<Parts>, Refusal, number, number][] = [
    ['an unsealed push', { body: message }, 'envelope', 400, -40002],
    ['an unsealed push in JSON', { body: '{"InfoType":"unauthorized"}' }, 'envelope', 400, -40002],
    ['an empty body', { body: '' }, 'envelope', 400, -40002],
    ['an empty Encrypt', { body: '<xml><Encrypt></Encrypt></xml>' }, 'envelope', 400, -40002],
    ['two Encrypts', { body: '<xml><Encrypt>a</Encrypt><Encrypt>b</Encrypt></xml>' }, 'envelope', 400, -40002],
    ['an Encrypt of elements', { body: '<xml><Encrypt><a>b</a></Encrypt></xml>' }, 'envelope', 400, -40002],
    ['an inherited Encrypt', { body: '{"__proto__":{"Encrypt":"a"}}' }, 'envelope', 400, -40002],
    ['broken JSON', { body: '{"Encrypt":' }, 'envelope', 400, -40002],
    ['a DOCTYPE', { body: '<!DOCTYPE a><xml><Encrypt>a</Encrypt></xml>' }, 'envelope', 400, -40002],
    ['bytes that are no UTF-8', { body: Buffer.from([0x3c, 0xff, 0xfe]) }, 'envelope', 400, -40002],
    ['too long a body', { body: Buffer.alloc(128 * 1024 + 1, 'a') }, 'tooLong', 413, -40002],
    ['another way of sealing', { query: { encrypt_type: 'raw' } }, 'query', 400, 0],
    ['no way of sealing', { query: { encrypt_type: undefined } }, 'query', 400, 0],
    ['no signature', { query: { msg_signature: undefined, signature: 'a' } }, 'query', 400, 0],
    ['no nonce', { query: { nonce: '' } }, 'query', 400, 0],
    ['a time that is none', { timestamp: '17672256e2' }, 'query', 400, 0],
    ['a time long ago', { timestamp: '1767224999' }, 'timestamp', 401, 0],
    ['a time to come', { timestamp: '1767226201' }, 'timestamp', 401, 0],
    ['a stranger’s token', { token: 'third' }, 'signature', 401, -40001],
    ['a signature of another length', { query: { msg_signature: 'ab' } }, 'signature', 401, -40001],
    ['what is no base64', { encrypt: '!!!!' }, 'base64', 400, -40010],
    ['base64 of the URL kind', { encrypt: 'ab-_'.repeat(16) }, 'base64', 400, -40010],
    ['half a block', { encrypt: Buffer.alloc(24).toString('base64') }, 'base64', 400, -40010],
    ['a stranger’s key', { encrypt: seal(message, `x${key.slice(1)}`, keys.appid) }, 'padding', 400, -40008],
    ['another component', { encrypt: seal(message, key, 'wxc000000000000002') }, 'receiver', 400, -40005],
    ['a component that only begins right', { encrypt: seal(message, key, `${keys.appid}0`) }, 'receiver', 400, -40005],
    ['a component in capitals', { encrypt: seal(message, key, keys.appid.toUpperCase()) }, 'receiver', 400, -40005],
    ['a message that is no XML', { message: 'hello' }, 'message', 400, -40002],
    ['a message with a DOCTYPE', { message: '<!DOCTYPE a><xml><a>1</a></xml>' }, 'message', 400, -40002],
    ['a message in broken JSON', { message: '{"a"' }, 'message', 400, -40002],
  ]

  it.each(cases)('%s', (_what, values, reason, status, code) => {
    expect(refusalOf(aRequest(values))).toMatchObject({ reason, status, code })
  })

  it.each([
    ['no padding', withByte(padded(contentOf(message)), 1, 0), 'padding'],
    ['more padding than a block', padded(contentOf(message), 32 - (contentOf(message).length % 32) + 32), 'padding'],
    ['padding of two kinds', withByte(padded(contentOf(message)), 2, 99), 'padding'],
    ['nothing but padding', Buffer.alloc(32, 32), 'length'],
    ['too little for a head', padded(Buffer.alloc(19)), 'length'],
    ['a length beyond the end', padded(contentOf(message, keys.appid, 5000)), 'length'],
    ['a length that would be negative', padded(contentOf(message, keys.appid, 0xffffffff)), 'length'],
    ['a length that is too small', padded(contentOf(message, keys.appid, 3)), 'receiver'],
    ['no receiver', padded(contentOf(message, '')), 'receiver'],
    [
      'bytes that are no UTF-8',
      padded(Buffer.concat([headFor(1), Buffer.from([0xff]), Buffer.from(keys.appid)])),
      'message',
    ],
  ])('%s inside the seal', (_what, content, reason) => {
    expect(refusalOf(aRequest({ encrypt: sealBytes(content) }))).toMatchObject({ reason, status: 400 })
  })

  it.each([
    ['a parameter is missing', { query: { nonce: '' } }, 'query'],
    ['its time is over', { timestamp: '1767224900' }, 'timestamp'],
  ])('does not read the body when %s', (_what, values, reason) => {
    expect(refusalOf(aRequest({ ...values, body: 'no envelope' }))).toMatchObject({ reason })
  })

  it('says how far the clocks are apart, and nothing of the body', () => {
    expect(refusalOf(aRequest({ timestamp: '1767224900' })).message).toBe('timestamp: 700 seconds away from our clock')
    expect(refusalOf(aRequest({ message: 'secret' })).message).not.toContain('secret')
  })
})

/** The same with another byte, counted from the end. */
function withByte(bytes: Buffer, fromEnd: number, value: number): Buffer {
  bytes[bytes.length - fromEnd] = value
  return bytes
}

function headFor(length: number): Buffer {
  return contentOf('', '', length)
}

describe('any message', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 })

  it('comes back from the seal', () => {
    fc.assert(
      fc.property(text, (written) => {
        const opened = unseal(Buffer.from(seal(written, key, keys.appid), 'base64'), key, keys.appid)
        expect('message' in opened && opened.message.toString()).toBe(written)
      }),
    )
  })

  it('fills blocks of 32 bytes', () => {
    fc.assert(fc.property(text, (written) => Buffer.from(seal(written, key, keys.appid), 'base64').length % 32 === 0))
  })

  it('is refused when one bit of the sealed text is another', () => {
    const encrypt = seal(message, key, keys.appid)
    const request = aRequest({ encrypt })
    fc.assert(
      fc.property(fc.nat(encrypt.length - 1), fc.nat(6), (at, bit) => {
        const body = Buffer.from(request.body)
        const place = body.indexOf(encrypt) + at
        body[place] = (body[place] ?? 0) ^ (1 << bit)
        expect(['signature', 'envelope']).toContain(refusalOf({ ...request, body }).reason)
      }),
      { numRuns: 500 },
    )
  })

  it('is refused when one bit is another although it was signed so', () => {
    const sealed = Buffer.from(seal(message, key, keys.appid), 'base64')
    fc.assert(
      fc.property(fc.nat(sealed.length - 1), fc.nat(7), (at, bit) => {
        const other = Buffer.from(sealed)
        other[at] = (other[at] ?? 0) ^ (1 << bit)
        const opened = unseal(other, key, keys.appid)
        expect('message' in opened && opened.message.toString() === message).toBe(false)
      }),
      { numRuns: 500 },
    )
  })

  it('or any body at all is opened or refused, and nothing else happens', () => {
    const request = aRequest()
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.dictionary(fc.string(), fc.string()), (body, query) => {
        refusalOf({ ...request, body: Buffer.from(body), query: { ...request.query, ...query } })
      }),
      { numRuns: 1000 },
    )
  })
})

describe('replying', () => {
  const sealed = (format: 'xml' | 'json') => {
    const reply = sealReply({ message: '<xml><a>好</a></xml>', keys, keyIndex: 1, tokenIndex: 1, now, nonce: '7' })
    return { reply, body: replyBody(reply, format) }
  }

  it('seals with the key and token that opened the request', () => {
    const { reply, body } = sealed('xml')
    const query = { timestamp: reply.TimeStamp, nonce: '7', encrypt_type: 'aes', msg_signature: reply.MsgSignature }
    const opened = openCallback({ ...aRequest(), query, body: Buffer.from(body) })
    expect(opened).toMatchObject({ plaintext: '<xml><a>好</a></xml>', keyIndex: 1, tokenIndex: 1 })
  })

  it('writes both formats with the four names of the documentation', () => {
    const { reply, body } = sealed('xml')
    expect(parseXml(body)).toEqual(reply)
    expect(JSON.parse(sealed('json').body)).toMatchObject({ TimeStamp: 1767225600, Nonce: '7' })
    expect(textOf(parseXml(body).TimeStamp)).toBe('1767225600')
  })

  it('does not reply with a key it does not have', () => {
    expect(() => sealReply({ message: 'a', keys, keyIndex: 2, tokenIndex: 0, now, nonce: '7' })).toThrow(RangeError)
  })
})

describe('an EncodingAESKey', () => {
  it.each(['', key.slice(1), `${key}a`, `${key.slice(1)}!`])('of another form is refused: %p', (wrong) => {
    expect(() => aesKey(wrong)).toThrow(RangeError)
  })

  it('may end in a character with bits to spare', () => {
    expect(aesKey(key)).toHaveLength(32)
  })
})
