import { aChance } from '../chance'
import { onMariadb, onSqlite, type Place } from '../database'
import type { Wishes } from '../main'
import type { Report } from '../report'
import { journey, type Order, type Plan } from './journey'
import { aStage, type Stage } from './stage'

const orders: readonly Order[] = ['pushFirst', 'redirectFirst', 'redirectOnly', 'pushOnly']

type Course = Omit<Plan, 'at'>

/** Every order and moment by itself, with warm and with cold tokens. */
const allCourses: readonly Course[] = orders.flatMap((order) =>
  (['before', 'after'] as const).flatMap((moment) =>
    [false, true].map((isCold): Course => ({ order, moment, isCold })),
  ),
)

/**
 * An authorisation is killed at every one of its writes in turn, and must come to its end after a restart: authorised
 * with tokens that work, or so that the same QR code can be scanned again. Nothing may stay between for two minutes.
 */
export async function proveKills(report: Report, { seed, isShort }: Wishes): Promise<void> {
  const places = isShort ? [onSqlite()] : [onSqlite(), await onMariadb()]
  for (const place of places) {
    if (place === null) report.failed('the long form needs MariaDB, and none is installed')
    else await provePlace(report, place, seed, isShort).finally(() => place.drop())
  }
}

async function provePlace(report: Report, place: Place, seed: number, isShort: boolean): Promise<void> {
  const stage = await aStage(place, seed)
  try {
    const walk = aWalk(report, place, stage, seed)
    if (isShort) await walk.each((at) => ({ at, order: orders[at % 4] ?? 'pushFirst', moment: 'after', isCold: false }))
    else for (const course of allCourses) await walk.each((at) => ({ at, ...course }))
    await walk.renewAll()
  } finally {
    await stage.close()
  }
}

const fewestWrites = 15 // an authorisation cannot be written in fewer; a loop that ends earlier has missed something
const mostWrites = 200

function aWalk(report: Report, place: Place, stage: Stage, seed: number) {
  const chance = aChance(seed)
  const appids: string[] = []
  let number = 0

  async function once(plan: Plan): Promise<boolean> {
    const { died, problem, appid, writes, scans } = await journey(stage, plan, chance, ++number)
    const named = `${place.name} ${plan.order}${plan.isCold ? ' cold' : ''}, killed ${plan.moment} write ${plan.at}`
    report.check(problem === '', `${named}: ${problem}`)
    if (problem === '') appids.push(appid)
    report.count('authorisations')
    if (died) report.count('kills')
    if (scans > 1) report.count('needed a further scan')
    if (!died) report.say(`  ${named}: not reached, ${writes?.length ?? 0} writes`)
    return died
  }

  return {
    /** The first write, the second, … until an authorisation lives through all of its writes. */
    async each(planFor: (at: number) => Plan): Promise<void> {
      let at = 1
      let unharmed = 0 // of four in a row each may have gone another way, some shorter than others
      for (; at < mostWrites && unharmed < 4; at++) unharmed = (await once(planFor(at))) ? 0 : unharmed + 1
      report.check(at > fewestWrites, `${place.name}: only ${at - 1} writes were met`)
    },
    /** Two hours later every account's token is renewed with the refresh token that survived. */
    async renewAll(): Promise<void> {
      await stage.simulated.pass(7300)
      await stage.restart()
      for (const appid of appids) {
        const { code } = await stage.callAs(appid)
        report.check(code === null, `${place.name}: ${appid} cannot renew its token afterwards: ${code}`)
      }
      report.count('accounts renewed', appids.length)
    },
  }
}
