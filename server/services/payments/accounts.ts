import { paymentVersionMachine, type PaymentMode } from '../../../shared/payment'
import { advance } from '../../advance'
import type { PaymentAccountRow, PaymentVersionRow } from '../../db/models/payment'
import { isDuplicate } from '../../duplicate'
import { Failure, isFailure } from '../../failures'
import { newId } from '../../ids'
import { certificateFacts, readCertificate } from '../../pay/certificate'
import { openedValue } from '../../payAccess'
import { sealedPlace, type SealedColumn } from '../../sealedPlace'
import type { Store } from '../../store'
import { endIncident, openIncident } from './incidents'
import { findInFile, findInText, verdictsOf, type Found, type KeySet } from './values'
import type { PaymentValueView } from '../../../shared/api/merchant/payment'

/** One version with the account it belongs to, its values looked at. */
export interface StandingVersion {
  account: PaymentAccountRow
  version: PaymentVersionRow
  values: PaymentValueView[]
}

export interface PaymentStanding {
  using: StandingVersion | null
  draft: StandingVersion | null
}

const newestFirst = { order: [['createdAt', 'DESC'] as ['createdAt', 'DESC']] }

/** What the store collects with, and what is being set up beside it. */
export async function paymentStanding(store: Store, now: Date): Promise<PaymentStanding> {
  const versions = await store.paymentVersions.list({ state: { not: 'retired' } }, newestFirst)
  const using = versions.find(({ state }) => state === 'proved' || state === 'failing')
  const draft = versions.find(({ state }) => state === 'draft' || state === 'checking')
  return { using: await standing(store, using, now), draft: await standing(store, draft, now) }
}

async function standing(
  store: Store,
  version: PaymentVersionRow | undefined,
  now: Date,
): Promise<StandingVersion | null> {
  if (!version) return null
  const account = await getAccount(store, version.accountId)
  return { account, version, values: verdictsOf(keySetOf(store, account, version), now) }
}

async function getAccount(store: Store, id: string): Promise<PaymentAccountRow> {
  const account = await store.paymentAccounts.find({ id })
  if (!account) throw new Failure('NOT_FOUND', { account: id })
  return account
}

/** The values of a version, opened. Only for looking at them: never for a view. */
export function keySetOf({ platform }: Store, account: PaymentAccountRow, version: PaymentVersionRow): KeySet {
  const { mode, mchid } = account
  const { certificate, publicKeyId, publicKey } = version
  const opened = (column: SealedColumn<'paymentVersions'>) => openedValue(platform, version, column)
  const secrets = { privateKey: opened('privateKey'), apiV3Key: opened('apiV3Key'), apiV2Key: opened('apiV2Key') }
  return { mode, mchid, certificate, publicKeyId, publicKey, ...secrets }
}

/**
 * Begins a new version; of the same merchant number it begins with what is there, so that one value can be exchanged. A
 * draft of another number is given up.
 *
 * @throws PARTNER_NOT_OFFERED, PAYMENT_V2_NOT_OFFERED
 */
export async function beginDraft(
  store: Store,
  { mode, mchid }: { mode: PaymentMode; mchid: string },
  createdBy: string,
  now: Date,
): Promise<void> {
  if (mode === 'partner' && !store.platform.config.partner) throw new Failure('PARTNER_NOT_OFFERED')
  const { draft, using } = await paymentStanding(store, now)
  if (mode === 'v2' && !isV2Offered(store, using)) throw new Failure('PAYMENT_V2_NOT_OFFERED')
  const account = await accountOf(store, mode, mchid, now)
  if (draft?.account.id === account.id) return
  await store.transaction(async (within) => {
    const given = { retiredAt: now, stateAt: now }
    if (draft)
      await advance(within, (s) => s.paymentVersions, paymentVersionMachine, draft.version, 'retire', given, now)
    const basis = using?.account.id === account.id ? using.version : null
    await within.paymentVersions.create(await newVersion(within, account, basis, createdBy, now))
  })
}

/** Also where it was switched off meanwhile: whoever collects with it has to be able to exchange a key. */
export const isV2Offered = ({ platform }: Store, using: StandingVersion | null): boolean =>
  platform.config.offersPayV2 || using?.account.mode === 'v2'

async function accountOf(store: Store, mode: PaymentMode, mchid: string, now: Date): Promise<PaymentAccountRow> {
  const known = await store.paymentAccounts.find({ mode, mchid })
  if (known) return known
  const storeId = store.row.id
  const row = { id: newId('a'), storeId, mode, mchid, notifyToken: newId() + newId(), createdAt: now }
  try {
    return await store.paymentAccounts.create(row)
  } catch (error) {
    const same = isDuplicate(error) && (await store.paymentAccounts.find({ mode, mchid }))
    if (same) return same
    throw error
  }
}

async function newVersion(
  within: Store,
  account: PaymentAccountRow,
  basis: PaymentVersionRow | null,
  createdBy: string,
  now: Date,
): Promise<PaymentVersionRow> {
  const id = newId('v')
  const [last] = await within.paymentVersions.list({ accountId: account.id }, { order: [['number', 'DESC']], limit: 1 })
  const keys = basis && keySetOf(within, account, basis)
  return {
    id,
    storeId: within.row.id,
    accountId: account.id,
    number: (last?.number ?? 0) + 1,
    state: 'draft',
    stateAt: now,
    serial: basis?.serial ?? null,
    certificate: basis?.certificate ?? null,
    certificateEndsAt: basis?.certificateEndsAt ?? null,
    privateKey: sealed(within, id, 'privateKey', keys?.privateKey ?? null),
    apiV3Key: sealed(within, id, 'apiV3Key', keys?.apiV3Key ?? null),
    apiV3ProvedAt: null,
    apiV2Key: sealed(within, id, 'apiV2Key', keys?.apiV2Key ?? null),
    publicKeyId: basis?.publicKeyId ?? null,
    publicKey: basis?.publicKey ?? null,
    triedAt: null,
    problemCode: null,
    problemText: null,
    checkedAt: null,
    usedAt: null,
    retiredAt: null,
    createdBy,
    createdAt: now,
  }
}

function sealed(
  store: Store,
  id: string,
  column: SealedColumn<'paymentVersions'>,
  plain: string | null,
): string | null {
  return plain === null ? null : store.platform.sealer.seal(plain, sealedPlace('paymentVersions', column, id))
}

/** @throws PAYMENT_ACCOUNT_INCOMPLETE where nothing was begun, STATE_CONFLICT while it is being checked */
export async function getDraft(store: Store, now: Date): Promise<StandingVersion> {
  const { draft } = await paymentStanding(store, now)
  if (!draft) throw new Failure('PAYMENT_ACCOUNT_INCOMPLETE')
  return draft
}

/** A file of the merchant's: kept where it is one of the values, and what it is said in words. */
export async function takeFile(store: Store, bytes: Buffer, passphrase: string | undefined, now: Date): Promise<Found> {
  const { account, version } = await getDraft(store, now)
  return take(store, version, findInFile(bytes, keySetOf(store, account, version), passphrase, now))
}

/** The same for what was pasted. */
export async function takeText(store: Store, text: string, now: Date): Promise<Found> {
  const { account, version } = await getDraft(store, now)
  return take(store, version, findInText(text, keySetOf(store, account, version), now))
}

async function take(store: Store, { id, state }: PaymentVersionRow, found: Found): Promise<Found> {
  if (!found.isGood) return found
  const { certificate, privateKey, apiV3Key, apiV2Key, publicKey, publicKeyId } = found.given
  const facts = certificate ? certificateFacts(readCertificate(certificate)) : null
  const changes: Partial<PaymentVersionRow> = {
    ...(certificate && facts && { certificate, serial: facts.serial, certificateEndsAt: facts.notAfter }),
    ...(privateKey && { privateKey: sealed(store, id, 'privateKey', privateKey) }),
    ...(apiV3Key && { apiV3Key: sealed(store, id, 'apiV3Key', apiV3Key), apiV3ProvedAt: null }),
    ...(apiV2Key && { apiV2Key: sealed(store, id, 'apiV2Key', apiV2Key), apiV3ProvedAt: null }),
    ...(publicKey && { publicKey }),
    ...(publicKeyId && { publicKeyId }),
    problemCode: null,
    problemText: null,
  }
  if (state !== 'draft' || (await store.paymentVersions.update({ id, state: 'draft' }, changes)) === 0)
    throw new Failure('STATE_CONFLICT', { id, state })
  return found
}

/** What was begun is given up; what is used stays. */
export async function dropDraft(store: Store, now: Date): Promise<void> {
  const { draft } = await paymentStanding(store, now)
  if (!draft) return
  const values = { retiredAt: now, stateAt: now }
  await advance(store, (s) => s.paymentVersions, paymentVersionMachine, draft.version, 'retire', values, now)
}

/**
 * WeChat Pay no longer accepts it: the store is told, and it may work again by itself. Of one that was exchanged meanwhile
 * nobody need be told.
 */
export async function versionFails(store: Store, versionId: string, failure: Failure, now: Date): Promise<void> {
  const version = await store.paymentVersions.find({ id: versionId, state: ['proved', 'failing'] })
  if (!version) return
  try {
    await store.transaction((within) => markFailing(within, version, failure, now))
  } catch (error) {
    if (!isFailure(error, 'STATE_CONFLICT')) throw error
    // Somebody else has just found the same, or exchanged it. It leaves `proved` once, so this ends.
    await versionFails(store, versionId, failure, now)
  }
}

async function markFailing(
  within: Store,
  version: PaymentVersionRow,
  { code, text }: Failure,
  now: Date,
): Promise<void> {
  const problem = { problemCode: code, problemText: text }
  if (version.state === 'proved') {
    const values = { ...problem, stateAt: now }
    await advance(within, (s) => s.paymentVersions, paymentVersionMachine, version, 'fail', values, now)
  } else if ((await within.paymentVersions.update({ id: version.id, state: 'failing' }, problem)) === 0) return
  const detail = { code, text }
  await openIncident(within, { kind: 'accountFailing', subjectId: version.accountId, detail }, now)
}

/** WeChat Pay has just accepted it. */
export async function versionWorks(within: Store, versionId: string, now: Date): Promise<void> {
  const works = { usedAt: now, problemCode: null, problemText: null }
  const version = await within.paymentVersions.find({ id: versionId })
  if (version?.state !== 'failing') return void (await within.paymentVersions.update({ id: versionId }, works))
  const values = { ...works, stateAt: now }
  await advance(within, (s) => s.paymentVersions, paymentVersionMachine, version, 'prove', values, now)
  await endIncident(within, 'accountFailing', version.accountId, now)
}

/** Whether new orders can be paid in the mini-program. @throws PAYMENT_ACCOUNT_INCOMPLETE without a proved account */
export async function setCollecting(store: Store, isOn: boolean, now: Date): Promise<void> {
  await store.transaction(async (within) => {
    await holdCollecting(within)
    const { using } = await paymentStanding(within, now)
    if (isOn && using?.version.state !== 'proved') throw new Failure('PAYMENT_ACCOUNT_INCOMPLETE')
    await setStoreVersion(within, isOn && using ? using.version.id : null)
  })
}

/** Whoever switches collecting, or exchanges what is collected with, at this moment waits. Answers what it is now. */
export async function holdCollecting({ platform, row: { id } }: Store): Promise<string | null> {
  await platform.stores.update({ id }, { id })
  const store = await platform.stores.find({ id })
  return store?.paymentVersionId ?? null
}

export const setStoreVersion = (store: Store, paymentVersionId: string | null): Promise<number> =>
  store.platform.stores.update({ id: store.row.id }, { paymentVersionId })
