import { setTimeout as delay } from 'node:timers/promises'
import { ConfigError } from './environment'

/** Everybody's time. Rules take `now` as a value; only the edges (routes, callbacks, jobs) ask the clock. */
export interface Clock {
  now(): Date
  /** Resolves when the clock has moved on by `ms`; rejects with an AbortError when `signal` aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** The system's time, whatever the clock follows: for leases, which are about processes being alive. */
  wall(): Date
  /** Sleeps by the system's time. */
  wallSleep(ms: number, signal?: AbortSignal): Promise<void>
  /** `now`, asked anew where it comes from elsewhere: a push that was caused by a jump must not be ahead of us. */
  fresh(): Promise<Date>
  /** Resolves when the time is known. At once for the system clock. */
  ready: Promise<void>
  close(): void
}

/** How long a virtual clock may lag behind its source. */
const pollMs = 200
const slowAnswerMs = 2_000

/** The system clock, or with `clockUrl` one that follows the clock of the simulator. */
export const createClock = (config: { clockUrl?: string | undefined }): Clock =>
  config.clockUrl ? followingClock(config.clockUrl) : systemClock

const systemNow = (): Date => new Date()
const systemSleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await delay(ms, undefined, signal ? { signal } : {})
}

export const systemClock: Clock = {
  now: systemNow,
  fresh: async () => systemNow(),
  sleep: systemSleep,
  wall: systemNow,
  wallSleep: systemSleep,
  ready: Promise.resolve(),
  close: () => undefined,
}

interface Reading {
  sourceMs: number
  isRunning: boolean
  takenAt: number
}

/**
 * Follows `GET {url}` → `{ now: ms, running?: boolean }`, read every 200 ms.
 *
 * While the source runs, the time since the last reading is added; while it stands still, the last reading is the time.
 * A jump is noticed within 200 ms, and sleepers whose time has come wake then. When the source does not answer, the
 * last reading goes on being the truth.
 */
function followingClock(url: string): Clock {
  const closing = new AbortController()
  let reading: Reading | undefined
  let [asked, answered] = [0, 0]
  const sleepers = new Set<() => void>()
  const now = () => {
    if (!reading) throw new Error(`The clock at ${url} has not answered yet`)
    return new Date(reading.sourceMs + (reading.isRunning ? Math.floor(performance.now() - reading.takenAt) : 0))
  }
  const poll = async () => {
    const number = ++asked
    const next = await readSource(url, closing.signal)
    if (number < answered) return // overtaken: what it says may be from before a jump
    answered = number
    const behindMs = reading ? now().getTime() - next.sourceMs : 0
    // A slow answer is an old one: nothing may seem to happen before what caused it. A source that was set back is followed.
    reading = behindMs > 0 && behindMs < slowAnswerMs ? { ...next, sourceMs: next.sourceMs + behindMs } : next
    for (const wake of sleepers) wake()
  }
  const keepPolling = async () => {
    while (!closing.signal.aborted) {
      await delay(pollMs, undefined, { signal: closing.signal, ref: false }).catch(() => undefined)
      await poll().catch(() => undefined)
    }
  }
  const ready = poll().then(
    () => void keepPolling(),
    (cause: Error) => Promise.reject(silent(url, cause)),
  )
  ready.catch(() => undefined) // whoever awaits it hears of it
  return {
    now,
    fresh: async () => {
      await poll().catch(() => undefined)
      return now()
    },
    ready,
    sleep: (ms, signal) => sleepUntil(now().getTime() + ms, now, sleepers, signal),
    wall: systemNow,
    wallSleep: systemSleep,
    close: () => closing.abort(),
  }
}

const silent = (url: string, { message }: Error): ConfigError =>
  new ConfigError('CLOCK_URL', `${url} 没有回答时间（${message}）`, '请先启动模拟器，或删除这个变量')

async function readSource(url: string, signal: AbortSignal): Promise<Reading> {
  const answer = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]) })
  const body = (await answer.json()) as { now?: unknown; running?: unknown }
  if (typeof body.now !== 'number') throw new Error(`${url} does not answer { now: milliseconds }`)
  return { sourceMs: body.now, isRunning: body.running === true, takenAt: performance.now() }
}

function sleepUntil(due: number, now: () => Date, sleepers: Set<() => void>, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      sleepers.delete(wake)
      signal?.removeEventListener('abort', abort)
      done()
    }
    const wake = () => {
      if (now().getTime() >= due) settle(resolve)
    }
    const abort = () => settle(() => reject(new DOMException('The sleep was aborted', 'AbortError')))
    if (signal?.aborted) return abort()
    sleepers.add(wake)
    signal?.addEventListener('abort', abort, { once: true })
    wake()
  })
}
