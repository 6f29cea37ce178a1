import type { WorldState } from '../../simulator/state'
import { aChance, type Chance } from '../chance'
import { onMariadb, onSqlite } from '../database'
import type { Wishes } from '../main'
import type { Report } from '../report'
import { pause } from '../wait'
import { aCast, type Account, type Cast } from './cast'
import { watchChains } from './chains'
import { intrude } from './intruder'
import { isDone } from './issues'
import { aJudge, type Evidence } from './judge'
import { callOnce, startLoad, type Load } from './load'
import { aSchedule, certain, type Moment, type Schedule } from './schedule'

const longTimes = 200
const shortTimes = 4

/**
 * Two servers keep the same tokens while WeChat stumbles, time jumps, a stranger renews, and one of them dies.
 *
 * From WeChat's own records: nobody renews a token that is still good, a call with a token that is not is healed by one
 * repeat, no lease outlives its time, and in the end every account works as it was authorised in the beginning.
 */
export async function proveTokens(report: Report, { seed, isShort, times, only }: Wishes): Promise<void> {
  const place = (await onMariadb()) ?? (isShort ? onSqlite() : null)
  if (!place) return report.failed('the long form needs MariaDB, and none is installed')
  report.say(`  on ${place.name}`)
  try {
    const cast = await aCast(place, seed)
    const total = times ?? (isShort ? shortTimes : longTimes)
    const numbers = only ?? Array.from({ length: total }, (_, number) => number)
    const certainOnes = isShort ? certain.slice(0, 1) : certain
    await proveCast(report, cast, { seed, numbers, certainOnes }).finally(() => cast.close())
  } finally {
    await place.drop()
  }
}

interface Plan {
  seed: number
  /** Which schedules, in this order. */
  numbers: readonly number[]
  /** They come after the first. */
  certainOnes: readonly Schedule[]
}

async function proveCast(report: Report, cast: Cast, { seed, numbers, certainOnes }: Plan): Promise<void> {
  const judge = aJudge(cast, report)
  const chains = watchChains()
  chains.grown(await worldOf(cast))
  let read = 0
  const judgeAll = async (seen: Pick<Evidence, 'named' | 'deaths' | 'calls' | 'mayBeBusy'>): Promise<void> => {
    const records = await finished(cast, read)
    read = records.entries.at(-1)?.id ?? read
    const renewals = chains.grown(records.world)
    judge.judge({ ...seen, ...records, renewals, stored: await cast.history.stored() })
  }
  await judgeAll({ named: 'the beginning', deaths: [], calls: [], mayBeBusy: false })
  for (const [index, number] of numbers.entries()) {
    const chance = aChance(seed * 100_003 + number)
    const schedule = certainOnes[number - 1] ?? aSchedule(chance)
    const { deaths, calls } = await play(report, cast, schedule, chance)
    const named = `schedule ${number}`
    await endWell(report, cast, named)
    await judgeAll({ named, deaths, calls, mayBeBusy: mayBeBusy(schedule) })
    report.count('schedules')
    report.count('deaths', deaths.length)
    report.count('faults', schedule.faults.length)
    if ((index + 1) % 10 === 0) report.say(`  ${index + 1} schedules`)
  }
  judge.end()
}

/** WeChat says nothing that helps, again and again. */
const mayBeBusy = ({ isLate, leavesOut, rotates, faults }: Schedule): boolean =>
  isLate || leavesOut > 0 || (rotates && faults.some(({ path }) => path?.endsWith('api_authorizer_token')))

async function play(report: Report, cast: Cast, schedule: Schedule, chance: Chance) {
  const { rotates, leavesOut } = schedule
  await cast.simulated.control('/_sim/settings', { rotatesRefreshToken: rotates, emptyRefreshTokens: leavesOut })
  for (const fault of schedule.faults) await cast.simulated.control('/_sim/faults', fault)
  const deaths: number[] = []
  const load = startLoad(cast, chance)
  try {
    await pause(200)
    for (const moment of schedule.moments) await live(report, cast, moment, { load, deaths })
  } finally {
    await load.end()
    await cast.simulated.clearFaults()
    await cast.simulated.control('/_sim/settings', { emptyRefreshTokens: 0 })
  }
  return { deaths, calls: await load.end() }
}

interface Under {
  load: Load
  deaths: number[]
}

async function live(report: Report, cast: Cast, moment: Moment, { load, deaths }: Under): Promise<void> {
  if (moment.does === 'go on') return pause(moment.ms)
  if (moment.does === 'crowd') return load.crowd(moment.on)
  report.count(`times: ${moment.does}`)
  if (moment.does === 'jump') return cast.times.jump(moment.seconds)
  if (moment.does === 'intrude') return intrude(cast, someone(cast, moment))
  const server = cast.servers[moment.server]
  await server.kill()
  deaths.push(performance.now())
  await server.start()
}

function someone({ component, own, authorizers }: Cast, { whom, number }: Moment & { does: 'intrude' }): Account {
  if (whom === 'component') return component
  return (whom === 'own' ? own : authorizers[number]) ?? component
}

/** Nothing stands in the way any more: now, and after every token has run out, each account works through both servers. */
async function endWell(report: Report, cast: Cast, named: string): Promise<void> {
  const all = [cast.component, cast.own, ...cast.authorizers]
  const works = async (account: Account, index: 0 | 1, when: string) => {
    const startedAt = performance.now()
    const code = await callOnce(cast, index, account)
    const seconds = (performance.now() - startedAt) / 1000
    report.check(code === null, `${named}: ${account.kind} ${account.appid} does not work ${when}: ${code}`)
    report.check(seconds < 36, `${named}: ${account.kind} ${account.appid} was blocked for ${seconds} s ${when}`)
  }
  const allWork = (when: string) => Promise.all(all.flatMap((one) => [works(one, 0, when), works(one, 1, when)]))
  await allWork('right after')
  await cast.times.jump(7_500)
  await pause(300) // a clock is read every 200 ms
  await allWork('two hours later')
  for (const account of cast.authorizers) {
    const state = await cast.stateOf(account)
    report.check(state === 'authorised', `${named}: ${account.appid} is ${state}`)
  }
}

/** WeChat's records since the last reading, once every answer in them is known, and its world as they left it. */
async function finished(cast: Cast, after: number): Promise<Pick<Evidence, 'entries' | 'world'>> {
  for (;;) {
    const entries = await cast.simulated.journal(after)
    const world = await worldOf(cast)
    const hasGoneOn = world.journal.at(-1)?.id !== (entries.at(-1)?.id ?? after)
    if (!hasGoneOn && entries.every(isDone)) return { entries, world }
    await pause(100)
  }
}

const worldOf = ({ simulated }: Cast): Promise<WorldState> => simulated.control('/_sim/world')
