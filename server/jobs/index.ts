import type { InboxRow, TaskRow } from '../db/models/job'
import { newId } from '../ids'
import type { Platform } from '../platform'
import { driveRelease } from './driveRelease'
import { driveRefund } from './driveRefund'
import { followPayment } from './followPayment'
import { forgetOrders } from './forgetOrders'
import { forgetPayer } from './forgetPayer'
import { learnAccount } from './learnAccount'
import { learnProgram } from './learnProgram'
import { matchBill } from './matchBill'
import { queueOf } from './queue'
import { startRunner, type Runner } from './runner'
import { refreshTrust } from './refreshTrust'
import { reportShipping } from './reportShipping'
import { settleAuthCode } from './settleAuthCode'
import type { Sweep } from './sweep'
import {
  beginBillsSweep,
  expireAttemptsSweep,
  forgetGoneSweep,
  forgetHandledSweep,
  keepTicketsComingSweep,
  learnAllSweep,
  refillStockSweep,
  refreshTrustSweep,
  remindOfCertificatesSweep,
  reviveMoneySweep,
  reopenStuckSweep,
  reviveReleasesSweep,
  settleDueOrdersSweep,
  syncTemplatesSweep,
  warmTokensSweep,
} from './sweeps'

/** What happens by the clock. */
export const sweeps: readonly Sweep[] = [
  keepTicketsComingSweep,
  warmTokensSweep,
  expireAttemptsSweep,
  reopenStuckSweep,
  learnAllSweep,
  forgetHandledSweep,
  forgetGoneSweep,
  syncTemplatesSweep,
  reviveReleasesSweep,
  refillStockSweep,
  settleDueOrdersSweep,
  refreshTrustSweep,
  beginBillsSweep,
  remindOfCertificatesSweep,
  reviveMoneySweep,
]

/** What a task's row stands for, by its kind. */
const tasks: Record<string, (platform: Platform, input: Record<string, string>) => Promise<Date | void>> = {
  settleAuthCode,
  learnAccount,
  learnProgram,
  driveRelease,
  forgetOrders,
  forgetPayer,
  followPayment,
  driveRefund,
  refreshTrust,
  matchBill,
  reportShipping,
}

async function runTask(platform: Platform, { kind, input }: TaskRow): Promise<Date | void> {
  const task = Object.hasOwn(tasks, kind) && tasks[kind]
  if (!task) throw new Error(`no task is called ${kind}`)
  return task(platform, input)
}

const releaseKind = 'driveRelease'
const billKind = 'matchBill'
const apart = [releaseKind, billKind]

const tasksOf = (platform: Platform) => ({ rows: platform.tasks, run: (row: TaskRow) => runTask(platform, row) })

/** Starts this process's share of the work. `handleEvent` says what WeChat's pushes do. */
export function startJobs(
  platform: Platform,
  handleEvent: (platform: Platform, row: InboxRow) => Promise<void>,
): Runner {
  const owner = newId()
  const queues = [
    queueOf(platform, owner, { name: 'inbox', rows: platform.inbox, run: (row) => handleEvent(platform, row) }),
    // Hundreds of releases may be due at once and wait for the budget of calls: an authorisation never waits behind them.
    queueOf(platform, owner, { ...tasksOf(platform), name: 'releases', only: { kind: releaseKind } }),
    // A bill has up to 64 MB, and all of them are due at ten: two in memory at once, and no refund waits for one.
    queueOf(platform, owner, { ...tasksOf(platform), name: 'bills', only: { kind: billKind }, slots: 2 }),
    queueOf(platform, owner, { ...tasksOf(platform), name: 'tasks', only: { kind: { not: apart } } }),
  ]
  return startRunner(platform, owner, queues, sweeps)
}
