import { endpoint, type Done, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/openapi/, one page for each; getCallbackIp,
// getApiDomainIp and callbackCheck: developers.weixin.qq.com/doc/offiaccount/Basic_Information/

interface Rate {
  call_count: number
  refresh_second: number
}

interface ApiQuota {
  quota: { daily_limit: number; used: number; remain: number }
  rate_limit?: Rate
  /** Of calls made through a component. */
  component_rate_limit?: Rate
}

interface RidInfo {
  request: {
    /** Unix seconds. */
    invoke_time: number
    cost_in_ms: number
    request_url: string
    request_body: string
    response_body: string
    client_ip: string
  }
}

interface CallbackCheck {
  dns?: { ip: string; real_operator: string }[]
  ping?: { ip: string; from_operator: string; package_loss: string; time: string }[]
}

interface SecretReset {
  appsecret: string
  /** An account that authorised us: its calls are reset instead of the component's. */
  appid?: string
}

/** 使用 AppSecret 重置第三方平台 API 调用次数. Ten a month for an account, all ways of resetting together. */
export const clearComponentQuotaByAppSecret = endpoint<SecretReset, Done>({
  method: 'POST',
  path: '/cgi-bin/component/clear_quota/v2',
  token: 'none',
  adds: 'component_appid',
  body: 'json',
  repeatable: false,
})

/** 重置 API 调用次数: all calls of the account whose token is used. Counts against the same ten a month. */
export const clearQuota = endpoint<{ appid: string }, Done>({
  method: 'POST',
  path: '/cgi-bin/clear_quota',
  token: 'either',
  body: 'json',
  repeatable: false,
})

/** 查询 API 调用额度 of one path, with its leading slash. The token must be of the kind that the path wants. */
export const getApiQuota = endpoint<{ cgi_path: string }, ApiQuota>({
  method: 'POST',
  path: '/cgi-bin/openapi/quota/get',
  token: 'either',
  body: 'json',
  needs: ['quota'],
  repeatable: true,
})

/** 重置指定 API 调用次数. */
export const clearApiQuota = endpoint<{ cgi_path: string }, Done>({
  method: 'POST',
  path: '/cgi-bin/openapi/quota/clear',
  token: 'either',
  body: 'json',
  repeatable: false,
})

/** 查询 rid 信息: what a failed call looked like to WeChat, for seven days, to the account that made it. Holds secrets. */
export const getRidInfo = endpoint<{ rid: string }, RidInfo>({
  method: 'POST',
  path: '/cgi-bin/openapi/rid/get',
  token: 'either',
  body: 'json',
  needs: ['request'],
  repeatable: true,
})

/** 获取微信推送服务器 IP: where pushes come from. It changes; it does not replace the signature. */
export const getCallbackIp = endpoint<Nothing, { ip_list: string[] }>({
  method: 'GET',
  path: '/cgi-bin/getcallbackip',
  token: 'either',
  body: 'query',
  needs: ['ip_list'],
  repeatable: true,
})

/** 获取微信 API 服务器 IP. */
export const getApiDomainIp = endpoint<Nothing, { ip_list: string[] }>({
  method: 'GET',
  path: '/cgi-bin/get_api_domain_ip',
  token: 'either',
  body: 'query',
  needs: ['ip_list'],
  repeatable: true,
})

/** 网络检测: WeChat looks our callback address up and pings it, which takes its time. */
export const callbackCheck = endpoint<
  { action: 'dns' | 'ping' | 'all'; check_operator: 'CHINANET' | 'UNICOM' | 'CAP' | 'DEFAULT' },
  CallbackCheck
>({
  method: 'POST',
  path: '/cgi-bin/callback/check',
  token: 'either',
  body: 'json',
  repeatable: true,
  timeoutMs: 30_000,
})
