import { releaseMachine, wishesIn, type ReleaseWish } from '../../../shared/release'
import type { ReleaseRow } from '../../db/models/release'
import { Failure, isFailure } from '../../failures'
import type { Store } from '../../store'
import { speedupCodeAudit } from '../../wechat/codeAudit'
import { refusalClass } from '../../wechatFailure'
import { drive, move } from './moves'
import { getRelease } from './reading'

/**
 * Notes what the merchant wants of a release, and gives it a moment, so that most people see the result at once. The work
 * is the release's task; asked twice it is done once.
 *
 * @throws RELEASE_NOT_FOUND, STATE_CONFLICT where it makes no sense any more
 */
export async function wish(store: Store, releaseId: string, wanted: ReleaseWish, now: Date): Promise<ReleaseRow> {
  const release = await getRelease(store, releaseId)
  if (!wishesIn(release.state).includes(wanted)) throw conflict(release, wanted)
  if (wanted === 'discard') return discard(store, release, now)
  await note(store, release, { wish: wanted, problemCode: null }, now)
  return answered(store, releaseId)
}

/**
 * Brings an older version back in the place of the live one.
 *
 * @throws NO_LIVE_RELEASE where what customers see is none of ours
 */
export async function rollBackTo(store: Store, appVersion: number, now: Date): Promise<ReleaseRow> {
  const live = await store.releases.find({ state: 'live' })
  if (!live) throw new Failure('NO_LIVE_RELEASE', { storeId: store.row.id })
  await note(store, live, { wish: 'rollBack', rollBackTo: appVersion, problemCode: null }, now)
  return answered(store, live.id)
}

const conflict = ({ id, state }: ReleaseRow, event: string): Failure =>
  new Failure('STATE_CONFLICT', { subject: releaseMachine.name, id, from: state, event })

async function note(store: Store, release: ReleaseRow, values: Partial<ReleaseRow>, now: Date): Promise<void> {
  await store.transaction(async (within) => {
    const matched = await within.releases.update({ id: release.id, state: release.state }, values)
    if (matched === 0) throw conflict(release, values.wish ?? '')
    await drive(within.platform, release, now)
  })
  store.platform.work.wake()
}

/** Nothing is asked of WeChat: the trial stays there until the next release takes its place. */
const discard = (store: Store, release: ReleaseRow, now: Date): Promise<ReleaseRow> =>
  move(store, release, 'discard', { wish: null }, now)

const patienceMs = 3_000
const lookEveryMs = 60

/** The release once its wish has been dealt with, or as it stands after a moment. */
async function answered(store: Store, releaseId: string): Promise<ReleaseRow> {
  const { clock } = store.platform
  const deadline = clock.wall().getTime() + patienceMs
  for (;;) {
    const release = await getRelease(store, releaseId)
    if (release.wish === null || release.problemCode !== null || clock.wall().getTime() > deadline) return release
    await clock.wallSleep(lookEveryMs)
  }
}

/**
 * 加急: once for a release, claimed before the call. After a lost answer it counts as done, since a second call would only
 * hear that.
 *
 * @throws RELEASE_NOT_FOUND, STATE_CONFLICT, EXPEDITE_QUOTA_USED_UP and the other no's of WeChat
 */
export async function hurry(store: Store, releaseId: string): Promise<ReleaseRow> {
  const release = await getRelease(store, releaseId)
  const isMine = await store.releases.update(
    { id: releaseId, state: 'auditing', isHurried: false },
    { isHurried: true },
  )
  if (isMine === 0) throw conflict(release, 'hurry')
  try {
    await store.wechat(speedupCodeAudit, { auditid: Number(release.auditId) })
  } catch (error) {
    if (isFailure(error, 'EXPEDITED_ALREADY')) return getRelease(store, releaseId)
    if (refusalClass(error) !== 'noAnswer') await store.releases.update({ id: releaseId }, { isHurried: false })
    throw error
  }
  return getRelease(store, releaseId)
}
