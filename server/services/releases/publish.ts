import type { ReleaseRow } from '../../db/models/release'
import type { Store } from '../../store'
import { getVersionInfo } from '../../wechat/code'
import { release as releaseCode, revertCodeRelease } from '../../wechat/codeRelease'
import { declined } from '../../wechatFailure'
import { learnProgramNow, programOf } from '../programs'
import { callClaimed, settled, withoutTrace, type Settlement } from './claim'
import { move, noteProblem } from './moves'
import { later, type Journey, type Outcome, type Step } from './outcome'
import { formerVersions } from './reading'

/**
 * Passed review: goes live by itself where the store wants that, else by a tap. Whoever wanted it back and came too late is
 * asked first.
 */
export const publish: Step = async (journey) => {
  const { store, release, now } = journey
  if (release.wish === 'withdraw') {
    await noteProblem(store, release, 'WITHDRAWN_TOO_LATE', { wish: null })
    return 'rest'
  }
  const { autoPublish } = await programOf(store)
  if (release.wish !== 'publish' && !(autoPublish && release.problemCode === null)) return 'rest'
  if (await isAny(store, 'rollingBack')) return later(now, takesTurnsSeconds)
  const claimed = await move(store, release, 'publish', { wish: 'publish' }, now)
  if (await isAny(store, 'rollingBack')) return giveWay(journey, claimed, 'unsent')
  return callClaimed(journey, claimed, { refused: 'refuse', unsent: 'unsent' }, async () => {
    await orLook(store, claimed, () => store.wechat(releaseCode, {}))
    return published(journey)
  })
}

const takesTurnsSeconds = 7

/**
 * Publishing and going back both change what is live: at the same time nobody could tell which came last. Each claims first
 * and then looks for the other, so at least one of them sees it.
 */
const isAny = async (store: Store, state: 'publishing' | 'rollingBack'): Promise<boolean> =>
  (await store.releases.count({ state })) > 0

async function giveWay({ store, now }: Journey, claimed: ReleaseRow, event: 'unsent' | 'unheard'): Promise<Outcome> {
  await move(store, claimed, event, {}, now)
  return later(now, event === 'unsent' ? takesTurnsSeconds : 2 * takesTurnsSeconds)
}

/** WeChat says no to what it has done already, when the answer of an earlier try was lost. */
async function orLook(store: Store, claimed: ReleaseRow, call: () => Promise<unknown>): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (!declined(error) || !(await isLive(store, claimed))) throw error
  }
}

const liveDescription = async (store: Store): Promise<string | null> =>
  (await store.wechat(getVersionInfo, {})).release_info?.release_desc ?? null

const isLive = async (store: Store, { userDesc }: ReleaseRow): Promise<boolean> =>
  (await liveDescription(store)) === userDesc

const published = ({ release, now }: Journey): Settlement => ({
  event: 'published',
  values: { publishedAt: now, wish: null },
  also: (within) => retireOthers(within, release.id, now),
})

/** What was live makes way; nothing that was wished of it is done any more. */
async function retireOthers(within: Store, id: string, now: Date): Promise<void> {
  for (const former of await within.releases.list({ state: 'live' })) {
    if (former.id !== id) await move(within, former, 'retire', wishless, now)
  }
}

const wishless = { wish: null, rollBackTo: null, rollBackDesc: null }

/** The answer to a publication was lost. */
export const lookForPublication: Step = async (journey) => {
  if (!(await isLive(journey.store, journey.release))) return withoutTrace(journey, 'unsent')
  const { event, values, also } = published(journey)
  return settled(journey, event, values, also)
}

/** Live: rests until the merchant wants an older version back. */
export const rollBack: Step = async (journey) => {
  const { store, release, now } = journey
  const { wish, rollBackTo: app_version } = release
  if (wish !== 'rollBack' || app_version === null) {
    await learnAnew(store, now)
    return 'rest'
  }
  const target = (await formerVersions(store)).find(({ version }) => version.app_version === app_version)
  if (!target) {
    await noteProblem(store, release, 'NO_VERSION_TO_ROLL_BACK', wishless)
    return 'rest'
  }
  if (await isAny(store, 'publishing')) return later(now, takesTurnsSeconds)
  const rollBackDesc = target.version.user_desc
  const claimed = await move(store, release, 'rollBack', { rollBackDesc }, now)
  if (await isAny(store, 'publishing')) return giveWay(journey, claimed, 'unheard')
  return callClaimed(journey, claimed, { refused: 'unheard', unsent: 'unheard', isOnceOnly: true }, async () => {
    await store.wechat(revertCodeRelease, { app_version })
    return rolledBack(journey, rollBackDesc)
  })
}

const freshForMs = 60_000

/** What publishing has made of the mini-program: asked here, within the budget of calls, not by a task of its own. */
async function learnAnew(store: Store, now: Date): Promise<void> {
  const { learnedAt } = await programOf(store)
  if (now.getTime() - learnedAt.getTime() > freshForMs) await learnProgramNow(store, now)
}

/** Of ours, the one with that description is what customers see again. */
const rolledBack = ({ release, now }: Journey, userDesc: string): Settlement => ({
  event: 'rolledBack',
  values: wishless,
  also: async (within) => {
    await retireOthers(within, release.id, now)
    const older = await within.releases.find({ userDesc, state: ['retired', 'rolledBack'] })
    if (older) await move(within, older, 'restore', { ...wishless, publishedAt: now }, now)
  },
})

/** The answer to a roll back was lost: it took effect when its version, or at least another one, is live. */
export const lookForRollBack: Step = async (journey) => {
  const live = await liveDescription(journey.store)
  if (live === null || live === journey.release.userDesc) return withoutTrace(journey, 'unheard')
  const { event, values, also } = rolledBack(journey, live)
  return settled(journey, event, values, also)
}

/** The store runs another mini-program now: what customers of the former one see is no longer this store's. */
export async function leaveFormer(within: Store, appid: string, now: Date): Promise<void> {
  for (const release of await within.releases.list({ state: 'live' })) {
    if (release.appid !== appid) await move(within, release, 'retire', wishless, now)
  }
}
