/** 权限集 in words a shop owner understands. Ids and names: developers.weixin.qq.com, 第三方平台 → 权限集. */
export interface PermissionSet {
  id: number
  name: string
  text: string
  /** Without it a store cannot be opened at all. */
  isRequired: boolean
  /** 互斥: only one platform may hold it; granting it elsewhere takes it from us. */
  isExclusive: boolean
}

const set = (id: number, name: string, text: string, isRequired = false, isExclusive = false): PermissionSet => ({
  id,
  name,
  text,
  isRequired,
  isExclusive,
})

export const permissionSets: readonly PermissionSet[] = [
  set(17, '获取小程序码', '生成店铺和商品的小程序码', true),
  set(18, '小程序开发与数据分析', '上传店铺页面、提交审核、发布上线', true, true),
  set(30, '小程序基本信息管理', '设置名称、头像、简介和经营类目', true),
  set(19, '小程序客服管理', '收到并回复顾客消息'),
  set(25, '开放平台账号管理', '让同一位顾客在您的各个小程序里是同一个人', false, true),
  set(31, '小程序认证名称检测', '检查店铺名称能否使用'),
  set(40, '小程序插件管理', '使用物流等插件', false, true),
  set(45, '微信物流服务', '打印快递面单', false, true),
  set(76, '违规与交易投诉管理', '及时看到违规和投诉并处理', false, true),
  set(81, '试用小程序快速认证', '把试用小程序转为正式', false, true),
  set(88, '获取小程序链接', '在短信、网页里打开店铺'),
  set(142, '发货管理服务', '把发货信息报给微信，货款按时结算'),
  set(156, '备案服务', '代您提交小程序备案'),
]

export const requiredPermissionSets: readonly number[] = permissionSets.filter((s) => s.isRequired).map((s) => s.id)

/** The set in words; an id we have no words for is shown by its number rather than hidden. */
export const permissionSet = (id: number): PermissionSet =>
  permissionSets.find((s) => s.id === id) ?? set(id, `权限集 ${id}`, '微信新增的权限，暂未使用')
