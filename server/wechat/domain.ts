import { endpoint, type Done, type Nothing } from './endpoint'

// Sources: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/miniprogram-management/domain-management/, one page
// for each, named as the constant here.

type DomainKind = 'requestdomain' | 'wsrequestdomain' | 'uploaddomain' | 'downloaddomain' | 'udpdomain' | 'tcpdomain'

/**
 * The addresses that `wx.request` and its like may reach, each with its scheme: https://, for sockets wss://, udp:// and
 * tcp://. A wrong scheme comes back in `invalid_…`, as text that was never sent.
 */
export type ServerDomains = Partial<Record<DomainKind, string[]>>

type Change = 'add' | 'delete' | 'set'

type ServerDomainChange = { action: 'get' } | ({ action: Change } & ServerDomains)

/** The lists as they are now, and what WeChat left out of them. */
export type ServerDomainAnswer = ServerDomains &
  Partial<Record<`invalid_${DomainKind}`, string[]>> & {
    /** Not filed with the authority. */
    no_icp_domain?: string[]
  }

/** Each kind: set in the console, by `modifyServerDomain`, by `modifyServerDomainDirectly`, and what phones obey. */
export type EffectiveServerDomains = Partial<
  Record<'mp_domain' | 'third_domain' | 'direct_domain' | 'effective_domain', ServerDomains>
>

/** Addresses that a web-view may show: https:// and no port. */
interface JumpDomains {
  webviewdomain?: string[]
}

export type EffectiveJumpDomains = Partial<
  Record<'mp_webviewdomain' | 'third_webviewdomain' | 'direct_webviewdomain' | 'effective_webviewdomain', string[]>
>

/** A file to serve at the root of a domain, byte for byte, as proof that it is ours. */
interface ConfirmFile {
  file_name: string
  file_content: string
}

interface PrefetchDomain {
  url: string
  status?: number
}

/**
 * 配置小程序服务器域名: reads or changes the addresses this mini-program may reach. Each must be on the platform's own list
 * first (85018).
 *
 * 85017 and 85301 say that nothing would change, and also that nothing was left after refusals: compare with `get`, and
 * equal is done. 200 of each kind and 50 changes a month, so write only on difference. A port must then be there exactly;
 * no IP addresses.
 */
export const modifyServerDomain = endpoint<ServerDomainChange, ServerDomainAnswer>({
  method: 'POST',
  path: '/wxa/modify_domain',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/**
 * 快速配置小程序服务器域名: the same without the platform's list, for addresses of the merchant's own.
 *
 * Takes effect with the next release: setting again what is live would ask for another one.
 */
export const modifyServerDomainDirectly = endpoint<ServerDomainChange, ServerDomainAnswer>({
  method: 'POST',
  path: '/wxa/modify_domain_directly',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 获取发布后生效的服务器域名, by where they come from. */
export const getEffectiveServerDomain = endpoint<Nothing, EffectiveServerDomains>({
  method: 'POST',
  path: '/wxa/get_effective_domain',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
})

/**
 * 配置小程序业务域名: the web-view's addresses, from the platform's list, sub-domains included. At most 300; none for persons
 * (89231). 89019: they are so already.
 *
 * WeChat takes a call without an action as "add all of the platform's"; ours always says which.
 */
export const modifyJumpDomain = endpoint<{ action: 'get' } | ({ action: Change } & JumpDomains), JumpDomains>({
  method: 'POST',
  path: '/wxa/setwebviewdomain',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/**
 * 快速配置小程序业务域名: the same without the platform's list, once the file of `getJumpDomainConfirmFile` is at the root of
 * each (86103). Takes effect with the next release.
 */
export const modifyJumpDomainDirectly = endpoint<{ action: 'get' } | ({ action: Change } & JumpDomains), JumpDomains>({
  method: 'POST',
  path: '/wxa/setwebviewdomain_directly',
  token: 'authorizer',
  body: 'json',
  repeatable: false,
})

/** 获取业务域名校验文件 for `modifyJumpDomainDirectly`. */
export const getJumpDomainConfirmFile = endpoint<Nothing, ConfirmFile>({
  method: 'POST',
  path: '/wxa/get_webviewdomain_confirmfile',
  token: 'authorizer',
  body: 'json',
  needs: ['file_name', 'file_content'],
  repeatable: true,
})

/** 获取发布后生效的业务域名, by where they come from. */
export const getEffectiveJumpDomain = endpoint<Nothing, EffectiveJumpDomains>({
  method: 'POST',
  path: '/wxa/get_effective_webviewdomain',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
})

/** 获取 DNS 预解析域名. */
export const getPrefetchDomain = endpoint<Nothing, { prefetch_dns_domain?: PrefetchDomain[]; size_limit?: number }>({
  method: 'GET',
  path: '/wxa/get_prefetchdnsdomain',
  token: 'authorizer',
  body: 'query',
  repeatable: true,
})

/** 设置 DNS 预解析域名: names that WeChat looks up while the mini-program loads. At most 5, in place of those before. */
export const setPrefetchDomain = endpoint<{ prefetch_dns_domain: { url: string }[] }, Done>({
  method: 'POST',
  path: '/wxa/set_prefetchdnsdomain',
  token: 'authorizer',
  body: 'json',
  repeatable: true,
})
