import type { ReleaseRow } from '../../../server/db/models/release'
import type { ReleaseView } from '../../../shared/api/merchant/releases'
import { isInFlight, type ReleaseState } from '../../../shared/release'
import type { Chance } from '../chance'
import type { ReadyStore } from '../fleet/stores'
import { aRequestKey } from '../office'
import { pause } from '../wait'
import type { Company } from './company'
import { wrongAtTheEnd } from './judge'
import { livesOf, type Lives } from './lives'
import { acts, dueAct, type Act } from './people'
import { formerReleases, type Plan } from './plan'
import { releaseLive, setScene } from './scene'
import type { Trip } from './trip'

export interface Outcome {
  deaths: number
  /** What must not be; empty when all went well. */
  problem: string
  end: ReleaseState | null
  /** For whoever looks into a failure. */
  way: string
}

/** Carries one store through its plan, with a merchant and a reviewer who do their part whenever nothing else happens. */
export async function journey(company: Company, plan: Plan, store: ReadyStore, chance: Chance): Promise<Outcome> {
  const trip = await aTrip(company, plan, store, chance)
  const lives = livesOf(trip)
  if (plan.killsFrom === 'beginning') await lives.arm()
  const { end, problem } = await travel(trip, lives)
  await lives.end()
  await company.simulated.clearFaults()
  return { deaths: trip.deaths, problem, end, way: trip.way.join(' → ') }
}

async function aTrip(company: Company, plan: Plan, store: ReadyStore, chance: Chance): Promise<Trip> {
  const former: ReleaseRow[] = []
  while (former.length < (formerReleases[plan.course] ?? 0)) former.push(await releaseLive(company, store))
  const before = { ...(await company.seen(store.appid)), former }
  await setScene(company, plan, store)
  const blank = { releaseId: '', deaths: 0, aliveSince: 0, isWithdrawalTaken: false, isDecided: false, way: [] }
  return { company, plan, store, chance, before, ...blank }
}

async function travel(trip: Trip, lives: Lives): Promise<Pick<Outcome, 'end' | 'problem'>> {
  try {
    await make(trip, lives)
    const end = await go(trip, lives)
    return { end, problem: await looked(trip, lives) }
  } catch (error) {
    return { end: null, problem: error instanceof Error ? error.message : String(error) }
  }
}

/** A death that was still to come may come while the merchant looks at the end of it. */
async function looked(trip: Trip, lives: Lives): Promise<string> {
  for (;;) {
    try {
      return await wrongAtTheEnd(trip)
    } catch (error) {
      if (!trip.company.isDead()) throw error
      await lives.revive()
    }
  }
}

async function make(trip: Trip, lives: Lives): Promise<void> {
  const { company, plan, store } = trip
  const wanted = { requestKey: aRequestKey(), submits: plan.course !== 'submit' && plan.course !== 'discard' }
  while (trip.releaseId === '') {
    const path = `/${store.row.key}/releases`
    const { data, code } = await company.office.call<ReleaseView>(company.url, 'POST', path, wanted)
    if (data) trip.releaseId = data.id
    else if (company.isDead()) await lives.revive()
    else if (code === 'UNREACHABLE') await pause(50)
    else throw new Error(`a release is refused: ${code}`)
  }
}

const mostOfEach = 6
const longestMs = 4 * 86_400_000
const longestStepSeconds = 600

/** Goes on until nothing more happens by itself and nobody has anything to do. */
async function go(trip: Trip, lives: Lives): Promise<ReleaseState> {
  const { simulated, nextDueAt } = trip.company
  const done = new Map<Act, number>()
  const startedAt = await simulated.now()
  for (;;) {
    const dueAt = await lives.quiet()
    const now = await simulated.now()
    const release = await look(trip, now)
    if (String(await nextDueAt(trip.store.row)) !== String(dueAt)) continue // something has begun meanwhile
    const act = dueAct(trip, release)
    const times = (act && done.get(act)) ?? 0
    if (act && times < mostOfEach) {
      done.set(act, times + 1)
      if (times === 0 && act !== 'decide' && trip.plan.killsFrom === 'tap') await lives.arm()
      trip.way.push(act)
      await acts[act](trip)
    } else if (dueAt === 'never' || now - startedAt > longestMs) return release.state
    else await simulated.pass(Math.min(longestStepSeconds, Math.max(1, (dueAt.getTime() - now) / 1000)))
  }
}

/** How it stands, once what has to hold at every moment does. */
async function look(trip: Trip, now: number): Promise<ReleaseRow> {
  const rows = await trip.company.releasesOf(trip.store.row)
  const release = rows.find(({ id }) => id === trip.releaseId)
  if (!release) throw new Error('a release has vanished')
  if (rows.filter(({ state }) => isInFlight(state)).length > 1) throw new Error('two releases are under way')
  for (const row of rows) watchClaim(row, trip.aliveSince, now)
  const isWithdrawn = release.state === 'withdrawing' || release.state === 'withdrawn'
  trip.isWithdrawalTaken ||= isWithdrawn || release.wish === 'withdraw'
  if (trip.way.at(-1) !== release.state) trip.way.push(release.state)
  return release
}

const claims: readonly ReleaseState[] = ['committing', 'submitting', 'withdrawing', 'publishing', 'rollingBack']
const longestClaimSeconds = 120

/** Nothing stays between a call and its answer, unless it says what it waits for. */
function watchClaim({ state, stateAt, problemCode }: ReleaseRow, aliveSince: number, now: number): void {
  if (!claims.includes(state) || problemCode !== null) return
  const seconds = (now - Math.max(stateAt.getTime(), aliveSince)) / 1000
  if (seconds > longestClaimSeconds) throw new Error(`${state} for ${seconds} s without a reason`)
}
