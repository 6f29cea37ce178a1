import { aChance, type Chance } from '../chance'
import { onMariadb, onSqlite, type Place } from '../database'
import type { Wishes } from '../main'
import type { Report } from '../report'
import { aCustomer, type Customer, type Phone } from './customers'
import { judge } from './judge'
import { openMarket, type Market } from './market'
import { beginRotation, endRotation, type Rotation } from './rotation'
import { handle, type Handled } from './staff'
import { passAWhile, passDays } from './time'
import { brewTrouble, endTrouble } from './troubles'
import { courses, visit, type Late } from './visits'

const forms = {
  long: { orders: 20_000, waves: 6, together: 100, sets: 8 },
  short: { orders: 60, waves: 1, together: 15, sets: 1 },
}

/**
 * Stores with each kind of keys that WeChat Pay has collect and give back through two servers that are killed at any write,
 * while WeChat Pay loses answers, says things twice, late, never or wrongly, and keys are exchanged. When everything has
 * settled, WeChat Pay's books and ours say the same of every fen.
 */
export async function proveMoney(report: Report, { seed, isShort, orders }: Wishes): Promise<void> {
  const form = isShort ? forms.short : forms.long
  const place = (await onMariadb()) ?? (isShort ? onSqlite() : null)
  if (!place) return report.failed('the long form needs MariaDB, and none is installed')
  report.say(`  on ${place.name}`)
  await provePlace(report, place, seed, { ...form, orders: orders ?? form.orders }).finally(() => place.drop())
}

async function provePlace(report: Report, place: Place, seed: number, form: typeof forms.long): Promise<void> {
  const market = await openMarket(place, seed, form.sets)
  report.say('  the stores are open')
  try {
    const trade = aTrade(report, market, seed)
    const isEnough = () => trade.placed() >= form.orders || trade.tried() >= mostTries * form.orders
    for (let round = 1; !isEnough(); round++) await trade.round(round, form)
    await trade.settle()
    report.count('orders tried', trade.tried())
    if (trade.placed() < form.orders) report.failed(`only ${trade.placed()} orders could be placed`)
    report.count('deaths', market.servers.deaths())
    await judge(report, market, trade.facts())
  } finally {
    await market.close()
  }
}

/** What was done on purpose, for those who judge what came of it. */
export interface Facts {
  lies: Set<string>
}

const writesOfARound = 150 // of one server, give or take what comes by the clock
const nightEvery = 8
const remembered = 60
const mostTries = 4 // for each order that is to be placed: some come when nobody answers, some ask for what is gone

function aTrade(report: Report, market: Market, seed: number) {
  const chance = aChance(seed)
  const lies = new Set<string>()
  const customers = market.stalls.map((stall) => ({
    stall,
    phones: (['customer', 'merchant'] as const).map((phone: Phone) => aCustomer(market, stall, phone)),
  }))
  let handled: Handled[] = []
  let rotation: Rotation | null = null
  let [tried, placed] = [0, 0]

  /** Each has its own chance: what others do meanwhile does not change what it does. */
  const ownChance = (): Chance => aChance(seed * 1_000_003 + ++tried)

  async function one(late: Late[]): Promise<Handled[]> {
    const own = ownChance()
    const { stall, phones } = own.pick(customers)
    const customer: Customer = own.pick(phones)
    const course = own.pick(courses)
    report.count(course)
    const done = await visit({ market, stall, customer, chance: own, lies }, course)
    if (done.late) late.push(done.late)
    if (done.orderId === null) return []
    placed++
    return [{ stall, customer, orderId: done.orderId }]
  }

  async function harm(): Promise<void> {
    const which = chance.below(2)
    const moment = chance.pick(['before', 'after'] as const)
    if (chance.is(0.6)) await market.servers.arm(which, { at: chance.between(1, writesOfARound), moment })
    else if (chance.is(0.4)) setTimeout(() => market.servers.kill(which), chance.below(3000))
  }

  async function exchangeKeys(): Promise<void> {
    if (rotation && (await endRotation(market, rotation))) rotation = null
    else if (!rotation && chance.is(0.3)) {
      rotation = await beginRotation(market, chance)
      report.count('exchanges')
    }
  }

  /** The staff sees to what came lately, several of them to the same order. */
  const staffWork = (some: readonly Handled[]) =>
    Promise.all(some.map((each) => handle(each, aChance(seed * 7_000_003 + tried + some.indexOf(each)))))

  return {
    placed: () => placed,
    tried: () => tried,
    facts: (): Facts => ({ lies }),
    /** People come in waves, each of so many, before the clock moves on; something dies in each. */
    async round(number: number, { waves, together }: typeof forms.long): Promise<void> {
      const late: Late[] = []
      await brewTrouble(market.simulated, chance)
      await exchangeKeys()
      for (let wave = 0; wave < waves; wave++) {
        await harm()
        const seen = chance.shuffle(handled).slice(0, together)
        const [come] = await Promise.all([
          Promise.all(Array.from({ length: together }, () => one(late))),
          staffWork(seen),
        ])
        handled = [...handled, ...come.flat()].slice(-remembered)
      }
      if (chance.is(0.5)) await endTrouble(market.simulated, chance)
      await passAWhile(market, chance, late)
      await endTrouble(market.simulated, chance)
      if (number % nightEvery === 0) await passDays(market, 0.5)
      if (number % 5 === 0) report.say(`  ${placed} orders, ${market.servers.deaths()} deaths`)
    },
    async settle(): Promise<void> {
      report.say('  everything settles')
      await endTrouble(market.simulated, chance)
      await market.servers.renew()
      for (let left = 3; rotation && left > 0; left--) await exchangeKeys()
      await passDays(market, 1.5)
    },
  }
}
