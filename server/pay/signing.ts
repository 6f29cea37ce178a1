import { randomBytes, type KeyObject } from 'node:crypto'
import { signText } from './crypto'

/** Who signs: a merchant number, the serial of its certificate, and the key that belongs to it. */
export interface Signer {
  mchid: string
  serial: string
  privateKey: KeyObject
}

export interface SignedRequest {
  method: string
  /** Path and query exactly as they go over the wire. */
  url: string
  timestamp: number
  nonce: string
  /** Exactly as it is sent; empty where there is none. */
  body: string
}

/** 32 characters, letters and digits: the most that WeChat Pay takes. */
export const newNonce = (): string => randomBytes(16).toString('hex')

const lines = (...values: (string | number)[]): string => values.map((value) => `${value}\n`).join('')

/** 签名串 of a request. Source: pay.weixin.qq.com/doc/v3/merchant/4012365342 */
export const requestMessage = ({ method, url, timestamp, nonce, body }: SignedRequest): string =>
  lines(method, url, timestamp, nonce, body)

/** The `Authorization` header of a request. */
export function authorization(request: SignedRequest, { mchid, serial, privateKey }: Signer): string {
  const signature = signText(requestMessage(request), privateKey)
  const { nonce, timestamp } = request
  return `WECHATPAY2-SHA256-RSA2048 mchid="${mchid}",nonce_str="${nonce}",signature="${signature}",timestamp="${timestamp}",serial_no="${serial}"`
}

/** What `wx.requestPayment` takes. The appid is signed, and not given. */
export interface PaymentParameters {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA' | 'HMAC-SHA256'
  paySign: string
}

export const paymentMessage = (appid: string, { timeStamp, nonceStr, package: of }: PaymentMessage): string =>
  lines(appid, timeStamp, nonceStr, of)

type PaymentMessage = Pick<PaymentParameters, 'timeStamp' | 'nonceStr' | 'package'>

/**
 * Parameters with which the phone pays an order, signed by whoever made it: the merchant, or its service provider. `appid`
 * is that of the running mini-program. Source: pay.weixin.qq.com/doc/v3/merchant/4012791898
 */
export function paymentParameters(
  appid: string,
  prepayId: string,
  privateKey: KeyObject,
  now: Date,
  nonceStr = newNonce(),
): PaymentParameters {
  const timeStamp = String(Math.floor(now.getTime() / 1000))
  const message = { timeStamp, nonceStr, package: `prepay_id=${prepayId}` }
  return { ...message, signType: 'RSA', paySign: signText(paymentMessage(appid, message), privateKey) }
}
