import type { CloseReason, Desk, OrderMethod, OrderState, PayMethod, RefundState } from '../../../shared/order'
import type { PaymentMode } from '../../../shared/payment'
import { flag, id, integer, json, optional, text, time } from '../columns'

/** Where an order goes, as it was when it was placed. */
export interface PlaceSnapshot {
  province: string
  city: string
  district: string
  detail: string
}

export interface OrderRow {
  id: string
  storeId: string
  /** Twelve digits that can be read aloud and not guessed. */
  number: string
  customerId: string
  /** The list of the back office it stands in. */
  desk: Desk
  state: OrderState
  stateAt: Date
  method: OrderMethod
  payMethod: PayMethod
  goodsFen: number
  packingFen: number
  deliveryFen: number
  discountFen: number
  totalFen: number
  paidFen: number
  /** What was bought, in a line for lists. */
  summary: string
  quantity: number
  contactName: string | null
  contactPhone: string | null
  place: PlaceSnapshot | null
  /** The sitting it belongs to. */
  sittingId: string | null
  tableName: string | null
  /** What the customer shows to take it away: six digits. */
  pickupCode: string | null
  /** What is called out when it is ready; counted from 1 every day. */
  pickupNumber: number | null
  /** When the customer wants it; null for as soon as possible. */
  wantedAt: Date | null
  note: string
  /** The staff's own words about it. */
  remark: string
  closeReason: CloseReason | null
  /** The phone's key, with the customer's id before it. */
  requestKey: string
  /** Counts what changes money: two at once cannot both believe that they were first. */
  rev: number
  placedAt: Date
  placedDay: string
  paidAt: Date | null
  /** The day of Beijing its money came; what the day's figures are made from. */
  paidDay: string | null
  /** When it is closed or completed by itself; null where nothing of that kind is coming. */
  dueAt: Date | null
  /** Time and id in one: the order of lists, and where a page of one ends. */
  sortKey: string
}

export const orders = {
  columns: {
    id: id(),
    storeId: text(96),
    number: text(24),
    customerId: text(96),
    desk: text(16),
    state: text(16),
    stateAt: time(),
    method: text(16),
    payMethod: text(16),
    goodsFen: integer(),
    packingFen: integer(),
    deliveryFen: integer(),
    discountFen: integer(),
    totalFen: integer(),
    paidFen: integer(),
    summary: text(255),
    quantity: integer(),
    contactName: optional(text(40)),
    contactPhone: optional(text(32)),
    place: optional(json()),
    sittingId: optional(text(96)),
    tableName: optional(text(40)),
    pickupCode: optional(text(12)),
    pickupNumber: optional(integer()),
    wantedAt: optional(time()),
    note: text(500),
    remark: text(500),
    closeReason: optional(text(16)),
    requestKey: text(192),
    rev: integer(),
    placedAt: time(),
    placedDay: text(10),
    paidAt: optional(time()),
    paidDay: optional(text(10)),
    dueAt: optional(time()),
    sortKey: text(40),
  },
  indexes: [
    { fields: ['storeId', 'number'], unique: true },
    { fields: ['storeId', 'requestKey'], unique: true },
    { fields: ['storeId', 'sortKey'] },
    { fields: ['storeId', 'desk', 'sortKey'] },
    { fields: ['storeId', 'customerId', 'sortKey'] },
    { fields: ['storeId', 'contactPhone', 'sortKey'] },
    { fields: ['storeId', 'pickupCode', 'sortKey'] },
    { fields: ['storeId', 'sittingId'] },
    { fields: ['storeId', 'paidDay', 'paidFen'] },
    { fields: ['storeId', 'placedDay', 'state'] },
    { fields: ['dueAt'] },
  ],
}

/** What was bought, as it was when it was bought. */
export interface OrderLineRow {
  id: string
  storeId: string
  orderId: string
  goodsId: string
  variantId: string
  name: string
  picture: string | null
  variantText: string
  choiceIds: string[]
  choicesText: string
  /** For one: variant and choices. */
  priceFen: number
  packingFeeFen: number
  quantity: number
  /** Whether stock was taken for it, and has to be given back when the order is closed. */
  isStockTaken: boolean
  position: number
  /** The order's, so that orders of some goods are found in their order. */
  sortKey: string
}

export const orderLines = {
  columns: {
    id: id(),
    storeId: text(96),
    orderId: text(96),
    goodsId: text(96),
    variantId: text(96),
    name: text(120),
    picture: optional(text(128)),
    variantText: text(120),
    choiceIds: json(),
    choicesText: text(500),
    priceFen: integer(),
    packingFeeFen: integer(),
    quantity: integer(),
    isStockTaken: flag(),
    position: integer(),
    sortKey: text(40),
  },
  indexes: [{ fields: ['storeId', 'orderId'] }, { fields: ['storeId', 'goodsId', 'sortKey', 'orderId'] }],
}

export interface ShipmentRow {
  id: string
  storeId: string
  orderId: string
  /** The carrier's code; empty where the store's own people bring it. */
  carrier: string
  trackingNo: string
  createdAt: Date
}

export const shipments = {
  columns: {
    id: id(),
    storeId: text(96),
    orderId: text(96),
    carrier: text(32),
    trackingNo: text(64),
    createdAt: time(),
  },
  indexes: [{ fields: ['storeId', 'orderId'] }, { fields: ['storeId', 'trackingNo'] }],
}

export interface RefundRow {
  id: string
  storeId: string
  orderId: string
  state: RefundState
  stateAt: Date
  amountFen: number
  reason: string
  /** What the store said to it. */
  reply: string
  /** `system`: money that came for nothing. */
  askedBy: 'customer' | 'store' | 'system'
  requestKey: string
  createdAt: Date
  refundedAt: Date | null
  sortKey: string
  /** The payment whose money goes back through WeChat Pay; null where it was taken, and is given back, by hand. */
  paymentId: string | null
  accountId: string | null
  versionId: string | null
  mode: PaymentMode | null
  appid: string | null
  mchid: string | null
  currency: 'CNY' | null
  /** WeChat Pay's number for it. */
  wechatRefundId: string | null
  /** When WeChat Pay was first told; from then on it may know of it. */
  sentAt: Date | null
  /** When it was turned to the merchant's own account, because it could not reach the customer's. */
  toMerchantAt: Date | null
  /** Why it has not gone back yet. */
  problemCode: string | null
  problemText: string | null
}

export const refunds = {
  columns: {
    id: id(),
    storeId: text(96),
    orderId: text(96),
    state: text(16),
    stateAt: time(),
    amountFen: integer(),
    reason: text(255),
    reply: text(255),
    askedBy: text(16),
    requestKey: text(192),
    createdAt: time(),
    refundedAt: optional(time()),
    sortKey: text(40),
    paymentId: optional(text(96)),
    accountId: optional(text(96)),
    versionId: optional(text(96)),
    mode: optional(text(16)),
    appid: optional(text(32)),
    mchid: optional(text(32)),
    currency: optional(text(8)),
    wechatRefundId: optional(text(64)),
    sentAt: optional(time()),
    toMerchantAt: optional(time()),
    problemCode: optional(text(64)),
    problemText: optional(text(500)),
  },
  indexes: [
    { fields: ['storeId', 'requestKey'], unique: true },
    { fields: ['storeId', 'orderId'] },
    { fields: ['storeId', 'state', 'sortKey'] },
    { fields: ['storeId', 'paymentId'] },
    { fields: ['storeId', 'refundedAt'] },
    { fields: ['storeId', 'accountId', 'sentAt'] },
  ],
}

/** A table that has a code to scan. */
export interface DiningTableRow {
  id: string
  storeId: string
  name: string
  /** The scene of its code: at most 32 characters of WeChat's. */
  code: string
  createdAt: Date
  deletedAt: Date | null
}

export const diningTables = {
  columns: {
    id: id(),
    storeId: text(96),
    name: text(40),
    code: text(32),
    createdAt: time(),
    deletedAt: optional(time()),
  },
  indexes: [{ fields: ['storeId', 'code'], unique: true }],
}

/** People at one table from the first dish to the bill. */
export interface SittingRow {
  id: string
  storeId: string
  tableId: string
  /** The table, until it is cleared: a table has one sitting at a time. */
  openOf: string | null
  openedAt: Date
  closedAt: Date | null
}

export const sittings = {
  columns: {
    id: id(),
    storeId: text(96),
    tableId: text(96),
    openOf: optional(text(96)),
    openedAt: time(),
    closedAt: optional(time()),
  },
  indexes: [{ fields: ['openOf'], unique: true }, { fields: ['storeId', 'openedAt'] }],
}

/** Something counted for one store and one day of Beijing: visitors, the last pickup number. */
export interface CounterRow {
  /** Store, day and what is counted. */
  id: string
  storeId: string
  day: string
  what: 'visitors' | 'pickup'
  value: number
}

export const counters = {
  columns: { id: id(), storeId: text(96), day: text(10), what: text(16), value: integer() },
  indexes: [{ fields: ['storeId', 'day'] }],
}
