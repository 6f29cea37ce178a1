/** What an API takes, where it goes, and what it answers. `!`: not without it, or not without it where its parent is. */
interface Fields {
  query?: string
  body?: string
  form?: string
  answer?: string
}

/**
 * The fields of every API we call, without token, errcode and errmsg.
 *
 * Source: developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/, one page for each, named as the row; stableToken:
 * developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken.
 */
export const documentedFields: Record<string, Fields> = {
  // Credentials and authorisations
  startPushTicket: { body: 'component_appid! component_secret!' },
  getComponentAccessToken: {
    body: 'component_appid! component_appsecret! component_verify_ticket!',
    answer: 'component_access_token expires_in',
  },
  getPreAuthCode: { body: 'component_appid!', answer: 'pre_auth_code expires_in' },
  getAuthorizerRefreshToken: {
    body: 'component_appid! authorization_code!',
    answer: `
      authorization_info authorization_info.authorizer_appid authorization_info.authorizer_access_token
      authorization_info.expires_in authorization_info.authorizer_refresh_token authorization_info.func_info
      authorization_info.func_info[].funcscope_category.id
      authorization_info.func_info[].funcscope_category.type
      authorization_info.func_info[].funcscope_category.name
      authorization_info.func_info[].funcscope_category.desc authorization_info.func_info[].confirm_info`,
  },
  getAuthorizerAccessToken: {
    body: 'component_appid! authorizer_appid! authorizer_refresh_token!',
    answer: 'authorizer_access_token expires_in authorizer_refresh_token',
  },
  getAuthorizerInfo: {
    body: 'component_appid! authorizer_appid!',
    answer: `
      authorizer_info authorizer_info.nick_name authorizer_info.head_img authorizer_info.service_type_info.id
      authorizer_info.service_type_info.name authorizer_info.verify_type_info.id
      authorizer_info.verify_type_info.name authorizer_info.user_name authorizer_info.alias
      authorizer_info.qrcode_url authorizer_info.business_info.open_pay
      authorizer_info.business_info.open_shake authorizer_info.business_info.open_scan
      authorizer_info.business_info.open_card authorizer_info.business_info.open_store authorizer_info.idc
      authorizer_info.principal_name authorizer_info.signature authorizer_info.MiniProgramInfo
      authorizer_info.MiniProgramInfo.network.RequestDomain
      authorizer_info.MiniProgramInfo.network.WsRequestDomain
      authorizer_info.MiniProgramInfo.network.UploadDomain
      authorizer_info.MiniProgramInfo.network.DownloadDomain authorizer_info.MiniProgramInfo.network.BizDomain
      authorizer_info.MiniProgramInfo.network.UDPDomain authorizer_info.MiniProgramInfo.network.TCPDomain
      authorizer_info.MiniProgramInfo.categories authorizer_info.MiniProgramInfo.categories[].first
      authorizer_info.MiniProgramInfo.categories[].second authorizer_info.MiniProgramInfo.visit_status
      authorizer_info.register_type authorizer_info.account_status
      authorizer_info.basic_config.is_phone_configured authorizer_info.basic_config.is_email_configured
      authorizer_info.channels_info.id authorizer_info.store_info.id authorizer_info.talent_info.id
      authorizer_info.supplier_info.id authorization_info authorization_info.authorizer_appid
      authorization_info.authorizer_refresh_token authorization_info.func_info
      authorization_info.func_info[].funcscope_category.id`,
  },
  getAuthorizerList: {
    body: 'component_appid! offset! count!',
    answer: 'total_count list list[].authorizer_appid list[].refresh_token list[].auth_time',
  },
  getAuthorizerOptionInfo: {
    body: 'option_name! component_appid authorizer_appid',
    answer: 'authorizer_appid option_name option_value',
  },
  setAuthorizerOptionInfo: { body: 'option_name! option_value! component_appid authorizer_appid' },
  confirmAuthorization: { body: 'component_appid! authorizer_appid! funscope_category_id! confirm_value!' },
  clearComponentQuotaByAppSecret: { body: 'component_appid! appsecret! appid' },
  clearQuota: { body: 'appid!' },
  getApiQuota: {
    body: 'cgi_path!',
    answer: `
      quota.daily_limit quota.used quota.remain rate_limit.call_count rate_limit.refresh_second
      component_rate_limit.call_count component_rate_limit.refresh_second`,
  },
  clearApiQuota: { body: 'cgi_path!' },
  getRidInfo: {
    body: 'rid!',
    answer: `
      request.invoke_time request.cost_in_ms request.request_url request.request_body request.response_body
      request.client_ip`,
  },
  getCallbackIp: { answer: 'ip_list' },
  getApiDomainIp: { answer: 'ip_list' },
  callbackCheck: {
    body: 'action! check_operator!',
    answer: 'dns[].ip dns[].real_operator ping[].ip ping[].from_operator ping[].package_loss ping[].time',
  },

  // Login
  thirdpartyCode2Session: {
    query: 'appid! js_code! grant_type! component_appid!',
    answer: 'openid session_key unionid',
  },
  jscode2session: { query: 'appid! secret! js_code! grant_type!', answer: 'openid session_key unionid' },
  getPhoneNumber: {
    body: 'code! openid',
    answer: `
      phone_info.phoneNumber phone_info.purePhoneNumber phone_info.countryCode phone_info.watermark.appid
      phone_info.watermark.timestamp`,
  },
  checkSessionKey: { query: 'openid! signature! sig_method!' },
  resetUserSessionKey: { query: 'openid! signature! sig_method!', answer: 'openid session_key' },
  getPaidUnionid: { query: 'openid! transaction_id mch_id out_trade_no', answer: 'unionid' },
  stableToken: { body: 'grant_type! appid! secret! force_refresh', answer: 'access_token expires_in' },

  // Code
  commit: { body: 'template_id! ext_json! user_version! user_desc!' },
  getTrialQRCode: { query: 'path' },
  getAllCategoryName: {
    answer: `
      category_list category_list[].first_class category_list[].second_class category_list[].third_class
      category_list[].first_id category_list[].second_id category_list[].third_id`,
  },
  getCodePage: { answer: 'page_list' },
  submitAudit: {
    body: `
      item_list! item_list[].address item_list[].tag item_list[].first_class! item_list[].second_class!
      item_list[].third_class item_list[].first_id! item_list[].second_id! item_list[].third_id
      item_list[].title preview_info preview_info.video_id_list preview_info.pic_id_list version_desc
      feedback_info feedback_stuff ugc_declare ugc_declare.scene ugc_declare.method
      ugc_declare.other_scene_desc ugc_declare.has_audit_team ugc_declare.audit_desc privacy_api_not_use
      order_path`,
    answer: 'auditid',
  },
  getAuditStatus: { body: 'auditid!', answer: 'status reason screenshot' },
  getLatestAuditStatus: { answer: 'auditid status reason screenshot user_version user_desc submit_audit_time' },
  undoAudit: {},
  speedupCodeAudit: { body: 'auditid!' },
  setCodeAuditQuota: { answer: 'rest limit speedup_rest speedup_limit' },
  release: {},
  revertCodeRelease: {
    query: 'action app_version',
    answer: `
      version_list version_list[].app_version version_list[].user_version version_list[].user_desc
      version_list[].commit_time`,
  },
  getHistoryVersion: {
    query: 'action!',
    answer: `
      version_list version_list[].app_version version_list[].user_version version_list[].user_desc
      version_list[].commit_time`,
  },
  grayRelease: { body: 'gray_percentage! support_debuger_first support_experiencer_first' },
  getGrayReleasePlan: {
    answer: `
      gray_release_plan.status gray_release_plan.create_timestamp gray_release_plan.gray_percentage
      gray_release_plan.support_debuger_first gray_release_plan.support_experiencer_first`,
  },
  revertGrayRelease: {},
  setVisitStatus: { body: 'action!' },
  getVisitStatus: { answer: 'status' },
  getSupportVersion: { answer: 'now_version uv_info.items uv_info.items[].version uv_info.items[].percentage' },
  setSupportVersion: { body: 'version!' },
  getVersionInfo: {
    answer: `
      exp_info.exp_time exp_info.exp_version exp_info.exp_desc release_info.release_time
      release_info.release_version release_info.release_desc`,
  },
  uploadMediaToCodeAudit: { form: 'media!', answer: 'type mediaid' },
  getCodePrivacyInfo: { answer: 'without_auth_list without_conf_list' },

  // Templates
  getTemplateDraftList: {
    answer: `
      draft_list draft_list[].draft_id draft_list[].user_version draft_list[].user_desc
      draft_list[].create_time draft_list[].source_miniprogram_appid draft_list[].source_miniprogram
      draft_list[].developer draft_list[].category_list`,
  },
  addToTemplate: { body: 'draft_id! template_type' },
  getTemplateList: {
    query: 'template_type',
    answer: `
      template_list template_list[].template_id template_list[].draft_id template_list[].user_version
      template_list[].user_desc template_list[].create_time template_list[].source_miniprogram_appid
      template_list[].source_miniprogram template_list[].template_type template_list[].category_list
      template_list[].audit_scene template_list[].audit_status template_list[].reason`,
  },
  deleteTemplate: { body: 'template_id!' },

  // Domains of a mini-program
  modifyServerDomain: {
    body: 'action! requestdomain wsrequestdomain uploaddomain downloaddomain udpdomain tcpdomain',
    answer: `
      requestdomain wsrequestdomain uploaddomain downloaddomain udpdomain tcpdomain invalid_requestdomain
      invalid_wsrequestdomain invalid_uploaddomain invalid_downloaddomain invalid_udpdomain invalid_tcpdomain
      no_icp_domain`,
  },
  modifyServerDomainDirectly: {
    body: 'action! requestdomain wsrequestdomain uploaddomain downloaddomain udpdomain tcpdomain',
    answer: `
      requestdomain wsrequestdomain uploaddomain downloaddomain udpdomain tcpdomain invalid_requestdomain
      no_icp_domain`,
  },
  getEffectiveServerDomain: { answer: 'mp_domain third_domain direct_domain effective_domain' },
  modifyJumpDomain: { body: 'action webviewdomain', answer: 'webviewdomain' },
  modifyJumpDomainDirectly: { body: 'action! webviewdomain', answer: 'webviewdomain' },
  getJumpDomainConfirmFile: { answer: 'file_name file_content' },
  getEffectiveJumpDomain: {
    answer: 'mp_webviewdomain third_webviewdomain direct_webviewdomain effective_webviewdomain',
  },
  getPrefetchDomain: { answer: 'prefetch_dns_domain[].url prefetch_dns_domain[].status size_limit' },
  setPrefetchDomain: { body: 'prefetch_dns_domain! prefetch_dns_domain[].url!' },

  // Domains of the platform
  modifyThirdpartyServerDomain: {
    body: 'action! wxa_server_domain is_modify_published_together',
    answer: 'published_wxa_server_domain testing_wxa_server_domain invalid_wxa_server_domain',
  },
  modifyThirdpartyJumpDomain: {
    body: 'action! wxa_jump_h5_domain is_modify_published_together',
    answer: 'published_wxa_jump_h5_domain testing_wxa_jump_h5_domain invalid_wxa_jump_h5_domain',
  },
  getThirdpartyJumpDomainConfirmFile: { answer: 'file_name file_content' },

  // Testers
  bindTester: { body: 'wechatid!', answer: 'userstr' },
  unbindTester: { body: 'wechatid userstr' },
  getTester: { body: 'action!', answer: 'members members[].userstr' },

  // Privacy
  setPrivacySetting: {
    body: `
      privacy_ver owner_setting! owner_setting.contact_email owner_setting.contact_phone
      owner_setting.contact_qq owner_setting.contact_weixin owner_setting.ext_file_media_id
      owner_setting.notice_method! owner_setting.store_expire_timestamp owner_setting.store_region
      setting_list setting_list[].privacy_key! setting_list[].privacy_text! sdk_privacy_info_list`,
  },
  getPrivacySetting: {
    body: 'privacy_ver',
    answer: `
      code_exist privacy_list setting_list setting_list[].privacy_key setting_list[].privacy_text
      setting_list[].privacy_label update_time owner_setting privacy_desc.privacy_desc_list
      privacy_desc.privacy_desc_list[].privacy_key privacy_desc.privacy_desc_list[].privacy_desc
      sdk_privacy_info_list`,
  },
  uploadPrivacySetting: { form: 'file!', answer: 'ext_file_media_id' },
  applyPrivacyInterface: { body: 'api_name! content! url_list pic_list video_list', answer: 'audit_id' },
  getPrivacyInterface: {
    answer: `
      interface_list interface_list[].api_name interface_list[].api_ch_name interface_list[].api_desc
      interface_list[].apply_time interface_list[].status interface_list[].audit_id
      interface_list[].fail_reason interface_list[].api_link interface_list[].group_name`,
  },

  // Categories
  getAllCategories: {
    answer: `
      categories_list.categories categories_list.categories[].id categories_list.categories[].name
      categories_list.categories[].level categories_list.categories[].father
      categories_list.categories[].children categories_list.categories[].sensitive_type
      categories_list.categories[].qualify.exter_list
      categories_list.categories[].qualify.exter_list[].inner_list
      categories_list.categories[].qualify.exter_list[].inner_list[].name
      categories_list.categories[].qualify.exter_list[].inner_list[].url
      categories_list.categories[].qualify.remark`,
  },
  getAllCategoriesByType: { body: 'verify_type', answer: 'categories_list.categories' },
  getSettingCategories: {
    answer: `
      categories categories[].first categories[].first_name categories[].second categories[].second_name
      categories[].audit_status categories[].audit_reason limit quota category_limit`,
  },
  addCategory: {
    body: `
      categories! categories[].first! categories[].second! categories[].certicates
      categories[].certicates[].key! categories[].certicates[].value! categories[].certicates[].expire_time
      categories[].certicates[].is_permanent`,
  },
  deleteCategory: { body: 'first! second!' },
  modifyCategory: { body: 'first! second! certicates! certicates[].key! certicates[].value!' },

  // Codes and links
  getQRCode: { body: 'path! width auto_color line_color is_hyaline env_version' },
  getUnlimitedQRCode: { body: 'scene! page check_path env_version width auto_color line_color is_hyaline' },
  createQRCode: { body: 'path! width' },
  addJumpQRCode: { body: 'prefix! permit_sub_rule! path! open_version! debug_url is_edit! appid' },
  publishJumpQRCode: { body: 'prefix!' },
  getJumpQRCode: {
    body: 'appid get_type prefix_list page_num page_size',
    answer: `
      qrcodejump_open qrcodejump_pub_quota list_size rule_list rule_list[].prefix rule_list[].permit_sub_rule
      rule_list[].path rule_list[].open_version rule_list[].debug_url rule_list[].state`,
  },
  downloadQRCodeText: { answer: 'file_name file_content' },
  deleteJumpQRCode: { body: 'prefix!' },

  // Account
  getAccountBasicInfo: {
    answer: `
      appid account_type principal_type principal_name credential realname_status customer_type
      registered_country nickname nickname_info.nickname nickname_info.modify_used_count
      nickname_info.modify_quota head_image_info.head_image_url head_image_info.modify_used_count
      head_image_info.modify_quota signature_info.signature signature_info.modify_used_count
      signature_info.modify_quota wx_verify_info.qualification_verify wx_verify_info.naming_verify
      wx_verify_info.annual_review wx_verify_info.annual_review_begin_time
      wx_verify_info.annual_review_end_time`,
  },
  getIcpEntranceInfo: {
    answer: `
      info.status info.is_canceling info.available info.audit_data[].key_name info.audit_data[].error
      info.audit_data[].suggest info.sms_verify_status`,
  },
  uploadTempMedia: { query: 'type!', form: 'media!', answer: 'type media_id created_at' },
  getTempMedia: { query: 'media_id!' },
  getMaterial: { body: 'media_id!' },

  // Content
  msgSecCheck: {
    body: 'version! content! scene! openid! title nickname signature',
    answer: `
      trace_id result.suggest result.label detail[].strategy detail[].errcode detail[].suggest detail[].label
      detail[].keyword detail[].prob`,
  },
  mediaCheckAsync: { body: 'version! media_url! media_type! scene! openid!', answer: 'trace_id' },

  // Shipping
  uploadShippingInfo: {
    body: `
      order_key! order_key.order_number_type! order_key.transaction_id order_key.mchid order_key.out_trade_no
      logistics_type! delivery_mode! is_all_delivered shipping_list! shipping_list[].tracking_no
      shipping_list[].express_company shipping_list[].item_desc! shipping_list[].contact.consignor_contact
      shipping_list[].contact.receiver_contact upload_time! payer! payer.openid!`,
  },
  isTradeManaged: { body: 'appid!', answer: 'is_trade_managed' },
  getShippingOrder: {
    body: 'transaction_id merchant_id sub_merchant_id merchant_trade_no',
    answer: 'order.transaction_id order.order_state order.in_complaint order.paid_amount order.openid order.pay_time',
  },
}
