import type { PaymentRow } from '../../db/models/payment'
import { Failure } from '../../failures'
import { payRefusal } from '../../payAccess'
import type { Store } from '../../store'
import { keepTask } from '../tasks'
import { endIncident, openIncident } from './incidents'

const hourMs = 3600_000

/**
 * How long a payment whose time is over may keep its order, while WeChat Pay refuses to be asked about it. Nothing is lost
 * then: from `time_expire` on WeChat Pay itself takes no money for it (pay.md §4.1), and what came before goes back once
 * it is known. Until then a merchant can still put the keys right, and the order be the customer's.
 */
const refusedMs = 6 * hourMs
/** The same while there is no answer at all, which ends by itself, unless it is our key that no answer fits. */
const unansweredMs = 48 * hourMs

export function isBeyondPatience({ unseenSince }: PaymentRow, error: unknown, now: Date): error is Failure {
  if (!(error instanceof Failure) || unseenSince === null) return false
  const patienceMs = payRefusal(error) === 'noAnswer' ? unansweredMs : refusedMs
  return now.getTime() - unseenSince.getTime() > patienceMs
}

/** Patience begins with the first time that WeChat Pay could not be asked, not while nobody asked. */
export async function noteUnseen(store: Store, { id, expiresAt }: PaymentRow, now: Date): Promise<void> {
  if (expiresAt <= now) await store.payments.update({ id, unseenSince: null }, { unseenSince: now })
}

/** The store is told, and WeChat Pay is asked again and again. */
export async function unseen(
  within: Store,
  { id, accountId, orderId }: PaymentRow,
  { code }: Failure,
  now: Date,
): Promise<void> {
  const detail = { code, payment: id }
  await openIncident(within, { kind: 'closedUnseen', subjectId: accountId, orderId, detail }, now)
  await followAgain(within, id, new Date(now.getTime() + hourMs))
}

const followAgain = ({ platform, row }: Store, paymentId: string, dueAt: Date): Promise<void> =>
  keepTask(platform, `followPayment.${paymentId}`, 'followPayment', { storeId: row.id, paymentId }, dueAt)

/** WeChat Pay has said what became of a payment that was closed without it. */
export async function seen(store: Store, { id, accountId }: PaymentRow, now: Date): Promise<void> {
  await store.payments.update({ id }, { unseenSince: null })
  if ((await store.payments.count(unseenOf(accountId))) === 0) await endIncident(store, 'closedUnseen', accountId, now)
}

const unseenOf = (accountId: string) =>
  ({ accountId, paidDay: null, state: 'closed', unseenSince: { not: null } }) as const

/** The account works again: what could not be asked about is asked now. */
export async function askUnseen(store: Store, accountId: string, now: Date): Promise<void> {
  for (const id of await store.payments.pick('id', unseenOf(accountId))) await followAgain(store, id, now)
  store.platform.work.wake()
}
