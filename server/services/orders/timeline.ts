import { orderMachine, refundMachine, type OrderEvent } from '../../../shared/order'
import { paymentMachine, shippingReportMachine } from '../../../shared/payment'
import type { OrderRow, RefundRow } from '../../db/models/order'
import type { PaymentRow, ShippingReportRow } from '../../db/models/payment'
import type { TimelineRow } from '../../db/models/store'
import { newId } from '../../ids'
import type { Store } from '../../store'

type EventOf<M extends { next(from: never, event: never): unknown }> = Parameters<M['next']>[1]
type Subject = Happening['subject']

/** What changes an order without moving it along its machine. */
export type OrderChange = 'collect' | 'reprice'

/** What happened, to what. `place` and `ask`: when the row was made, which nothing has moved yet. */
export type Happening =
  | { subject: 'order'; event: OrderEvent | OrderChange | 'place'; order: OrderRow }
  | { subject: 'payment'; event: EventOf<typeof paymentMachine>; payment: PaymentRow }
  | { subject: 'refund'; event: EventOf<typeof refundMachine> | 'ask'; refund: RefundRow }
  | { subject: 'shippingReport'; event: EventOf<typeof shippingReportMachine>; report: ShippingReportRow }

export type Moment = Happening & { at: Date; note: string | null }

/** An order with everything about its money. */
export interface Traced {
  order: OrderRow
  payments: PaymentRow[]
  refunds: RefundRow[]
  shippingReports: ShippingReportRow[]
  /** The timeline's rows of all of them. */
  steps: TimelineRow[]
}

/** An order with its money and everything that moved them. */
export async function traceOrder(store: Store, order: OrderRow): Promise<Traced> {
  const orderId = order.id
  const isOnline = order.payMethod === 'online'
  const [refunds, payments, shippingReports] = await Promise.all([
    store.refunds.list({ orderId }, { order: [['sortKey', 'ASC']] }),
    isOnline ? store.payments.list({ orderId }, { order: [['sortKey', 'ASC']] }) : [],
    isOnline ? store.shippingReports.list({ orderId }) : [],
  ])
  const subjectId = [orderId, ...[...refunds, ...payments].map(({ id }) => id)] // a report has its payment's
  const subject = Object.keys(machines) as Subject[]
  const steps = await store.timeline.list({ subject, subjectId }, { order: [['at', 'ASC']] })
  return { order, refunds, payments, shippingReports, steps }
}

/** Writes down a change of an order that is none of its state, in the transaction that makes it. */
export async function tellChange(
  within: Store,
  { id: subjectId, storeId, state }: OrderRow,
  event: OrderChange,
  note: string,
  now: Date,
): Promise<void> {
  const stays = { fromState: state, toState: state }
  await within.timeline.create({ id: newId(), storeId, subject: 'order', subjectId, event, ...stays, note, at: now })
}

/** Everything that happened to an order and its money, the first thing first. */
export function momentsOf(traced: Traced): Moment[] {
  const { order, refunds, steps } = traced
  const placed = { subject: 'order' as const, event: 'place' as const, order, at: order.placedAt }
  const asked = refunds.map((refund) => {
    return { subject: 'refund' as const, event: 'ask' as const, refund, at: refund.createdAt }
  })
  const made = [placed, ...asked].map((moment): Sorted => ({ ...moment, note: null, left: -1 }))
  const moved = steps.map((step) => momentOf(traced, step))
  return [...made, ...moved].sort(byTime).filter((moment, _at, all) => !isToldBesides(moment, all))
}

/** `left`: the state that it left, counted in the order of its machine; what only changed it came before. */
type Sorted = Moment & { left: number }

const machines: Record<Subject, { states: readonly string[] }> = {
  order: orderMachine,
  payment: paymentMachine,
  refund: refundMachine,
  shippingReport: shippingReportMachine,
}

function momentOf({ order, payments, refunds, shippingReports }: Traced, step: TimelineRow): Sorted {
  const { subjectId, event, fromState, toState, at, note } = step
  const of = <Row extends { id: string }>(rows: readonly Row[]) => rows.find(({ id }) => id === subjectId)
  const rows = { order, payment: of(payments), refund: of(refunds), report: of(shippingReports) }
  const subject = step.subject as Subject // asked for by these names
  // Its words are those of the subject's machine, and it was found by the ids of these rows.
  const happening = { subject, event, ...rows } as Happening
  const left = machines[subject].states.indexOf(fromState) - (fromState === toState ? 0.5 : 0)
  return { ...happening, at, note, left }
}

/** Of what one transaction did, the cause comes first; one thing that moved twice is told in the order of its states. */
const byTime = (a: Sorted, b: Sorted): number =>
  a.at.getTime() - b.at.getTime() || rankOf(a) - rankOf(b) || a.left - b.left

function rankOf({ subject, event }: Moment): number {
  if (event === 'place') return 0
  if (subject === 'payment') return 1
  if (subject === 'order') return event === 'pay' || event === 'payLate' ? 2 : 4
  return subject === 'refund' ? 3 : 5
}

/** The order says once more what its payment or its refund has said. */
function isToldBesides({ subject, event }: Moment, all: readonly Moment[]): boolean {
  if (subject !== 'order') return false
  if (event === 'pay') return all.some((each) => each.subject === 'payment' && each.event === 'pay')
  return event === 'giveBack'
}
