import { addressesOf } from './belongings'
import type { Phone, Who } from './phone'

const phone = (who: Who, name: string, phoneNumber: string, wechatId: string): Phone => ({
  who,
  name,
  phoneNumber,
  wechatId,
  album: [],
  permissions: {},
  storage: {},
  sessionKeys: {},
  cookies: {},
  opened: [],
  lastVisits: {},
  addresses: [...addressesOf[who]],
  files: [],
  messages: [],
  subscriptions: {},
})

/** The two people of every world. */
export const defaultPhones = (): Record<Who, Phone> => ({
  merchant: phone('merchant', '林晓梅', '13800138000', 'lin-xiaomei'),
  customer: phone('customer', '陈一鸣', '13900139000', 'chen-yiming'),
})

export const isPerson = (who: string): who is Who => who === 'merchant' || who === 'customer'

/** A saved phone may be older than a field that was added since. */
export function completePhones(phones: Record<Who, Phone>): Record<Who, Phone> {
  const { merchant, customer } = defaultPhones()
  return { merchant: { ...merchant, ...phones.merchant }, customer: { ...customer, ...phones.customer } }
}
