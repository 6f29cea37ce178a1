import type { KeyObject } from 'node:crypto'
import { verifyText } from './crypto'

/**
 * What one merchant believes: serial of a platform certificate, or id of a WeChat Pay public key → key. Both kinds may
 * stand side by side; it is never shared between merchants.
 */
export type Trust = ReadonlyMap<string, KeyObject>

export type SignedStage = 'headers' | 'time' | 'serial' | 'signature'

/** An answer or a notification that was not signed by whom it says. */
export class SignatureRefused extends Error {
  override name = 'SignatureRefused'

  constructor(
    readonly stage: SignedStage,
    /** The key it names, where it is not one of the merchant's. */
    readonly serial?: string,
    /** WeChat Pay's own test whether signatures are looked at: nothing to be alarmed about. */
    readonly isProbe = false,
    options?: ErrorOptions,
  ) {
    super(`refused at ${stage}${isProbe ? ', a probe' : ''}`, options)
  }
}

export type Headers = Readonly<Record<string, string | string[] | undefined>>

const longestAgeSeconds = 300
const probe = 'WECHATPAY/SIGNTEST/'

/**
 * Checks who signed, in this order: headers, time, serial, signature over timestamp, nonce and raw body.
 *
 * Source: pay.weixin.qq.com/doc/v3/merchant/4013053420
 *
 * @throws SignatureRefused
 */
export function checkSigned(headers: Headers, body: Buffer, trust: Trust, now: Date): void {
  const { timestamp, nonce, signature, serial } = signedHeaders(headers)
  const age = Math.abs(now.getTime() / 1000 - Number(timestamp))
  if (!/^\d{1,12}$/.test(timestamp) || age > longestAgeSeconds) throw new SignatureRefused('time')
  const key = trust.get(serial)
  if (!key) throw new SignatureRefused('serial', serial)
  const message = Buffer.concat([Buffer.from(`${timestamp}\n${nonce}\n`), body, Buffer.from('\n')])
  if (!verifyText(message, signature, key)) throw new SignatureRefused('signature', serial, signature.startsWith(probe))
}

function signedHeaders(headers: Headers) {
  const named = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))
  const one = (name: string): string => {
    const value = named.get(`wechatpay-${name}`)
    if (typeof value !== 'string' || value.trim() === '') throw new SignatureRefused('headers')
    return value.trim()
  }
  const type = named.get('wechatpay-signature-type')
  if (type !== undefined && type !== 'WECHATPAY2-SHA256-RSA2048') throw new SignatureRefused('headers')
  return { timestamp: one('timestamp'), nonce: one('nonce'), signature: one('signature'), serial: one('serial') }
}
