import { setTimeout as delay } from 'node:timers/promises'
import type { Platform } from '../platform'
import { logTrouble } from '../trouble'
import type { Queue } from './queue'

/** Something done by the clock: finds rows that are due. Safe to run twice, and in many processes. */
export interface Sweep {
  name: string
  everyMinutes: number
  run(platform: Platform, now: Date): Promise<void>
}

/** Carries the work of one process. Nothing is in it that is not in the database: killing it loses nothing. */
export interface Runner {
  wake(): void
  /** Takes nothing new, and resolves when what is in hand is done. */
  stop(): Promise<void>
}

const idleMs = 500
const gatherMs = 20 // what comes in a stream is worked through some at a time, not one by one
const sweepLeaseMs = 5 * 60_000
const retryMs = 60_000
const never = new Date(0)

export function startRunner(platform: Platform, owner: string, queues: Queue[], sweeps: readonly Sweep[]): Runner {
  const { log } = platform
  let isStopping = false
  const sleepers = new Set<() => void>()
  const wake = () => sleepers.forEach((rise) => rise())

  const pause = (): Promise<void> =>
    new Promise((resolve) => {
      const rise = () => {
        clearTimeout(timer)
        sleepers.delete(rise)
        resolve()
      }
      const timer = setTimeout(rise, idleMs)
      sleepers.add(rise)
    })

  /** Goes on until stopped. A database that is away for a while only makes it wait. */
  async function keep(name: string, round: () => Promise<boolean>): Promise<void> {
    while (!isStopping) {
      const isBusy = await round().catch((err: unknown) => {
        logTrouble(log, err, { worker: name }, 'a round of work failed')
        return false
      })
      if (!isStopping) await (isBusy ? delay(gatherMs) : pause())
    }
  }

  async function sweepRound(): Promise<boolean> {
    for (const sweep of sweeps) if (!isStopping) await sweepIfDue(platform, owner, sweep)
    return false
  }

  const working = Promise.all([
    ...queues.map((queue) => keep(queue.name, () => queue.workSome())),
    keep('sweeps', sweepRound),
  ])

  return {
    wake,
    stop: async () => {
      isStopping = true
      wake()
      await working
    },
  }
}

/** Runs a sweep when it is due and nobody else is at it; one that failed comes again in a minute. */
export async function sweepIfDue(platform: Platform, owner: string, sweep: Sweep): Promise<void> {
  const { clock, log, sweeps } = platform
  const now = clock.now()
  const row = await sweeps.find({ id: sweep.name })
  if (!row) await sweeps.createOnce({ id: sweep.name, dueAt: now, leaseOwner: null, leaseUntil: never })
  else if (row.dueAt > now) return

  const wall = clock.wall()
  const nextAt = new Date(now.getTime() + sweep.everyMinutes * 60_000)
  const mine = { dueAt: nextAt, leaseOwner: owner, leaseUntil: new Date(wall.getTime() + sweepLeaseMs) }
  const isFree = { id: sweep.name, dueAt: { lte: now }, leaseUntil: { lte: wall } }
  if ((await sweeps.update(isFree, mine)) === 0) return
  const release = (values: { dueAt?: Date }) =>
    sweeps.update({ id: sweep.name, leaseOwner: owner }, { ...values, leaseOwner: null, leaseUntil: never })
  try {
    await sweep.run(platform, now)
    await release({})
  } catch (err) {
    logTrouble(log, err, { sweep: sweep.name }, 'a sweep failed')
    await release({ dueAt: new Date(now.getTime() + retryMs) })
  }
}
