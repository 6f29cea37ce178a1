import { createHash, createPublicKey, X509Certificate, type KeyObject } from 'node:crypto'
import { certificateFacts, KeyUnreadable, openP12, readCertificate, readPrivateKey } from '../../server/pay/certificate'
import { decryptField, openResource, ResourceRefused, signText, verifyText } from '../../server/pay/crypto'
import { openNotification } from '../../server/pay/notification'
import { openCertificates, type CertificatesAnswer } from '../../server/pay/security'
import { authorization, paymentMessage, requestMessage } from '../../server/pay/signing'
import { checkSigned, SignatureRefused, type Headers, type Trust } from '../../server/pay/trust'
import { disagreement, type Expected } from '../../server/pay/agreement'
import { decryptEcb, md5Hex, openReqInfo } from '../../server/pay/v2/crypto'
import { isSigned, signFields, type Fields, type SignType } from '../../server/pay/v2/signing'

type Input = Record<string, unknown>
/** Named keys that stand beside the vectors. */
export type Keys = Readonly<Record<string, string>>

const text = (input: Input, name: string): string => String(input[name])
const pemOf = (keys: Keys, name: unknown): string => {
  const pem = keys[String(name)]
  if (!pem) throw new TypeError(`no key ${String(name)}`)
  return pem
}

const publicKeyOf = (keys: Keys, name: unknown): KeyObject => {
  const pem = pemOf(keys, name)
  return pem.includes('CERTIFICATE') ? new X509Certificate(pem).publicKey : createPublicKey(pem)
}

const trustOf = (keys: Keys, named: unknown): Trust =>
  new Map(Object.entries(named as Record<string, string>).map(([serial, key]) => [serial, publicKeyOf(keys, key)]))

const at = (input: Input): Date => new Date(Number(input.now) * 1000)
const iso = (date: Date): string => date.toISOString()

interface Merchant {
  mchid?: string
  appid?: string
  sp_mchid?: string
  sub_mchid?: string
  sub_appid?: string
  apiv3_key: string
  trust: unknown
}

interface VectorOrder {
  out_trade_no: string
  mchid: string
  appid: string
  amount_total: number
  openid: string
}

/** `stage` names the check that refuses. */
function staged(work: () => object): object {
  try {
    return { accept: true, ...work() }
  } catch (error) {
    if (error instanceof SignatureRefused || error instanceof ResourceRefused)
      return { accept: false, stage: error.stage }
    throw error
  }
}

function signed(input: Input, keys: Keys, trust: unknown): object {
  return staged(() => {
    checkSigned(input.headers as Headers, Buffer.from(text(input, 'body')), trustOf(keys, trust), at(input))
    return {}
  })
}

function notified(input: Input, keys: Keys): object {
  const merchant = input.merchant as Merchant
  const order = input.order as VectorOrder
  return staged(() => {
    const body = Buffer.from(text(input, 'body'))
    const trust = trustOf(keys, merchant.trust)
    const sealed = { headers: input.headers as Headers, body, trust, keys: [merchant.apiv3_key], now: at(input) }
    const { eventType, resource } = openNotification(sealed)
    if (!eventType.startsWith('TRANSACTION.')) return refunded(input, eventType, resource)
    const isPaid = disagreement(expectedOf(merchant, order), resource) === null
    return { event_type: eventType, resource, order_paid: isPaid }
  })
}

function refunded(input: Input, eventType: string, resource: Record<string, unknown>): object {
  const refund = input.refund as { out_refund_no: string; amount_refund: number }
  const { refund: fen } = resource.amount as { refund: number }
  if (resource.out_refund_no !== refund.out_refund_no || fen !== refund.amount_refund) throw new Error('another refund')
  return { event_type: eventType, resource }
}

function expectedOf({ sp_mchid, sub_mchid, sub_appid, mchid, appid }: Merchant, order: VectorOrder): Expected {
  const account = sp_mchid
    ? { mode: 'partner' as const, spMchid: sp_mchid, mchid: sub_mchid ?? '', appid: sub_appid ?? '' }
    : { mode: 'direct' as const, mchid: mchid ?? '', appid: appid ?? '' }
  return { ...account, outTradeNo: order.out_trade_no, amountFen: order.amount_total }
}

const request = (input: Input) => ({
  method: text(input, 'method'),
  url: text(input, 'url'),
  timestamp: Number(input.timestamp),
  nonce: text(input, 'nonce'),
  body: text(input, 'body'),
})

function requestSigned(input: Input, keys: Keys): object {
  const privateKey = readPrivateKey(pemOf(keys, input.private_key))
  const signer = { mchid: text(input, 'mchid'), serial: text(input, 'serial_no'), privateKey }
  const header = authorization(request(input), signer)
  const [scheme = '', list = ''] = header.split(/ (.*)/s)
  const fields = Object.fromEntries([...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, name, value]) => [name, value]))
  const { signature } = fields as { signature: string }
  const whole = { message: requestMessage(request(input)), signature, authorization: { scheme, ...fields } }
  return whole
}

function opened(input: Input): object {
  try {
    const { certificate, privateKey, certificates } = openP12(
      Buffer.from(text(input, 'p12_base64'), 'base64'),
      text(input, 'passphrase'),
    )
    const { commonName, serial } = certificateFacts(certificate)
    const fits = certificate.checkPrivateKey(privateKey)
    return { mchid: commonName, serial_no: serial, key_matches_cert: fits, certificates }
  } catch (error) {
    if (error instanceof KeyUnreadable) return { error: true }
    throw error
  }
}

const certificateOf = (pem: string) => {
  const { serial, commonName, notBefore, notAfter } = certificateFacts(readCertificate(pem))
  return { serial_no: serial, subject_cn: commonName, not_before: iso(notBefore), not_after: iso(notAfter) }
}

const downloaded = (input: Input): object => ({
  certificates: openCertificates(input.response as CertificatesAnswer, text(input, 'apiv3_key')).map(({ pem }) => ({
    ...certificateOf(pem),
    sha256_of_pem: createHash('sha256').update(pem).digest('hex'),
  })),
})

function payment(input: Input, keys: Keys): object {
  const message = paymentMessage(text(input, 'appId'), {
    timeStamp: text(input, 'timeStamp'),
    nonceStr: text(input, 'nonceStr'),
    package: text(input, 'package'),
  })
  const key = readPrivateKey(pemOf(keys, input.private_key))
  return { message, signType: 'RSA', paySign: signText(message, key) }
}

/** Signed as is said; and what is signed so is believed. */
function signedV2(input: Input): object {
  const [fields, key] = [input.params as Fields, text(input, 'key')]
  const sign = signFields(fields, key, input.sign_type as SignType)
  if (!isSigned({ ...fields, sign }, key)) throw new Error('not believed')
  return { sign }
}

const sealedIn = (input: Input) => ({
  algorithm: 'AEAD_AES_256_GCM',
  nonce: text(input, 'nonce'),
  ciphertext: text(input, 'ciphertext'),
  associated_data: text(input, 'associated_data'),
})

/** What the product makes of a vector of WeChat Pay. */
export const payKinds: Record<string, (input: Input, keys: Keys) => unknown> = {
  'rsa-sign': (input, keys) => ({
    signature: signText(text(input, 'message'), readPrivateKey(pemOf(keys, input.private_key))),
  }),
  'rsa-verify': (input, keys) => ({
    valid: verifyText(text(input, 'message'), text(input, 'signature'), publicKeyOf(keys, input.key)),
  }),
  'v3-request-sign': requestSigned,
  'requestpayment-sign': payment,
  'v3-response-verify': (input, keys) => signed(input, keys, input.trust),
  'v3-notify-signature': (input, keys) => signed(input, keys, (input.merchant as Merchant).trust),
  'v3-notify': notified,
  'aead-decrypt': (input) => ({ plaintext: openResource(sealedIn(input), text(input, 'apiv3_key')) }),
  'v3-certificates': downloaded,
  'rsa-oaep-decrypt': (input, keys) => ({
    plaintext: decryptField(text(input, 'ciphertext'), readPrivateKey(pemOf(keys, input.private_key))),
  }),
  'cert-info': (input, keys) => certificateOf(pemOf(keys, input.cert)),
  'p12-open': opened,
  'v2-sign': signedV2,
  'v2-refund-notify': (input) => ({ fields: openReqInfo(text(input, 'req_info'), text(input, 'key')) }),
  'md5-hex': (input) => ({ hex: md5Hex(text(input, 'text')) }),
  'aes-256-ecb-decrypt': (input) => ({ plaintext: decryptEcb(text(input, 'ciphertext'), text(input, 'key')) }),
}
