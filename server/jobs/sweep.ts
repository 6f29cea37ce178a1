import { withHeartbeat } from '../heartbeat'
import type { Platform } from '../platform'
import { logTrouble } from '../trouble'

/** Something done by the clock: finds rows that are due. Safe to run twice, and in many processes. */
export interface Sweep {
  name: string
  everyMinutes: number
  /** Ends early, at a place where it can be taken up again, once `signal` says that the process stops. */
  run(platform: Platform, now: Date, signal: AbortSignal): Promise<void>
}

const leaseMs = 60_000 // how soon somebody else may take the sweep of a killed process
const retryMs = 60_000
const never = new Date(0)

/** Runs a sweep when it is due and nobody else is at it; one that failed comes again in a minute. */
export async function sweepIfDue(platform: Platform, owner: string, sweep: Sweep, signal: AbortSignal): Promise<void> {
  const { clock, log } = platform
  const now = clock.now()
  if (!(await claim(platform, owner, sweep, now))) return
  const holdOn = () => platform.sweeps.update({ id: sweep.name, leaseOwner: owner }, { leaseUntil: leaseEnd(platform) })
  try {
    await withHeartbeat(leaseMs / 3, holdOn, () => sweep.run(platform, now, signal))
    await release(platform, owner, sweep, signal.aborted ? now : null)
  } catch (err) {
    if (!signal.aborted) logTrouble(log, err, { sweep: sweep.name }, 'a sweep failed')
    await release(platform, owner, sweep, new Date(now.getTime() + (signal.aborted ? 0 : retryMs)))
  }
}

const leaseEnd = ({ clock }: Platform): Date => new Date(clock.wall().getTime() + leaseMs)

async function claim(platform: Platform, owner: string, { name, everyMinutes }: Sweep, now: Date): Promise<boolean> {
  const { sweeps, clock } = platform
  const row = await sweeps.find({ id: name })
  if (!row) await sweeps.createOnce({ id: name, dueAt: now, leaseOwner: null, leaseUntil: never })
  else if (row.dueAt > now) return false
  const nextAt = new Date(now.getTime() + everyMinutes * 60_000)
  const isFree = { id: name, dueAt: { lte: now }, leaseUntil: { lte: clock.wall() } }
  const mine = { dueAt: nextAt, leaseOwner: owner, leaseUntil: leaseEnd(platform) }
  return (await sweeps.update(isFree, mine)) === 1
}

/** `dueAt` says when it comes again, null after its usual time. What a stop cut short is due at once. */
const release = ({ sweeps }: Platform, owner: string, { name }: Sweep, dueAt: Date | null): Promise<number> =>
  sweeps.update({ id: name, leaseOwner: owner }, { ...(dueAt && { dueAt }), leaseOwner: null, leaseUntil: never })
