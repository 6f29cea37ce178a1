import { ChildGone } from '../children/parent'
import type { KillPoint } from '../children/talk'
import { pause, within } from '../wait'
import { decide } from './people'
import type { Trip } from './trip'

/** The server as it dies by the plan, and is started again by somebody who notices. */
export interface Lives {
  /** From now on it dies where the plan says next. */
  arm(): Promise<void>
  revive(): Promise<void>
  /** Waits until nothing is due, through every death. Answers when the next thing is. */
  quiet(): Promise<Date | 'never'>
  /** It lives, and dies no more. */
  end(): Promise<void>
}

const unharmed: KillPoint = { at: 0, moment: 'before' }
const deathShowsMs = 50
const patienceSeconds = 90 // for work that is due, on a machine with other things to do

export function livesOf(trip: Trip): Lives {
  const { company, plan, store, chance } = trip
  const { simulated } = company
  const kills = [...plan.kills]

  /** One that dies in this moment is noticed later. */
  const armWith = (point: KillPoint) =>
    company.arm(point).catch((error: unknown) => {
      if (!(error instanceof ChildGone)) throw error
    })
  const arm = () => armWith(kills.shift() ?? unharmed)

  /** WeChat has gone on meanwhile. */
  async function revive(): Promise<void> {
    trip.deaths++
    trip.way.push('dies')
    if (plan.decides === 'whileDead') await decide(trip)
    if (chance.is(0.3)) await simulated.pass(chance.pick([5, 20, 50]))
    await company.restart()
    trip.aliveSince = await simulated.now()
    await arm()
  }

  async function quiet(): Promise<Date | 'never'> {
    for (;;) {
      const look = async () => (company.isDead() ? ('dead' as const) : company.nextDueAt(store.row))
      const rest = await within(patienceSeconds, look, 60)
      if (rest === null) throw new Error(`work that is due is not done within ${patienceSeconds} s`)
      await pause(deathShowsMs) // it may have died right after its last write
      if (rest !== 'dead' && !company.isDead()) return rest
      await revive()
    }
  }

  return {
    arm,
    revive,
    quiet,
    end: async () => {
      await armWith(unharmed)
      await pause(deathShowsMs)
      if (company.isDead()) await company.restart()
    },
  }
}
