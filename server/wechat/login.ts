import { endpoint, type Done } from './endpoint'

/** Who somebody is in one mini-program. `session_key` never leaves the server. */
export interface Session {
  openid: string
  session_key: string
  /** Only when the account is bound to an open-platform account. */
  unionid?: string
}

export interface PhoneInfo {
  /** With the country's prefix when abroad. */
  phoneNumber: string
  purePhoneNumber: string
  /** Documented as text, seen as a number. */
  countryCode: string | number
  watermark: { appid: string; timestamp: number }
}

interface JsCode {
  js_code: string
  grant_type: 'authorization_code'
}

interface SessionSignature {
  openid: string
  /** `sessionSignature(session_key)`. */
  signature: string
  sig_method: 'hmac_sha256'
}

/** One of the two forms: the payment's number at WeChat, or the merchant's own with the merchant number. */
type PaidBy = { openid: string } & ({ transaction_id: string } | { mch_id: string; out_trade_no: string })

/**
 * 小程序登录 (thirdpartyCode2Session): who is signing in to a store's mini-program.
 *
 * A code lives five minutes and serves once, so a second call after a lost answer would be told "used".
 * Source: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/login/thirdpartyCode2Session.html
 */
export const thirdpartyCode2Session = endpoint<JsCode & { appid: string }, Session>({
  method: 'GET',
  path: '/sns/component/jscode2session',
  token: 'component',
  tokenParam: 'component_access_token',
  adds: 'component_appid',
  body: 'query',
  needs: ['openid', 'session_key'],
  repeatable: false,
})

/**
 * 小程序登录 (code2Session): who is signing in to our own mini-program, with its secret.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html
 */
export const jscode2session = endpoint<JsCode & { appid: string; secret: string }, Session>({
  method: 'GET',
  path: '/sns/jscode2session',
  token: 'none',
  body: 'query',
  needs: ['openid', 'session_key'],
  repeatable: false,
})

/**
 * 获取手机号: the number of a person who pressed the button for it. Always say whose code it is with `openid`.
 *
 * The code is not the login code, lives five minutes and serves once. Every success costs money. Not for persons' accounts.
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/phone-number/getPhoneNumber.html
 */
export const getPhoneNumber = endpoint<{ code: string; openid?: string }, { phone_info: PhoneInfo }>({
  method: 'POST',
  path: '/wxa/business/getuserphonenumber',
  token: 'authorizer',
  body: 'json',
  needs: ['phone_info.purePhoneNumber', 'phone_info.watermark'],
  repeatable: false,
  errors: { 40029: 'PHONE_CODE_INVALID', 40163: 'PHONE_CODE_INVALID' },
})

/**
 * 检验登录态: whether a session key is still alive; 87009 when it is not.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/checkSessionKey.html
 */
export const checkSessionKey = endpoint<SessionSignature, Done>({
  method: 'GET',
  path: '/wxa/checksession',
  token: 'authorizer',
  body: 'query',
  repeatable: true,
  errors: { 87009: 'SESSION_KEY_EXPIRED' },
})

/**
 * 重置登录态: a new session key in place of the old one, which lives no longer for it.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/ResetUserSessionKey.html
 */
export const resetUserSessionKey = endpoint<SessionSignature, { openid: string; session_key: string }>({
  method: 'GET',
  path: '/wxa/resetusersessionkey',
  token: 'authorizer',
  body: 'query',
  needs: ['session_key'],
  repeatable: false,
  errors: { 87009: 'SESSION_KEY_EXPIRED' },
})

/**
 * 支付后获取 UnionId: within five minutes after somebody paid.
 *
 * Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-info/basic-info/getPaidUnionid.html
 */
export const getPaidUnionid = endpoint<PaidBy, { unionid: string }>({
  method: 'GET',
  path: '/wxa/getpaidunionid',
  token: 'authorizer',
  body: 'query',
  needs: ['unionid'],
  repeatable: true,
})
