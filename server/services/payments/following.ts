import type { PaymentRow } from '../../db/models/payment'
import { isFailure } from '../../failures'
import { payRefusal } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { laterByAge } from './patience'
import { closeOne, isOpen, lookAt } from './asking'

const looksAfterSeconds = [5, 30, 120, 600] // pay.md §6.5
const againMs = 30_000
const longestMs = 3600_000
const graceMs = 5_000 // WeChat Pay's clock decides what is in time

/** Asks WeChat Pay about a payment whose notification may never come; when its time is over, closes it there. */
export async function followPayment(platform: Platform, storeId: string, paymentId: string): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  const payment = await store?.payments.find({ id: paymentId })
  if (!store || !payment || !isOpen(payment)) return undefined
  const now = platform.clock.now()
  try {
    return await follow(store, payment, now)
  } catch (error) {
    if (payRefusal(error) === null && !isFailure(error, 'ORDER_BEING_PAID')) throw error
    return laterByAge(payment.createdAt, now, againMs, longestMs)
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
