import type { AppKind } from './accounts'

/** One 权限集, as the authorisation page lists it. */
export interface PermissionSet {
  id: number
  name: string
  kind: AppKind
  /** 互斥: only one platform may hold it. */
  isExclusive: boolean
}

const of = (kind: AppKind, isExclusive: boolean, rows: string): PermissionSet[] =>
  rows.split(' ').map((row) => {
    const [id, name = ''] = row.split(':')
    return { id: Number(id), name, kind, isExclusive }
  })

/**
 * Source: developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/product/third_party_authority_instructions.html,
 * grade A for ids and names, B for what is exclusive.
 */
const catalogue: readonly PermissionSet[] = [
  ...of(
    'miniProgram',
    true,
    '18:小程序开发与数据分析管理 25:开放平台账号管理 40:小程序插件管理 41:好物圈 45:微信物流服务',
  ),
  ...of(
    'miniProgram',
    true,
    '49:云开发管理 51:即时配送 73:自定义版交易组件 76:违规与交易投诉管理 81:试用小程序快速认证',
  ),
  ...of('miniProgram', false, '17:获取小程序码 19:小程序客服管理 30:小程序基本信息管理 31:小程序认证名称检测'),
  ...of(
    'miniProgram',
    false,
    '37:附近的小程序管理 52:直播管理 65:广告管理 67:服务市场 70:交易组件 71:订单与售后 84:交易组件支付',
  ),
  ...of(
    'miniProgram',
    false,
    '85:交易组件推广 86:小商店装修 88:获取小程序链接 119:支付管理服务 120:购物订单 139:运费险',
  ),
  ...of('miniProgram', false, '140:推广员 142:发货管理服务 151:交易保障 156:备案服务'),
  ...of('officialAccount', true, '4:网页服务 24:开放平台账号管理'),
  ...of('officialAccount', false, '1:消息管理 2:用户管理 3:账号服务 7:群发与通知 11:素材管理 15:菜单管理'),
  ...of('officialAccount', false, '27:快速注册小程序 33:小程序关联管理 66:服务市场 89:订阅通知'),
]

/** What the page can offer: the sets a platform asks for that exist for this kind of account. */
export const setsFor = (kind: AppKind, ids: readonly number[]): PermissionSet[] =>
  catalogue.filter((set) => set.kind === kind && ids.includes(set.id))

/** All sets a platform can ask for; what a component has when it is configured without a list. */
export const defaultSets: readonly number[] = [17, 18, 19, 25, 30, 31, 88, 142, 156]
