import { everyRow } from '../everyRow'
import { statesInFlight, type ReleaseState } from '../../../shared/release'
import type { AuthorizerRow } from '../../db/models/authorizer'
import type { ReleaseRow } from '../../db/models/release'
import type { Where } from '../../db/table'
import type { Platform } from '../../platform'
import { domainProblems } from './claim'
import { drive } from './moves'
import { leaveFormer } from './publish'

/**
 * Has the release of an account that is under way looked at now: WeChat has pushed something about its review, or the
 * account can be used again.
 *
 * A push does not say which review it is about, and may be late: it only brings forward the look at WeChat's own records.
 */
export async function goOn(within: Platform, { storeId, appid }: AuthorizerRow, now: Date): Promise<void> {
  const store = storeId && (await within.stores.find({ id: storeId }))
  if (!store) return
  await leaveFormer(within.store(store), appid, now)
  const release = await within.releases.find({ storeId, state: [...statesInFlight] })
  if (!release) return
  await drive(within, release, now)
  within.work.wake()
}

/**
 * The platform's list of servers has changed, or an operator asks for another try: releases that WeChat refused this server's
 * name for are looked at now. Answers how many.
 */
export async function retryDomains(platform: Platform, now: Date): Promise<number> {
  const refused = await platform.releases.list({ state: 'draft', problemCode: [...domainProblems] })
  for (const release of refused) await drive(platform, release, now)
  if (refused.length > 0) platform.work.wake()
  return refused.length
}

const forgottenAfterMs = 3600_000

const onItsOwn: ReleaseState[] = [
  ...statesInFlight.filter((state) => state !== 'ready' && state !== 'approved'),
  'rollingBack',
]

/**
 * Looks after releases whose task has come to an end while there is still something to do: a bug may have let it die. Those
 * that wait for a tap have none to miss.
 */
export async function reviveReleases(platform: Platform, now: Date): Promise<void> {
  await reviveAll(platform, { state: onItsOwn }, now)
  await reviveAll(platform, { wish: { not: null } }, now)
}

async function reviveAll(platform: Platform, which: Where<ReleaseRow>, now: Date): Promise<void> {
  const stateAt = { lt: new Date(now.getTime() - forgottenAfterMs) }
  await everyRow(platform.releases, { ...which, stateAt }, null, (release) => revive(platform, release, now))
}

async function revive(platform: Platform, release: ReleaseRow, now: Date): Promise<void> {
  const task = await platform.tasks.find({ id: `release.${release.id}` })
  if (task?.state !== 'waiting') await drive(platform, release, now)
}
