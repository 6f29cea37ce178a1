import { newId } from '../ids'
import type { Platform } from '../platform'

const never = new Date(0)

/** What there is to do later, and what each needs to know. */
export interface TaskInputs {
  /** Turns an authorisation code into tokens and a bound store. */
  settleAuthCode: { authCodeId: string }
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
