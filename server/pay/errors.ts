import type { NextStep } from '../../shared/next'

/**
 * What is done about an error: `retry` passes by itself; `credentials` are the account's and wrong; `binding` of appid and
 * merchant number is missing; `permission` of the merchant is; `done` already; `again` with a new number; `gone`: there is
 * no such order or refund; `funds` are missing; `user`: it is the payer's account; `limit` of WeChat's; `request` is ours
 * and wrong.
 */
export type PayErrorClass =
  | 'retry'
  | 'credentials'
  | 'binding'
  | 'permission'
  | 'done'
  | 'again'
  | 'gone'
  | 'funds'
  | 'user'
  | 'limit'
  | 'request'

export interface PayErrorText {
  text: string
  next?: NextStep
  status: number
}

/** Stable codes for what WeChat Pay refuses, with the sentence for the person. */
export const payErrorTexts = {
  PAY_BUSY: { status: 503, text: '微信支付系统繁忙，请过一会儿再试', next: 'retry' },
  PAY_NO_ANSWER: { status: 504, text: '微信支付暂时没有回应，结果正在确认，请稍后再看', next: 'wait' },
  PAY_CREDENTIALS_REFUSED: {
    status: 409,
    text: '微信支付没有接受这组密钥，请检查商户号、证书和密钥是不是同一个商户的',
    next: 'setPayment',
  },
  PAY_APPID_NOT_BOUND: {
    status: 409,
    text: '商户号还没有和小程序关联：请在商户平台「产品中心 → AppID账号管理」里关联本店小程序，再到小程序后台确认',
    next: 'setPayment',
  },
  PAY_MERCHANT_UNKNOWN: { status: 409, text: '没有这个商户号，请核对后再试', next: 'setPayment' },
  PAY_PERMISSION_MISSING: {
    status: 409,
    text: '这个商户号还没有开通 JSAPI 支付（或退款）权限，请在商户平台「产品中心」里开通',
    next: 'setPayment',
  },
  PAY_ORDER_PAID: { status: 409, text: '这张订单已经付过款了', next: 'refresh' },
  PAY_NUMBER_USED: { status: 409, text: '这次付款没有发起成功，请再点一次付款', next: 'retry' },
  PAY_NOT_FOUND: { status: 409, text: '微信支付里没有这笔记录' },
  PAY_FUNDS_MISSING: {
    status: 409,
    text: '商户号的可用余额不够退款，请在商户平台充值，充值后会自动重试',
    next: 'wait',
  },
  PAY_USER_REFUSED: { status: 409, text: '顾客的微信支付账号状态异常，这笔钱不能原路操作，请与顾客联系' },
  PAY_LIMITED: { status: 409, text: '微信支付限制了这次交易，请在商户平台查看原因' },
  PAY_FILE_TOO_LARGE: { status: 502, text: '这一天的账单太大，系统没有下载，请在商户平台的“交易账单”里下载核对' },
  PAY_REQUEST_REFUSED: {
    status: 502,
    text: '微信支付没有接受这次请求，请联系服务商并说明您刚才做了什么',
    next: 'contactOperator',
  },
} as const satisfies Record<string, PayErrorText>

export type PayFailureCode = keyof typeof payErrorTexts

interface Row {
  errorClass: PayErrorClass
  code: PayFailureCode
}

const row = (errorClass: PayErrorClass, code: PayFailureCode): Row => ({ errorClass, code })

const unknown = row('request', 'PAY_REQUEST_REFUSED')

/** WeChat's codes without their underscores, because it spells several of them both ways. */
const table: Record<string, Row> = {
  PARAMERROR: unknown,
  INVALIDREQUEST: unknown,
  APPIDMCHIDNOTMATCH: row('binding', 'PAY_APPID_NOT_BOUND'),
  MCHNOTEXISTS: row('credentials', 'PAY_MERCHANT_UNKNOWN'),
  MCHIDNOTEXIST: row('credentials', 'PAY_MERCHANT_UNKNOWN'),
  SIGNERROR: row('credentials', 'PAY_CREDENTIALS_REFUSED'),
  CERTERROR: row('credentials', 'PAY_CREDENTIALS_REFUSED'),
  APPIDNOTEXIST: row('binding', 'PAY_APPID_NOT_BOUND'),
  NOAUTH: row('permission', 'PAY_PERMISSION_MISSING'),
  ORDERCLOSED: row('again', 'PAY_NUMBER_USED'),
  OUTTRADENOUSED: row('again', 'PAY_NUMBER_USED'),
  ORDERPAID: row('done', 'PAY_ORDER_PAID'),
  NOTENOUGH: row('funds', 'PAY_FUNDS_MISSING'),
  RULELIMIT: row('limit', 'PAY_LIMITED'),
  TRADEERROR: row('limit', 'PAY_LIMITED'),
  REQUESTBLOCKED: row('limit', 'PAY_LIMITED'),
  ACCOUNTERROR: row('user', 'PAY_USER_REFUSED'),
  USERACCOUNTABNORMAL: row('user', 'PAY_USER_REFUSED'),
  ORDERNOTEXIST: row('gone', 'PAY_NOT_FOUND'),
  RESOURCENOTEXISTS: row('gone', 'PAY_NOT_FOUND'),
  REFUNDNOTEXIST: row('gone', 'PAY_NOT_FOUND'),
  NOSTATEMENTEXIST: row('gone', 'PAY_NOT_FOUND'),
  FREQUENCYLIMITED: row('retry', 'PAY_BUSY'),
  RATELIMITEXCEEDED: row('retry', 'PAY_BUSY'),
  SYSTEMERROR: row('retry', 'PAY_BUSY'),
  BIZERRNEEDRETRY: row('retry', 'PAY_BUSY'),
  BANKERROR: row('retry', 'PAY_BUSY'),
  SERVICEUNAVAILABLE: row('retry', 'PAY_BUSY'),
  INVALIDTRANSACTIONID: unknown,
  OPENIDMISMATCH: unknown,
}

const byStatus = (status: number): Row => {
  if (status === 401) return row('credentials', 'PAY_CREDENTIALS_REFUSED')
  if (status === 404) return row('gone', 'PAY_NOT_FOUND')
  return status === 429 || status >= 500 ? row('retry', 'PAY_BUSY') : unknown
}

interface Parts extends Row {
  path: string
  reason: string
  status?: number | undefined
  wechatCode?: string | undefined
  message?: string | undefined
  requestId?: string | undefined
  cause?: unknown
}

/**
 * WeChat Pay said no, or nothing that can be believed. `noAnswer` and `retry` are not "no": the call may have taken effect.
 *
 * Errors come unsigned, so a "no" is a hint: nothing is marked paid, closed or refunded from one.
 */
export class PayError extends Error {
  override name = 'PayError'
  readonly isNoAnswer: boolean
  readonly path: string
  readonly errorClass: PayErrorClass
  readonly code: PayFailureCode
  readonly reason: string
  readonly status?: number
  readonly wechatCode?: string
  /** WeChat's own words: which field, which rule. */
  readonly wechatMessage?: string
  /** `Request-ID`: what WeChat's support asks for. */
  readonly requestId?: string

  constructor({ path, errorClass, code, reason, status, wechatCode, message, requestId, cause }: Parts) {
    super(`${path}: ${status ?? 'no answer'} ${wechatCode ?? ''} ${message ?? ''} (${reason})`, { cause })
    this.isNoAnswer = wechatCode === undefined && status === undefined
    this.path = path
    this.errorClass = errorClass
    this.code = code
    this.reason = reason
    if (status !== undefined) this.status = status
    if (wechatCode !== undefined) this.wechatCode = wechatCode
    if (message !== undefined) this.wechatMessage = message
    if (requestId !== undefined) this.requestId = requestId
  }
}

/** An answer that is not 2xx. */
export function refusal(path: string, status: number, body: string, requestId: string | undefined): PayError {
  const { code, message, detail } = asObject(body)
  const field = asField(detail)
  const words = [typeof message === 'string' ? message : '', field].filter(Boolean).join(' ')
  return refusedWith(path, status, typeof code === 'string' ? code : undefined, words, requestId)
}

/** A no with its code, however it came. */
export function refusedWith(
  path: string,
  status: number,
  code: string | undefined,
  words: string,
  requestId?: string,
): PayError {
  const wechatCode = code?.slice(0, 64)
  const known = (wechatCode && table[wechatCode.replaceAll('_', '')]) || byStatus(status)
  const message = words.slice(0, 300)
  return new PayError({ ...known, path, status, wechatCode, message, requestId, reason: wechatCode ?? 'status' })
}

/** Nothing that can be believed came back: no line, no time left, or a signature that does not hold. */
export const noAnswer = (path: string, reason: string, cause?: unknown): PayError =>
  new PayError({ path, reason, errorClass: 'retry', code: 'PAY_NO_ANSWER', cause })

/** More comes than is read: the same again would be no smaller. */
export const fileTooLarge = (path: string, cause: unknown): PayError =>
  new PayError({ path, reason: 'too large', errorClass: 'limit', code: 'PAY_FILE_TOO_LARGE', cause })

function asObject(body: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(body)) as Record<string, unknown>
  } catch {
    return {}
  }
}

const asField = (detail: unknown): string => {
  const { field } = Object(detail) as { field?: unknown }
  return typeof field === 'string' ? field : ''
}
