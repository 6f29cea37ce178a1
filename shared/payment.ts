import { machine, type StateOf } from './machine'

/**
 * One try to collect money for an order. `asked`: WeChat Pay may know of it or not. Money can come for one that was closed
 * on our side: it is real, and goes back. `disputed`: what came is not what was asked for, and a person has to look.
 */
// prettier-ignore
export const paymentMachine = machine('payment', 'asked', {
  asked:    { prepare: 'waiting', refuse: 'closed', pay: 'paid', close: 'closed', dispute: 'disputed' },
  waiting:  { pay: 'paid', close: 'closed', dispute: 'disputed' },
  closed:   { pay: 'paid', dispute: 'disputed' },
  paid:     {},
  disputed: {},
})

export type PaymentState = StateOf<typeof paymentMachine>

/** Those that may still be paid. */
export const openPayments: readonly PaymentState[] = ['asked', 'waiting']

/**
 * One version of a store's payment account: its merchant number with one set of keys. `proved`: WeChat Pay has accepted
 * them. A retired one collects nothing new, and still queries and refunds what it collected.
 */
// prettier-ignore
export const paymentVersionMachine = machine('paymentVersion', 'draft', {
  draft:    { check: 'checking', retire: 'retired' },
  checking: { prove: 'proved', refuse: 'draft', retire: 'retired' },
  proved:   { fail: 'failing', retire: 'retired' },
  failing:  { prove: 'proved', retire: 'retired' },
  retired:  {},
})

export type PaymentVersionState = StateOf<typeof paymentVersionMachine>

/**
 * `direct`: the merchant's own keys. `partner`: the service provider's keys, the merchant's number beneath it. `v2`: the
 * merchant's own keys of the old interface, for those who have nothing else.
 */
export const paymentModes = ['direct', 'partner', 'v2'] as const
export type PaymentMode = (typeof paymentModes)[number]

export type PaymentValueName = 'mchid' | 'certificate' | 'privateKey' | 'apiV3Key' | 'publicKey' | 'apiV2Key'

/** What a complete set is made of, in the order it is asked for. */
export const paymentValues: Record<PaymentMode, readonly PaymentValueName[]> = {
  direct: ['mchid', 'certificate', 'privateKey', 'apiV3Key', 'publicKey'],
  partner: ['mchid'],
  v2: ['mchid', 'apiV2Key', 'certificate', 'privateKey'],
}

export const paymentValueTexts: Record<PaymentValueName, { name: string; where: string }> = {
  mchid: { name: '商户号', where: '商户平台 → 账户中心 → 商户信息' },
  certificate: { name: '商户API证书', where: '商户平台 → 账户中心 → API安全，证书压缩包里的 apiclient_cert.p12' },
  privateKey: { name: '商户API私钥', where: '和证书在同一个压缩包里，apiclient_cert.p12 里已经有它' },
  apiV3Key: { name: 'APIv3密钥', where: '商户平台 → 账户中心 → API安全 → 设置APIv3密钥，32 位字母和数字' },
  apiV2Key: { name: 'APIv2密钥', where: '商户平台 → 账户中心 → API安全 → 设置APIv2密钥，32 位字母和数字' },
  publicKey: { name: '微信支付公钥', where: '商户平台 → 账户中心 → API安全 → 微信支付公钥，pub_key.pem 和公钥ID' },
}

/** What is asked of WeChat Pay to prove an account, without moving money. */
export type PaymentCheckName = 'signature' | 'trust' | 'apiV3Key' | 'apiV2Key' | 'refund'

const checksOfV3 = ['signature', 'trust', 'apiV3Key'] as const
export const paymentChecks: Record<PaymentMode, readonly PaymentCheckName[]> = {
  direct: checksOfV3,
  partner: checksOfV3,
  v2: ['apiV2Key', 'refund'],
}

export const paymentCheckTexts: Record<PaymentCheckName, string> = {
  signature: '商户号、证书和私钥',
  trust: '微信支付的签名',
  apiV3Key: 'APIv3密钥和通知',
  apiV2Key: '商户号和APIv2密钥',
  refund: '商户证书，退款时用',
}

/**
 * What WeChat is told of an order that was paid through it: that its goods are on their way. Until then, and for some days
 * after, it holds the money. `excused`: this mini-program need not say it.
 */
// prettier-ignore
export const shippingReportMachine = machine('shippingReport', 'waiting', {
  waiting:  { report: 'reported', refuse: 'refused', excuse: 'excused', settle: 'settled' },
  refused:  { report: 'reported', settle: 'settled' },
  reported: { settle: 'settled' },
  excused:  {},
  settled:  {},
})

export type ShippingReportState = StateOf<typeof shippingReportMachine>

/** Money that is not where it should be, or a word that does not agree: a person has to look. */
export const incidentKinds = {
  paymentDisagrees: '收到的付款和订单对不上',
  paymentUnknown: '收到一笔不认识的付款',
  paidTwice: '同一张订单付了两次',
  refundedElsewhere: '收到的付款在别处退过款',
  refundStuck: '退款没有成功，需要处理',
  refundUnfunded: '商户号余额不够退款',
  refundDisagrees: '退款的金额对不上',
  billDiffers: '账单和订单对不上',
  billMissing: '有一天的账单取不到，没有对账',
  shippingRefused: '发货信息没有报上去，货款会被冻结',
  accountFailing: '收款账号的密钥失效了',
  closedUnseen: '有过期的订单没能在微信支付关闭',
  noticeUnreadable: '收到的通知解不开，APIv3密钥可能变了',
} as const

export type IncidentKind = keyof typeof incidentKinds
