import type { Kind } from '../programs/running'
import type { Address, ChatFile, Message } from './belongings'

export type Who = 'merchant' | 'customer'

export interface Picture {
  id: string
  appid: string
  base64: string
  at: number
}

/** A version of a program that the person has opened, and when last. */
export interface Opened {
  appid: string
  kind: Kind
  at: number
}

export interface Phone {
  who: Who
  name: string
  phoneNumber: string
  wechatId: string
  album: Picture[]
  /** By appid: what wx.getSetting shows. */
  permissions: Record<string, Record<string, boolean>>
  storage: Record<string, Record<string, unknown>>
  sessionKeys: Record<string, { key: string; at: number }>
  cookies: Record<string, Record<string, string>>
  /** The newest first. */
  opened: Opened[]
  /** By appid: when the person was in it last. */
  lastVisits: Record<string, number>
  addresses: Address[]
  files: ChatFile[]
  /** The chat with the other person. */
  messages: Message[]
  /** By appid and template: how many messages the person still allows. */
  subscriptions: Record<string, Record<string, number>>
}

export interface Payment {
  appid: string
  who: Who
  transactionId: string
  mchId: string
  outTradeNo: string
  at: number
}
