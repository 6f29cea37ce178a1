import { statesInFlight } from '../../../shared/release'
import type { AuthorizerRow } from '../../db/models/authorizer'
import type { Platform } from '../../platform'
import { drive } from './moves'

/**
 * Has the release of an account that is under way looked at now: WeChat has pushed something about its review, or the
 * account can be used again.
 *
 * A push does not say which review it is about, and may be late: it only brings forward the look at WeChat's own records.
 */
export async function goOn(within: Platform, { storeId }: AuthorizerRow, now: Date): Promise<void> {
  const release = storeId && (await within.releases.find({ storeId, state: [...statesInFlight] }))
  if (!release) return
  await drive(within, release, now)
  within.work.wake()
}

const forgottenAfterMs = 3600_000
const atOnce = 500

/**
 * Looks after releases whose task has come to an end while they still have somewhere to go: a bug may have let it die.
 * Those that wait for a tap have none to miss.
 */
export async function reviveReleases(platform: Platform, now: Date): Promise<void> {
  const since = { lt: new Date(now.getTime() - forgottenAfterMs) }
  const state = statesInFlight.filter((each) => each !== 'ready' && each !== 'approved')
  for (const release of await platform.releases.list({ state, stateAt: since }, { limit: atOnce })) {
    const task = await platform.tasks.find({ id: `release.${release.id}` })
    if (task?.state !== 'waiting') await drive(platform, release, now)
  }
}
