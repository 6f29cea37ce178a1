import { everyRow } from '../everyRow'
import { createHash } from 'node:crypto'
import type { PaymentAccountRow, PaymentVersionRow, TrustedCertificateRow } from '../../db/models/payment'
import type { PayCredentials } from '../../pay/client'
import { PayError } from '../../pay/errors'
import {
  getCertificates,
  openCertificates,
  trustOf,
  type CertificatesAnswer,
  type PlatformCertificate,
} from '../../pay/security'
import { ownCredentials, payFailure } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { recentPer } from '../../recent'
import { keepTask } from '../tasks'
import { keySetOf } from './accounts'

/**
 * Fetches the certificates that WeChat Pay signs with for one account. A merchant who has only a public key has none, and
 * needs none.
 */
export async function refreshTrust(platform: Platform, storeId: string, accountId: string): Promise<void> {
  const store = await platform.findStore(storeId)
  const account = await store?.paymentAccounts.find({ id: accountId, mode: 'direct' })
  const version = await store?.paymentVersions.find({ accountId, state: ['proved', 'failing'] })
  if (!store || !account || !version) return
  const credentials = await ownCredentials(platform, account, version)
  const certificates = await downloadCertificates(store, { account, version }, credentials)
  await keepCertificates(store, account, certificates, platform.clock.now())
}

/**
 * The platform's certificates, opened with the APIv3 key, which proves number, serial, private key and APIv3 key at once.
 * Empty for a merchant who has a public key instead.
 *
 * @throws ResourceRefused where the APIv3 key is not the merchant's
 */
export async function downloadCertificates(
  store: Store,
  { account, version }: OfVersion,
  credentials: PayCredentials,
): Promise<PlatformCertificate[]> {
  const { apiV3Key } = keySetOf(store, account, version)
  const open = (answer: CertificatesAnswer) => openCertificates(answer, apiV3Key ?? '')
  try {
    const answer = await store.platform.payClient.callUnverified(
      getCertificates,
      {},
      credentials,
      (given) => new Map([...credentials.trust, ...trustOf(open(given))]),
    )
    return open(answer)
  } catch (error) {
    if (error instanceof PayError && error.errorClass === 'gone') return []
    throw error instanceof PayError ? payFailure(error) : error
  }
}

interface OfVersion {
  account: PaymentAccountRow
  version: PaymentVersionRow
}

export async function keepCertificates(
  store: Store,
  { id: accountId }: PaymentAccountRow,
  certificates: readonly PlatformCertificate[],
  now: Date,
): Promise<void> {
  for (const { serial, pem, notBefore, notAfter } of certificates) {
    const row: TrustedCertificateRow = {
      id: createHash('sha256').update(`${accountId}.${serial}`).digest('hex'),
      storeId: store.row.id,
      accountId,
      serial,
      certificate: pem,
      startsAt: notBefore,
      endsAt: notAfter,
      fetchedAt: now,
    }
    if (!(await store.trustedCertificates.createOnce(row)))
      await store.trustedCertificates.update({ id: row.id }, { fetchedAt: now })
  }
}

const everyMs = 12 * 3600_000 // pay.md §3.2: at least that often
/** Every account that believes certificates fetches them again, half a day after the last time. */
export async function refreshAllTrust(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  const due = { fetchedAt: { lt: new Date(now.getTime() - everyMs) }, endsAt: { gt: now } }
  await everyRow(platform.trustedCertificates, due, signal, ({ storeId, accountId }) =>
    askForTrust(platform, storeId, accountId, now),
  )
}

const askForTrust = (platform: Platform, storeId: string, accountId: string, now: Date): Promise<void> =>
  keepTask(platform, `refreshTrust.${accountId}`, 'refreshTrust', { storeId, accountId }, now)

const askedLately = recentPer<void>(10 * 60_000, 5_000)

/** A notification names a key that is not known: at most once in ten minutes, never while it waits for its answer. */
export const wonderAboutTrust = (platform: Platform, storeId: string, accountId: string, now: Date): Promise<void> =>
  askedLately(platform.database, accountId, () => askForTrust(platform, storeId, accountId, now))
