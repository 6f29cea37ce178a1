import type { Role } from '../../../shared/store'
import type { StorefrontContent } from '../../../shared/storefront'
import { flag, id, integer, json, optional, text, time } from '../columns'

/** How a store looks and sells today. A store without a row looks as its kind begins. */
export interface StorefrontRow {
  /** The store's. */
  id: string
  storeId: string
  content: StorefrontContent
  /** The newest version's number. */
  version: number
  /** Closed by hand, whatever the hours say. */
  isPaused: boolean
  updatedAt: Date
}

export const storefronts = {
  columns: {
    id: id(),
    storeId: text(96),
    content: json(),
    version: integer(),
    isPaused: flag(),
    updatedAt: time(),
  },
  indexes: [{ fields: ['storeId'], unique: true }],
}

/** Every version that was ever shown. Going back makes a new one. */
export interface StorefrontVersionRow {
  id: string
  storeId: string
  number: number
  content: StorefrontContent
  merchantId: string
  /** The version it was taken from, where somebody went back. */
  restoredFrom: number | null
  createdAt: Date
}

export const storefrontVersions = {
  columns: {
    id: id(),
    storeId: text(96),
    number: integer(),
    content: json(),
    merchantId: text(96),
    restoredFrom: optional(integer()),
    createdAt: time(),
  },
  indexes: [{ fields: ['storeId', 'number'], unique: true }],
}

/** A code by which somebody becomes one of the staff, once. */
export interface StaffInviteRow {
  id: string
  storeId: string
  /** The scene of the code, hashed. */
  tokenHash: string
  role: Role
  invitedBy: string
  createdAt: Date
  expiresAt: Date
  usedBy: string | null
  usedAt: Date | null
}

export const staffInvites = {
  columns: {
    id: id(),
    storeId: text(96),
    tokenHash: text(64),
    role: text(16),
    invitedBy: text(96),
    createdAt: time(),
    expiresAt: time(),
    usedBy: optional(text(96)),
    usedAt: optional(time()),
  },
  indexes: [{ fields: ['tokenHash'], unique: true }, { fields: ['storeId', 'createdAt'] }],
}
