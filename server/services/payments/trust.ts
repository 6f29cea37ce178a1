import { PayError } from '../../pay/errors'
import { getCertificates, openCertificates, trustOf } from '../../pay/security'
import { payAccess, payFailure } from '../../payAccess'
import type { Platform } from '../../platform'
import { recentPer } from '../../recent'
import { keepTask } from '../tasks'
import { keySetOf } from './accounts'
import { keepCertificates } from './proving'

/**
 * Fetches the certificates that WeChat Pay signs with for one account. A merchant who has only a public key has none, and
 * needs none.
 */
export async function refreshTrust(platform: Platform, storeId: string, accountId: string): Promise<void> {
  const row = await platform.stores.find({ id: storeId })
  const store = row && platform.store(row)
  const account = await store?.paymentAccounts.find({ id: accountId, mode: 'direct' })
  const version = await store?.paymentVersions.find({ accountId, state: ['proved', 'failing'] })
  if (!store || !account || !version) return
  const { credentials } = await payAccess(platform, storeId, version.id)
  const apiV3Key = keySetOf(store, account, version).apiV3Key ?? ''
  const open = (answer: Parameters<typeof openCertificates>[0]) => openCertificates(answer, apiV3Key)
  try {
    const answer = await platform.payClient.callUnverified(
      getCertificates,
      {},
      credentials,
      (given) => new Map([...credentials.trust, ...trustOf(open(given))]),
    )
    await keepCertificates(store, account, open(answer), platform.clock.now())
  } catch (error) {
    if (error instanceof PayError && error.errorClass === 'gone') return
    throw error instanceof PayError ? payFailure(error) : error
  }
}

const everyMs = 12 * 3600_000 // pay.md §3.2: at least that often
const atOnce = 200

/** Every account that believes certificates fetches them again, half a day after the last time. */
export async function refreshAllTrust(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  const due = { fetchedAt: { lt: new Date(now.getTime() - everyMs) }, endsAt: { gt: now } }
  for (let after = ''; !signal.aborted;) {
    const rows = await platform.trustedCertificates.list(
      { ...due, id: { gt: after } },
      { order: [['id', 'ASC']], limit: atOnce },
    )
    for (const { storeId, accountId } of rows) await askForTrust(platform, storeId, accountId, now)
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = last.id
  }
}

const askForTrust = (platform: Platform, storeId: string, accountId: string, now: Date): Promise<void> =>
  keepTask(platform, `refreshTrust.${accountId}`, 'refreshTrust', { storeId, accountId }, now)

const askedLately = recentPer<void>(10 * 60_000, 5_000)

/** A notification names a key that is not known: at most once in ten minutes, never while it waits for its answer. */
export const wonderAboutTrust = (platform: Platform, storeId: string, accountId: string, now: Date): Promise<void> =>
  askedLately(platform.database, accountId, () => askForTrust(platform, storeId, accountId, now))
