import { id, integer, json, optional, text, time } from '../columns'
import type { TemplateManifest } from '../../../shared/template'
import type { Flavour } from '../../../shared/store'

/** One of the platform's own people. */
export interface OperatorRow {
  id: string
  /** What they sign in with, lower case. */
  name: string
  /** scrypt, with its salt and cost before it. */
  password: string
  /** Wrong passwords since the last right one, from everywhere together. */
  failures: number
  /** Until then tries take longer from where the right password never came. Locks are with `signInTries`. */
  lockedUntil: Date
  disabledAt: Date | null
  createdAt: Date
}

export const operators = {
  columns: {
    id: id(),
    name: text(64),
    password: text(255),
    failures: integer(),
    lockedUntil: time(),
    disabledAt: optional(time()),
    createdAt: time(),
  },
  indexes: [{ fields: ['name'], unique: true }],
}

export interface OperatorSessionRow {
  id: string
  operatorId: string
  /** Hash of the token that only the browser has. */
  tokenHash: string
  device: string
  createdAt: Date
  lastSeenAt: Date
  expiresAt: Date
}

export const operatorSessions = {
  columns: {
    id: id(),
    operatorId: text(96),
    tokenHash: text(64),
    device: text(64),
    createdAt: time(),
    lastSeenAt: time(),
    expiresAt: time(),
  },
  indexes: [{ fields: ['tokenHash'], unique: true }, { fields: ['operatorId'] }],
}

/** How signing in as one operator went from one network. Its id is made of both. */
export interface SignInTriesRow {
  id: string
  operatorId: string
  /** Wrong passwords since the last right one. */
  failures: number
  lockedUntil: Date
  triedAt: Date
  /** When the right password last came from there; null where it never did. */
  knownAt: Date | null
}

export const signInTries = {
  columns: {
    id: id(),
    operatorId: text(96),
    failures: integer(),
    lockedUntil: time(),
    triedAt: time(),
    knownAt: optional(time()),
  },
  indexes: [{ fields: ['operatorId'] }, { fields: ['triedAt'] }],
}

/** Lets one upload say what is in it, for an hour. Its id is the hash of the token. */
export interface UploadTokenRow {
  id: string
  createdAt: Date
  expiresAt: Date
}

export const uploadTokens = {
  columns: { id: id(), createdAt: time(), expiresAt: time() },
  indexes: [],
}

/** The one upload that a token was used for. Its id is the token's. */
export interface UploadUseRow {
  id: string
  flavour: Flavour
  userVersion: string
  usedAt: Date
}

export const uploadUses = {
  columns: { id: id(), flavour: text(16), userVersion: text(64), usedAt: time() },
  indexes: [],
}

/** What a scan found in an uploaded package, until the template made of it is known. */
export interface ManifestRow {
  id: string
  flavour: Flavour
  userVersion: string
  manifest: TemplateManifest
  uploadedAt: Date
}

export const manifests = {
  columns: { id: id(), flavour: text(16), userVersion: text(64), manifest: json(), uploadedAt: time() },
  indexes: [{ fields: ['userVersion', 'uploadedAt'] }],
}
