import { id, integer, json, longText, optional, text, time, flag } from '../columns'

/** A person as one mini-program knows them. */
export interface CustomerRow {
  id: string
  storeId: string
  appid: string
  /** After an erasure a word that no account has. */
  openid: string
  unionid: string | null
  name: string | null
  /** The picture's name under /media. */
  avatar: string | null
  phone: string | null
  sessionKey: string
  /** What the store wrote down about them. */
  remark: string
  /** Orders that the store took and did not close, and what they came to. */
  orderCount: number
  spentFen: number
  createdAt: Date
  /** The day of Beijing they last came, for counting visitors. */
  seenDay: string
  lastSeenAt: Date
  lastOrderAt: Date | null
  erasedAt: Date | null
}

export const customers = {
  columns: {
    id: id(),
    storeId: text(96),
    appid: text(32),
    openid: text(96),
    unionid: optional(text(64)),
    name: optional(text(40)),
    avatar: optional(text(128)),
    phone: optional(text(32)),
    sessionKey: longText(),
    remark: text(255),
    orderCount: integer(),
    spentFen: integer(),
    createdAt: time(),
    seenDay: text(10),
    lastSeenAt: time(),
    lastOrderAt: optional(time()),
    erasedAt: optional(time()),
  },
  indexes: [
    { fields: ['appid', 'openid'], unique: true },
    { fields: ['storeId', 'lastSeenAt'] },
    { fields: ['storeId', 'spentFen'] },
    { fields: ['storeId', 'phone'] },
    { fields: ['storeId', 'name'] },
  ],
}

/** `storeId` and `appid` are what the login proved: a session is good in that store alone. */
export interface CustomerSessionRow {
  id: string
  storeId: string
  customerId: string
  tokenHash: string
  appid: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

export const customerSessions = {
  columns: {
    id: id(),
    storeId: text(96),
    customerId: text(96),
    tokenHash: text(64),
    appid: text(32),
    createdAt: time(),
    lastSeenAt: time(),
    expiresAt: time(),
  },
  indexes: [{ fields: ['tokenHash'], unique: true }, { fields: ['storeId', 'customerId'] }, { fields: ['expiresAt'] }],
}

export interface AddressRow {
  id: string
  storeId: string
  customerId: string
  name: string
  phone: string
  province: string
  city: string
  district: string
  detail: string
  isDefault: boolean
  createdAt: Date
}

export const addresses = {
  columns: {
    id: id(),
    storeId: text(96),
    customerId: text(96),
    name: text(40),
    phone: text(32),
    province: text(40),
    city: text(40),
    district: text(40),
    detail: text(200),
    isDefault: flag(),
    createdAt: time(),
  },
  indexes: [{ fields: ['storeId', 'customerId'] }],
}

/** What somebody has taken, not yet ordered. `cartOf`: the customer, or the sitting at a table that several share. */
export interface CartLineRow {
  id: string
  storeId: string
  cartOf: string
  customerId: string
  goodsId: string
  variantId: string
  choiceIds: string[]
  /** Variant, choices and, at a table, whose it is: the same thing taken again is one line. */
  sameness: string
  quantity: number
  addedAt: Date
}

export const cartLines = {
  columns: {
    id: id(),
    storeId: text(96),
    cartOf: text(96),
    customerId: text(96),
    goodsId: text(96),
    variantId: text(96),
    choiceIds: json(),
    sameness: text(64),
    quantity: integer(),
    addedAt: time(),
  },
  indexes: [{ fields: ['storeId', 'cartOf', 'sameness'], unique: true }, { fields: ['addedAt'] }],
}

/** What WeChat is still looking at, or said, about what a customer published. */
export interface ContentCheckRow {
  id: string
  storeId: string
  customerId: string
  traceId: string
  /** The picture's name under /media. */
  picture: string
  state: 'waiting' | 'passed' | 'refused'
  createdAt: Date
}

export const contentChecks = {
  columns: {
    id: id(),
    storeId: text(96),
    customerId: text(96),
    traceId: text(128),
    picture: text(128),
    state: text(16),
    createdAt: time(),
  },
  indexes: [{ fields: ['storeId', 'traceId'], unique: true }, { fields: ['storeId', 'customerId'] }],
}
