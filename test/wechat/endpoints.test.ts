import * as pages from '../../server/wechat/authorisationPages'
import * as credentials from '../../server/wechat/credentials'
import type { EndpointSpec } from '../../server/wechat/endpoint'
import * as login from '../../server/wechat/login'
import * as quota from '../../server/wechat/quota'

/** Every API of the groups credentials, authorisation links and login: method, path, whose token, where it goes. */
const documented: Record<string, string> = {
  startPushTicket: 'POST /cgi-bin/component/api_start_push_ticket none',
  getComponentAccessToken: 'POST /cgi-bin/component/api_component_token none',
  getPreAuthCode: 'POST /cgi-bin/component/api_create_preauthcode component access_token',
  getAuthorizerRefreshToken: 'POST /cgi-bin/component/api_query_auth component access_token',
  getAuthorizerAccessToken: 'POST /cgi-bin/component/api_authorizer_token component access_token',
  getAuthorizerInfo: 'POST /cgi-bin/component/api_get_authorizer_info component access_token',
  getAuthorizerList: 'POST /cgi-bin/component/api_get_authorizer_list component access_token',
  getAuthorizerOptionInfo: 'POST /cgi-bin/component/get_authorizer_option either access_token',
  setAuthorizerOptionInfo: 'POST /cgi-bin/component/set_authorizer_option either access_token',
  confirmAuthorization: 'POST /cgi-bin/component/api_confirm_authorization component access_token',
  clearComponentQuotaByAppSecret: 'POST /cgi-bin/component/clear_quota/v2 none',
  clearQuota: 'POST /cgi-bin/clear_quota either access_token',
  getApiQuota: 'POST /cgi-bin/openapi/quota/get either access_token',
  clearApiQuota: 'POST /cgi-bin/openapi/quota/clear either access_token',
  getRidInfo: 'POST /cgi-bin/openapi/rid/get either access_token',
  getCallbackIp: 'GET /cgi-bin/getcallbackip either access_token',
  getApiDomainIp: 'GET /cgi-bin/get_api_domain_ip either access_token',
  callbackCheck: 'POST /cgi-bin/callback/check either access_token',
  thirdpartyCode2Session: 'GET /sns/component/jscode2session component component_access_token',
  jscode2session: 'GET /sns/jscode2session none',
  getPhoneNumber: 'POST /wxa/business/getuserphonenumber authorizer access_token',
  checkSessionKey: 'GET /wxa/checksession authorizer access_token',
  resetUserSessionKey: 'GET /wxa/resetusersessionkey authorizer access_token',
  getPaidUnionid: 'GET /wxa/getpaidunionid authorizer access_token',
  stableToken: 'POST /cgi-bin/stable_token none',
}

const documentedPages: Record<string, string> = {
  authPagePc: 'GET /cgi-bin/componentloginpage',
  authPageMobile: 'GET /wxaopen/safe/bindcomponent',
  authPageMobileOld: 'GET /safe/bindcomponent',
  fastRegisterAuthPage: 'GET /cgi-bin/fastregisterauth',
}

/** Calls whose second answer would lie, cost, or use up what there is little of. */
const onceOnly = [
  'getAuthorizerRefreshToken',
  'confirmAuthorization',
  'clearComponentQuotaByAppSecret',
  'clearQuota',
  'clearApiQuota',
  'thirdpartyCode2Session',
  'jscode2session',
  'getPhoneNumber',
  'resetUserSessionKey',
]

const rows: Record<string, EndpointSpec> = { ...credentials, ...quota, ...login }

const tokenOf = ({ token, tokenParam }: EndpointSpec) =>
  token === 'none' ? token : `${token} ${tokenParam ?? 'access_token'}`

describe('the rows of the protocol', () => {
  it('are all there, with their method, path and token', () => {
    const ours = Object.entries(rows).map(([id, row]) => [id, `${row.method} ${row.path} ${tokenOf(row)}`])
    expect(Object.fromEntries(ours)).toEqual(documented)
  })

  it('name the pages that people open', () => {
    const ours = Object.entries(pages).flatMap(([id, page]) =>
      typeof page === 'object' ? [[id, `${page.method} ${page.path}`]] : [],
    )
    expect(Object.fromEntries(ours)).toEqual(documentedPages)
  })

  it('say of each whether it may be sent again', () => {
    const once = Object.entries(rows).flatMap(([id, row]) => (row.repeatable ? [] : [id]))
    expect(once.sort()).toEqual([...onceOnly].sort())
  })

  it('read in the query and write in the body', () => {
    for (const row of Object.values(rows)) expect(row.body).toBe(row.method === 'GET' ? 'query' : 'json')
  })
})

describe('the pages that authorise', () => {
  const wanted = {
    componentAppid: 'wxc',
    preAuthCode: 'preauthcode@@@a b',
    redirectUri: 'https://open.example.com/wechat/authorized/1?a=b&c=d',
    authType: 2,
  } as const
  const parameters = {
    component_appid: 'wxc',
    pre_auth_code: 'preauthcode@@@a b',
    redirect_uri: 'https://open.example.com/wechat/authorized/1?a=b&c=d',
    auth_type: '2',
  }
  const read = (address: string) => {
    const { origin, pathname, searchParams, hash } = new URL(address)
    return { place: origin + pathname, query: Object.fromEntries(searchParams), hash }
  }

  it('on a computer', () => {
    expect(read(pages.pcAuthorisationUrl({ ...wanted, pageUrl: 'https://mp.weixin.qq.com' }))).toEqual({
      place: 'https://mp.weixin.qq.com/cgi-bin/componentloginpage',
      query: parameters,
      hash: '',
    })
  })

  it('inside WeChat, for one account and some permission sets', () => {
    const narrow = { ...wanted, bizAppid: 'wx1', categoryIds: [17, 18, 30] }
    expect(read(pages.mobileAuthorisationUrl({ ...narrow, openUrl: 'https://open.weixin.qq.com/' }))).toEqual({
      place: 'https://open.weixin.qq.com/wxaopen/safe/bindcomponent',
      query: { action: 'bindcomponent', no_scan: '1', ...parameters, biz_appid: 'wx1', category_id_list: '17|18|30' },
      hash: '#wechat_redirect',
    })
  })

  it('inside WeChat, at the older address', () => {
    expect(read(pages.mobileAuthorisationUrlOld({ ...wanted, pageUrl: 'https://mp.weixin.qq.com' }))).toEqual({
      place: 'https://mp.weixin.qq.com/safe/bindcomponent',
      query: { action: 'bindcomponent', no_scan: '1', ...parameters },
      hash: '#wechat_redirect',
    })
  })

  it('the reuse of an official account’s entity', () => {
    const reuse = {
      pageUrl: 'https://mp.weixin.qq.com',
      appid: 'wx1',
      componentAppid: 'wxc',
      redirectUri: 'https://a.b/',
    }
    expect(read(pages.fastRegisterUrl({ ...reuse, copiesVerification: true })).query).toEqual({
      appid: 'wx1',
      component_appid: 'wxc',
      copy_wx_verify: '1',
      redirect_uri: 'https://a.b/',
    })
  })
})
