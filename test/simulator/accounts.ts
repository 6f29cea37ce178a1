import type { Who } from './phones/phone'

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
}

export interface ServerDomains {
  request: string[]
  upload: string[]
  download: string[]
  socket: string[]
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
  categories: { first: string; second: string }[]
  serverDomains: ServerDomains
  /** Id of the 开放平台账号 it is bound to; accounts of one share unionids. */
  openAccount: string
  /** Exclusive sets another platform holds. */
  heldElsewhere: number[]
  options: Record<string, string>
  phoneQuota: number
  version: string
}
