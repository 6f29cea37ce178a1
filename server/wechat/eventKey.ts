import { sha1 } from './crypto'
import { textOf, type XmlFields } from '../xml'

const longestKey = 190 // fits a unique index of utf8mb4 text

/**
 * What makes an event the same event when it comes again, to be stored under a unique index.
 *
 * WeChat advises MsgId for messages and FromUserName + CreateTime for events. That is too little for us: one system
 * account sends the review results of all mini-programs, two of them in the same second. So events add who they are
 * for, what they are, and a hash of the text.
 */
export function eventKey(fields: XmlFields, plaintext: string): string {
  const key = parts(fields, plaintext).map(escaped).join('|')
  return key.length <= longestKey ? key : `long|${sha1(key)}`
}

function parts(fields: XmlFields, plaintext: string): string[] {
  const at = (name: string): string => textOf(fields[name])
  if (at('InfoType')) {
    const account = at('AuthorizerAppid') || at('appid') || at('verify_appid') || at('authorizer_appid')
    return ['info', at('InfoType'), at('CreateTime'), account, sha1(plaintext)]
  }
  if (at('MsgId')) return ['message', at('ToUserName'), at('MsgId')]
  return ['event', at('ToUserName'), at('FromUserName'), at('CreateTime'), at('Event'), sha1(plaintext)]
}

const escaped = (part: string): string => part.replaceAll('|', '%7C')
