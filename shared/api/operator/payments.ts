import { z } from 'zod'
import type { Problem } from '../../next'
import {
  incidentKinds,
  type IncidentKind,
  type PaymentMode,
  type PaymentValueName,
  type PaymentVersionState,
} from '../../payment'
import { takes } from '../contract'
import { rowId } from '../ids'
import { handledNote, type IncidentView, type MoneyView } from '../merchant/payment'

/** One set of keys of a store's payment account, as an operator may see it: never a key, nor the end of one. */
export interface OperatorVersionView {
  number: number
  state: PaymentVersionState
  /** Since when it is in this state. */
  stateAt: string
  mode: PaymentMode
  mchid: string
  /** New orders are paid with it. */
  isCollecting: boolean
  createdAt: string
  /** When WeChat Pay accepted it for the first time. */
  provedAt: string | null
  /** When one fen came and went back. */
  triedAt: string | null
  /** The last time WeChat Pay accepted it. */
  usedAt: string | null
  certificateEndsAt: string | null
  /** Values that are wrong, and in what way; while it is set up also those that are not there yet: null. */
  lacking: { name: PaymentValueName; problem: string | null }[]
  problem: Problem | null
  steps: { at: string; state: PaymentVersionState }[]
}

export interface OperatorIncidentView extends Omit<IncidentView, 'orderId' | 'isClosedByOperator'> {
  /** Of the case, by name: numbers to search for, amounts, WeChat Pay's words. */
  facts: { name: string; text: string }[]
  /** Who said that it is done; null for what ended by itself, or has not ended. */
  closedBy: string | null
}

/** One among those of all stores. */
export interface FleetIncidentView extends OperatorIncidentView {
  store: { key: string; name: string }
}

export interface StorePaymentView extends MoneyView {
  /** New orders can be paid in the mini-program. */
  isCollecting: boolean
  /** Newest first, with those of the past. */
  versions: OperatorVersionView[]
  /** Open, newest first. */
  incidents: OperatorIncidentView[]
}

export interface IncidentPage {
  incidents: FleetIncidentView[]
  /** Names the page after this one; null on the last. */
  next: string | null
  /** How many are open, of every kind that has any. */
  open: { kind: IncidentKind; count: number }[]
}

const storeKey = z.string().max(40)
export const incidentStates = ['open', 'closed'] as const
const kinds = Object.keys(incidentKinds) as [IncidentKind, ...IncidentKind[]]

export const operatorPaymentsApi = {
  'GET /stores/:storeKey/payment': takes(z.object({ storeKey })).gives<StorePaymentView>(),
  /** Newest first. */
  'GET /incidents': takes(
    z.object({
      kind: z.enum(kinds).optional(),
      state: z.enum(incidentStates).default('open'),
      cursor: z.string().max(64).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
  ).gives<IncidentPage>(),
  /** Said for the store: the merchant reads the note. */
  'POST /stores/:storeKey/incidents/:incidentId/close': takes(
    z.object({
      storeKey,
      incidentId: rowId,
      note: handledNote,
    }),
  ).gives<OperatorIncidentView>(),
}
