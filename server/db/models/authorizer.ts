import type { AttemptState } from '../../../shared/attempt'
import type { AuthorizerKind, AuthorizerState } from '../../../shared/authorizer'
import type { FailureCode } from '../../failures'
import { flag, id, integer, json, longText, optional, text, time } from '../columns'

export interface AuthorizerRow {
  id: string
  appid: string
  state: AuthorizerState
  /** WeChat's time of the last authorisation or withdrawal: an older event changes nothing. */
  stateAt: Date
  /** Null until api_get_authorizer_info has answered. */
  kind: AuthorizerKind | null
  /** 原始 ID, `gh_…`: what ToUserName of a push says. */
  userName: string | null
  name: string | null
  avatarUrl: string | null
  principalName: string | null
  isVerified: boolean
  accountStatus: number | null
  permissionSetIds: number[]
  /** The store it runs; null while unclaimed. */
  storeId: string | null
  /** When, by our clock, the exchange began that brought the tokens we hold: a later exchange brings newer ones. */
  authorisedAt: Date
  /** Set by a withdrawal, cleared by the next binding: an account taken back may come again for another store. */
  withdrawnAt: Date | null
  /** When WeChat was last asked who this is. */
  learnedAt: Date
  lastUsedAt: Date
}

export const authorizers = {
  columns: {
    id: id(),
    appid: text(32),
    state: text(16),
    stateAt: time(),
    kind: optional(text(16)),
    userName: optional(text(64)),
    name: optional(text(128)),
    avatarUrl: optional(text(512)),
    principalName: optional(text(255)),
    isVerified: flag(),
    accountStatus: optional(integer()),
    permissionSetIds: json(),
    storeId: optional(text(96)),
    authorisedAt: time(),
    withdrawnAt: optional(time()),
    learnedAt: time(),
    lastUsedAt: time(),
  },
  indexes: [
    { fields: ['appid'], unique: true },
    { fields: ['storeId', 'kind'], unique: true },
    { fields: ['userName'] },
    { fields: ['state', 'lastUsedAt'] },
  ],
}

export interface AttemptRow {
  /** 128 random bits: knowing it is what entitles a browser to open the page. */
  id: string
  storeId: string
  merchantId: string
  state: AttemptState
  problemCode: FailureCode | null
  requestKey: string
  createdAt: Date
  openedAt: Date | null
  finishedAt: Date | null
  expiresAt: Date
}

export const attempts = {
  columns: {
    id: id(),
    storeId: text(96),
    merchantId: text(96),
    state: text(16),
    problemCode: optional(text(64)),
    requestKey: text(64),
    createdAt: time(),
    openedAt: optional(time()),
    finishedAt: optional(time()),
    expiresAt: time(),
  },
  indexes: [
    { fields: ['storeId', 'requestKey'], unique: true },
    { fields: ['storeId', 'createdAt'] },
    { fields: ['state', 'expiresAt'] },
  ],
}

export interface PreAuthCodeRow {
  /** SHA-256 of the code. */
  id: string
  /** Sealed: a page loaded again within a minute gets the same one. */
  code: string
  attemptId: string
  createdAt: Date
  expiresAt: Date
}

export const preAuthCodes = {
  columns: { id: id(), code: longText(), attemptId: text(96), createdAt: time(), expiresAt: time() },
  indexes: [{ fields: ['expiresAt'] }, { fields: ['attemptId', 'createdAt'] }],
}

export type AuthCodeState = 'received' | 'exchanged' | 'settled' | 'void'

/** An authorisation code in our hands, from the redirect or the event, until it has been turned into tokens. */
export interface AuthCodeRow {
  /** SHA-256 of the code: redirect and event bring the same one, and meet here. */
  id: string
  state: AuthCodeState
  /** Sealed; emptied once settled. */
  code: string
  attemptId: string | null
  /** Known from the event at once, from the redirect only after the exchange. */
  appid: string | null
  /** WeChat's time where the event told it, else when the redirect came. */
  authorisedAt: Date
  createdAt: Date
}

export const authCodes = {
  columns: {
    id: id(),
    state: text(16),
    code: longText(),
    attemptId: optional(text(96)),
    appid: optional(text(32)),
    authorisedAt: time(),
    createdAt: time(),
  },
  indexes: [{ fields: ['state', 'createdAt'] }, { fields: ['attemptId'] }],
}
