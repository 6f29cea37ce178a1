import type { PaymentRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import { payRefusal } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { laterByAge } from './patience'
import { closeAtWechat, closeOne, closeUnseen, isOpen, lookAt } from './asking'
import { noteUnbelieved } from './trust'
import { isBeyondPatience, noteUnseen, seen } from './unseen'

const looksAfterSeconds = [5, 30, 120, 600] // pay.md §6.5
const againMs = 30_000
const longestMs = 3600_000
const unseenLeastMs = 5 * 60_000
const unseenMostMs = 6 * 3600_000
const hopelessMs = 90 * 24 * 3600_000 // as long as WeChat Pay keeps bills, in which it would still be found
const graceMs = 5_000 // WeChat Pay's clock decides what is in time

/**
 * Asks WeChat Pay about a payment whose notification may never come; when its time is over, closes it there. One that was
 * closed here alone is asked about until WeChat Pay answers.
 */
export async function followPayment(platform: Platform, storeId: string, paymentId: string): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  const payment = await store?.payments.find({ id: paymentId })
  const now = platform.clock.now()
  if (!store || !payment) return undefined
  if (!isOpen(payment)) return payment.unseenSince ? lookUntilSeen(store, payment, payment.unseenSince, now) : undefined
  try {
    return await follow(store, payment, now)
  } catch (error) {
    // Its task comes again by itself: what was closed without WeChat Pay is followed until it is seen.
    if (isBeyondPatience(payment, error, now)) return void (await closeUnseen(store, payment, error, now))
    await noteUnseen(store, payment, now)
    await noteUnbelieved(store, payment.accountId, error)
    if (payRefusal(error) === null && !isFailure(error, 'ORDER_BEING_PAID')) throw error
    return laterByAge(payment.createdAt, now, againMs, longestMs)
  }
}

/** What has come meanwhile goes back; what has not, WeChat Pay shall know as closed, too. */
async function lookUntilSeen(store: Store, payment: PaymentRow, since: Date, now: Date): Promise<Date | undefined> {
  try {
    const isUnpaid = payment.state === 'closed' && (await lookAt(store, payment, now)) === 'unpaid'
    if (isUnpaid) await closeAtWechat(store, payment, now)
    return void (await seen(store, payment, now))
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    const isHopeless = now.getTime() - since.getTime() > hopelessMs
    return isHopeless ? undefined : laterByAge(since, now, unseenLeastMs, unseenMostMs)
  }
}

async function follow(store: Store, payment: PaymentRow, now: Date): Promise<Date | undefined> {
  if ((await lookAt(store, payment, now)) !== 'unpaid') return undefined
  const isOver = payment.expiresAt.getTime() + graceMs <= now.getTime()
  if (isOver) {
    await closeOne(store, payment, now)
    return undefined
  }
  await store.payments.update({ id: payment.id }, {}, { looks: 1 })
  return nextLook(payment, now)
}

function nextLook({ createdAt, expiresAt }: PaymentRow, now: Date): Date {
  const due = looksAfterSeconds.map((seconds) => new Date(createdAt.getTime() + seconds * 1000))
  const end = new Date(expiresAt.getTime() + graceMs)
  return due.find((at) => at > now && at < end) ?? end
}
