import { dayOf, dayPlus } from '../../../shared/day'
import type { PaymentValueView } from '../../../shared/api/merchant/payment'
import type { MoneySum } from '../../db/ledger'
import type { BillRow, PaymentAccountRow, PaymentVersionRow } from '../../db/models/payment'
import type { TimelineRow } from '../../db/models/store'
import type { Store } from '../../store'
import { paymentStanding } from './accounts'

/** One day of Beijing: what moved through WeChat Pay, and how its bill agrees. */
export interface MoneyDay {
  day: string
  paid: MoneySum
  refunded: MoneySum
  /** Of several accounts the one that most needs a person; null while there is none. */
  bill: BillRow['state'] | null
}

const nothing: MoneySum = { count: 0, fen: 0 }

/** What most needs a person comes first. */
const billOrder: readonly BillRow['state'][] = ['differs', 'waiting', 'matched', 'empty']

/** The last so many days, today at the end, days without anything among them. Money counts on the day that it moved. */
export async function moneyDays(store: Store, count: number, now: Date): Promise<MoneyDay[]> {
  const today = dayOf(now)
  const days = Array.from({ length: count }, (_, at) => dayPlus(today, at + 1 - count))
  const [first = today] = days
  const [paid, refunded, bills] = await Promise.all([
    store.payments.tally({ paidDay: { gte: first, lte: today }, state: 'paid' }, 'paidDay', ['amountFen']),
    store.ledger.refundedByDay(first, today),
    store.ledger.billStates(first, today),
  ])
  return days.map((day) => {
    const came = paid.find(({ of }) => of === day)
    const went = refunded.find((each) => each.day === day)
    return {
      day,
      paid: came ? { count: came.n, fen: came.amountFen } : nothing,
      refunded: went ? { count: went.count, fen: went.fen } : nothing,
      bill: billOrder.find((state) => bills.some((bill) => bill.day === day && bill.state === state)) ?? null,
    }
  })
}

/** One set of keys with its account and its way so far. */
export interface ToldVersion {
  account: PaymentAccountRow
  version: PaymentVersionRow
  /** Looked at, where it is used or being set up. */
  values: PaymentValueView[]
  /** Oldest first. */
  steps: TimelineRow[]
}

const shownVersions = 20

/** What the store collects, collected, and will collect with, the newest first. */
export async function tellVersions(store: Store, now: Date): Promise<ToldVersion[]> {
  const newest = { order: [['createdAt', 'DESC'] as ['createdAt', 'DESC']], limit: shownVersions }
  const [versions, accounts, { using, draft }] = await Promise.all([
    store.paymentVersions.list({}, newest),
    store.paymentAccounts.list({}),
    paymentStanding(store, now),
  ])
  const ids = versions.map(({ id }) => id)
  const steps = await store.timeline.list({ subject: 'paymentVersion', subjectId: ids }, { order: [['at', 'ASC']] })
  return versions.flatMap((version) => {
    const account = accounts.find(({ id }) => id === version.accountId)
    const looked = [using, draft].find((each) => each?.version.id === version.id)
    const own = steps.filter(({ subjectId }) => subjectId === version.id)
    return account ? [{ account, version, values: looked?.values ?? [], steps: own }] : []
  })
}
