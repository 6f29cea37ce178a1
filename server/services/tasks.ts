import type { TaskRow } from '../db/models/job'
import { Failure } from '../failures'
import { newId } from '../ids'
import type { Platform } from '../platform'

const never = new Date(0)

/** What there is to do later, and what each needs to know. */
export interface TaskInputs {
  /** Turns an authorisation code into tokens and a bound store. */
  settleAuthCode: { authCodeId: string }
  /** Asks WeChat anew who an account is and what it granted. */
  learnAccount: { appid: string }
  /** Asks WeChat anew how a store's mini-program stands. */
  learnProgram: { storeId: string }
  /** Carries a release as far as it goes. */
  driveRelease: { storeId: string; releaseId: string }
  /** Asks WeChat Pay what became of a payment, until it is over. */
  followPayment: { storeId: string; paymentId: string }
  /** Sends money back, and asks what became of it. */
  driveRefund: { storeId: string; refundId: string }
  /** Fetches a day's bill and compares it with what stands here. */
  matchBill: { storeId: string; billId: string }
  /** Tells WeChat that what was paid is on its way. */
  reportShipping: { storeId: string; orderId: string }
  /** Takes who paid out of the payments of somebody who was forgotten. */
  forgetPayer: { storeId: string; customerId: string }
  /** Fetches the platform certificates that an account believes; `serial`: one that an answer was signed with. */
  refreshTrust: { storeId: string; accountId: string; serial?: string }
  /** Takes whom they went to out of a customer's orders, each once it has ended. */
  forgetOrders: { storeId: string; customerId: string; what: string; until: string }
}

/** Enqueues one thing to do, in the transaction that made it necessary. */
export async function addTask<Kind extends keyof TaskInputs>(
  within: Platform,
  kind: Kind,
  input: TaskInputs[Kind],
  now: Date,
): Promise<void> {
  const waiting = { state: 'waiting' as const, dueAt: now, tries: 0, error: null }
  const free = { leaseOwner: null, leaseUntil: never }
  await within.tasks.create({ id: newId(), kind, input, ...waiting, ...free, createdAt: now, doneAt: null })
}

/**
 * Makes the one task of that id due at `dueAt`, whether it waits, is being done, was done, or has never been: how something
 * that goes on for days is looked at again and again. In the transaction that made it necessary.
 */
export async function keepTask<Kind extends keyof TaskInputs>(
  within: Platform,
  id: string,
  kind: Kind,
  input: TaskInputs[Kind],
  dueAt: Date,
): Promise<void> {
  const waiting = { state: 'waiting' as const, dueAt, tries: 0, error: null }
  if ((await within.tasks.update({ id }, waiting)) > 0) return
  const row = { id, kind, input, ...waiting, leaseOwner: null, leaseUntil: never, createdAt: dueAt, doneAt: null }
  await within.tasks.createOnce(row)
}

/** The tasks that have failed for good, oldest first. */
export const deadTasks = (platform: Platform): Promise<TaskRow[]> =>
  platform.tasks.list({ state: 'dead' }, { order: [['createdAt', 'ASC']], limit: 500 })

/** @throws NOT_FOUND when there is no dead task of that id */
export async function replayTask(platform: Platform, id: string, now: Date): Promise<void> {
  const matched = await platform.tasks.update({ id, state: 'dead' }, { state: 'waiting', tries: 0, dueAt: now })
  if (matched === 0) throw new Failure('NOT_FOUND', { task: id })
  platform.work.wake()
}
