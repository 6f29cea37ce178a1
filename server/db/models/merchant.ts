import { id, longText, optional, text, time } from '../columns'

export interface MerchantRow {
  id: string
  openid: string
  unionid: string | null
  name: string | null
  phone: string | null
  /** Sealed. Opens the encryptedData of this merchant's last wx.login. */
  sessionKey: string
  createdAt: Date
}

export const merchants = {
  columns: {
    id: id(),
    openid: text(64),
    unionid: optional(text(64)),
    name: optional(text(40)),
    phone: optional(text(32)),
    sessionKey: longText(),
    createdAt: time(),
  },
  indexes: [{ fields: ['openid'], unique: true }, { fields: ['unionid'] }],
}

export interface SessionRow {
  id: string
  /** SHA-256 of the token; the token itself is only on the phone. */
  tokenHash: string
  merchantId: string
  /** The mini-program whose code proved who it is. */
  appid: string
  device: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
  revokedAt: Date | null
}

export const sessions = {
  columns: {
    id: id(),
    tokenHash: text(64),
    merchantId: text(96),
    appid: text(32),
    device: text(80),
    createdAt: time(),
    lastSeenAt: time(),
    expiresAt: time(),
    revokedAt: optional(time()),
  },
  indexes: [{ fields: ['tokenHash'], unique: true }, { fields: ['merchantId'] }, { fields: ['expiresAt'] }],
}
