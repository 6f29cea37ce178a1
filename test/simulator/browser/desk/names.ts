/** WeChat's own names for what goes over the wire, for people who read along. */

const calls: Record<string, string> = {
  '/cgi-bin/component/api_start_push_ticket': '启动票据推送服务',
  '/cgi-bin/component/api_component_token': '获取第三方平台令牌',
  '/cgi-bin/component/api_create_preauthcode': '获取预授权码',
  '/cgi-bin/component/api_query_auth': '用授权码换取授权信息',
  '/cgi-bin/component/api_authorizer_token': '刷新授权方令牌',
  '/cgi-bin/component/api_get_authorizer_info': '获取授权账号详情',
  '/cgi-bin/component/api_get_authorizer_list': '拉取已授权账号列表',
  '/cgi-bin/component/api_get_authorizer_option': '读取授权方选项',
  '/cgi-bin/component/api_set_authorizer_option': '设置授权方选项',
  '/cgi-bin/stable_token': '获取稳定版接口凭据',
  '/sns/jscode2session': '小程序登录',
  '/sns/component/jscode2session': '小程序登录（服务商）',
  '/wxa/business/getuserphonenumber': '获取手机号',
  '/wxa/checksession': '检验登录态',
  '/wxa/resetusersessionkey': '重置登录态',
  '/cgi-bin/openapi/rid/get': '查询 rid 信息',
  '/cgi-bin/clear_quota': '重置调用次数',
}

const pushes: Record<string, string> = {
  component_verify_ticket: '验证票据',
  authorized: '授权成功',
  updateauthorized: '授权更新',
  unauthorized: '取消授权',
  notify_third_fasteregister: '快速注册结果',
}

const pages: Record<string, string> = {
  '/cgi-bin/componentloginpage': 'PC 版授权页',
  '/wxaopen/safe/bindcomponent': '移动端授权页',
  '/safe/bindcomponent': '移动端授权页（旧版）',
  '/safe/bindcomponent/consent': '授权页：权限确认',
  '/safe/bindcomponent/decide': '授权页：提交',
}

const sets: Record<number, string> = {
  17: '获取小程序码',
  18: '小程序开发与数据分析',
  19: '小程序客服',
  25: '开放平台账号',
  30: '小程序基本信息',
  31: '认证名称检测',
  40: '插件管理',
  45: '物流服务',
  76: '违规与交易投诉',
  81: '试用小程序快速认证',
  88: '小程序链接',
  142: '发货管理',
  156: '小程序备案',
}

export const callName = (path: string): string => calls[path] ?? path
export const pushName = (kind: string): string => pushes[kind] ?? kind
export const pageName = (path: string): string => pages[path] ?? path
export const setName = (id: number): string => sets[id] ?? `权限集 ${id}`
