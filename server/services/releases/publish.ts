import type { ReleaseRow } from '../../db/models/release'
import type { Store } from '../../store'
import { getVersionInfo } from '../../wechat/code'
import { release as releaseCode, revertCodeRelease } from '../../wechat/codeRelease'
import { declined } from '../../wechatFailure'
import { learnProgramAgain, programOf } from '../programs'
import { callClaimed, withoutTrace } from './claim'
import { move } from './moves'
import { type Journey, type Outcome, type Step } from './outcome'

/** Passed review: goes live by itself where the store wants that, else by a tap. */
export const publish: Step = async (journey) => {
  const { store, release, now } = journey
  const { autoPublish } = await programOf(store)
  if (release.wish !== 'publish' && !(autoPublish && release.problemCode === null)) return 'rest'
  const claimed = await move(store, release, 'publish', { wish: 'publish' }, now)
  return callClaimed(journey, claimed, { refused: 'refuse', unsent: 'unsent' }, async () => {
    await orLook(store, claimed, () => store.wechat(releaseCode, {}))
    return published(journey, claimed)
  })
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

/** The one that was live before makes way. */
async function published({ store, now }: Journey, { id }: ReleaseRow) {
  for (const former of await store.releases.list({ state: 'live' })) {
    if (former.id !== id) await move(store, former, 'retire', {}, now)
  }
  return { event: 'published' as const, publishedAt: now, wish: null }
}

/** The answer to a publication was lost. */
export const lookForPublication: Step = async (journey) => {
  const { store, release, now } = journey
  if (!(await isLive(store, release))) return withoutTrace(journey, 'unsent')
  const { event, ...values } = await published(journey, release)
  await move(store, release, event, values, now)
  return 'moved'
}

/** Live: rests until the merchant wants an older version back. */
export const rollBack: Step = async (journey) => {
  const { store, release, now } = journey
  if (release.wish !== 'rollBack' || release.rollBackTo === null) {
    await learnProgramAgain(store, now)
    return 'rest'
  }
  const app_version = release.rollBackTo
  const claimed = await move(store, release, 'rollBack', {}, now)
  return callClaimed(journey, claimed, { refused: 'unheard', unsent: 'unheard' }, async () => {
    await store.wechat(revertCodeRelease, { app_version })
    await restore(store, await liveDescription(store), now)
    return { event: 'rolledBack', wish: null, rollBackTo: null }
  })
}

/** The answer to a roll back was lost: it took effect when something else is live. */
export const lookForRollBack: Step = async (journey): Promise<Outcome> => {
  const { store, release, now } = journey
  const live = await liveDescription(store)
  if (live === null || live === release.userDesc) return withoutTrace(journey, 'unheard')
  await restore(store, live, now)
  await move(store, release, 'rolledBack', { wish: null, rollBackTo: null }, now)
  return 'moved'
}

/** Of ours, the one with that description is what customers see again. */
async function restore(store: Store, userDesc: string | null, now: Date): Promise<void> {
  const older = userDesc && (await store.releases.find({ userDesc, state: ['retired', 'rolledBack'] }))
  if (older) await move(store, older, 'restore', { publishedAt: now }, now)
}
