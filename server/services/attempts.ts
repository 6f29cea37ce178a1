import { attemptMachine } from '../../shared/attempt'
import type { Problem } from '../../shared/next'
import { advance } from '../advance'
import type { AttemptRow } from '../db/models/authorizer'
import { Failure, failures, isFailure, type FailureCode, type FailureRow } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'
import { sealedPlace } from '../sealedPlace'
import type { Store } from '../store'
import { getPreAuthCode } from '../wechat/credentials'

const livesMs = 24 * 3600_000 // callbacks-and-login.md §6.2: an attempt lives a day, a picture in an album does not

/** What the QR holds, and what may be sent to another administrator. */
export const attemptUrl = ({ config }: Platform, id: string): string => `${config.http.publicUrl}/a/${id}`

/**
 * Begins one try to authorise a mini-program for this store. Asked again with the same `requestKey` it answers with the
 * same attempt.
 *
 * Looks first whether the platform can call WeChat at all, so that a merchant hears of it before scanning.
 *
 * @throws WECHAT_TICKET_MISSING and every failure of the component's token
 */
export async function beginAttempt(
  store: Store,
  merchantId: string,
  requestKey: string,
  now: Date,
): Promise<AttemptRow> {
  const known = await store.attempts.find({ requestKey })
  if (known) return expireIfOver(store.platform, known, now)
  await refuseTooMany(store, now)
  await store.platform.componentToken.current()
  const attempt: AttemptRow = {
    id: newId(),
    storeId: store.row.id,
    merchantId,
    state: attemptMachine.initial,
    problemCode: null,
    requestKey,
    createdAt: now,
    openedAt: null,
    finishedAt: null,
    expiresAt: new Date(now.getTime() + livesMs),
  }
  // A phone that sent the same twice: the second one meets the first one's row.
  const isNew = await store.attempts.createOnce(attempt)
  return isNew ? attempt : beginAttempt(store, merchantId, requestKey, now)
}

const mostAnHour = 30

/** Each attempt is a door to WeChat's daily quota: nobody needs more than a few. */
async function refuseTooMany(store: Store, now: Date): Promise<void> {
  const anHourAgo = new Date(now.getTime() - 3600_000)
  const recent = await store.attempts.count({ createdAt: { gt: anHourAgo } })
  if (recent >= mostAnHour) throw new Failure('TOO_OFTEN', { storeId: store.row.id, recent })
}

/** The attempt made last, as it stands now. */
export async function latestAttempt(store: Store, now: Date): Promise<AttemptRow | null> {
  const attempt = await store.attempts.find({}, { order: [['createdAt', 'DESC']] })
  return attempt && expireIfOver(store.platform, attempt, now)
}

/** @throws ATTEMPT_NOT_FOUND */
export async function getAttempt(store: Store, id: string, now: Date): Promise<AttemptRow> {
  const attempt = await store.attempts.find({ id })
  if (!attempt) throw new Failure('ATTEMPT_NOT_FOUND', { id })
  return expireIfOver(store.platform, attempt, now)
}

/** Ends an attempt by the merchant's wish. One that has ended already is left as it is. */
export async function cancelAttempt(store: Store, id: string, now: Date): Promise<AttemptRow> {
  const attempt = await getAttempt(store, id, now)
  if (!attemptMachine.next(attempt.state, 'cancel')) return attempt
  return advance(store, (s) => s.attempts, attemptMachine, attempt, 'cancel', { finishedAt: now }, now)
}

/** An attempt as its page shows it. */
export interface ShownAttempt {
  attempt: AttemptRow
  storeName: string
  /** The account it ended with, where it has. */
  accountName: string | null
}

/** A page in some browser, opened from the QR. */
export interface OpenedAttempt extends ShownAttempt {
  /** Null once the attempt can no longer be used. */
  preAuthCode: string | null
  /** Where the store has a working mini-program already, only that one may be chosen. */
  onlyAppid: string | null
}

/**
 * Opens the attempt's page. A pre-auth code dies after minutes and the picture does not, so an opening fetches its own
 * and remembers whose it is: the event that comes back names the code only. Loaded again within a minute it is the same.
 *
 * @throws ATTEMPT_NOT_FOUND
 */
export async function openAttempt(platform: Platform, id: string, now: Date): Promise<OpenedAttempt> {
  const shown = await showAttempt(platform, id, now)
  const closed = { preAuthCode: null, onlyAppid: null }
  if (!attemptMachine.next(shown.attempt.state, 'open')) return { ...shown, ...closed }
  const preAuthCode = await freshPreAuthCode(platform, id, now)
  const attempt = await noteOpening(platform, shown.attempt, now)
  if (!attemptMachine.next(attempt.state, 'open')) return { ...shown, attempt, ...closed }
  const bound = await platform.authorizers.find({ storeId: attempt.storeId, kind: 'miniProgram', state: 'authorised' })
  return { ...shown, attempt, preAuthCode, onlyAppid: bound?.appid ?? null }
}

const reusedMs = 60_000
const codePlace = (id: string): string => sealedPlace('preAuthCodes', 'code', id)

async function freshPreAuthCode(platform: Platform, attemptId: string, now: Date): Promise<string> {
  const aMinuteAgo = new Date(now.getTime() - reusedMs)
  const last = await platform.preAuthCodes.find({ attemptId, createdAt: { gt: aMinuteAgo }, expiresAt: { gt: now } })
  if (last) return platform.sealer.open(last.code, codePlace(last.id))
  const { pre_auth_code: value, expires_in: seconds } = await platform.wechat(getPreAuthCode, {})
  const id = digest(value)
  const code = platform.sealer.seal(value, codePlace(id))
  const expiresAt = new Date(now.getTime() + seconds * 1000)
  await platform.preAuthCodes.create({ id, code, attemptId, createdAt: now, expiresAt })
  return value
}

const noteOpening = async (platform: Platform, attempt: AttemptRow, now: Date): Promise<AttemptRow> =>
  attempt.state === 'opened' ? attempt : move(platform, attempt, 'open', { openedAt: attempt.openedAt ?? now }, now)

/** The attempt as it stands, expired by now if its time is over. */
export async function showAttempt(platform: Platform, id: string, now: Date): Promise<ShownAttempt> {
  const found = await platform.attempts.find({ id })
  const store = found && (await platform.stores.find({ id: found.storeId }))
  if (!found || !store) throw new Failure('ATTEMPT_NOT_FOUND', { id })
  const attempt = await expireIfOver(platform, found, now)
  const account =
    attempt.state === 'authorised' &&
    (await platform.authorizers.find({ storeId: attempt.storeId, kind: 'miniProgram' }))
  return { attempt, storeName: store.name, accountName: account ? account.name : null }
}

async function expireIfOver(platform: Platform, attempt: AttemptRow, now: Date): Promise<AttemptRow> {
  if (attempt.expiresAt > now || !attemptMachine.next(attempt.state, 'expire')) return attempt
  return move(platform, attempt, 'expire', { finishedAt: now }, now)
}

/** Moves it, or answers it as somebody faster has left it: who only looks must not be told of a conflict. */
async function move(
  platform: Platform,
  attempt: AttemptRow,
  event: 'open' | 'expire',
  values: Partial<AttemptRow>,
  now: Date,
): Promise<AttemptRow> {
  try {
    return await advance(platform, (p) => p.attempts, attemptMachine, attempt, event, values, now)
  } catch (error) {
    if (!isFailure(error, 'STATE_CONFLICT')) throw error
    return (await platform.attempts.find({ id: attempt.id })) ?? attempt
  }
}

/** The attempt that a pre-auth code was fetched for, or null for one that is not ours. */
export async function attemptOfPreAuthCode(platform: Platform, code: string): Promise<string | null> {
  const row = await platform.preAuthCodes.find({ id: digest(code) })
  return row?.attemptId ?? null
}

const endings: Record<string, FailureCode> = { cancelled: 'ATTEMPT_CANCELLED', expired: 'ATTEMPT_EXPIRED' }

/** Why an attempt ended, or what is still wrong: the same sentence on the page and in the back office. */
export function problemOf({ state, problemCode }: AttemptRow): Problem | null {
  const code = problemCode ?? endings[state]
  if (!code) return null
  const row: FailureRow = failures[code]
  return { code, text: row.text, ...(row.next && { next: row.next }) }
}

/** Expires what is over, and forgets codes that no event can name any more. */
export async function expireAttempts(platform: Platform, now: Date): Promise<void> {
  const over = await platform.attempts.list({ state: ['waiting', 'opened'], expiresAt: { lte: now } }, { limit: 500 })
  for (const attempt of over) await expireIfOver(platform, attempt, now)
  await platform.preAuthCodes.remove({ expiresAt: { lt: new Date(now.getTime() - livesMs) } })
}
