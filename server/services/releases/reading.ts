import { releaseMachine, statesInFlight, type ReleaseState } from '../../../shared/release'
import type { ReleaseRow } from '../../db/models/release'
import type { TimelineRow } from '../../db/models/store'
import { Failure, isFailure } from '../../failures'
import type { Store } from '../../store'
import { getTrialQRCode, getVersionInfo } from '../../wechat/code'
import { getHistoryVersion, type HistoryVersion } from '../../wechat/codeRelease'
import type { WechatBytes } from '../../wechat/endpoint'

/** @throws RELEASE_NOT_FOUND also for another store's */
export async function getRelease(store: Store, id: string): Promise<ReleaseRow> {
  const release = await store.releases.find({ id })
  if (!release) throw new Failure('RELEASE_NOT_FOUND', { id })
  return release
}

/** Newest first. */
export const listReleases = (store: Store): Promise<ReleaseRow[]> =>
  store.releases.list({}, { order: [['number', 'DESC']], limit: 100 })

export const findLive = (store: Store): Promise<ReleaseRow | null> => store.releases.find({ state: 'live' })

const endedBadly: readonly ReleaseState[] = ['rejected', 'failed']

/** The release under way; else the newest, if it came to a bad end and nothing newer has made up for it. */
export async function findCurrent(store: Store): Promise<ReleaseRow | null> {
  const under = await store.releases.find({ state: [...statesInFlight] })
  if (under) return under
  const newest = await store.releases.find({}, { order: [['number', 'DESC']] })
  return newest && endedBadly.includes(newest.state) ? newest : null
}

/** How a release came to where it stands, oldest first. */
export async function stepsOf(store: Store, { id }: ReleaseRow): Promise<TimelineRow[]> {
  const steps = await store.timeline.list({ subject: 'release', subjectId: id }, { order: [['at', 'ASC']], limit: 500 })
  return chained(steps, releaseMachine.initial)
}

/** Steps of the same millisecond follow each other as the states do. */
function chained(steps: TimelineRow[], initial: string): TimelineRow[] {
  const waiting = [...steps]
  const chain: TimelineRow[] = []
  for (let state = initial; waiting.length > 0; state = chain.at(-1)?.toState ?? state) {
    const at = waiting[0]?.at.getTime()
    const next = waiting.findIndex((step) => step.at.getTime() === at && step.fromState === state)
    chain.push(...waiting.splice(Math.max(0, next), 1))
  }
  return chain
}

/** 体验版二维码. @throws NOT_THE_TRIAL when WeChat's trial version is another one by now */
export async function trialCode(store: Store, releaseId: string): Promise<WechatBytes> {
  const release = await getRelease(store, releaseId)
  const { exp_info } = await store.wechat(getVersionInfo, {})
  if (exp_info?.exp_desc !== release.userDesc) throw new Failure('NOT_THE_TRIAL', { releaseId })
  return store.wechat(getTrialQRCode, {})
}

export interface FormerVersion {
  version: HistoryVersion
  release: ReleaseRow | null
}

/** What WeChat can go back to, each with the release of ours it was. */
export async function formerVersions(store: Store): Promise<FormerVersion[]> {
  const ours = new Map((await listReleases(store)).map((release) => [release.userDesc, release]))
  return (await history(store)).map((version) => ({ version, release: ours.get(version.user_desc) ?? null }))
}

async function history(store: Store): Promise<HistoryVersion[]> {
  try {
    return (await store.wechat(getHistoryVersion, { action: 'get_history_version' })).version_list
  } catch (error) {
    if (isFailure(error, 'NO_VERSION_TO_ROLL_BACK')) return []
    throw error
  }
}
