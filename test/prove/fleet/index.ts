import { makeRelease } from '../../../server/services/releases/make'
import { onMariadb, onSqlite, type Place } from '../database'
import type { Wishes } from '../main'
import { aRequestKey } from '../office'
import type { Report } from '../report'
import { within } from '../wait'
import { aDepot, inTurns, type Depot } from './depot'
import type { ReadyStore } from './stores'
import { startWatch, type Sightings, type Watch } from './watch'

const forms = {
  long: { stores: 500, callsPerSecond: 100, patienceSeconds: 1800 },
  short: { stores: 40, callsPerSecond: 25, patienceSeconds: 240 },
}

type Form = (typeof forms)[keyof typeof forms]

/**
 * A whole fleet is released at once by two workers that share what the platform may ask of WeChat in a second, and one of
 * them is killed in the middle: every store goes live with its own settings, at the pace that is allowed and hardly below.
 */
export async function proveFleet(report: Report, { seed, isShort }: Wishes): Promise<void> {
  const place = (await onMariadb()) ?? (isShort ? onSqlite() : null)
  if (!place) return report.failed('the long form needs MariaDB, and none is installed')
  report.say(`  on ${place.name}`)
  await provePlace(report, place, seed, isShort ? forms.short : forms.long).finally(() => place.drop())
}

async function provePlace(report: Report, place: Place, seed: number, form: Form): Promise<void> {
  const depot = await aDepot(place, seed, form.callsPerSecond, form.stores)
  report.say(`  ${form.stores} stores are ready`)
  try {
    const watch = await startWatch(depot)
    await goLive(report, depot, form, watch).finally(() => watch.end())
    judgePace(report, form, await watch.end())
    await inTurns(depot.stores, (store) => judgeStore(report, depot, store))
  } finally {
    await depot.close()
  }
}

async function goLive(report: Report, depot: Depot, { stores, patienceSeconds }: Form, watch: Watch): Promise<void> {
  const startedAt = performance.now()
  await releaseAll(depot)
  report.say('  all releases are made')
  const isDone = await outlive(depot, patienceSeconds, watch)
  report.count('stores', stores)
  report.count('seconds until all were live', Math.round((performance.now() - startedAt) / 1000))
  report.check(isDone, `not every store is live after ${patienceSeconds} s: ${await standing(depot)}`)
}

/** Each merchant has just looked at the list of what is missing, and taps. */
async function releaseAll({ base: { platform }, stores }: Depot): Promise<void> {
  await inTurns(stores, async ({ row }) => {
    const now = platform.clock.now()
    await platform.programs.update({ storeId: row.id }, { learnedAt: now })
    await makeRelease(platform.store(row), row.createdBy, { requestKey: aRequestKey(), submits: true }, now)
  })
}

/** The second worker dies when half of the stores are in review; the first goes on with what it had in hand. */
async function outlive(
  { base: { platform }, workers, stores }: Depot,
  patienceSeconds: number,
  watch: Watch,
): Promise<boolean> {
  const inReview = () => platform.releases.count({ state: ['auditing', 'approved', 'publishing', 'live'] })
  const live = () => platform.releases.count({ state: 'live' })
  await within(patienceSeconds, async () => (await inReview()) >= stores.length / 2)
  await workers[1].kill()
  watch.mourn()
  return (await within(patienceSeconds, async () => (await live()) === stores.length)) === true
}

async function standing({ base: { platform } }: Depot): Promise<string> {
  const releases = (await platform.releases.list({})).filter(({ state }) => state !== 'live')
  return JSON.stringify(
    releases.slice(0, 5).map(({ id, state, problemCode, wish }) => ({ id, state, problemCode, wish })),
  )
}

const longestSpan = 30
const slots = 40 // of one worker: with as many due there is work for all of them
const usedAtLeast = 0.8
const grownAtMost = 96 * 1024 * 1024

function judgePace(report: Report, { callsPerSecond }: Form, { seconds, memory }: Sightings): void {
  const counts = seconds.map(({ calls }) => calls)
  for (let span = 1; span <= longestSpan; span++) {
    const most = Math.max(...spans(counts, span))
    // What was allowed at the end of one second may arrive in the next.
    report.check(most <= (span + 1) * callsPerSecond, `${most} calls within ${span} s at ${callsPerSecond} a second`)
  }
  const busy = seconds.slice(1).filter(({ leastDue }) => leastDue >= slots / 2)
  const used = sum(busy.map(({ calls }) => calls)) / (busy.length * callsPerSecond)
  report.check(used >= usedAtLeast, `only ${percent(used)} % of the rate is used while there is work`)
  for (const looks of memory) {
    const grown = growthOf(looks)
    report.check(grown <= grownAtMost, `a worker grew by ${megabytes(grown)} MB`)
    report.count('MB grown', megabytes(grown))
  }
  report.count('calls', sum(counts))
  report.count(`calls in the busiest second of ${callsPerSecond} allowed`, Math.max(...counts))
  report.count(`% of the rate used in ${busy.length} busy seconds`, percent(used))
}

const spans = (counts: readonly number[], span: number): number[] =>
  counts.map((_, from) => sum(counts.slice(from, from + span)))

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)
const percent = (part: number): number => Math.round(part * 100)
const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024)

/** From the first third, when everything has been used once, to the last: what stays, not what comes and goes. */
function growthOf(looks: readonly number[]): number {
  const third = Math.ceil(looks.length / 3)
  return Math.max(0, median(looks.slice(-third)) - median(looks.slice(0, third)))
}

const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0

async function judgeStore(report: Report, { simulated, base }: Depot, { row, appid }: ReadyStore): Promise<void> {
  const phone = await simulated.control<{ ext: { storeKey?: string } }>(`/_sim/packages/${appid}?who=customer`)
  report.check(phone.ext.storeKey === row.key, `customers of ${row.key} are shown ${phone.ext.storeKey}`)
  const { program } = await simulated.control<{ program: { reviews: number } }>(`/_sim/apps/${appid}`)
  report.check(program.reviews === 1, `${row.key} was submitted ${program.reviews} times`)
  const releases = await base.platform.releases.list({ storeId: row.id })
  const states = releases.map(({ state }) => state).join()
  report.check(states === 'live', `${row.key} has ${states}`)
}
