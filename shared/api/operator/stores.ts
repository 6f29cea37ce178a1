import { z } from 'zod'
import type { AuthorizerState } from '../../authorizer'
import type { Problem } from '../../next'
import { paymentStandings, type PaymentStanding } from '../../paymentStanding'
import type { ProgramFacts } from '../../program'
import { releaseMachine, type ReleaseState, type ReleaseWish } from '../../release'
import type { Requirement } from '../../requirement'
import type { OpeningHours, Role, StoreKind } from '../../store'
import { takes } from '../contract'
import type { AuthorizerView } from '../merchant/authorisation'

/** What a list of stores may be narrowed to besides the states: those that have none. */
export const none = 'none'
const authorisations = ['authorised', 'lost', 'unauthorised', none] as const satisfies (AuthorizerState | 'none')[]

export type AuthorisationFilter = (typeof authorisations)[number]
export type ReleaseFilter = ReleaseState | typeof none

/** A store's mini-program, as much as a line shows. */
export interface ProgramLine {
  appid: string
  name: string | null
  state: AuthorizerState
}

/** A release, as much as a line shows. */
export interface ReleaseLine {
  id: string
  number: number
  state: ReleaseState
  userVersion: string
  /** Since when it is in this state. */
  stateAt: string
}

/** How a store collects money, as much as a line shows. */
export interface PaymentLine {
  standing: PaymentStanding
  /** New orders can be paid in the mini-program. */
  isCollecting: boolean
  /** Matters about its money that wait for a person. */
  openIncidents: number
}

export interface StoreLine {
  key: string
  name: string
  kind: StoreKind
  createdAt: string
  program: ProgramLine | null
  /** What customers see now. */
  live: ReleaseLine | null
  /** What is under way, or the newest that was rejected or failed. */
  current: ReleaseLine | null
  payment: PaymentLine
  problem: Problem | null
}

export interface StorePage {
  stores: StoreLine[]
  /** How many there are on all pages. */
  total: number
  /** Names the page after this one; null on the last. */
  next: string | null
}

export interface AccountView extends AuthorizerView {
  userName: string | null
  /** WeChat's time of the last authorisation or withdrawal. */
  stateAt: string
  /** When WeChat was last asked who this is. */
  learnedAt: string | null
  lastUsedAt: string | null
  token: { isFresh: boolean; expiresAt: string | null; canRenew: boolean }
}

export interface StaffView {
  name: string | null
  /** Masked in the middle. */
  phone: string | null
  role: Role
}

export interface StoreReleaseStep {
  at: string
  event: string
  from: ReleaseState
  state: ReleaseState
  note: string | null
}

export interface StoreReleaseView extends ReleaseLine {
  templateId: string
  appid: string
  reason: string | null
  wish: ReleaseWish | null
  problem: Problem | null
  /** The reviewer's words, a line each. */
  reviewReason: string[]
  auditId: string | null
  isHurried: boolean
  createdAt: string
  submittedAt: string | null
  publishedAt: string | null
  steps: StoreReleaseStep[]
}

export interface StoreNoticeView {
  id: string
  code: string
  text: string
  at: string
  isRead: boolean
}

/** How the merchant wants the mini-program, and how WeChat last showed it. */
export interface StoreProgramView {
  /** The template the merchant picked; null follows the default. */
  templateId: string | null
  autoPublish: boolean
  suspendedAt: string | null
  facts: ProgramFacts | null
  learnedAt: string | null
}

export interface StoreDetailView {
  key: string
  name: string
  kind: StoreKind
  logoUrl: string | null
  contactName: string | null
  /** Masked in the middle. */
  contactPhone: string | null
  address: string | null
  hours: OpeningHours[]
  createdAt: string
  staff: StaffView[]
  account: AccountView | null
  requirements: Requirement[]
  program: StoreProgramView
  /** Newest first. */
  releases: StoreReleaseView[]
  notices: StoreNoticeView[]
}

export const storesApi = {
  'GET /stores': takes(
    z.object({
      /** Part of a name, a key or an appid. */
      search: z.string().trim().max(64).default(''),
      /** Of its newest release. */
      release: z.enum([...releaseMachine.states, none]).optional(),
      authorisation: z.enum(authorisations).optional(),
      payment: z.enum(paymentStandings).optional(),
      cursor: z.string().max(128).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  ).gives<StorePage>(),
  'GET /stores/:storeKey': takes(z.object({ storeKey: z.string().max(40) })).gives<StoreDetailView>(),
}
