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

/** The tasks that have failed for good, oldest first. */
export const deadTasks = (platform: Platform): Promise<TaskRow[]> =>
  platform.tasks.list({ state: 'dead' }, { order: [['createdAt', 'ASC']], limit: 500 })

/** @throws NOT_FOUND when there is no dead task of that id */
export async function replayTask(platform: Platform, id: string, now: Date): Promise<void> {
  const matched = await platform.tasks.update({ id, state: 'dead' }, { state: 'waiting', tries: 0, dueAt: now })
  if (matched === 0) throw new Failure('NOT_FOUND', { task: id })
  platform.work.wake()
}
