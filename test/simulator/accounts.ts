import type { Who } from './phones/phone'
import type { Category } from './programs/categoryTree'
import type { Slow } from './programs/pace'

export type AppKind = 'miniProgram' | 'officialAccount'

/** Our view of one 第三方平台, as its owner fills it in at open.weixin.qq.com. */
export interface Component {
  appid: string
  secret: string
  name: string
  token: string
  aesKey: string
  previousAesKey: string
  /** 授权事件接收 URL */
  authorizeUrl: string
  /** 消息与事件接收 URL, with $APPID$ in it */
  callbackUrl: string
  /** 授权发起页域名, without scheme */
  launchHost: string
  /** 白名单 IP. An empty list lets nobody in, as at WeChat. */
  ipList: string[]
  /** 授权测试列表: original ids (gh_…) that may authorise before 全网发布. */
  testList: string[]
  isPublished: boolean
  permissionSets: number[]
  pushesTickets: boolean
  /** The platform's own 小程序服务器域名 and 业务域名: hosts without scheme. */
  serverDomains: HostLists
  jumpDomains: HostLists
}

/** For the platform as published, and for its testing version. */
export interface HostLists {
  published: string[]
  testing: string[]
}

export interface ServerDomains {
  request: string[]
  upload: string[]
  download: string[]
  socket: string[]
}

/** A category an account has, or has asked for. */
export interface AppCategory {
  category: Category
  proofs: { key: string; value: string; expiresAt: number | null }[]
  /** 1 in review, 2 rejected, 3 passed */
  status: 1 | 2 | 3
  reason: string
  slow: Slow | null
}

/** A mini-program or official account, with or without us. */
export interface App {
  appid: string
  secret: string
  kind: AppKind
  name: string
  userName: string
  admin: Who | null
  principal: string
  principalKind: 'enterprise' | 'person'
  verified: boolean
  /** The back office: the platform's own mini-program, which has its secret. */
  own: boolean
  ipList: string[]
  accountStatus: number
  serviceType: number
  registerType: number
  signature: string
  headImg: string
  categories: AppCategory[]
  serverDomains: ServerDomains
  /** Id of the 开放平台账号 it is bound to; accounts of one share unionids. */
  openAccount: string
  /** Exclusive sets another platform holds. */
  heldElsewhere: number[]
  options: Record<string, string>
  phoneQuota: number
  /** 统一社会信用代码 */
  /** 发货信息管理: money of its orders is frozen until shipping is reported. */
  tradeManaged: boolean
  /** 交易结算管理确认 was completed. */
  tradeConfirmed: boolean
  credential: string
  /** 备案: 2 to 5 under way, 6 filed, 1024 not filed */
  icpStatus: number
  icpReasons: { key_name: string; error: string; suggest: string }[]
  version: string
}
