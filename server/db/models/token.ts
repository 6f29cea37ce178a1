import { id, integer, longText, optional, text, time } from '../columns'

export type TokenKind = 'component' | 'authorizer' | 'own'

/**
 * One access token with what renews it. `version` counts every change of the value, `fence` every holder of the lease:
 * a write that names both cannot overwrite what somebody else did meanwhile.
 */
export interface TokenRow {
  /** `kind:appid` */
  id: string
  kind: TokenKind
  appid: string
  /** Sealed; empty before the first one. */
  accessToken: string
  /** Sealed; only authorizers have one. Never overwritten by nothing. */
  refreshToken: string | null
  expiresAt: Date
  version: number
  fence: number
  leaseOwner: string | null
  /** System time, not the product's: a lease is about a process being alive. */
  leaseUntil: Date
}

export const tokens = {
  columns: {
    id: id(),
    kind: text(16),
    appid: text(32),
    accessToken: longText(),
    refreshToken: optional(longText()),
    expiresAt: time(),
    version: integer(),
    fence: integer(),
    leaseOwner: optional(text(96)),
    leaseUntil: time(),
  },
  indexes: [{ fields: ['kind', 'expiresAt'] }],
}

/** component_verify_ticket: every one of the last 12 hours, because older ones stay usable until they expire. */
export interface TicketRow {
  id: string
  appid: string
  /** Sealed. */
  ticket: string
  /** WeChat's CreateTime. */
  createdAt: Date
  receivedAt: Date
}

export const tickets = {
  columns: { id: id(), appid: text(32), ticket: longText(), createdAt: time(), receivedAt: time() },
  indexes: [{ fields: ['appid', 'createdAt'], unique: true }],
}
