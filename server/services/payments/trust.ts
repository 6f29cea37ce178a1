import { everyRow } from '../everyRow'
import type { PaymentAccountRow, PaymentVersionRow, TrustedCertificateRow } from '../../db/models/payment'
import { Failure } from '../../failures'
import { digest } from '../../ids'
import type { PayCredentials } from '../../pay/client'
import { ResourceRefused } from '../../pay/crypto'
import { PayError } from '../../pay/errors'
import {
  getCertificates,
  openCertificates,
  trustOf,
  type CertificatesAnswer,
  type PlatformCertificate,
} from '../../pay/security'
import { SignatureRefused } from '../../pay/trust'
import { ownCredentials, payFailure, payRefusal } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { recentPer } from '../../recent'
import { keepTask, type TaskInputs } from '../tasks'
import { keySetOf, versionFails } from './accounts'

/**
 * Fetches the certificates that WeChat Pay signs with for one account, also of a merchant number that was left: its refunds
 * go on. A merchant who has only a public key has none, and needs none; one who has neither, or who gets answers that
 * `serial` signs, which nobody knows then either, is told to give the public key.
 */
export async function refreshTrust(
  platform: Platform,
  { storeId, accountId, serial }: TaskInputs['refreshTrust'],
): Promise<void> {
  const store = await platform.findStore(storeId)
  const account = await store?.paymentAccounts.find({ id: accountId, mode: 'direct' })
  const version = store && (await lastVersion(store, accountId))
  if (!store || !account || !version) return
  const now = platform.clock.now()
  const credentials = await ownCredentials(platform, account, version)
  try {
    const certificates = await downloadCertificates(store, { account, version }, credentials)
    await keepCertificates(store, account, certificates, now)
    const serials = new Set([...credentials.trust.keys(), ...certificates.map((each) => each.serial)])
    const isMoved = certificates.length === 0 && version.publicKey === null
    if (isMoved || (serial !== undefined && !serials.has(serial)))
      await versionFails(store, version.id, publicKeyMissing(serial), now)
  } catch (error) {
    if (version.state !== 'retired' || (payRefusal(error) === null && !(error instanceof ResourceRefused))) throw error
    platform.log.info({ account: accountId, err: error }, 'a merchant number that was left gives no certificates')
    await store.trustedCertificates.update({ accountId }, { fetchedAt: now }) // asked again when it is time, not before
  }
}

/** The one that an account signs with, or did last. */
async function lastVersion({ paymentVersions }: Store, accountId: string): Promise<PaymentVersionRow | null> {
  const using = await paymentVersions.find({ accountId, state: ['proved', 'failing'] })
  return using ?? paymentVersions.find({ accountId, usedAt: { not: null } }, { order: [['number', 'DESC']] })
}

/** `serial`: of the key that signed what cannot be believed. */
export const publicKeyMissing = (serial?: string): Failure =>
  new Failure(
    'PAY_CREDENTIALS_REFUSED',
    { serial },
    {
      status: 409,
      text: '微信支付换了签名的方式，收到的结果现在无法核对。请在商户平台的“API安全”里下载微信支付公钥，和公钥ID一起补上',
      next: 'setPayment',
    },
  )

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
      id: digest(`${accountId}.${serial}`),
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

/**
 * An answer of WeChat Pay itself that is signed with a key that is not known: without that key nothing it says can be
 * believed, and nobody would ever hear why. Answers whether it is one.
 */
export async function noteUnbelieved({ platform, row }: Store, accountId: string, error: unknown): Promise<boolean> {
  const refused = error instanceof Failure && error.cause instanceof PayError ? error.cause.cause : null
  if (!(refused instanceof SignatureRefused) || refused.serial === undefined || refused.stage !== 'serial') return false
  const input = { storeId: row.id, accountId, serial: refused.serial }
  const id = digest(`${accountId}|${refused.serial}`)
  await askedLately(platform.database, id, () =>
    keepTask(platform, `refreshTrust.${id}`, 'refreshTrust', input, platform.clock.now()),
  )
  return true
}

/** A notification names a key that is not known: at most once in ten minutes, never while it waits for its answer. */
export const wonderAboutTrust = (platform: Platform, storeId: string, accountId: string, now: Date): Promise<void> =>
  askedLately(platform.database, accountId, () => askForTrust(platform, storeId, accountId, now))
