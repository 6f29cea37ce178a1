import * as code from '../../../server/wechat/code'
import * as codeAudit from '../../../server/wechat/codeAudit'
import * as codeRelease from '../../../server/wechat/codeRelease'
import { WechatFile } from '../../../server/wechat/endpoint'
import { writeExtJson } from '../../../server/wechat/extJson'
import * as template from '../../../server/wechat/template'
import { golden, goldenPicture, ok } from './golden'

const upload = {
  create_time: 1767225600,
  user_version: '1.4.0',
  user_desc: '点餐模板',
  source_miniprogram_appid: 'wxd000000000000001',
  source_miniprogram: '模板开发',
}

const category = {
  first_class: '餐饮服务',
  second_class: '餐饮服务场所/餐饮服务管理企业',
  first_id: 220,
  second_id: 221,
}

/** From the draft of a template to a live version. */
export const codeCalls = {
  getTemplateDraftList: golden(template.getTemplateDraftList, {}, 'GET /wxa/gettemplatedraftlist?access_token=T', '', {
    ...ok,
    draft_list: [{ ...upload, draft_id: 7, developer: '小王' }],
  }),
  addToTemplate: golden(
    template.addToTemplate,
    { draft_id: 7, template_type: 0 },
    'POST /wxa/addtotemplate?access_token=T',
    '{"draft_id":7,"template_type":0}',
    ok,
  ),
  getTemplateList: golden(
    template.getTemplateList,
    { template_type: 0 },
    'GET /wxa/gettemplatelist?access_token=T&template_type=0',
    '',
    { ...ok, template_list: [{ ...upload, template_id: 12, draft_id: 7, template_type: 0 }] },
  ),
  deleteTemplate: golden(
    template.deleteTemplate,
    { template_id: 12 },
    'POST /wxa/deletetemplate?access_token=T',
    '{"template_id":12}',
    ok,
  ),
  commit: golden(
    code.commit,
    {
      template_id: 12,
      ext_json: writeExtJson({ extAppid: 'wxa000000000000001', ext: { storeKey: 's_1001' } }),
      user_version: '1.4.0',
      user_desc: '春季模板',
    },
    'POST /wxa/commit?access_token=T',
    '{"template_id":12,"ext_json":"{\\"extAppid\\":\\"wxa000000000000001\\",\\"ext\\":{\\"storeKey\\":\\"s_1001\\"}}","user_version":"1.4.0","user_desc":"春季模板"}',
    ok,
  ),
  getTrialQRCode: goldenPicture(
    code.getTrialQRCode,
    { path: 'page/index?action=1' },
    'GET /wxa/get_qrcode?access_token=T&path=page%2Findex%3Faction%3D1',
    '',
  ),
  getCodePage: golden(code.getCodePage, {}, 'GET /wxa/get_page?access_token=T', '', {
    ...ok,
    page_list: ['pages/index/index', 'pages/order/list'],
  }),
  getCodePrivacyInfo: golden(
    code.getCodePrivacyInfo,
    {},
    'GET /wxa/security/get_code_privacy_info?access_token=T',
    '',
    { ...ok, without_auth_list: [], without_conf_list: [] },
  ),
  getVersionInfo: golden(code.getVersionInfo, {}, 'POST /wxa/getversioninfo?access_token=T', '{}', {
    ...ok,
    exp_info: { exp_time: 1767225600, exp_version: '1.4.0', exp_desc: '春季模板' },
    release_info: { release_time: 1764547200, release_version: '1.3.0', release_desc: '冬季模板' },
  }),
  getAllCategoryName: golden(codeAudit.getAllCategoryName, {}, 'GET /wxa/get_category?access_token=T', '', {
    ...ok,
    category_list: [category],
  }),
  uploadMediaToCodeAudit: golden(
    codeAudit.uploadMediaToCodeAudit,
    { media: new WechatFile('home.png', 'image/png', Buffer.from('PNG')) },
    'POST /wxa/uploadmedia?access_token=T',
    '--B\r\nContent-Disposition: form-data; name="media"; filename="home.png"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--B--\r\n',
    { ...ok, type: 'image', mediaid: 'm1' },
  ),
  submitAudit: golden(
    codeAudit.submitAudit,
    {
      item_list: [{ address: 'pages/index/index', tag: '点餐 外卖', title: '首页', ...category }],
      version_desc: '首次提交',
      order_path: 'pages/order/list',
    },
    'POST /wxa/submit_audit?access_token=T',
    '{"item_list":[{"address":"pages/index/index","tag":"点餐 外卖","title":"首页","first_class":"餐饮服务","second_class":"餐饮服务场所/餐饮服务管理企业","first_id":220,"second_id":221}],"version_desc":"首次提交","order_path":"pages/order/list"}',
    { ...ok, auditid: 450000001 },
  ),
  getAuditStatus: golden(
    codeAudit.getAuditStatus,
    { auditid: 450000001 },
    'POST /wxa/get_auditstatus?access_token=T',
    '{"auditid":450000001}',
    { ...ok, status: 0 },
  ),
  getLatestAuditStatus: golden(
    codeAudit.getLatestAuditStatus,
    {},
    'GET /wxa/get_latest_auditstatus?access_token=T',
    '',
    {
      ...ok,
      auditid: 450000001,
      status: 1,
      reason: '1:页面内容与类目不符<br>',
      screenshot: 'm1|m2',
      user_version: '1.4.0',
      user_desc: '春季模板',
      submit_audit_time: 1767225600,
    },
  ),
  undoAudit: golden(codeAudit.undoAudit, {}, 'GET /wxa/undocodeaudit?access_token=T', '', ok),
  speedupCodeAudit: golden(
    codeAudit.speedupCodeAudit,
    { auditid: 450000001 },
    'POST /wxa/speedupaudit?access_token=T',
    '{"auditid":450000001}',
    ok,
  ),
  setCodeAuditQuota: golden(codeAudit.setCodeAuditQuota, {}, 'GET /wxa/queryquota?access_token=T', '', {
    ...ok,
    rest: 19,
    limit: 20,
    speedup_rest: 1,
    speedup_limit: 1,
  }),
  release: golden(codeRelease.release, {}, 'POST /wxa/release?access_token=T', '{}', ok),
  revertCodeRelease: golden(
    codeRelease.revertCodeRelease,
    { app_version: 3 },
    'GET /wxa/revertcoderelease?access_token=T&app_version=3',
    '',
    ok,
  ),
  getHistoryVersion: golden(
    codeRelease.getHistoryVersion,
    { action: 'get_history_version' },
    'GET /wxa/revertcoderelease?access_token=T&action=get_history_version',
    '',
    {
      ...ok,
      version_list: [{ app_version: 3, user_version: '1.3.0', user_desc: '冬季模板', commit_time: 1764547200 }],
    },
  ),
  grayRelease: golden(
    codeRelease.grayRelease,
    { gray_percentage: 10, support_experiencer_first: true },
    'POST /wxa/grayrelease?access_token=T',
    '{"gray_percentage":10,"support_experiencer_first":true}',
    ok,
  ),
  getGrayReleasePlan: golden(codeRelease.getGrayReleasePlan, {}, 'GET /wxa/getgrayreleaseplan?access_token=T', '', {
    ...ok,
    gray_release_plan: { status: 1, create_timestamp: 1767225600, gray_percentage: 10 },
  }),
  revertGrayRelease: golden(codeRelease.revertGrayRelease, {}, 'GET /wxa/revertgrayrelease?access_token=T', '', ok),
  setVisitStatus: golden(
    codeRelease.setVisitStatus,
    { action: 'close' },
    'POST /wxa/change_visitstatus?access_token=T',
    '{"action":"close"}',
    ok,
  ),
  getVisitStatus: golden(codeRelease.getVisitStatus, {}, 'POST /wxa/getvisitstatus?access_token=T', '{}', {
    ...ok,
    status: 0,
  }),
  getSupportVersion: golden(
    codeRelease.getSupportVersion,
    {},
    'POST /cgi-bin/wxopen/getweappsupportversion?access_token=T',
    '{}',
    { ...ok, now_version: '2.30.0', uv_info: { items: [{ version: '3.0.0', percentage: 99.1 }] } },
  ),
  setSupportVersion: golden(
    codeRelease.setSupportVersion,
    { version: '2.30.0' },
    'POST /cgi-bin/wxopen/setweappsupportversion?access_token=T',
    '{"version":"2.30.0"}',
    ok,
  ),
}
