import * as basicInfo from '../../../server/wechat/basicInfo'
import * as category from '../../../server/wechat/category'
import * as componentDomain from '../../../server/wechat/componentDomain'
import * as domain from '../../../server/wechat/domain'
import { WechatFile } from '../../../server/wechat/endpoint'
import * as icpFiling from '../../../server/wechat/icpFiling'
import * as privacy from '../../../server/wechat/privacy'
import * as tester from '../../../server/wechat/tester'
import { golden, ok } from './golden'

const file = { file_name: 'Ab1.txt', file_content: '0123456789abcdef' }

const servers = {
  requestdomain: ['https://api.example.com'],
  wsrequestdomain: ['wss://api.example.com'],
  uploaddomain: ['https://api.example.com'],
  downloaddomain: ['https://img.example.com'],
  udpdomain: [],
  tcpdomain: [],
}

const tree = {
  ...ok,
  categories_list: {
    categories: [
      { id: 0, name: '', level: 0, father: 0, children: [220] },
      { id: 220, name: '餐饮服务', level: 1, father: 0, children: [221] },
      {
        id: 221,
        name: '餐饮服务场所/餐饮服务管理企业',
        level: 2,
        father: 220,
        children: [],
        sensitive_type: 1 as const,
        qualify: { exter_list: [{ inner_list: [{ name: '《食品经营许可证》' }] }] },
      },
    ],
  },
}

/** What a mini-program may reach, who tries it, what it tells its customers, and what it sells. */
export const accountCalls = {
  modifyServerDomain: golden(
    domain.modifyServerDomain,
    { action: 'set', ...servers },
    'POST /wxa/modify_domain?access_token=T',
    '{"action":"set","requestdomain":["https://api.example.com"],"wsrequestdomain":["wss://api.example.com"],"uploaddomain":["https://api.example.com"],"downloaddomain":["https://img.example.com"],"udpdomain":[],"tcpdomain":[]}',
    { ...ok, ...servers, invalid_requestdomain: [], no_icp_domain: [] },
  ),
  modifyServerDomainDirectly: golden(
    domain.modifyServerDomainDirectly,
    { action: 'get' },
    'POST /wxa/modify_domain_directly?access_token=T',
    '{"action":"get"}',
    { ...ok, ...servers },
  ),
  getEffectiveServerDomain: golden(
    domain.getEffectiveServerDomain,
    {},
    'POST /wxa/get_effective_domain?access_token=T',
    '{}',
    { ...ok, mp_domain: {}, third_domain: servers, direct_domain: {}, effective_domain: servers },
  ),
  modifyJumpDomain: golden(
    domain.modifyJumpDomain,
    { action: 'set', webviewdomain: ['https://www.example.com'] },
    'POST /wxa/setwebviewdomain?access_token=T',
    '{"action":"set","webviewdomain":["https://www.example.com"]}',
    ok,
  ),
  modifyJumpDomainDirectly: golden(
    domain.modifyJumpDomainDirectly,
    { action: 'get' },
    'POST /wxa/setwebviewdomain_directly?access_token=T',
    '{"action":"get"}',
    { ...ok, webviewdomain: ['https://www.example.com'] },
  ),
  getJumpDomainConfirmFile: golden(
    domain.getJumpDomainConfirmFile,
    {},
    'POST /wxa/get_webviewdomain_confirmfile?access_token=T',
    '{}',
    { ...ok, ...file },
  ),
  getEffectiveJumpDomain: golden(
    domain.getEffectiveJumpDomain,
    {},
    'POST /wxa/get_effective_webviewdomain?access_token=T',
    '{}',
    { ...ok, effective_webviewdomain: ['https://www.example.com'] },
  ),
  getPrefetchDomain: golden(domain.getPrefetchDomain, {}, 'GET /wxa/get_prefetchdnsdomain?access_token=T', '', {
    ...ok,
    prefetch_dns_domain: [{ url: 'api.example.com', status: 1 }],
    size_limit: 5,
  }),
  setPrefetchDomain: golden(
    domain.setPrefetchDomain,
    { prefetch_dns_domain: [{ url: 'api.example.com' }] },
    'POST /wxa/set_prefetchdnsdomain?access_token=T',
    '{"prefetch_dns_domain":[{"url":"api.example.com"}]}',
    ok,
  ),
  modifyThirdpartyServerDomain: golden(
    componentDomain.modifyThirdpartyServerDomain,
    { action: 'set', wxa_server_domain: 'api.example.com;img.example.com', is_modify_published_together: true },
    'POST /cgi-bin/component/modify_wxa_server_domain?access_token=T',
    '{"action":"set","wxa_server_domain":"api.example.com;img.example.com","is_modify_published_together":true}',
    {
      ...ok,
      published_wxa_server_domain: 'api.example.com;img.example.com',
      testing_wxa_server_domain: 'api.example.com;img.example.com',
    },
  ),
  modifyThirdpartyJumpDomain: golden(
    componentDomain.modifyThirdpartyJumpDomain,
    { action: 'get' },
    'POST /cgi-bin/component/modify_wxa_jump_domain?access_token=T',
    '{"action":"get"}',
    { ...ok, testing_wxa_jump_h5_domain: 'www.example.com' },
  ),
  getThirdpartyJumpDomainConfirmFile: golden(
    componentDomain.getThirdpartyJumpDomainConfirmFile,
    {},
    'POST /cgi-bin/component/get_domain_confirmfile?access_token=T',
    '{}',
    { ...ok, ...file },
  ),
  bindTester: golden(
    tester.bindTester,
    { wechatid: 'xiaowang' },
    'POST /wxa/bind_tester?access_token=T',
    '{"wechatid":"xiaowang"}',
    { ...ok, userstr: 'u1' },
  ),
  unbindTester: golden(
    tester.unbindTester,
    { userstr: 'u1' },
    'POST /wxa/unbind_tester?access_token=T',
    '{"userstr":"u1"}',
    ok,
  ),
  getTester: golden(
    tester.getTester,
    { action: 'get_experiencer' },
    'POST /wxa/memberauth?access_token=T',
    '{"action":"get_experiencer"}',
    { ...ok, members: [{ userstr: 'u1' }] },
  ),
  setPrivacySetting: golden(
    privacy.setPrivacySetting,
    {
      privacy_ver: 2,
      owner_setting: { contact_phone: '13800000000', notice_method: '弹窗' },
      setting_list: [{ privacy_key: 'PhoneNumber', privacy_text: '联系顾客取餐' }],
    },
    'POST /cgi-bin/component/setprivacysetting?access_token=T',
    '{"privacy_ver":2,"owner_setting":{"contact_phone":"13800000000","notice_method":"弹窗"},"setting_list":[{"privacy_key":"PhoneNumber","privacy_text":"联系顾客取餐"}]}',
    ok,
  ),
  getPrivacySetting: golden(
    privacy.getPrivacySetting,
    { privacy_ver: 2 },
    'POST /cgi-bin/component/getprivacysetting?access_token=T',
    '{"privacy_ver":2}',
    {
      ...ok,
      code_exist: 1,
      privacy_list: ['PhoneNumber'],
      setting_list: [{ privacy_key: 'PhoneNumber', privacy_text: '', privacy_label: '手机号' }],
      update_time: 1767225600,
      owner_setting: { contact_phone: '13800000000', notice_method: '弹窗' },
      privacy_desc: { privacy_desc_list: [{ privacy_key: 'PhoneNumber', privacy_desc: '手机号' }] },
    },
  ),
  uploadPrivacySetting: golden(
    privacy.uploadPrivacySetting,
    { file: new WechatFile('guideline.txt', 'text/plain', Buffer.from('指引')) },
    'POST /cgi-bin/component/uploadprivacyextfile?access_token=T',
    '--B\r\nContent-Disposition: form-data; name="file"; filename="guideline.txt"\r\nContent-Type: text/plain\r\n\r\n指引\r\n--B--\r\n',
    { ...ok, ext_file_media_id: 'f1' },
  ),
  applyPrivacyInterface: golden(
    privacy.applyPrivacyInterface,
    { api_name: 'wx.chooseAddress', content: '顾客选择收货地址', pic_list: ['https://www.example.com/a.png'] },
    'POST /wxa/security/apply_privacy_interface?access_token=T',
    '{"api_name":"wx.chooseAddress","content":"顾客选择收货地址","pic_list":["https://www.example.com/a.png"]}',
    { ...ok, audit_id: 5 },
  ),
  getPrivacyInterface: golden(
    privacy.getPrivacyInterface,
    {},
    'GET /wxa/security/get_privacy_interface?access_token=T',
    '',
    { ...ok, interface_list: [{ api_name: 'wx.chooseAddress', api_ch_name: '获取用户地址', status: 5 }] },
  ),
  getAllCategories: golden(
    category.getAllCategories,
    {},
    'GET /cgi-bin/wxopen/getallcategories?access_token=T',
    '',
    tree,
  ),
  getAllCategoriesByType: golden(
    category.getAllCategoriesByType,
    { verify_type: 1 },
    'POST /cgi-bin/wxopen/getcategoriesbytype?access_token=T',
    '{"verify_type":1}',
    tree,
  ),
  getSettingCategories: golden(
    category.getSettingCategories,
    {},
    'GET /cgi-bin/wxopen/getcategory?access_token=T',
    '',
    {
      ...ok,
      categories: [
        {
          first: 220,
          first_name: '餐饮服务',
          second: 221,
          second_name: '餐饮服务场所/餐饮服务管理企业',
          audit_status: 2,
          audit_reason: '资质不清晰',
        },
      ],
      limit: 5,
      quota: 4,
      category_limit: 20,
    },
  ),
  addCategory: golden(
    category.addCategory,
    { categories: [{ first: 220, second: 221, certicates: [{ key: '《食品经营许可证》', value: 'm1' }] }] },
    'POST /cgi-bin/wxopen/addcategory?access_token=T',
    '{"categories":[{"first":220,"second":221,"certicates":[{"key":"《食品经营许可证》","value":"m1"}]}]}',
    ok,
  ),
  deleteCategory: golden(
    category.deleteCategory,
    { first: 220, second: 221 },
    'POST /cgi-bin/wxopen/deletecategory?access_token=T',
    '{"first":220,"second":221}',
    ok,
  ),
  modifyCategory: golden(
    category.modifyCategory,
    { first: 220, second: 221, certicates: [{ key: '《食品经营许可证》', value: 'm2' }] },
    'POST /cgi-bin/wxopen/modifycategory?access_token=T',
    '{"first":220,"second":221,"certicates":[{"key":"《食品经营许可证》","value":"m2"}]}',
    ok,
  ),
  getAccountBasicInfo: golden(
    basicInfo.getAccountBasicInfo,
    {},
    'GET /cgi-bin/account/getaccountbasicinfo?access_token=T',
    '',
    {
      ...ok,
      appid: 'wxa000000000000001',
      account_type: 3,
      principal_type: 1,
      principal_name: '小麦餐饮有限公司',
      realname_status: 1,
      nickname_info: { nickname: '小麦面馆', modify_used_count: 0, modify_quota: 2 },
      wx_verify_info: { qualification_verify: false, naming_verify: false },
    },
  ),
  getIcpEntranceInfo: golden(
    icpFiling.getIcpEntranceInfo,
    {},
    'GET /wxa/icp/get_icp_entrance_info?access_token=T',
    '',
    {
      ...ok,
      info: { status: 3, audit_data: [{ key_name: '负责人', error: '照片不清晰', suggest: '重新拍摄' }] },
    },
  ),
}
