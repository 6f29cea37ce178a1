import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import { newNonce, type PaymentParameters } from '../signing'

/** A request, an answer or a notification of API v2: one level, every value is text. */
export type Fields = Readonly<Record<string, string>>

export type SignType = 'MD5' | 'HMAC-SHA256'

/** What we sign with. MD5 is what WeChat Pay takes where nothing is said. */
export const ourSignType = 'HMAC-SHA256'

/**
 * 签名 of API v2: names in ASCII order, `sign` and empty values left out, the key behind them; upper-case hex. Values are
 * signed as they are, before they are written as XML.
 *
 * Source: pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3
 */
export function signFields(fields: Fields, key: string, type: SignType): string {
  const pairs = Object.keys(fields)
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .sort() // by UTF-16 code unit, which is ASCII order for the names there are
    .map((name) => `${name}=${fields[name]}`)
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return hash
    .update([...pairs, `key=${key}`].join('&'))
    .digest('hex')
    .toUpperCase()
}

/**
 * Whether it was signed with this key; false without a signature. Its length says how: some notifications that were signed
 * with HMAC do not name it.
 */
export function isSigned(fields: Fields, key: string): boolean {
  const { sign = '' } = fields
  const right = Buffer.from(signFields(fields, key, sign.length === 64 ? 'HMAC-SHA256' : 'MD5'))
  const given = Buffer.from(sign)
  return given.length === right.length && timingSafeEqual(given, right)
}

/** What the phone pays an order of v2 with: signed as the order was. Source: the same, chapter=7_7 */
export function paymentParametersV2(
  appid: string,
  prepayId: string,
  key: string,
  now: Date,
  nonceStr = newNonce(),
): PaymentParameters {
  const timeStamp = String(Math.floor(now.getTime() / 1000))
  const given = { timeStamp, nonceStr, package: `prepay_id=${prepayId}`, signType: ourSignType } as const
  return { ...given, paySign: signFields({ appId: appid, ...given }, key, ourSignType) }
}
