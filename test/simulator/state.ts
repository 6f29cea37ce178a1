import type { ClockState } from './clock'
import type { Fault } from './faults'
import type { Entry, Warning } from './journal'
import type { Push } from './pushes/push'
import type { RandomState } from './rng'

export type Who = 'merchant' | 'customer'
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

export interface Authorisation {
  appid: string
  sets: number[]
  authorisedAt: number
  /** Null until the authorization code was exchanged. */
  refreshToken: string | null
}

export interface Token {
  value: string
  kind: 'component' | 'authorizer' | 'own'
  appid: string
  issuedAt: number
  expiresAt: number
  /** Set when a newer one was issued: from then on this one is "not latest". */
  usableUntil: number | null
}

export interface Ticket {
  value: string
  issuedAt: number
}

/** A code that works once and not for long. */
export interface Code {
  value: string
  kind: 'preAuth' | 'auth' | 'js' | 'phone' | 'fastRegister'
  appid: string
  who: Who | null
  expiresAt: number
  spentAt: number | null
  /** The pre-auth code an auth code came from. */
  from: string
}

/** Somebody in front of one of the pages. */
export interface Visit {
  id: string
  kind: 'authorise' | 'fastRegister'
  channel: 'pc' | 'mobile'
  params: Record<string, string>
  who: Who | null
  state: 'open' | 'scanned' | 'done' | 'cancelled'
  location: string
}

export interface Picture {
  id: string
  appid: string
  base64: string
  at: number
}

export interface Phone {
  who: Who
  name: string
  phoneNumber: string
  album: Picture[]
  /** By appid: what wx.getSetting shows. */
  permissions: Record<string, Record<string, boolean>>
  storage: Record<string, Record<string, unknown>>
  sessionKeys: Record<string, { key: string; at: number }>
  cookies: Record<string, Record<string, string>>
}

export interface Payment {
  appid: string
  who: Who
  transactionId: string
  mchId: string
  outTradeNo: string
  at: number
}

export interface Rid {
  rid: string
  appid: string
  at: number
  costMs: number
  url: string
  requestBody: string
  responseBody: string
  ip: string
}

/** What WeChat does not promise, and tests want to turn. */
export interface Settings {
  /** How long a superseded token still works. 0: not at all. */
  graceSeconds: number
  tokenSeconds: number
  preAuthCodeSeconds: number
  authCodeSeconds: number
  /** Refreshing also replaces the refresh token. */
  rotatesRefreshToken: boolean
  /** How often (0 to 1) list and info answer with an empty refresh token. */
  emptyRefreshTokens: number
  authorisationOrder: 'pushFirst' | 'redirectFirst' | 'together' | 'pushOnly' | 'redirectOnly'
  /** Whether every wx.login makes a new session key. */
  rotatesSessionKey: boolean
  /** A new login code is refused when the person did this many in a minute. */
  loginsPerMinute: number
  ticketMinutes: number
  pushTimeoutMs: number
  pushAttempts: number
  pushRetrySeconds: number
  /** Pushes wait until they are released, perhaps in another order. */
  holdsPushes: boolean
}

export interface WorldState extends ClockState, RandomState {
  component: Component | null
  apps: Record<string, App>
  authorisations: Record<string, Authorisation>
  tickets: Ticket[]
  tokens: Record<string, Token>
  /** Values of the tokens of one owner, by "kind appid", oldest first. */
  tokensOf: Record<string, string[]>
  codes: Record<string, Code>
  visits: Record<string, Visit>
  phones: Record<Who, Phone>
  payments: Payment[]
  pushes: Push[]
  faults: Fault[]
  journal: Entry[]
  warnings: Warning[]
  rids: Rid[]
  settings: Settings
  /** Daily limits by path, where they were changed. */
  quotas: Record<string, number>
  /** What was used in the present minute, day and month. */
  used: Partial<Record<'minute' | 'day' | 'month', { name: string; counts: Record<string, number> }>>
  packages: Record<string, string>
  counters: Record<string, number>
  nextId: number
}
