import type { App, Component } from './accounts'
import type { ClockState } from './clock'
import type { Fault } from './faults'
import type { Entry, Warning } from './journal'
import type { PayState } from './payments/state'
import type { Visit } from './pages/visits'
import type { Payment, Phone, Who } from './phones/phone'
import type { MediaCheck } from './programs/contentCheck'
import type { Files } from './programs/files'
import type { Draft, Template } from './programs/library'
import type { Medium } from './programs/media'
import type { Program } from './programs/program'
import type { Sight } from './programs/review/sight'
import type { Push } from './pushes/push'
import type { RandomState } from './rng'
import type { Settings } from './settings'

export interface Authorisation {
  appid: string
  sets: number[]
  authorisedAt: number
  /** Null until the authorization code was exchanged. */
  refreshToken: string | null
  /** The newest authorization code. */
  code: string
}

export interface Token {
  value: string
  kind: 'component' | 'authorizer' | 'own'
  appid: string
  issuedAt: number
  expiresAt: number
  /** Set when a newer one was issued: from then on this one is "not latest". */
  usableUntil: number | null
}

export interface Ticket {
  value: string
  issuedAt: number
}

/** A code that works once and not for long. */
export interface Code {
  value: string
  kind: 'preAuth' | 'auth' | 'js' | 'phone' | 'fastRegister'
  appid: string
  who: Who | null
  expiresAt: number
  spentAt: number | null
  /** The pre-auth code an auth code came from. */
  from: string
}

export interface Rid {
  rid: string
  appid: string
  at: number
  costMs: number
  url: string
  requestBody: string
  responseBody: string
  ip: string
}

export interface WorldState extends ClockState, RandomState {
  component: Component | null
  apps: Record<string, App>
  authorisations: Record<string, Authorisation>
  tickets: Ticket[]
  tokens: Record<string, Token>
  /** Values of the tokens of one owner, by "kind appid", oldest first. */
  tokensOf: Record<string, string[]>
  codes: Record<string, Code>
  visits: Record<string, Visit>
  phones: Record<Who, Phone>
  payments: Payment[]
  /** WeChat Pay: merchant numbers, orders, refunds. */
  pay: PayState
  pushes: Push[]
  faults: Fault[]
  journal: Entry[]
  warnings: Warning[]
  rids: Rid[]
  settings: Settings
  /** Daily limits by path, where they were changed. */
  quotas: Record<string, number>
  /** What was used in the present minute, day and month. */
  used: Partial<Record<'second' | 'minute' | 'day' | 'month', { name: string; counts: Record<string, number> }>>
  /** appid → folder of a built weapp that is simply there, without any release. */
  packages: Record<string, string>
  /** Files of drafts and templates, by a name made of their content. */
  parcels: Record<string, Files>
  drafts: Draft[]
  templates: Template[]
  /** What a platform made of each mini-program, by appid. */
  programs: Record<string, Program>
  media: Record<string, Medium>
  /** What customers uploaded and WeChat is looking at, by trace id. */
  mediaChecks: Record<string, MediaCheck>
  /** What a reviewer is told to have seen, by appid, instead of looking. */
  sights: Record<string, Partial<Sight>>
  counters: Record<string, number>
  nextId: number
}
