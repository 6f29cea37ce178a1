import type { OpeningHours, Role, StoreKind } from '../../../shared/store'
import { id, integer, json, longText, optional, text, time } from '../columns'

export interface StoreRow {
  id: string
  /** The opaque name of the store outside the server: `s_…`. */
  key: string
  name: string
  kind: StoreKind
  logoMediaId: string | null
  contactName: string | null
  contactPhone: string | null
  address: string | null
  hours: OpeningHours[]
  /** The requestKey of the phone that made it, with the merchant's id before it. */
  createdBy: string
  createdAt: Date
  /** The version of its payment account that new payments are made with; null while it collects none. */
  paymentVersionId: string | null
}

export const stores = {
  columns: {
    id: id(),
    key: text(40),
    name: text(60),
    kind: text(16),
    logoMediaId: optional(text(96)),
    contactName: optional(text(40)),
    contactPhone: optional(text(32)),
    address: optional(text(255)),
    hours: json(),
    createdBy: text(160),
    createdAt: time(),
    paymentVersionId: optional(text(96)),
  },
  indexes: [
    { fields: ['key'], unique: true },
    { fields: ['createdBy'], unique: true },
  ],
}

export interface StaffRow {
  id: string
  storeId: string
  merchantId: string
  role: Role
  createdAt: Date
}

export const staff = {
  columns: { id: id(), storeId: text(96), merchantId: text(96), role: text(16), createdAt: time() },
  indexes: [{ fields: ['storeId', 'merchantId'], unique: true }, { fields: ['merchantId'] }],
}

export interface MediaRow {
  id: string
  storeId: string
  /** The file's immutable name under /media: its content's hash and its type. */
  fileName: string
  width: number
  height: number
  bytes: number
  createdAt: Date
}

export const media = {
  columns: {
    id: id(),
    storeId: text(96),
    fileName: text(128),
    width: integer(),
    height: integer(),
    bytes: integer(),
    createdAt: time(),
  },
  indexes: [{ fields: ['storeId'] }],
}

export interface TimelineRow {
  id: string
  storeId: string
  /** The machine and the row it moved. */
  subject: string
  subjectId: string
  fromState: string
  event: string
  toState: string
  note: string | null
  at: Date
}

export const timeline = {
  columns: {
    id: id(),
    storeId: text(96),
    subject: text(32),
    subjectId: text(96),
    fromState: text(32),
    event: text(32),
    toState: text(32),
    note: optional(longText()),
    at: time(),
  },
  indexes: [{ fields: ['storeId', 'at'] }, { fields: ['subject', 'subjectId'] }],
}
