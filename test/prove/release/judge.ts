import type { ReleaseRow } from '../../../server/db/models/release'
import type { OpeningView, ReleaseView } from '../../../shared/api/merchant/releases'
import { isInFlight, releaseTexts } from '../../../shared/release'
import type { Seen } from './company'
import { endsOf } from './plan'
import type { Trip } from './trip'

/** How the mini-program stood before the release. */
export interface Before extends Seen {
  former: readonly ReleaseRow[]
}

/** What the server says to its merchant, what it has stored, and what WeChat says. */
interface Evidence {
  trip: Trip
  view: ReleaseView
  opening: OpeningView
  rows: ReleaseRow[]
  deadTasks: number
  seen: Seen
}

/** What must not be once nothing happens any more, from WeChat's own records; empty when all is well. */
export async function wrongAtTheEnd(trip: Trip): Promise<string> {
  const { company, store } = trip
  const { office, url, base } = company
  const path = `/${store.row.key}`
  const rows = await company.releasesOf(store.row)
  const taskIds = rows.map(({ id }) => `release.${id}`)
  const evidence = {
    trip,
    rows,
    view: await office.must<ReleaseView>(url, 'GET', `${path}/releases/${trip.releaseId}`),
    opening: await office.must<OpeningView>(url, 'GET', `${path}/opening`),
    deadTasks: await base.platform.tasks.count({ id: taskIds, state: 'dead' }),
    seen: await company.seen(store.appid),
  }
  return rules.flatMap((rule) => rule(evidence) ?? []).join('; ')
}

/** Each says what is wrong, or nothing. */
const rules: readonly ((evidence: Evidence) => string | null)[] = [
  ({ trip: { plan, isWithdrawalTaken }, view: { state, problem } }) => {
    const ends = endsOf(plan, isWithdrawalTaken)
    if (ends.includes(state)) return null
    return `ended as ${state} (${problem?.code ?? 'no problem'}), not as ${ends.join(' or ')}`
  },
  ({ view: { state, who, problem } }) => {
    if (releaseTexts[state].who === null) return null
    return who !== null && (problem?.text ?? releaseTexts[state].text) !== '' ? null : `${state} waits for nobody`
  },
  ({ trip: { before }, seen }) => atMostOne(seen.reviews - before.reviews, 'submissions'),
  ({ trip: { before }, seen }) => atMostOne(publications(seen) - before.former.length, 'publications'),
  ({ rows, seen }) => {
    const ours = rows.filter(({ state }) => state === 'live').map(({ userDesc }) => userDesc)
    const theirs = seen.live ? [seen.live.userDesc] : []
    return ours.join() === theirs.join() ? null : `we call ${ours.join(' and ')} live, WeChat runs ${theirs.join()}`
  },
  ({ rows, opening }) => {
    const live = rows.find(({ state }) => state === 'live')?.id
    return live === opening.live?.id ? null : `the merchant is shown ${opening.live?.id} as live, not ${live}`
  },
  ({ rows, view }) =>
    rows.some(({ id, state }) => id !== view.id && isInFlight(state)) ? 'another release is under way' : null,
  ({ trip: { plan, before }, rows }) => {
    const state = rows.find(({ id }) => id === before.former[0]?.id)?.state
    return plan.course !== 'rollBack' || state === 'live' ? null : `the version before is ${state}`
  },
  ({ deadTasks }) => (deadTasks === 0 ? null : 'nobody looks after it any more'),
]

const atMostOne = (count: number, what: string): string | null => (count > 1 ? `WeChat took ${count} ${what}` : null)

/** Versions that went live are numbered one by one. */
const publications = ({ live, history }: Seen): number =>
  Math.max(0, live?.appVersion ?? 0, ...history.map(({ appVersion }) => appVersion))
