/** Every API we call: method, path, whose token, where it goes. */
export const documented: Record<string, string> = {
  // Credentials and authorisations
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

  // Login
  thirdpartyCode2Session: 'GET /sns/component/jscode2session component component_access_token',
  jscode2session: 'GET /sns/jscode2session none',
  getPhoneNumber: 'POST /wxa/business/getuserphonenumber authorizer access_token',
  checkSessionKey: 'GET /wxa/checksession authorizer access_token',
  resetUserSessionKey: 'GET /wxa/resetusersessionkey authorizer access_token',
  getPaidUnionid: 'GET /wxa/getpaidunionid authorizer access_token',
  stableToken: 'POST /cgi-bin/stable_token none',

  // Code
  commit: 'POST /wxa/commit authorizer access_token',
  getTrialQRCode: 'GET /wxa/get_qrcode authorizer access_token',
  getAllCategoryName: 'GET /wxa/get_category authorizer access_token',
  getCodePage: 'GET /wxa/get_page authorizer access_token',
  submitAudit: 'POST /wxa/submit_audit authorizer access_token',
  getAuditStatus: 'POST /wxa/get_auditstatus authorizer access_token',
  getLatestAuditStatus: 'GET /wxa/get_latest_auditstatus authorizer access_token',
  undoAudit: 'GET /wxa/undocodeaudit authorizer access_token',
  speedupCodeAudit: 'POST /wxa/speedupaudit authorizer access_token',
  setCodeAuditQuota: 'GET /wxa/queryquota authorizer access_token',
  release: 'POST /wxa/release authorizer access_token',
  revertCodeRelease: 'GET /wxa/revertcoderelease authorizer access_token',
  getHistoryVersion: 'GET /wxa/revertcoderelease authorizer access_token',
  grayRelease: 'POST /wxa/grayrelease authorizer access_token',
  getGrayReleasePlan: 'GET /wxa/getgrayreleaseplan authorizer access_token',
  revertGrayRelease: 'GET /wxa/revertgrayrelease authorizer access_token',
  setVisitStatus: 'POST /wxa/change_visitstatus authorizer access_token',
  getVisitStatus: 'POST /wxa/getvisitstatus authorizer access_token',
  getSupportVersion: 'POST /cgi-bin/wxopen/getweappsupportversion authorizer access_token',
  setSupportVersion: 'POST /cgi-bin/wxopen/setweappsupportversion authorizer access_token',
  getVersionInfo: 'POST /wxa/getversioninfo authorizer access_token',
  uploadMediaToCodeAudit: 'POST /wxa/uploadmedia authorizer access_token',
  getCodePrivacyInfo: 'GET /wxa/security/get_code_privacy_info authorizer access_token',

  // Templates
  getTemplateDraftList: 'GET /wxa/gettemplatedraftlist component access_token',
  addToTemplate: 'POST /wxa/addtotemplate component access_token',
  getTemplateList: 'GET /wxa/gettemplatelist component access_token',
  deleteTemplate: 'POST /wxa/deletetemplate component access_token',

  // Domains of a mini-program
  modifyServerDomain: 'POST /wxa/modify_domain authorizer access_token',
  modifyServerDomainDirectly: 'POST /wxa/modify_domain_directly authorizer access_token',
  getEffectiveServerDomain: 'POST /wxa/get_effective_domain authorizer access_token',
  modifyJumpDomain: 'POST /wxa/setwebviewdomain authorizer access_token',
  modifyJumpDomainDirectly: 'POST /wxa/setwebviewdomain_directly authorizer access_token',
  getJumpDomainConfirmFile: 'POST /wxa/get_webviewdomain_confirmfile authorizer access_token',
  getEffectiveJumpDomain: 'POST /wxa/get_effective_webviewdomain authorizer access_token',
  getPrefetchDomain: 'GET /wxa/get_prefetchdnsdomain authorizer access_token',
  setPrefetchDomain: 'POST /wxa/set_prefetchdnsdomain authorizer access_token',

  // Domains of the platform
  modifyThirdpartyServerDomain: 'POST /cgi-bin/component/modify_wxa_server_domain component access_token',
  modifyThirdpartyJumpDomain: 'POST /cgi-bin/component/modify_wxa_jump_domain component access_token',
  getThirdpartyJumpDomainConfirmFile: 'POST /cgi-bin/component/get_domain_confirmfile component access_token',

  // Testers
  bindTester: 'POST /wxa/bind_tester authorizer access_token',
  unbindTester: 'POST /wxa/unbind_tester authorizer access_token',
  getTester: 'POST /wxa/memberauth authorizer access_token',

  // Privacy
  setPrivacySetting: 'POST /cgi-bin/component/setprivacysetting authorizer access_token',
  getPrivacySetting: 'POST /cgi-bin/component/getprivacysetting authorizer access_token',
  uploadPrivacySetting: 'POST /cgi-bin/component/uploadprivacyextfile authorizer access_token',
  applyPrivacyInterface: 'POST /wxa/security/apply_privacy_interface authorizer access_token',
  getPrivacyInterface: 'GET /wxa/security/get_privacy_interface authorizer access_token',

  // Categories
  getAllCategories: 'GET /cgi-bin/wxopen/getallcategories authorizer access_token',
  getAllCategoriesByType: 'POST /cgi-bin/wxopen/getcategoriesbytype authorizer access_token',
  getSettingCategories: 'GET /cgi-bin/wxopen/getcategory authorizer access_token',
  addCategory: 'POST /cgi-bin/wxopen/addcategory authorizer access_token',
  deleteCategory: 'POST /cgi-bin/wxopen/deletecategory authorizer access_token',
  modifyCategory: 'POST /cgi-bin/wxopen/modifycategory authorizer access_token',

  // Codes and links
  getQRCode: 'POST /wxa/getwxacode authorizer access_token',
  getUnlimitedQRCode: 'POST /wxa/getwxacodeunlimit authorizer access_token',
  createQRCode: 'POST /cgi-bin/wxaapp/createwxaqrcode authorizer access_token',
  addJumpQRCode: 'POST /cgi-bin/wxopen/qrcodejumpadd authorizer access_token',
  publishJumpQRCode: 'POST /cgi-bin/wxopen/qrcodejumppublish authorizer access_token',
  getJumpQRCode: 'POST /cgi-bin/wxopen/qrcodejumpget authorizer access_token',
  downloadQRCodeText: 'POST /cgi-bin/wxopen/qrcodejumpdownload authorizer access_token',
  deleteJumpQRCode: 'POST /cgi-bin/wxopen/qrcodejumpdelete authorizer access_token',

  // Account
  getAccountBasicInfo: 'GET /cgi-bin/account/getaccountbasicinfo authorizer access_token',
  getIcpEntranceInfo: 'GET /wxa/icp/get_icp_entrance_info authorizer access_token',
  uploadTempMedia: 'POST /cgi-bin/media/upload authorizer access_token',
  getTempMedia: 'GET /cgi-bin/media/get authorizer access_token',
  getMaterial: 'POST /cgi-bin/material/get_material authorizer access_token',

  // Content
  msgSecCheck: 'POST /wxa/msg_sec_check authorizer access_token',
  mediaCheckAsync: 'POST /wxa/media_check_async authorizer access_token',

  // Shipping
  uploadShippingInfo: 'POST /wxa/sec/order/upload_shipping_info authorizer access_token',
  isTradeManaged: 'POST /wxa/sec/order/is_trade_managed authorizer access_token',
  getShippingOrder: 'POST /wxa/sec/order/get_order authorizer access_token',
}

/** Calls whose second answer would lie, cost, or use up what there is little of. */
export const onceOnly = [
  'uploadShippingInfo',
  'getAuthorizerRefreshToken',
  'confirmAuthorization',
  'clearComponentQuotaByAppSecret',
  'clearQuota',
  'clearApiQuota',
  'thirdpartyCode2Session',
  'jscode2session',
  'getPhoneNumber',
  'resetUserSessionKey',
  'commit',
  'submitAudit',
  'undoAudit',
  'speedupCodeAudit',
  'release',
  'revertCodeRelease',
  'grayRelease',
  'revertGrayRelease',
  'setVisitStatus',
  'addToTemplate',
  'deleteTemplate',
  'modifyServerDomain',
  'modifyServerDomainDirectly',
  'modifyJumpDomain',
  'modifyJumpDomainDirectly',
  'modifyThirdpartyServerDomain',
  'modifyThirdpartyJumpDomain',
  'bindTester',
  'unbindTester',
  'applyPrivacyInterface',
  'addCategory',
  'deleteCategory',
  'modifyCategory',
  'getQRCode',
  'createQRCode',
  'addJumpQRCode',
  'publishJumpQRCode',
  'deleteJumpQRCode',
]

/** Calls that answer with a picture. */
export const pictures = [
  'getTrialQRCode',
  'getQRCode',
  'getUnlimitedQRCode',
  'createQRCode',
  'getTempMedia',
  'getMaterial',
]

/** Calls that take a file. */
export const uploads = ['uploadMediaToCodeAudit', 'uploadPrivacySetting', 'uploadTempMedia']

/** Calls that WeChat takes more than ten seconds for. */
export const slow = ['callbackCheck', 'commit', ...uploads]
