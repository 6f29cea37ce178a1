import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Platform } from '../platform'
import { logTrouble } from '../trouble'
import type { Queue } from './queue'
import { sweepIfDue, type Sweep } from './sweep'

/** Carries the work of one process. Nothing is in it that is not in the database: killing it loses nothing. */
export interface Runner {
  /** Something is due in a queue now. */
  wake(): void
  /** Takes nothing new, asks the sweeps to end, and resolves when what is in hand is done. */
  stop(): Promise<void>
}

const idleMs = 500
const gatherMs = 20 // what comes in a stream is worked through some at a time, not one by one

/** Every queue and every sweep goes at its own pace: a slow one keeps none of the others waiting. */
export function startRunner(platform: Platform, owner: string, queues: Queue[], sweeps: readonly Sweep[]): Runner {
  const { log } = platform
  const stopping = new AbortController()
  const { signal } = stopping
  setMaxListeners(0, signal) // every sweep and every pause of one listens
  const sleepers = new Set<() => void>()
  let wakes = 0
  const wake = () => {
    wakes++
    sleepers.forEach((rise) => rise())
  }

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
  async function keep(name: string, round: () => Promise<unknown>): Promise<void> {
    while (!signal.aborted) {
      await round().catch((err: unknown) => {
        logTrouble(log, err, { worker: name }, 'a round of work failed')
        return pause()
      })
    }
  }

  /** Woken while it looked, it may have looked too early, and looks again. */
  const queueRound = async (queue: Queue): Promise<void> => {
    const before = wakes
    const mayBeMore = (await queue.begin()) || wakes !== before
    if (!signal.aborted) await (mayBeMore ? delay(gatherMs) : pause())
  }

  const sweepRound = async (sweep: Sweep): Promise<void> => {
    await sweepIfDue(platform, owner, sweep, signal)
    await delay(idleMs, undefined, { signal }).catch(() => undefined)
  }

  const working = Promise.all([
    ...queues.map((queue) => keep(queue.name, () => queueRound(queue)).then(() => queue.idle())),
    ...sweeps.map((sweep) => keep(sweep.name, () => sweepRound(sweep))),
  ])

  return {
    wake,
    stop: async () => {
      stopping.abort()
      wake()
      await working
    },
  }
}
