/** One of WeChat's pages that a person opens; the server only writes its address. */
interface Page {
  method: 'GET'
  path: string
  /** WeChat wants this at the end of the address. */
  hash?: '#wechat_redirect'
}

/** 1 official accounts, 2 mini-programs, 3 both, 4 推客, 5 Channels, 6 all, 8 talent assistants. */
export type AuthType = 1 | 2 | 3 | 4 | 5 | 6 | 8

interface Authorisation {
  componentAppid: string
  preAuthCode: string
  /** On the registered 授权发起页域名; comes back with `auth_code` and `expires_in`. */
  redirectUri: string
  authType: AuthType
  /** Only this account may authorise; stronger than `authType`. */
  bizAppid?: string
  /** The permission sets to ask for; all that are published when left out. */
  categoryIds?: readonly number[]
}

interface Reuse {
  pageUrl: string
  /** The official account whose entity is reused. */
  appid: string
  componentAppid: string
  copiesVerification: boolean
  /** Comes back with `ticket`. */
  redirectUri: string
}

// Source: developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Authorization_Process_Technical_Description.html

/** PC 版授权页: shows a QR to scan. Opens only by a click on a page of the 授权发起页域名: WeChat looks at the Referer. */
export const authPagePc: Page = { method: 'GET', path: '/cgi-bin/componentloginpage' }

/** 移动端授权页（新版）: opens inside WeChat, whatever page it was on. On open.weixin.qq.com. */
export const authPageMobile: Page = {
  method: 'GET',
  path: '/wxaopen/safe/bindcomponent',
  hash: '#wechat_redirect',
}

/** 移动端授权页（旧版）: as the current one, on mp.weixin.qq.com. */
export const authPageMobileOld: Page = { method: 'GET', path: '/safe/bindcomponent', hash: '#wechat_redirect' }

/** 复用公众号资质注册授权页: the official account's administrator lets us register a mini-program of the same entity. */
export const fastRegisterAuthPage: Page = { method: 'GET', path: '/cgi-bin/fastregisterauth' }

/** Where a computer's browser goes to authorise. */
export const pcAuthorisationUrl = ({ pageUrl, ...wanted }: Authorisation & { pageUrl: string }): string =>
  address(pageUrl, authPagePc, parameters(wanted))

/** Where a phone inside WeChat goes to authorise. */
export const mobileAuthorisationUrl = ({ openUrl, ...wanted }: Authorisation & { openUrl: string }): string =>
  address(openUrl, authPageMobile, { ...insideWechat, ...parameters(wanted) })

/** The older address of the same page. */
export const mobileAuthorisationUrlOld = ({ pageUrl, ...wanted }: Authorisation & { pageUrl: string }): string =>
  address(pageUrl, authPageMobileOld, { ...insideWechat, ...parameters(wanted) })

/** Where the administrator of an official account allows its entity to be reused. */
export const fastRegisterUrl = ({ pageUrl, appid, componentAppid, copiesVerification, redirectUri }: Reuse): string =>
  address(pageUrl, fastRegisterAuthPage, {
    appid,
    component_appid: componentAppid,
    copy_wx_verify: copiesVerification ? '1' : '0',
    redirect_uri: redirectUri,
  })

const insideWechat = { action: 'bindcomponent', no_scan: '1' }

const parameters = (wanted: Authorisation): Record<string, string> => ({
  component_appid: wanted.componentAppid,
  pre_auth_code: wanted.preAuthCode,
  redirect_uri: wanted.redirectUri,
  auth_type: String(wanted.authType),
  ...(wanted.bizAppid && { biz_appid: wanted.bizAppid }),
  ...(wanted.categoryIds?.length && { category_id_list: wanted.categoryIds.join('|') }),
})

const address = (host: string, page: Page, query: Record<string, string>): string =>
  `${host.replace(/\/$/, '')}${page.path}?${new URLSearchParams(query).toString()}${page.hash ?? ''}`
