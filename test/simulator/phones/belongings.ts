import type { Kind } from '../programs/running'
import type { World } from '../world'
import type { Who } from './phone'

/** 收货地址, as wx.chooseAddress answers it. */
export interface Address {
  userName: string
  telNumber: string
  postalCode: string
  provinceName: string
  cityName: string
  countyName: string
  detailInfo: string
  nationalCode: string
}

/** A file that somebody sent in a chat. */
export interface ChatFile {
  id: string
  name: string
  base64: string
  at: number
}

interface Sent {
  id: string
  from: Who
  at: number
}

/** A mini-program's card in the chat with the other person. */
export interface Card extends Sent {
  what: 'card'
  appid: string
  kind: Kind
  title: string
  path: string
  /** A picture as base64, or ''. */
  image: string
}

export interface SentPicture extends Sent {
  what: 'picture'
  image: string
}

export type Message = Card | SentPicture

/** It stands in both chats, as at WeChat. */
export function send<M extends Message>(world: World, message: Omit<M, 'id' | 'at'>): Message {
  const sent = { ...message, id: `message${world.id()}`, at: world.clock.now() } as unknown as Message
  world.state.phones.merchant.messages.push(sent)
  world.state.phones.customer.messages.push(sent)
  return sent
}

export function receiveFile(world: World, who: Who, name: string, base64: string): ChatFile {
  const file: ChatFile = { name, base64, id: `file${world.id()}`, at: world.clock.now() }
  world.state.phones[who].files.push(file)
  return file
}

const placeOf = (userName: string, telNumber: string) => ({ userName, telNumber })

/** What the two people have in WeChat from the beginning. */
export const addressesOf: Readonly<Record<Who, Address[]>> = {
  merchant: [
    {
      ...placeOf('林晓梅', '13800138000'),
      ...{ provinceName: '浙江省', cityName: '杭州市', countyName: '上城区', nationalCode: '330102' },
      ...{ detailInfo: '中山中路 128 号 1 层', postalCode: '310000' },
    },
  ],
  customer: [
    {
      ...placeOf('陈一鸣', '13900139000'),
      ...{ provinceName: '浙江省', cityName: '杭州市', countyName: '西湖区', nationalCode: '330106' },
      ...{ detailInfo: '文三路 90 号 3 幢 502', postalCode: '310000' },
    },
    {
      ...placeOf('陈一鸣', '13900139000'),
      ...{ provinceName: '上海市', cityName: '上海市', countyName: '浦东新区', nationalCode: '310115' },
      ...{ detailInfo: '世纪大道 8 号 12 楼', postalCode: '200120' },
    },
  ],
}
