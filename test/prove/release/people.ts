import type { ReleaseRow } from '../../../server/db/models/release'
import { pause, within } from '../wait'
import type { Plan } from './plan'
import { decision } from './scene'
import type { Trip } from './trip'

/** What a merchant or somebody at WeChat does. */
export type Act =
  'submit' | 'discard' | 'withdraw' | 'decide' | 'withdraw and decide' | 'publish' | 'rollBack' | 'rollBack and decide'

/** Who does what when a release has come to rest in a state, by the merchant's course. */
const inReview: Readonly<Partial<Record<Plan['course'], Act>>> = {
  withdrawLate: 'withdraw and decide',
  rollBackMeanwhile: 'rollBack and decide',
}

/** What is somebody's turn now, null where only time helps. */
export function dueAct({ plan, isDecided, isWithdrawalTaken }: Trip, { state, wish }: ReleaseRow): Act | null {
  if (wish !== null) return null
  if (state === 'ready') return plan.course === 'discard' ? 'discard' : 'submit'
  if (state === 'auditing' && plan.course === 'withdraw') return 'withdraw'
  if (state === 'auditing' && !isDecided) return inReview[plan.course] ?? 'decide'
  if (state === 'approved' && !isWithdrawalTaken) return 'publish'
  return state === 'live' && plan.course === 'rollBack' ? 'rollBack' : null
}

/** Has it done. */
export const acts: Readonly<Record<Act, (trip: Trip) => Promise<void>>> = {
  submit: (trip) => tap(trip, `/releases/${trip.releaseId}/submit`),
  discard: (trip) => tap(trip, `/releases/${trip.releaseId}/discard`),
  withdraw,
  publish: (trip) => tap(trip, `/releases/${trip.releaseId}/publish`),
  rollBack,
  decide,
  'withdraw and decide': (trip) => atOnce(trip, withdraw),
  'rollBack and decide': (trip) => atOnce(trip, rollBack),
}

/** WeChat decides, where there is something to decide. */
export async function decide(trip: Trip): Promise<void> {
  const { company, plan, store } = trip
  await company.simulated.control('/_sim/decisions', decision(store.appid, plan.verdict)).then(
    () => (trip.isDecided = true),
    () => undefined, // not in review
  )
}

async function atOnce(trip: Trip, act: (trip: Trip) => Promise<void>): Promise<void> {
  await Promise.all([act(trip), pause(trip.chance.below(40)).then(() => decide(trip))])
}

function withdraw(trip: Trip): Promise<void> {
  return tap(trip, `/releases/${trip.releaseId}/withdraw`, {}, () => (trip.isWithdrawalTaken = true))
}

/** To the version before this one, or while this one is on its way, to the one before the live one. */
async function rollBack(trip: Trip): Promise<void> {
  const { company, plan, store, before } = trip
  const { history } = await company.seen(store.appid)
  const older = history.find(({ userDesc }) => userDesc !== before.live?.userDesc)
  await tap(trip, '/roll-back', { appVersion: (plan.course === 'rollBack' ? before.live : older)?.appVersion })
}

/** The merchant taps: once, or twice at the same moment. An answer that takes long is waited for until it shows. */
async function tap(trip: Trip, action: string, body: object = {}, taken: () => void = () => undefined): Promise<void> {
  const { company, store, chance } = trip
  const before = await standing(trip)
  const taps = Array.from({ length: chance.is(0.2) ? 2 : 1 }, () =>
    company.office.call(company.url, 'POST', `/${store.row.key}${action}`, body),
  )
  let isAnswered = false
  void Promise.all(taps).then((answers) => {
    isAnswered = true
    if (answers.some(({ code }) => code === null)) taken()
  })
  await within(10, async () => isAnswered || company.isDead() || (await standing(trip)) !== before, 40)
}

async function standing({ company, store }: Trip): Promise<string> {
  const rows = await company.releasesOf(store.row)
  return JSON.stringify(rows.map(({ state, wish, problemCode }) => [state, wish, problemCode]))
}
