import { setTimeout as delay } from 'node:timers/promises'
import { attemptMachine } from '../../shared/attempt'
import { requiredPermissionSets } from '../../shared/permissionSets'
import { advance } from '../advance'
import { holdAccount, listedAuthorizers } from '../authorizer'
import type { AttemptRow, AuthCodeRow, AuthorizerRow } from '../db/models/authorizer'
import { isDuplicate } from '../duplicate'
import { Failure, isFailure, type FailureCode } from '../failures'
import { digest, newId } from '../ids'
import type { Platform } from '../platform'
import { sealedPlace } from '../sealedPlace'
import { getAuthorizerAccessToken, getAuthorizerInfo, getAuthorizerRefreshToken } from '../wechat/credentials'
import { getAuthorizer, keepGrant, learnAccount, meetAccount, permissionSetsOf, type Grant } from './authorizers'
import { goOn } from './releases/hearing'
import { learnProgramSoon } from './programs'
import { addTask } from './tasks'

/** An authorisation code as the redirect or the event brought it. */
export interface ReceivedCode {
  code: string
  attemptId: string | null
  /** Told by the event only, whose word WeChat has signed. */
  appid: string | null
  authorisedAt: Date
}

const normalStatus = 1 // open-platform.md §6, account_status
const place = (id: string): string => sealedPlace('authCodes', 'code', id)

/**
 * Keeps a code before anything is done with it. Redirect and event bring the same one: they meet in one row, and each
 * adds what it knows. A code that belongs to an attempt moves the attempt to `settling`.
 *
 * The code exists only once: from here on a task carries it to its end, whatever dies in between.
 */
export async function receiveCode(platform: Platform, received: ReceivedCode, now: Date): Promise<void> {
  try {
    await keepCode(platform, received, now)
  } catch (error) {
    // Redirect and event met in the same moment: the one that came second finds the other's row now.
    if (!isDuplicate(error) && !isFailure(error, 'STATE_CONFLICT')) throw error
    await keepCode(platform, received, now)
  }
  platform.work.wake()
}

const keepCode = (platform: Platform, received: ReceivedCode, now: Date): Promise<void> =>
  platform.transaction(async (within) => {
    const id = digest(received.code)
    const known = await holdCode(within, id)
    const row = known ? await addKnowledge(within, known, received, now) : await create(within, id, received, now)
    if (row.state === 'received' || row.state === 'exchanged') await beginSettling(within, row.attemptId, now)
  })

/** The code's row, held until the transaction ends: whoever adds to it and whoever concludes it take turns. */
async function holdCode(within: Platform, id: string): Promise<AuthCodeRow | null> {
  await within.authCodes.update({ id }, { id })
  return within.authCodes.find({ id })
}

async function create(within: Platform, id: string, received: ReceivedCode, now: Date): Promise<AuthCodeRow> {
  const { attemptId, appid, authorisedAt } = received
  const code = within.sealer.seal(received.code, place(id))
  await addTask(within, 'settleAuthCode', { authCodeId: id }, now)
  return within.authCodes.create({ id, state: 'received', code, attemptId, appid, authorisedAt, createdAt: now })
}

/**
 * The event's word wins over the address somebody opened: whose code it is, and when it was. What was concluded without
 * knowing an attempt, or given up, is taken up again.
 */
async function addKnowledge(
  within: Platform,
  known: AuthCodeRow,
  received: ReceivedCode,
  now: Date,
): Promise<AuthCodeRow> {
  const isEvent = received.appid !== null
  const attemptId = isEvent ? (received.attemptId ?? known.attemptId) : (known.attemptId ?? received.attemptId)
  const row: AuthCodeRow = {
    ...known,
    attemptId,
    appid: known.appid ?? received.appid,
    authorisedAt: isEvent ? received.authorisedAt : known.authorisedAt,
    ...resumed(within, known, received, attemptId),
  }
  await within.authCodes.update({ id: known.id }, row)
  if (row.state !== known.state) await addTask(within, 'settleAuthCode', { authCodeId: known.id }, now)
  if (known.attemptId !== null && known.attemptId !== attemptId) await reopen(within, known.attemptId, null, now)
  if (isEvent && row.appid !== null) await correctTime(within, row.appid, known.authorisedAt, received.authorisedAt)
  return row
}

function resumed(
  within: Platform,
  known: AuthCodeRow,
  received: ReceivedCode,
  attemptId: string | null,
): Pick<AuthCodeRow, 'state' | 'code'> {
  if (known.state === 'void' && received.appid !== null) {
    return { state: 'received', code: within.sealer.seal(received.code, place(known.id)) }
  }
  const isNews = known.state === 'settled' && known.attemptId === null && attemptId !== null
  return { state: isNews ? 'exchanged' : known.state, code: known.code }
}

/** The redirect could only guess by our clock when WeChat authorised; withdrawals are compared with WeChat's. */
async function correctTime(within: Platform, appid: string, guessed: Date, told: Date): Promise<void> {
  await within.authorizers.update({ appid, state: 'authorised', stateAt: guessed }, { stateAt: told })
}

async function beginSettling(within: Platform, attemptId: string | null, now: Date): Promise<AttemptRow | null> {
  const attempt = attemptId === null ? null : await within.attempts.find({ id: attemptId })
  if (!attempt || !attemptMachine.next(attempt.state, 'settle')) return attempt
  return advance(within, (p) => p.attempts, attemptMachine, attempt, 'settle', {}, now)
}

/** Nothing came of a code: the attempt can be used again, with a pre-auth code of its own. */
async function reopen(within: Platform, attemptId: string, problemCode: FailureCode | null, now: Date): Promise<void> {
  const attempt = await within.attempts.find({ id: attemptId })
  if (attempt?.state !== 'settling') return
  await within.preAuthCodes.update({ attemptId, expiresAt: { gt: now } }, { expiresAt: now })
  await advance(within, (p) => p.attempts, attemptMachine, attempt, 'reopen', { problemCode }, now)
}

/**
 * Turns a kept code into stored tokens and a bound store, picking up wherever the last try ended.
 *
 * Tokens are written as soon as they are known; who the account is, and to which store it belongs, is settled after.
 */
export async function settleCode(platform: Platform, authCodeId: string): Promise<void> {
  const row = await platform.authCodes.find({ id: authCodeId })
  if (!row || row.state === 'settled' || row.state === 'void') return
  const appid = row.state === 'exchanged' ? row.appid : await exchange(platform, row)
  if (appid === null) return voidCode(platform, row)
  await learnOrLose(platform, appid)
  await conclude(platform, row.id, appid)
}

/** An account withdrawn in the meantime is nobody to learn about: it is concluded as it stands. */
async function learnOrLose(platform: Platform, appid: string): Promise<void> {
  try {
    await learnAccount(platform, appid)
  } catch (error) {
    if (!isFailure(error, 'AUTHORISATION_REVOKED')) throw error
    await platform.authorizers.update({ appid, state: 'authorised' }, { state: 'unauthorised' })
  }
}

/** The appid whose tokens are stored now, or null when nothing came of the code. */
async function exchange(platform: Platform, row: AuthCodeRow): Promise<string | null> {
  const requestedAt = platform.clock.now()
  const grant = await grantOf(platform, row)
  if (!grant) return null
  await persistently(async () => {
    await meetAccount(platform, grant.appid)
    await platform.transaction(async (within) => {
      const code = (await holdCode(within, row.id)) ?? row
      await keepGrant(within, grant, code.authorisedAt, requestedAt)
      await within.authCodes.update({ id: row.id }, { state: 'exchanged', appid: grant.appid })
    })
  })
  return grant.appid
}

const persistenceMs = [200, 1_000, 3_000]

/** WeChat gives the tokens once: a database that is away for a moment must not cost them. */
async function persistently(write: () => Promise<void>): Promise<void> {
  for (const pauseMs of persistenceMs) {
    try {
      return await write()
    } catch (error) {
      if (error instanceof Failure && !isFailure(error, 'STATE_CONFLICT')) throw error
      await delay(pauseMs)
    }
  }
  await write()
}

async function grantOf(platform: Platform, row: AuthCodeRow): Promise<Grant | null> {
  const code = platform.sealer.open(row.code, place(row.id))
  try {
    const { authorization_info: info } = await platform.wechat(getAuthorizerRefreshToken, { authorization_code: code })
    return {
      appid: info.authorizer_appid,
      accessToken: info.authorizer_access_token ?? '',
      expiresInSeconds: info.expires_in ?? 0,
      refreshToken: info.authorizer_refresh_token ?? '',
      permissionSetIds: permissionSetsOf(info),
    }
  } catch (error) {
    // Spent already: the answer to an earlier exchange was lost, so WeChat's list has what it brought.
    if (isFailure(error, 'AUTHORISATION_CODE_SPENT')) return recoverGrant(platform, row)
    throw error
  }
}

const eventMayTakeMs = 40_000

/**
 * Without the event's word on whose code it was, only the account that already runs the attempt's store may be meant.
 * Taking any account that authorised at that moment would let a made-up code bind somebody else's mini-program.
 */
async function recoverGrant(platform: Platform, row: AuthCodeRow): Promise<Grant | null> {
  const appid = row.appid ?? (await boundAppid(platform, row.attemptId))
  const grant = appid === null ? null : await listedGrant(platform, appid)
  if (grant) return grant
  const waitedMs = platform.clock.now().getTime() - row.createdAt.getTime()
  if (waitedMs < eventMayTakeMs) throw new Failure('AUTHORISATION_UNSETTLED', { authCodeId: row.id })
  return null
}

async function boundAppid(platform: Platform, attemptId: string | null): Promise<string | null> {
  const attempt = attemptId === null ? null : await platform.attempts.find({ id: attemptId })
  if (!attempt) return null
  const bound = await platform.authorizers.find({ storeId: attempt.storeId, kind: 'miniProgram' })
  return bound?.appid ?? null
}

async function listedGrant(platform: Platform, appid: string): Promise<Grant | null> {
  for await (const entry of listedAuthorizers(platform)) {
    if (entry.authorizer_appid === appid && entry.refresh_token) return grantFrom(platform, appid, entry.refresh_token)
  }
  return null
}

/** The tokens behind a refresh token of WeChat's list, or null when it does not work either. */
async function grantFrom(platform: Platform, appid: string, listed: string): Promise<Grant | null> {
  try {
    const fresh = await platform.wechat(getAuthorizerAccessToken, {
      authorizer_appid: appid,
      authorizer_refresh_token: listed,
    })
    const { authorization_info: granted } = await platform.wechat(getAuthorizerInfo, { authorizer_appid: appid })
    return {
      appid,
      accessToken: fresh.authorizer_access_token,
      expiresInSeconds: fresh.expires_in,
      refreshToken: fresh.authorizer_refresh_token || listed,
      permissionSetIds: granted ? permissionSetsOf(granted) : [],
    }
  } catch (error) {
    if (isFailure(error, 'REFRESH_TOKEN_INVALID', 'AUTHORISATION_REVOKED')) return null
    throw error
  }
}

/** Binds the account to the attempt's store, or says why not. The account's tokens are ours to keep either way. */
async function conclude(platform: Platform, authCodeId: string, appid: string): Promise<void> {
  const now = platform.clock.now()
  await platform.transaction(async (within) => {
    const code = await holdCode(within, authCodeId)
    const attempt = await beginSettling(within, code?.attemptId ?? null, now)
    if (attempt?.state === 'settling') await concludeAttempt(within, attempt, await holdAccount(within, appid), now)
    await within.authCodes.update({ id: authCodeId }, { state: 'settled', code: '' })
    await goOn(within, await getAuthorizer(within, appid), now)
  })
}

async function concludeAttempt(
  within: Platform,
  attempt: AttemptRow,
  account: AuthorizerRow,
  now: Date,
): Promise<void> {
  const refusal = await refusalOf(within, attempt, account)
  if (!refusal) await bind(within, attempt.storeId, account, now)
  const problemCode = refusal ?? shortcomingOf(account)
  const event = refusal ? 'refuse' : 'authorise'
  await advance(within, (p) => p.attempts, attemptMachine, attempt, event, { problemCode, finishedAt: now }, now)
}

/** Why this account cannot run that store. One that was withdrawn since it was bound is free to run another. */
async function refusalOf(
  within: Platform,
  { storeId }: AttemptRow,
  account: AuthorizerRow,
): Promise<FailureCode | null> {
  if (account.state !== 'authorised') return 'AUTHORISATION_LOST'
  if (account.kind !== 'miniProgram') return 'NOT_A_MINI_PROGRAM'
  const isElsewhere = account.storeId !== null && account.storeId !== storeId
  if (isElsewhere && account.withdrawnAt === null) return 'BOUND_TO_ANOTHER_STORE'
  const current = await within.authorizers.find({ storeId, kind: 'miniProgram' })
  return current && current.id !== account.id && current.state === 'authorised' ? 'STORE_HAS_MINI_PROGRAM' : null
}

/** What is still wrong although it is authorised. */
const shortcomingOf = ({ permissionSetIds, accountStatus }: AuthorizerRow): FailureCode | null => {
  if (requiredPermissionSets.some((id) => !permissionSetIds.includes(id))) return 'PERMISSION_SETS_MISSING'
  return accountStatus !== null && accountStatus !== normalStatus ? 'ACCOUNT_NOT_NORMAL' : null
}

/** A mini-program that was withdrawn makes way for the new one. */
async function bind(within: Platform, storeId: string, account: AuthorizerRow, now: Date): Promise<void> {
  const others = await within.authorizers.list({ storeId, kind: 'miniProgram' })
  for (const other of others) if (other.id !== account.id) await release(within, other, now)
  if (account.storeId !== null && account.storeId !== storeId) await release(within, account, now)
  await within.authorizers.update({ id: account.id }, { storeId, withdrawnAt: null })
  if (account.storeId !== storeId) await noteBinding(within, storeId, account, 'bind', now)
  await learnProgramSoon(within, storeId, now)
}

async function release(within: Platform, account: AuthorizerRow, now: Date): Promise<void> {
  const matched = await within.authorizers.update({ id: account.id, state: account.state }, { storeId: null })
  if (matched === 0) throw new Failure('STATE_CONFLICT', { appid: account.appid })
  if (account.storeId !== null) await noteBinding(within, account.storeId, account, 'release', now)
}

const noteBinding = (
  within: Platform,
  storeId: string,
  { id, appid }: AuthorizerRow,
  event: 'bind' | 'release',
  at: Date,
): Promise<unknown> =>
  within.timeline.create({
    ...{ id: newId(), storeId, subject: 'binding', subjectId: id, event, note: appid, at },
    ...(event === 'bind' ? { fromState: 'free', toState: 'bound' } : { fromState: 'bound', toState: 'free' }),
  })

async function voidCode(platform: Platform, row: AuthCodeRow): Promise<void> {
  const now = platform.clock.now()
  await platform.transaction(async (within) => {
    const code = await holdCode(within, row.id)
    await within.authCodes.update({ id: row.id }, { state: 'void', code: '' })
    if (code?.attemptId) await reopen(within, code.attemptId, 'AUTHORISATION_UNFINISHED', now)
  })
}

const settlingMayTakeMs = 10 * 60_000
const keptMs = 30 * 24 * 3600_000

/**
 * Ends what could not be settled: an attempt whose codes have all come to their end, or have been tried for ten
 * minutes, can be used again. Forgets codes of a month ago.
 */
export async function reopenStuck(platform: Platform, now: Date): Promise<void> {
  for (const attempt of await platform.attempts.list({ state: 'settling' }, { limit: 500 })) {
    await platform.transaction(async (within) => {
      const since = { gt: new Date(now.getTime() - settlingMayTakeMs) }
      const state = ['received' as const, 'exchanged' as const]
      const underWay = await within.authCodes.count({ attemptId: attempt.id, state, createdAt: since })
      if (underWay === 0) await reopen(within, attempt.id, 'AUTHORISATION_UNFINISHED', now)
    })
  }
  await platform.authCodes.remove({ state: ['settled', 'void'], createdAt: { lt: new Date(now.getTime() - keptMs) } })
}

/** The operator takes a mini-program off its store. The account stays authorised, and may be bound anew. */
export async function unbind(platform: Platform, appid: string, now: Date): Promise<void> {
  await platform.transaction(async (within) => {
    const account = await within.authorizers.find({ appid })
    if (!account) throw new Failure('NOT_FOUND', { appid })
    await release(within, await getAuthorizer(within, appid), now)
  })
}
