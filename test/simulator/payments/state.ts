import type { Who } from '../phones/phone'
import type { Slow } from '../programs/pace'
import type { Attempt } from '../pushes/push'

/** What a merchant verifies WeChat by: 微信支付公钥, 平台证书, or both while it changes from one to the other. */
export type TrustMode = 'publicKey' | 'certificate' | 'both'

/** A certificate with its private key; of a merchant, of the platform, or of the root that issues both. */
export interface Certificate {
  /** Upper-case hex. */
  serial: string
  certificatePem: string
  privateKeyPem: string
  issuedAt: number
  expiresAt: number
}

export interface MerchantCertificate extends Certificate {
  /** apiclient_cert.p12; its passphrase is the merchant number. */
  p12Base64: string
  isVoided: boolean
}

interface PublicKey {
  /** PUB_KEY_ID_… */
  id: string
  publicKeyPem: string
  privateKeyPem: string
}

export type Product = 'pay' | 'refund'

/** One merchant number. A sub-merchant of a provider has no keys: the provider's are used. */
export interface Merchant {
  mchid: string
  name: string
  role: 'direct' | 'provider' | 'sub'
  /** Of a sub-merchant. */
  providerMchid: string
  /** Bound mini-programs: AppID账号管理. */
  appids: string[]
  certificates: MerchantCertificate[]
  apiV3Key: string
  previousApiV3Key: string
  apiV2Key: string
  publicKey: PublicKey | null
  mode: TrustMode
  /** With `both`: 0 before the change began, 1 to 7 its days. */
  switchDay: number
  /** Products that were not opened: NO_AUTH. */
  lacks: Product[]
  /** What can be refunded from; what is frozen until goods are shipped is not in it. */
  balanceFen: number
}

export interface Payer {
  openid: string
  /** Partner mode: the openid under the sub-merchant's mini-program. */
  subOpenid: string
}

/** 订单. Whoever ordered it, keyed by that merchant number and its 商户订单号. */
export interface PayOrder {
  key: string
  version: 'v2' | 'v3'
  /** Who ordered: the merchant, or the provider. */
  mchid: string
  subMchid: string
  appid: string
  subAppid: string
  outTradeNo: string
  description: string
  attach: string
  notifyUrl: string
  totalFen: number
  expiresAt: number | null
  payer: Payer
  /** What a repeated order must say again. */
  terms: string
  /** What wx.requestPayment must be signed with. */
  signType: 'RSA' | 'MD5' | 'HMAC-SHA256'
  createdAt: number
  isClosed: boolean
  /** '' until it is paid. */
  transactionId: string
  paidAt: number | null
  who: Who | null
  /** Held back until shipping is reported and confirmed, or time has passed. */
  frozenFen: number
  refundKeys: string[]
  /** 发货信息, once some was uploaded. */
  shipping: Shipping | null
}

/** 发货信息 of one order, as the mini-program's server reported it. */
export interface Shipping {
  logisticsType: number
  deliveryMode: number
  isFinished: boolean
  /** 1 once it was complete, 2 when the one change was used. */
  finishCount: number
  parcels: Record<string, unknown>[]
  uploadedAt: number
  finishedAt: number | null
  isReminded: boolean
  /** 1 by time, 2 by the user, as documented; reports say that it is the other way round. */
  confirmedBy: 0 | 1 | 2
  confirmedAt: number | null
  settledAt: number | null
}

export interface Prepay {
  id: string
  orderKey: string
  expiresAt: number
}

export type RefundStatus = 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'

export interface PayRefund {
  key: string
  orderKey: string
  mchid: string
  outRefundNo: string
  refundId: string
  reason: string
  refundFen: number
  notifyUrl: string
  status: RefundStatus
  createdAt: number
  successAt: number | null
  /** What was taken from frozen money; the rest came from the balance. */
  fromFrozenFen: number
  slow: Slow
}

/** What may be wrong about a notification, on request. */
export interface NoticeManner {
  /** A try with a deliberately wrong signature goes before the real one. */
  signTest: boolean
  /** The right serial, a signature of something else. */
  wrongSignature: boolean
  /** A stranger's key and serial. */
  forged: boolean
  /** Sealed with the APIv3 key before the last change. */
  oldKey: boolean
  wrongAmount: boolean
  wrongMerchant: boolean
}

export interface NoticeTry extends Attempt {
  /** Under which name it was signed. */
  serial: string
  isProbe: boolean
}

/** One notification. Every try is sealed and signed anew, with the keys of its moment. */
export interface Notice {
  id: string
  version: 'v2' | 'v3'
  kind: string
  originalType: string
  summary: string
  mchid: string
  url: string
  /** Plain text of the resource. */
  content: Record<string, unknown>
  createdAt: number
  manner: NoticeManner
  attempts: NoticeTry[]
  state: 'held' | 'planned' | 'delivered' | 'failed' | 'lost'
}

export interface BillTicket {
  mchid: string
  base64: string
  isZipped: boolean
  expiresAt: number
}

export interface PayState {
  /** Tenpay.com Root CA; null until the first merchant number is opened. */
  root: Certificate | null
  /** How many pairs of keys were made. */
  keysTaken: number
  /** 平台证书, oldest first. */
  platform: Certificate[]
  merchants: Record<string, Merchant>
  orders: Record<string, PayOrder>
  /** transaction_id → key of the order. */
  transactions: Record<string, string>
  prepays: Record<string, Prepay>
  refunds: Record<string, PayRefund>
  notices: Record<string, Notice>
  /** Nonces of the present ten minutes and of those before. */
  nonces: { window: number; seen: Record<string, true>; before: Record<string, true> }
  bills: Record<string, BillTicket>
  /** appid → page that WeChat's shipping messages open. */
  messagePaths: Record<string, string>
  /** Mini-programs that were told to report their shipping. */
  toldOfShipping: Record<string, true>
}

export const emptyPay = (): PayState => ({
  root: null,
  keysTaken: 0,
  platform: [],
  merchants: {},
  orders: {},
  transactions: {},
  prepays: {},
  refunds: {},
  notices: {},
  nonces: { window: 0, seen: {}, before: {} },
  bills: {},
  messagePaths: {},
  toldOfShipping: {},
})

export const plainNotice: NoticeManner = {
  signTest: false,
  wrongSignature: false,
  forged: false,
  oldKey: false,
  wrongAmount: false,
  wrongMerchant: false,
}
