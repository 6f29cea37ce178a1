import { createCipheriv, createHash, createHmac } from 'node:crypto'

/** One level of XML: every value is text. */
export type Fields = Record<string, string>

export type SignType = 'MD5' | 'HMAC-SHA256'

const joined = (fields: Fields): string =>
  Object.keys(fields)
    .filter((name) => name !== 'sign' && fields[name] !== '')
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join('&')

/**
 * 签名算法 of API v2: names in order, empty values left out, the key behind; upper-case hex.
 *
 * Source: pay.weixin.qq.com/wiki/doc/api/jsapi.php?chapter=4_3, grade a+B.
 */
export function signV2(fields: Fields, key: string, type: SignType): string {
  const text = `${joined(fields)}&key=${key}`
  const hash = type === 'MD5' ? createHash('md5') : createHmac('sha256', key)
  return hash.update(text, 'utf8').digest('hex').toUpperCase()
}

const typeOf = (name: string): SignType => (name === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'MD5')

/** With `sign_type` missing it is MD5. */
export const signTypeOf = ({ sign_type: name = '' }: Fields): SignType => typeOf(name)

/** wx.requestPayment of an order of v2: five names in camel case, signed as the order was. */
export function isSignedV2(
  appId: string,
  {
    timeStamp,
    nonceStr,
    package: packed,
    signType,
    paySign,
  }: Record<'timeStamp' | 'nonceStr' | 'package' | 'signType' | 'paySign', string>,
  key: string,
): boolean {
  return signV2({ appId, timeStamp, nonceStr, package: packed, signType }, key, typeOf(signType)) === paySign
}

/** req_info of a refund notification: AES-256-ECB under the lower-case MD5 of the key (grade A+B). */
export function sealRefund(text: string, key: string): string {
  const cipher = createCipheriv('aes-256-ecb', createHash('md5').update(key, 'utf8').digest('hex'), null)
  return Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]).toString('base64')
}
