import { attemptMachine } from '../../shared/attempt'
import type { Problem } from '../../shared/next'
import { advance } from '../advance'
import type { AttemptRow } from '../db/models/authorizer'
import { Failure, failures, isFailure, type FailureCode, type FailureRow } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'
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
  if (known) return known
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

/** A page in some browser, opened from the QR: the attempt, its store's name, and a fresh pre-auth code while it lives. */
export interface OpenedAttempt {
  attempt: AttemptRow
  storeName: string
  preAuthCode: string | null
  /** Where the store has a working mini-program already, only that one may be chosen. */
  onlyAppid: string | null
}

/**
 * Opens the attempt's page. A pre-auth code dies after minutes and the picture does not, so every opening fetches its
 * own and remembers whose it is: the event that comes back names the code only.
 *
 * @throws ATTEMPT_NOT_FOUND
 */
export async function openAttempt(platform: Platform, id: string, now: Date): Promise<OpenedAttempt> {
  const { attempt, storeName } = await describeAttempt(platform, id, now)
  const closed = { storeName, preAuthCode: null, onlyAppid: null }
  if (!attemptMachine.next(attempt.state, 'open')) return { attempt, ...closed }
  const { pre_auth_code: code, expires_in: seconds } = await platform.wechat(getPreAuthCode, {})
  const expiresAt = new Date(now.getTime() + seconds * 1000)
  await platform.preAuthCodes.create({ id: digest(code), attemptId: id, createdAt: now, expiresAt })
  const openedAt = attempt.openedAt ?? now
  const opened = await move(platform, attempt, 'open', { openedAt }, now)
  if (!attemptMachine.next(opened.state, 'open')) return { attempt: opened, ...closed }
  const bound = await platform.authorizers.find({ storeId: attempt.storeId, kind: 'miniProgram', state: 'authorised' })
  return { attempt: opened, storeName, preAuthCode: code, onlyAppid: bound?.appid ?? null }
}

/** The attempt as it stands, expired by now if its time is over. */
export async function describeAttempt(
  platform: Platform,
  id: string,
  now: Date,
): Promise<{ attempt: AttemptRow; storeName: string }> {
  const attempt = await platform.attempts.find({ id })
  const store = attempt && (await platform.stores.find({ id: attempt.storeId }))
  if (!attempt || !store) throw new Failure('ATTEMPT_NOT_FOUND', { id })
  return { attempt: await expireIfOver(platform, attempt, now), storeName: store.name }
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
