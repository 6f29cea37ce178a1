import type { CallBudgetRow } from '../db/models/release'
import { gather } from '../gather'
import type { Platform } from '../platform'

const id = 'releases'

/**
 * Waits for one of the calls that all processes together may make to WeChat in a second. For work that comes in hundreds;
 * what a person waits for does not stand in this line.
 *
 * Each call has a moment of its own, evenly apart, so that no second sees more than the rate, wherever it begins. A row of
 * the database says which moment was given away last: it holds across processes and after a restart. Moments are given away
 * ahead, so that there is always somebody for the next one; those of a process that dies are lost.
 */
export async function takeCall(platform: Platform): Promise<void> {
  const line = lineOf(platform)
  const moment = await line.takeMoment(undefined)
  await leave(platform, line, moment)
}

/** Those who wait in this process. */
interface Line {
  /** Taken together: one statement, however many they are. */
  takeMoment(item: undefined): Promise<number>
  /** When the last of them went, in milliseconds. */
  leftAt: number
}

const lines = new WeakMap<Platform['config'], Line>()

function lineOf(platform: Platform): Line {
  const known = lines.get(platform.config)
  if (known) return known
  const together = (waiting: undefined[]) => takeMoments(platform, waiting.length)
  const line = { takeMoment: gather(platform.config.wechat.callsPerSecond, together), leftAt: 0 }
  lines.set(platform.config, line)
  return line
}

const catchingUp = 1.2 // times the rate

/** At its moment; where a busy process let many oversleep, they do not go all at once. */
async function leave({ clock, config }: Platform, line: Line, moment: number): Promise<void> {
  const gap = 1000 / (config.wechat.callsPerSecond * catchingUp)
  for (;;) {
    const now = clock.wall().getTime()
    const wait = Math.max(moment, line.leftAt + gap) - now
    const wasSetBack = wait > furthestAheadSeconds * 1000 // the clock, meanwhile
    if (wait <= 0 || wasSetBack) {
      line.leftAt = now
      return
    }
    await clock.wallSleep(Math.ceil(wait))
  }
}

/** The next so many moments, in milliseconds. */
async function takeMoments(platform: Platform, count: number): Promise<number[]> {
  const { callsPerSecond: rate } = platform.config.wechat
  for (;;) {
    const known = await platform.callBudgets.find({ id })
    const first = nextNumber(known, platform.clock.wall().getTime(), rate)
    if (await isGiven(platform, known, first + count - 1)) {
      return Array.from({ length: count }, (_, nth) => Math.ceil(((first + nth) * 1000) / rate))
    }
  }
}

const furthestAheadSeconds = 600

/**
 * Moments are numbered from 1970: after the one given away last, and never one that is over. A clock that was wrong for a
 * while may have given away moments of next week; nobody waits for that.
 */
function nextNumber(known: CallBudgetRow | null, now: number, rate: number): number {
  const soonest = Math.ceil((now * rate) / 1000)
  const next = known ? known.second * rate + Math.min(known.used, rate - 1) + 1 : 0
  return next > soonest + furthestAheadSeconds * rate ? soonest : Math.max(next, soonest)
}

/** False when somebody else was faster. */
async function isGiven({ callBudgets, config }: Platform, known: CallBudgetRow | null, last: number): Promise<boolean> {
  const { callsPerSecond: rate } = config.wechat
  const values = { second: Math.floor(last / rate), used: last % rate }
  if (!known) return callBudgets.createOnce({ id, ...values })
  return (await callBudgets.update({ ...known }, values)) > 0
}
