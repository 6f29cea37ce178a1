import { aChance, type Chance } from '../chance'
import { onMariadb, onSqlite, type Place } from '../database'
import type { ReadyStore } from '../fleet/stores'
import type { Wishes } from '../main'
import type { Report } from '../report'
import { aCompany, type Company } from './company'
import { journey } from './journey'
import { aPlan, certain, type Plan } from './plan'

const longTimes = { MariaDB: 200, SQLite: 50 }
const shortTimes = 6
const writesOfARelease = 75 // from the tap to live, give or take what the clock brings meanwhile

/**
 * A release whose server is killed at any of its writes, whose calls lose their answers, and whose merchant and reviewer do
 * things at the wrong moment comes to an end that WeChat's own records agree with.
 */
export async function proveRelease(report: Report, { seed, isShort, times }: Wishes): Promise<void> {
  const places = isShort ? [onSqlite()] : [await onMariadb(), onSqlite()]
  for (const place of places) {
    if (place === null) {
      report.failed('the long form needs MariaDB, and none is installed')
      continue
    }
    const total = times ?? (isShort ? shortTimes : longTimes[place.name])
    await provePlace(report, place, seed, total).finally(() => place.drop())
  }
}

async function provePlace(report: Report, place: Place, seed: number, total: number): Promise<void> {
  const company = await aCompany(place, seed)
  const prove = async (named: string, chance: Chance, plan: Plan) => {
    const store = await company.openStore()
    await proveOne(report, `${place.name} ${named}`, company, { plan, chance, store })
  }
  try {
    for (const [number, plan] of certain.entries()) await prove(`certain ${number}`, aChance(number), plan)
    for (let number = 0; number < total; number++) {
      const chance = aChance(seed * 100_003 + number)
      await prove(String(number), chance, aPlan(chance, number, writesOfARelease))
      if ((number + 1) % 20 === 0) report.say(`  ${place.name}: ${number + 1} releases`)
    }
  } finally {
    await company.close()
  }
}

interface One {
  plan: Plan
  chance: Chance
  store: ReadyStore
}

async function proveOne(report: Report, named: string, company: Company, { plan, chance, store }: One): Promise<void> {
  const { deaths, problem, end, way } = await journey(company, plan, store, chance)
  report.check(problem === '', `${named}: ${problem}\n    ${JSON.stringify(plan)}\n    ${way}`)
  report.count('releases')
  report.count('deaths', deaths)
  report.count('lost answers', plan.faults.length)
  report.count(`ended ${end ?? 'nowhere'}`)
  if (process.env.KAIDIAN_TEST_LOG) report.say(`  ${named} ${JSON.stringify(plan)}\n    ${way}`)
  await company.simulated.control('/_sim/revoke', { appid: store.appid }) // nothing more happens to it
}
