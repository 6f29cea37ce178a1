import { seal, signature } from '../../simulator/crypto'
import { writeXml } from '../../simulator/xml'
import type { Chance } from '../chance'
import type { Known } from './target'

/** One request as it goes over the line. */
export interface Letter {
  method: string
  path: string
  query: string
  headers: Record<string, string>
  body: Buffer
}

/** A push in its parts, so that any of them can be spoilt before it is put together. */
export interface Parts {
  method: string
  path: string
  timestamp: string
  nonce: string
  token: string
  aesKey: string
  receiver: string
  /** The text inside. */
  message: string
  /** Put in place of what is sealed, after sealing. */
  encrypt?: string
  /** Put in place of the true signature. */
  msgSignature?: string
  /** What goes round `Encrypt`. */
  envelope(encrypt: string): string
  headers: Record<string, string>
  /** Put in place of the query that is signed. */
  query?: (signed: Record<string, string>) => string
}

export const authorizeUrl = '/wechat/authorize'
export const callbackUrl = (appid: string): string => `/wechat/${appid}/callback`

const seconds = (): number => Math.floor(Date.now() / 1000)

/** A push that WeChat could have sent: taken as it is, the server answers `success` and keeps it. */
export function genuine(known: Known, chance: Chance): Parts {
  const isEvent = chance.is(0.5)
  const account = chance.pick(known.accounts)
  const message = isEvent ? ticketEvent(known, chance) : message_(account.userName, chance)
  return {
    method: 'POST',
    path: isEvent ? authorizeUrl : callbackUrl(account.appid),
    timestamp: String(seconds()),
    nonce: String(chance.below(2_000_000_000)),
    token: known.token,
    aesKey: known.aesKey,
    receiver: known.componentAppid,
    message,
    envelope: xmlEnvelope,
    headers: { 'content-type': 'text/xml' },
  }
}

export const xmlEnvelope = (encrypt: string): string => writeXml({ ToUserName: 'gh_00000000001a', Encrypt: encrypt })
export const jsonEnvelope = (encrypt: unknown): string => JSON.stringify({ ToUserName: 'gh_x', Encrypt: encrypt })

const ticketEvent = (known: Known, chance: Chance): string =>
  writeXml({
    AppId: known.componentAppid,
    CreateTime: seconds(),
    InfoType: chance.pick(['component_verify_ticket', 'authorized', 'unauthorized', 'notify_third_fasteregister']),
    ComponentVerifyTicket: `ticket@@@${chance.text(80)}`,
    AuthorizerAppid: chance.pick(known.accounts).appid,
    AuthorizationCode: `queryauthcode@@@${chance.text(64)}`,
  })

const message_ = (userName: string, chance: Chance): string =>
  writeXml({
    ToUserName: userName,
    FromUserName: chance.text(28),
    CreateTime: seconds(),
    MsgType: 'event',
    Event: chance.pick(['weapp_audit_success', 'weapp_audit_fail', 'wxa_privacy_apply', 'kf_create_session']),
  })

/** Seals, signs and addresses it. */
export function put(parts: Parts, chance: Chance): Letter {
  const { aesKey, receiver, token, timestamp, nonce } = parts
  const sealed = parts.encrypt ?? seal(parts.message, { aesKey, appid: receiver }, Buffer.from(chance.text(16)))
  const signed = {
    signature: signature(token, timestamp, nonce),
    timestamp,
    nonce,
    encrypt_type: 'aes',
    msg_signature: parts.msgSignature ?? signature(token, timestamp, nonce, sealed),
  }
  const query = parts.query ? parts.query(signed) : new URLSearchParams(signed).toString()
  const { method, path, headers } = parts
  return { method, path, query, headers, body: Buffer.from(parts.envelope(sealed)) }
}
