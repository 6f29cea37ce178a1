import type { Chance } from '../chance'
import { pause, within } from '../wait'
import type { Market } from './market'
import { payInTime, type Late } from './visits'

const noticedMs = 350 // the servers read the clock every 200 ms
const sweptMs = 1600 // and look every half second what is due by it
const stepSeconds = 4 * 3600 // a bill is ready from ten until midnight: no day is stepped over
const steps = [2, 6, 17, 31, 70, 130, 650, 1900]

/** A little time passes; some wait for the end of theirs to pay. */
export async function passAWhile(market: Market, chance: Chance, late: readonly Late[]): Promise<void> {
  const { simulated } = market
  for (let left = chance.between(1, 3); left > 0; left--) await pass(market, chance.pick(steps))
  if (late.length === 0) return
  const firstEnd = Math.min(...late.map(({ expiresAt }) => expiresAt))
  const left = Math.floor((firstEnd - (await simulated.now())) / 1000) - chance.between(0, 3)
  if (left > 0) await simulated.pass(left)
  await Promise.all([
    payInTime(late, chance),
    pause(chance.below(2000)).then(() => simulated.pass(chance.between(0, 9))),
  ])
  await pass(market, 70)
}

async function pass({ simulated }: Market, seconds: number): Promise<void> {
  await simulated.pass(seconds)
  await pause(noticedMs)
}

/** Days pass in which nothing goes wrong, and everything that was begun is ended. */
export async function passDays({ simulated, servers, base }: Market, days: number): Promise<void> {
  await servers.renew()
  for (let left = (days * 24 * 3600) / stepSeconds; left > 0; left--) {
    await simulated.pass(stepSeconds)
    await pause(sweptMs)
    await within(patienceSeconds, async () => (await dueTasks(base.platform, await simulated.now())) === 0, 100)
  }
}

const patienceSeconds = 60

const dueTasks = ({ tasks }: Market['base']['platform'], now: number): Promise<number> =>
  tasks.count({ state: 'waiting', dueAt: { lte: new Date(now) } })
