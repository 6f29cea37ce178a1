import * as credentials from '../../../server/wechat/credentials'
import * as login from '../../../server/wechat/login'
import * as quota from '../../../server/wechat/quota'
import { golden, ok } from './golden'

const store = 'wxa000000000000001'

/** Tokens, authorisations and who somebody is. */
export const credentialCalls = {
  startPushTicket: golden(
    credentials.startPushTicket,
    { component_secret: 's' },
    'POST /cgi-bin/component/api_start_push_ticket',
    '{"component_appid":"wxcomponent","component_secret":"s"}',
    ok,
  ),
  getComponentAccessToken: golden(
    credentials.getComponentAccessToken,
    { component_appsecret: 's', component_verify_ticket: 'ticket@@@t' },
    'POST /cgi-bin/component/api_component_token',
    '{"component_appid":"wxcomponent","component_appsecret":"s","component_verify_ticket":"ticket@@@t"}',
    { component_access_token: 'C1', expires_in: 7200 },
  ),
  getPreAuthCode: golden(
    credentials.getPreAuthCode,
    {},
    'POST /cgi-bin/component/api_create_preauthcode?access_token=T',
    '{"component_appid":"wxcomponent"}',
    { pre_auth_code: 'preauthcode@@@p', expires_in: 600 },
  ),
  getAuthorizerRefreshToken: golden(
    credentials.getAuthorizerRefreshToken,
    { authorization_code: 'queryauthcode@@@AbC' },
    'POST /cgi-bin/component/api_query_auth?access_token=T',
    '{"component_appid":"wxcomponent","authorization_code":"queryauthcode@@@AbC"}',
    {
      authorization_info: {
        authorizer_appid: store,
        authorizer_access_token: 'A1',
        expires_in: 7200,
        authorizer_refresh_token: 'refreshtoken@@@R1',
        func_info: [{ funcscope_category: { id: 17 } }, { funcscope_category: { id: 18 } }],
      },
    },
  ),
  getAuthorizerAccessToken: golden(
    credentials.getAuthorizerAccessToken,
    { authorizer_appid: store, authorizer_refresh_token: 'refreshtoken@@@R1' },
    'POST /cgi-bin/component/api_authorizer_token?access_token=T',
    `{"component_appid":"wxcomponent","authorizer_appid":"${store}","authorizer_refresh_token":"refreshtoken@@@R1"}`,
    { authorizer_access_token: 'A2', expires_in: 7200, authorizer_refresh_token: 'refreshtoken@@@R1' },
  ),
  getAuthorizerList: golden(
    credentials.getAuthorizerList,
    { offset: 0, count: 500 },
    'POST /cgi-bin/component/api_get_authorizer_list?access_token=T',
    '{"component_appid":"wxcomponent","offset":0,"count":500}',
    { total_count: 1, list: [{ authorizer_appid: store, refresh_token: 'refreshtoken@@@R1', auth_time: 1767225600 }] },
  ),
  getAuthorizerInfo: golden(
    credentials.getAuthorizerInfo,
    { authorizer_appid: store },
    'POST /cgi-bin/component/api_get_authorizer_info?access_token=T',
    `{"component_appid":"wxcomponent","authorizer_appid":"${store}"}`,
    { authorizer_info: { user_name: 'gh_1', nick_name: '小麦面馆' }, authorization_info: { authorizer_appid: store } },
  ),
  getAuthorizerOptionInfo: golden(
    credentials.getAuthorizerOptionInfo,
    { option_name: 'voice_recognize' },
    'POST /cgi-bin/component/get_authorizer_option?access_token=T',
    '{"option_name":"voice_recognize"}',
    { option_name: 'voice_recognize', option_value: '1' },
  ),
  setAuthorizerOptionInfo: golden(
    credentials.setAuthorizerOptionInfo,
    { option_name: 'voice_recognize', option_value: '1' },
    'POST /cgi-bin/component/set_authorizer_option?access_token=T',
    '{"option_name":"voice_recognize","option_value":"1"}',
    ok,
  ),
  confirmAuthorization: golden(
    credentials.confirmAuthorization,
    { authorizer_appid: store, funscope_category_id: 17, confirm_value: 1 },
    'POST /cgi-bin/component/api_confirm_authorization?access_token=T',
    `{"component_appid":"wxcomponent","authorizer_appid":"${store}","funscope_category_id":17,"confirm_value":1}`,
    ok,
  ),
  stableToken: golden(
    credentials.stableToken,
    { grant_type: 'client_credential', appid: store, secret: 's' },
    'POST /cgi-bin/stable_token',
    `{"grant_type":"client_credential","appid":"${store}","secret":"s"}`,
    { access_token: 'O1', expires_in: 7200 },
  ),
  thirdpartyCode2Session: golden(
    login.thirdpartyCode2Session,
    { appid: store, js_code: '0a1B2c', grant_type: 'authorization_code' },
    `GET /sns/component/jscode2session?component_access_token=T&component_appid=wxcomponent&appid=${store}&js_code=0a1B2c&grant_type=authorization_code`,
    '',
    { openid: 'oABC', session_key: 'a2V5', unionid: 'uXYZ' },
  ),
  jscode2session: golden(
    login.jscode2session,
    { appid: store, secret: 's', js_code: '0a1B2c', grant_type: 'authorization_code' },
    `GET /sns/jscode2session?appid=${store}&secret=s&js_code=0a1B2c&grant_type=authorization_code`,
    '',
    { openid: 'oABC', session_key: 'a2V5' },
  ),
  getPhoneNumber: golden(
    login.getPhoneNumber,
    { code: 'p1', openid: 'oABC' },
    'POST /wxa/business/getuserphonenumber?access_token=T',
    '{"code":"p1","openid":"oABC"}',
    {
      ...ok,
      phone_info: {
        phoneNumber: '13800000000',
        purePhoneNumber: '13800000000',
        countryCode: '86',
        watermark: { appid: store, timestamp: 1767225600 },
      },
    },
  ),
  checkSessionKey: golden(
    login.checkSessionKey,
    { openid: 'oABC', signature: 'ab', sig_method: 'hmac_sha256' },
    'GET /wxa/checksession?access_token=T&openid=oABC&signature=ab&sig_method=hmac_sha256',
    '',
    ok,
  ),
  resetUserSessionKey: golden(
    login.resetUserSessionKey,
    { openid: 'oABC', signature: 'ab', sig_method: 'hmac_sha256' },
    'GET /wxa/resetusersessionkey?access_token=T&openid=oABC&signature=ab&sig_method=hmac_sha256',
    '',
    { ...ok, openid: 'oABC', session_key: 'bmV3' },
  ),
  getPaidUnionid: golden(
    login.getPaidUnionid,
    { openid: 'oABC', mch_id: '1900000001', out_trade_no: 'o1' },
    'GET /wxa/getpaidunionid?access_token=T&openid=oABC&mch_id=1900000001&out_trade_no=o1',
    '',
    { ...ok, unionid: 'uXYZ' },
  ),
  clearComponentQuotaByAppSecret: golden(
    quota.clearComponentQuotaByAppSecret,
    { appsecret: 's', appid: store },
    'POST /cgi-bin/component/clear_quota/v2',
    `{"component_appid":"wxcomponent","appsecret":"s","appid":"${store}"}`,
    ok,
  ),
  clearQuota: golden(
    quota.clearQuota,
    { appid: store },
    'POST /cgi-bin/clear_quota?access_token=T',
    `{"appid":"${store}"}`,
    ok,
  ),
  getApiQuota: golden(
    quota.getApiQuota,
    { cgi_path: '/wxa/commit' },
    'POST /cgi-bin/openapi/quota/get?access_token=T',
    '{"cgi_path":"/wxa/commit"}',
    { ...ok, quota: { daily_limit: 1000, used: 1, remain: 999 } },
  ),
  clearApiQuota: golden(
    quota.clearApiQuota,
    { cgi_path: '/wxa/commit' },
    'POST /cgi-bin/openapi/quota/clear?access_token=T',
    '{"cgi_path":"/wxa/commit"}',
    ok,
  ),
  getRidInfo: golden(
    quota.getRidInfo,
    { rid: '65aabbcc-1234abcd-9876fedc' },
    'POST /cgi-bin/openapi/rid/get?access_token=T',
    '{"rid":"65aabbcc-1234abcd-9876fedc"}',
    {
      ...ok,
      request: {
        invoke_time: 1767225600,
        cost_in_ms: 30,
        request_url: 'access_token=',
        request_body: '{}',
        response_body: '{"errcode":85019}',
        client_ip: '192.0.2.7',
      },
    },
  ),
  getCallbackIp: golden(quota.getCallbackIp, {}, 'GET /cgi-bin/getcallbackip?access_token=T', '', {
    ip_list: ['192.0.2.1'],
  }),
  getApiDomainIp: golden(quota.getApiDomainIp, {}, 'GET /cgi-bin/get_api_domain_ip?access_token=T', '', {
    ip_list: ['192.0.2.1'],
  }),
  callbackCheck: golden(
    quota.callbackCheck,
    { action: 'all', check_operator: 'DEFAULT' },
    'POST /cgi-bin/callback/check?access_token=T',
    '{"action":"all","check_operator":"DEFAULT"}',
    {
      ...ok,
      dns: [{ ip: '192.0.2.7', real_operator: 'UNICOM' }],
      ping: [{ ip: '192.0.2.7', from_operator: 'UNICOM', package_loss: '0%', time: '23.079ms' }],
    },
  ),
}
