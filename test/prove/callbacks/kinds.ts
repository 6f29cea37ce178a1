import { seal, signature } from '../../simulator/crypto'
import type { Chance } from '../chance'
import { callbackUrl, genuine, jsonEnvelope, put, xmlEnvelope, type Letter, type Parts } from './letter'
import type { Known } from './target'

type Kind = (known: Known, chance: Chance) => Letter

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const hex = '0123456789abcdef'

/** A genuine push with some of it spoilt. */
const spoilt =
  (spoil: (chance: Chance, parts: Parts, known: Known) => Partial<Parts>): Kind =>
  (known, chance) => {
    const parts = genuine(known, chance)
    return put({ ...parts, ...spoil(chance, parts, known) }, chance)
  }

const sealedBy = ({ message, aesKey, receiver }: Parts, chance: Chance): string =>
  seal(message, { aesKey, appid: receiver }, Buffer.from(chance.text(16)))

const randomBytes: Kind = (known, chance) => {
  const letter = put(genuine(known, chance), chance)
  const types = ['text/xml', 'application/json', 'application/octet-stream', 'text/plain', '', 'multipart/form-data']
  const body = chance.bytes(chance.below(chance.is(0.05) ? 60_000 : 600))
  return { ...letter, headers: { 'content-type': chance.pick(types) }, body }
}

/** One or more characters of the sealed text are others; the signature is that of the true one. */
function altered(text: string, chance: Chance): string {
  const at = chance.below(text.length)
  const other = chance.pick([...base64].filter((one) => one !== text[at]))
  return chance.pick([
    text.slice(0, at) + other + text.slice(at + 1),
    text.slice(0, at) + text.slice(at + 1),
    text.slice(0, at) + other + text.slice(at),
    text.slice(0, at),
    text + chance.text(4, base64),
  ])
}

const mutated = spoilt((chance, parts) => {
  const sealed = sealedBy(parts, chance)
  const { token, timestamp, nonce } = parts
  return { encrypt: altered(sealed, chance), msgSignature: signature(token, timestamp, nonce, sealed) }
})

/** Bytes of the whole envelope outside what is sealed and inside what holds it together. */
const mutatedEnvelope = spoilt((chance) => ({
  envelope: (encrypt) =>
    chance.pick([
      `<xml><Encrypt>${encrypt}</Encrypt>`,
      `<xml><Encrypt>${encrypt}</Encrypted></xml>`,
      `<xml><encrypt>${encrypt}</encrypt></xml>`,
      `<xml><Encrypt><![CDATA[${encrypt}</Encrypt></xml>`,
      `<xml><Encrypt><a>${encrypt}</a></Encrypt></xml>`,
      `<xml><Encrypt>${encrypt}</Encrypt><Encrypt>${encrypt}</Encrypt></xml>`,
      `<xml><Encrypt></Encrypt><ToUserName>${encrypt}</ToUserName></xml>`,
      `<Encrypt>${encrypt}</Encrypt>`,
      `<xml Encrypt="${encrypt}"/>`,
      `<html><Encrypt>${encrypt}</Encrypt></html></xml>`,
      `{"Encrypt":"${encrypt}"`,
      `["${encrypt}"]`,
      encrypt,
      `Encrypt=${encodeURIComponent(encrypt)}`,
    ]),
}))

const wrongSignature = spoilt((chance, { timestamp, nonce, token }) => ({
  msgSignature: chance.pick([
    chance.text(40, hex),
    '',
    '0',
    chance.text(chance.below(200)),
    signature(token, timestamp, nonce),
    'ÿ'.repeat(40),
    '%00'.repeat(13),
  ]),
}))

const wrongToken = spoilt((chance, { token }) => ({
  token: chance.pick([chance.text(10), '', token.toUpperCase(), `${token} `]),
}))
const wrongKey = spoilt((chance) => ({ aesKey: chance.text(43, base64) }))

const wrongReceiver = spoilt((chance, { receiver }) => ({
  receiver: chance.pick([
    '',
    'wx0000000000000000',
    receiver.slice(0, -1),
    `${receiver}x`,
    ` ${receiver}`,
    `${receiver}\0`,
    receiver.toUpperCase(),
    chance.text(chance.below(60)),
  ]),
}))

/** Signed as it should be, and not what a block cipher leaves. */
const notSealed = spoilt((chance, parts) => ({
  encrypt: chance.pick([
    chance.text(1, base64),
    chance.text(chance.between(1, 15) * 2, base64),
    '=',
    '====',
    'ÄÖÜ',
    chance.bytes(16 * chance.between(1, 20)).toString('base64'),
    sealedBy(parts, chance).slice(0, chance.between(1, 40)),
    Buffer.from(parts.message).toString('base64'),
  ]),
}))

const unsealed: Kind = (known, chance) => {
  const parts = genuine(known, chance)
  const json = JSON.stringify({ InfoType: 'component_verify_ticket', ComponentVerifyTicket: chance.text(20) })
  const types = chance.pick(['aes', 'raw', ''])
  const letter = put({ ...parts, query: (q) => new URLSearchParams({ ...q, encrypt_type: types }).toString() }, chance)
  return { ...letter, body: Buffer.from(chance.is(0.5) ? parts.message : json) }
}

const entity =
  '<!DOCTYPE xml [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
const withDtd: Kind = (known, chance) => {
  const parts = genuine(known, chance)
  const inside = chance.is(0.5)
  const message = `${entity}${parts.message.replace('</xml>', '<x>&c;&b;</x></xml>')}`
  if (inside) return put({ ...parts, message }, chance)
  return put({ ...parts, envelope: (encrypt) => `<?xml version="1.0"?>${entity}${xmlEnvelope(encrypt)}` }, chance)
}

/** Sealed and signed by whoever has the keys, and nothing a message can be. */
const badMessage = spoilt((chance) => ({
  message: chance.pick([
    '',
    ' ',
    '<xml>',
    '<xml><a></b></xml>',
    'hello',
    'null',
    '[]',
    '"text"',
    '{"a":',
    `<xml>${'<a>'.repeat(5000)}</xml>`,
    `<xml>&#x0;</xml>`,
    '<xml/><xml/>',
    chance.text(chance.below(300)),
  ]),
}))

const stale = spoilt((chance) => ({
  timestamp: chance.pick([
    String(Math.floor(Date.now() / 1000) + chance.pick([-1, 1]) * chance.between(700, 100_000_000)),
    '0',
    '-1',
    '1e9',
    ' ',
    'now',
    '9'.repeat(40),
    String(Date.now()),
    '0x65000000',
    '１７００００００００',
  ]),
}))

const stranger = (chance: Chance): string => `wx${chance.text(16, hex)}`
const wrongPath: Kind = (known, chance) => {
  const [one, other] = chance.shuffle(known.accounts)
  const message = `<xml><ToUserName>${one?.userName}</ToUserName><CreateTime>1</CreateTime><Event>x</Event></xml>`
  const nameless = '<xml><CreateTime>1</CreateTime><MsgType>event</MsgType><Event>x</Event></xml>'
  const toOther = { path: callbackUrl(other?.appid ?? ''), message }
  const toStranger = { path: callbackUrl(stranger(chance)), message }
  const ofStranger = { path: callbackUrl(other?.appid ?? ''), message: message.replace(/gh_\w+/, 'gh_stranger') }
  const ofNobody = { path: callbackUrl(one?.appid ?? ''), message: nameless }
  const nowhere = {
    path: chance.pick([
      '/wechat/callback',
      '/wechat//callback',
      '/wechat/wx/callback',
      '/wechat/authorize/',
      '/wechat',
    ]),
    message,
  }
  return put(
    { ...genuine(known, chance), ...chance.pick([toOther, toStranger, ofStranger, ofNobody, nowhere]) },
    chance,
  )
}

const oddPath = spoilt((chance) => ({
  path: chance.pick([
    '/wechat/%00/callback',
    '/wechat/%/callback',
    '/wechat/%ff%fe/callback',
    '/wechat/../wechat/x',
    `/wechat/wx${'a'.repeat(3000)}/callback`,
    '//wechat/authorize',
    '/WECHAT/AUTHORIZE',
    '/wechat/authorize%2f',
    '/wechat/$APPID$/callback',
  ]),
}))

const wrongMethod = spoilt((chance) => ({ method: chance.pick(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) }))

const oddQuery = spoilt((chance) => ({
  query: (signed) => {
    const all = Object.entries(signed).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    const left = chance.pick(['timestamp', 'nonce', 'msg_', 'encrypt_'])
    const without = all.filter((one) => !one.startsWith(left))
    return chance.pick([
      '',
      '?',
      [...all, ...all].join('&'),
      all.map((one) => one.replace('=', '[]=')).join('&'),
      all.map((one) => one.replace('=', '[a][b]=')).join('&'),
      without.join('&'),
      all.join(';'),
      `${all.join('&')}%`.replace('msg_signature=', 'msg_signature=%'),
      all.join('&').replaceAll('=', '%3D'),
      `__proto__=1&constructor=2&${without.join('&')}`,
      `${without.join('&')}&${chance.text(chance.below(6000))}`,
      all.join('&').replace('encrypt_type=aes', `encrypt_type=${chance.pick(['raw', 'AES', '', 'aes%00', '%61%65'])}`),
    ])
  },
}))

const oddJson = spoilt((chance, parts) => {
  const encrypt = sealedBy(parts, chance)
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
  return {
    headers: { 'content-type': 'application/json' },
    envelope: () =>
      chance.pick([
        jsonEnvelope(null),
        jsonEnvelope(1),
        jsonEnvelope([encrypt]),
        jsonEnvelope({ $: encrypt }),
        jsonEnvelope(true),
        JSON.stringify({ encrypt }),
        JSON.stringify({ __proto__: { Encrypt: encrypt } }),
        `{"Encrypt":${deep}}`,
        deep,
        'null',
        'NaN',
        '{}',
        `{"__proto__":{"Encrypt":"${encrypt}"}}`,
      ]),
  }
})

const huge: Kind = (known, chance) => {
  const letter = put(genuine(known, chance), chance)
  const size = chance.between(128 * 1024 + 1, 400 * 1024)
  const fill = chance.pick(['a', '<a>', '<a/>', '&amp;', '[', '{"a":', ' ', '\0'])
  const inside = Buffer.from(`<xml><Encrypt>${fill.repeat(Math.ceil(size / fill.length))}</Encrypt></xml>`)
  const withinLimit = Buffer.from(fill.repeat(Math.floor((100 * 1024) / fill.length)))
  return { ...letter, body: chance.is(0.5) ? inside : withinLimit }
}

/** Everything that comes in over HTTP and must not be taken, with how often each is meant. */
export const kinds: Readonly<Record<string, { weight: number; make: Kind }>> = {
  'random bytes': { weight: 12, make: randomBytes },
  'sealed text altered': { weight: 14, make: mutated },
  'envelope altered': { weight: 10, make: mutatedEnvelope },
  'wrong signature': { weight: 10, make: wrongSignature },
  'wrong token': { weight: 5, make: wrongToken },
  'wrong key': { weight: 6, make: wrongKey },
  'wrong receiver': { weight: 7, make: wrongReceiver },
  'signed but not sealed': { weight: 6, make: notSealed },
  unsealed: { weight: 7, make: unsealed },
  'document type': { weight: 5, make: withDtd },
  'no message inside': { weight: 5, make: badMessage },
  'stale or odd time': { weight: 6, make: stale },
  'wrong account in the path': { weight: 6, make: wrongPath },
  'odd path': { weight: 3, make: oddPath },
  'wrong method': { weight: 4, make: wrongMethod },
  'odd query': { weight: 8, make: oddQuery },
  'odd JSON': { weight: 5, make: oddJson },
  huge: { weight: 1, make: huge },
}
