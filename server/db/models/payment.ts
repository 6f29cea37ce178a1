import type {
  IncidentKind,
  PaymentMode,
  PaymentState,
  PaymentVersionState,
  ShippingReportState,
} from '../../../shared/payment'
import { id, integer, json, longText, optional, text, time } from '../columns'

/**
 * Where a store's money goes: a merchant number in one mode. Never deleted: notifications and refunds come for months.
 * Store, merchant number and mode name it; its keys stand in its versions.
 */
export interface PaymentAccountRow {
  id: string
  storeId: string
  mode: PaymentMode
  /** Who is paid; in partner mode the sub-merchant. */
  mchid: string
  /** In the address that WeChat Pay notifies: unguessable, never expires. */
  notifyToken: string
  createdAt: Date
}

export const paymentAccounts = {
  columns: {
    id: id(),
    storeId: text(96),
    mode: text(16),
    mchid: text(32),
    notifyToken: text(64),
    createdAt: time(),
  },
  indexes: [
    { fields: ['notifyToken'], unique: true },
    { fields: ['storeId', 'mode', 'mchid'], unique: true },
  ],
}

/** One set of keys of an account. Secrets are sealed; in partner mode there are none, the service provider's are used. */
export interface PaymentVersionRow {
  id: string
  storeId: string
  accountId: string
  number: number
  state: PaymentVersionState
  stateAt: Date
  /** Of the merchant's certificate: upper-case hex. */
  serial: string | null
  certificate: string | null
  certificateEndsAt: Date | null
  /** Sealed. */
  privateKey: string | null
  /** Sealed. */
  apiV3Key: string | null
  /** When something that WeChat Pay encrypted, or in v2 signed, was opened with the account's key. */
  apiV3ProvedAt: Date | null
  /** Sealed. Only of an account of v2. */
  apiV2Key: string | null
  publicKeyId: string | null
  publicKey: string | null
  /** When a real payment of one fen came and went back. */
  triedAt: Date | null
  /** Why it is not proved, or no longer. */
  problemCode: string | null
  problemText: string | null
  checkedAt: Date | null
  /** The last time WeChat Pay accepted it. */
  usedAt: Date | null
  retiredAt: Date | null
  createdBy: string
  createdAt: Date
}

export const paymentVersions = {
  columns: {
    id: id(),
    storeId: text(96),
    accountId: text(96),
    number: integer(),
    state: text(16),
    stateAt: time(),
    serial: optional(text(64)),
    certificate: optional(longText()),
    certificateEndsAt: optional(time()),
    privateKey: optional(longText()),
    apiV3Key: optional(text(500)),
    apiV3ProvedAt: optional(time()),
    apiV2Key: optional(text(500)),
    publicKeyId: optional(text(64)),
    publicKey: optional(longText()),
    triedAt: optional(time()),
    problemCode: optional(text(64)),
    problemText: optional(text(500)),
    checkedAt: optional(time()),
    usedAt: optional(time()),
    retiredAt: optional(time()),
    createdBy: text(96),
    createdAt: time(),
  },
  indexes: [
    { fields: ['accountId', 'number'], unique: true },
    { fields: ['storeId', 'state'] },
    { fields: ['state', 'certificateEndsAt'] },
  ],
}

/** A platform certificate that one account believes; public keys stand in the versions that brought them. */
export interface TrustedCertificateRow {
  /** Account and serial. */
  id: string
  storeId: string
  accountId: string
  serial: string
  certificate: string
  startsAt: Date
  endsAt: Date
  fetchedAt: Date
}

export const trustedCertificates = {
  columns: {
    id: id(),
    storeId: text(96),
    accountId: text(96),
    serial: text(64),
    certificate: longText(),
    startsAt: time(),
    endsAt: time(),
    fetchedAt: time(),
  },
  indexes: [{ fields: ['accountId'] }],
}

/** One try to collect money. Stored before WeChat Pay hears of it; carries everything that its query and refund need. */
export interface PaymentRow {
  /** Also `out_trade_no`. */
  id: string
  storeId: string
  /** Null for a test of the account. */
  orderId: string | null
  /** The order, or the version that is tried, as long as this one may be paid: nothing has two at once. */
  openOf: string | null
  customerId: string
  accountId: string
  versionId: string
  mode: PaymentMode
  appid: string
  mchid: string
  openid: string
  amountFen: number
  currency: 'CNY'
  description: string
  state: PaymentState
  stateAt: Date
  prepayId: string | null
  prepaidAt: Date | null
  expiresAt: Date
  /** WeChat Pay's number for it. */
  transactionId: string | null
  paidAt: Date | null
  /** The day of Beijing. */
  paidDay: string | null
  /** How often WeChat Pay was asked about it. */
  looks: number
  /** Where WeChat Pay was told to notify: said again, an order has to be the same. Null for what is older than this column. */
  notifyUrl: string | null
  /** Since when WeChat Pay cannot be asked about it, although its time is over; null once it has answered. */
  unseenSince: Date | null
  createdAt: Date
  sortKey: string
}

export const payments = {
  columns: {
    id: id(),
    storeId: text(96),
    orderId: optional(text(96)),
    openOf: optional(text(96)),
    customerId: text(96),
    accountId: text(96),
    versionId: text(96),
    mode: text(16),
    appid: text(32),
    mchid: text(32),
    openid: text(128),
    amountFen: integer(),
    currency: text(8),
    description: text(127),
    state: text(16),
    stateAt: time(),
    prepayId: optional(text(128)),
    prepaidAt: optional(time()),
    expiresAt: time(),
    transactionId: optional(text(64)),
    paidAt: optional(time()),
    paidDay: optional(text(10)),
    looks: integer(),
    notifyUrl: optional(text(255)),
    unseenSince: optional(time()),
    createdAt: time(),
    sortKey: text(40),
  },
  indexes: [
    { fields: ['openOf'], unique: true },
    { fields: ['storeId', 'orderId'] },
    { fields: ['storeId', 'sortKey'] },
    { fields: ['accountId', 'paidDay'] },
    { fields: ['storeId', 'paidDay', 'state', 'amountFen'] },
    { fields: ['paidDay'] },
    { fields: ['storeId', 'transactionId'] },
    { fields: ['accountId', 'transactionId'] },
  ],
}

/** A notification that was acted on: its repeats find the work done. */
export interface PayNoticeRow {
  /** Account, and WeChat Pay's id. */
  id: string
  storeId: string
  accountId: string
  eventType: string
  /** The payment or refund. */
  subjectId: string
  at: Date
}

export const payNotices = {
  columns: {
    id: id(),
    storeId: text(96),
    accountId: text(96),
    eventType: text(64),
    subjectId: text(96),
    at: time(),
  },
  indexes: [{ fields: ['storeId', 'subjectId'] }, { fields: ['at'] }],
}

/** Something about money that a person has to look at. */
export interface IncidentRow {
  id: string
  storeId: string
  kind: IncidentKind
  /** The payment, refund or account. */
  subjectId: string
  orderId: string | null
  /** Kind and subject while it is open: the same thing is told once. */
  openOf: string | null
  detail: Record<string, string | number | null>
  at: Date
  closedAt: Date | null
  closedBy: string | null
  note: string
  sortKey: string
}

export const incidents = {
  columns: {
    id: id(),
    storeId: text(96),
    kind: text(32),
    subjectId: text(96),
    orderId: optional(text(96)),
    openOf: optional(text(160)),
    detail: json(),
    at: time(),
    closedAt: optional(time()),
    closedBy: optional(text(96)),
    note: text(500),
    sortKey: text(40),
  },
  indexes: [
    { fields: ['openOf'], unique: true },
    { fields: ['storeId', 'sortKey'] },
    { fields: ['closedAt', 'sortKey'] },
    { fields: ['sortKey'] },
    { fields: ['kind', 'sortKey'] },
    { fields: ['storeId', 'closedAt', 'sortKey'] },
  ],
}

/** Something in a bill that is not as it is here, or the other way round. */
export interface BillDifference {
  kind: 'missingInBill' | 'missingHere' | 'amount' | 'refundUnknown' | 'refundAmount' | 'refundMissing' | 'order'
  /** `out_trade_no` or `out_refund_no`. */
  id: string
  orderId: string | null
  oursFen: number | null
  billFen: number | null
}

/** One day of one account, as WeChat Pay tells it, compared with what stands here. */
export interface BillRow {
  /** Account and day. */
  id: string
  storeId: string
  accountId: string
  mchid: string
  /** Of Beijing. */
  day: string
  /** `empty`: WeChat Pay has none for this day, and neither have we. */
  state: 'waiting' | 'matched' | 'differs' | 'empty'
  /** SHA-1 of the bill, as WeChat Pay signed it. */
  hash: string | null
  lineCount: number
  paidFen: number
  refundedFen: number
  differences: BillDifference[]
  /** The comparison line by line, to be exported. */
  report: (string | number | null)[][]
  matchedAt: Date | null
  createdAt: Date
}

export const bills = {
  columns: {
    id: id(),
    storeId: text(96),
    accountId: text(96),
    mchid: text(32),
    day: text(10),
    state: text(16),
    hash: optional(text(64)),
    lineCount: integer(),
    paidFen: integer(),
    refundedFen: integer(),
    differences: json(),
    report: json(),
    matchedAt: optional(time()),
    createdAt: time(),
  },
  indexes: [{ fields: ['storeId', 'day'] }, { fields: ['state', 'day'] }],
}

/** What WeChat wants to know of an order that was paid through it: that the goods are on their way. Until then it holds the money. */
export interface ShippingReportRow {
  /** The payment's. */
  id: string
  storeId: string
  orderId: string
  state: ShippingReportState
  stateAt: Date
  /** When it was first said; from then on WeChat may know of it. */
  saidAt: Date | null
  problemCode: string | null
  problemText: string | null
  settledAt: Date | null
  createdAt: Date
  sortKey: string
}

export const shippingReports = {
  columns: {
    id: id(),
    storeId: text(96),
    orderId: text(96),
    state: text(16),
    stateAt: time(),
    saidAt: optional(time()),
    problemCode: optional(text(64)),
    problemText: optional(text(500)),
    settledAt: optional(time()),
    createdAt: time(),
    sortKey: text(40),
  },
  indexes: [{ fields: ['storeId', 'orderId'] }, { fields: ['storeId', 'state', 'sortKey'] }],
}
