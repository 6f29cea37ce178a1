import type { Phone, Who } from './phone'

const phone = (who: Who, name: string, phoneNumber: string): Phone => ({
  who,
  name,
  phoneNumber,
  album: [],
  permissions: {},
  storage: {},
  sessionKeys: {},
  cookies: {},
})

/** The two people of every world. */
export const defaultPhones = (): Record<Who, Phone> => ({
  merchant: phone('merchant', '林晓梅', '13800138000'),
  customer: phone('customer', '陈一鸣', '13900139000'),
})

export const isPerson = (who: string): who is Who => who === 'merchant' || who === 'customer'
