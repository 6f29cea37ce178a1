import type { AuthorizationInfo, AuthorizerEntry, AuthorizerInfo } from './authorizerInfo'
import { endpoint, type Done } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/ticket-token/ and …/authorization-management/, one
// page for each, named as the constant here. Calling conventions: …/doc/oplatform/openApi/summary.html

interface ComponentToken {
  component_access_token: string
  /** Seconds, 7200. */
  expires_in: number
}

interface PreAuthCode {
  pre_auth_code: string
  /** Seconds. The documentation says 600 in one place and 1800 in another: believe this number. */
  expires_in: number
}

interface AuthorizerToken {
  authorizer_access_token: string
  expires_in: number
  /** Replaces the stored one, unless it is empty. */
  authorizer_refresh_token?: string
}

interface AuthorizerPage {
  total_count: number
  list: AuthorizerEntry[]
}

interface StableToken {
  access_token: string
  /** Seconds, at least 300. */
  expires_in: number
}

interface StableTokenRequest {
  grant_type: 'client_credential'
  appid: string
  secret: string
  force_refresh?: boolean
}

type OptionName = 'location_report' | 'voice_recognize' | 'customer_service'

/**
 * 启动票据推送服务: starts the ticket pushes, and does nothing while they run ("in a normal state").
 *
 * The secret's field is `component_secret` here and `component_appsecret` elsewhere.
 */
export const startPushTicket = endpoint<{ component_secret: string }, Done>({
  method: 'POST',
  path: '/cgi-bin/component/api_start_push_ticket',
  token: 'none',
  adds: 'component_appid',
  body: 'json',
  repeatable: true,
})

/**
 * 获取第三方平台令牌: the component's token, from its newest ticket.
 *
 * Every answer makes the token before it old: one owner per component. 40001 means the secret here, there is no token yet.
 */
export const getComponentAccessToken = endpoint<
  { component_appsecret: string; component_verify_ticket: string },
  ComponentToken
>({
  method: 'POST',
  path: '/cgi-bin/component/api_component_token',
  token: 'none',
  adds: 'component_appid',
  body: 'json',
  needs: ['component_access_token', 'expires_in'],
  repeatable: true,
  errors: { 40001: 'WECHAT_SECRET_WRONG' },
})

/** 获取预授权码: a code for one try to authorise; it carries a person to WeChat's authorisation page. */
export const getPreAuthCode = endpoint<object, PreAuthCode>({
  method: 'POST',
  path: '/cgi-bin/component/api_create_preauthcode',
  token: 'component',
  adds: 'component_appid',
  body: 'json',
  needs: ['pre_auth_code', 'expires_in'],
  repeatable: true,
})

/**
 * 使用授权码获取授权信息 (getAuthorizerRefreshToken): exchanges the code of an authorisation for the account's tokens.
 *
 * A code serves once, so a second call after a lost answer would be told "spent" about a success.
 */
export const getAuthorizerRefreshToken = endpoint<
  { authorization_code: string },
  { authorization_info: AuthorizationInfo }
>({
  method: 'POST',
  path: '/cgi-bin/component/api_query_auth',
  token: 'component',
  adds: 'component_appid',
  body: 'json',
  needs: ['authorization_info.authorizer_appid'],
  repeatable: false,
})

/** 获取授权账号调用令牌: a new token for an account that authorised us. */
export const getAuthorizerAccessToken = endpoint<
  { authorizer_appid: string; authorizer_refresh_token: string },
  AuthorizerToken
>({
  method: 'POST',
  path: '/cgi-bin/component/api_authorizer_token',
  token: 'component',
  adds: 'component_appid',
  body: 'json',
  needs: ['authorizer_access_token', 'expires_in'],
  repeatable: true,
})

/**
 * 拉取已授权的账号信息: the accounts that authorised us, at most 500 a page.
 *
 * Also the way back after a refresh token was lost.
 */
export const getAuthorizerList = endpoint<{ offset: number; count: number }, AuthorizerPage>({
  method: 'POST',
  path: '/cgi-bin/component/api_get_authorizer_list',
  token: 'component',
  adds: 'component_appid',
  body: 'json',
  needs: ['total_count', 'list'],
  repeatable: true,
})

/** 获取授权账号详情: the account, and what it granted. Its refresh token may be empty; never let that replace a stored one. */
export const getAuthorizerInfo = endpoint<
  { authorizer_appid: string },
  { authorizer_info: AuthorizerInfo; authorization_info?: AuthorizationInfo }
>({
  method: 'POST',
  path: '/cgi-bin/component/api_get_authorizer_info',
  token: 'component',
  adds: 'component_appid',
  body: 'json',
  needs: ['authorizer_info.user_name'],
  repeatable: true,
})

/**
 * 获取授权方选项信息: one option of an official account.
 *
 * The Chinese page asks for the component's token, the English one for the account's: try the account's first, because the
 * body does not say whose option it is.
 */
export const getAuthorizerOptionInfo = endpoint<
  { option_name: OptionName },
  { option_name: OptionName; option_value: string; authorizer_appid?: string }
>({
  method: 'POST',
  path: '/cgi-bin/component/get_authorizer_option',
  token: 'either',
  body: 'json',
  needs: ['option_value'],
  repeatable: true,
})

/** 设置授权方选项信息: sets one option of an official account. Whose token: as with reading. */
export const setAuthorizerOptionInfo = endpoint<{ option_name: OptionName; option_value: '0' | '1' | '2' }, Done>({
  method: 'POST',
  path: '/cgi-bin/component/set_authorizer_option',
  token: 'either',
  body: 'json',
  repeatable: true,
})

/** 确认授权 (旧): confirms a permission set whose `confirm_info` asks for it. No longer documented; one client knows it. */
export const confirmAuthorization = endpoint<
  { authorizer_appid: string; funscope_category_id: number; confirm_value: 1 | 2 },
  Done
>({
  method: 'POST',
  path: '/cgi-bin/component/api_confirm_authorization',
  token: 'component',
  adds: 'component_appid',
  body: 'json',
  repeatable: false,
})

/**
 * 获取稳定版接口调用凭据: the token of an own app, such as the back office.
 *
 * Until five minutes before its end it answers with the same token again; then old and new both work for five minutes.
 * `force_refresh` makes a new one at once and the old one worthless: 20 a day, 30 s apart, or nothing is refreshed.
 * 10,000 calls a minute, 500,000 a day.
 * Source: developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken
 */
export const stableToken = endpoint<StableTokenRequest, StableToken>({
  method: 'POST',
  path: '/cgi-bin/stable_token',
  token: 'none',
  body: 'json',
  needs: ['access_token', 'expires_in'],
  repeatable: true,
  errors: { 40001: 'WECHAT_SECRET_WRONG' },
})
