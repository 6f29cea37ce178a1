import { requiredPermissionSets } from '../../shared/permissionSets'
import { attemptMachine } from '../../shared/attempt'
import { advance } from '../advance'
import { listedAuthorizers } from '../authorizer'
import { isDuplicate } from '../duplicate'
import type { AttemptRow, AuthCodeRow, AuthorizerRow } from '../db/models/authorizer'
import { Failure, isFailure, type FailureCode } from '../failures'
import { digest } from '../ids'
import type { Platform } from '../platform'
import { getAuthorizerAccessToken, getAuthorizerInfo, getAuthorizerRefreshToken } from '../wechat/credentials'
import { getAuthorizer, keepGrant, learnAccount, type Grant } from './authorizers'
import { addTask } from './tasks'

/** An authorisation code as the redirect or the event brought it. */
export interface ReceivedCode {
  code: string
  attemptId: string | null
  /** Told by the event only, whose word WeChat has signed. */
  appid: string | null
  authorisedAt: Date
}

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
    const known = await within.authCodes.find({ id })
    const row = known ? await addKnowledge(within, known, received, now) : await create(within, id, received, now)
    await beginSettling(within, row, now)
  })

async function create(within: Platform, id: string, received: ReceivedCode, now: Date): Promise<AuthCodeRow> {
  const { attemptId, appid, authorisedAt } = received
  const code = within.sealer.seal(received.code, `authCodes.code.${id}`)
  await addTask(within, 'settleAuthCode', { authCodeId: id }, now)
  return within.authCodes.create({ id, state: 'received', code, attemptId, appid, authorisedAt, createdAt: now })
}

/** The event's word on whose code it is wins over the address somebody opened. A code given up is taken up again. */
async function addKnowledge(
  within: Platform,
  known: AuthCodeRow,
  received: ReceivedCode,
  now: Date,
): Promise<AuthCodeRow> {
  const attemptId =
    received.appid === null ? (known.attemptId ?? received.attemptId) : (received.attemptId ?? known.attemptId)
  const values = { attemptId, appid: known.appid ?? received.appid }
  await within.authCodes.update({ id: known.id }, values)
  if (known.state !== 'void' || received.appid === null) return { ...known, ...values }
  const code = within.sealer.seal(received.code, `authCodes.code.${known.id}`)
  await within.authCodes.update({ id: known.id }, { state: 'received', code })
  await addTask(within, 'settleAuthCode', { authCodeId: known.id }, now)
  return { ...known, ...values, state: 'received' }
}

async function beginSettling(within: Platform, { attemptId, state }: AuthCodeRow, now: Date): Promise<void> {
  if (!attemptId || state === 'settled' || state === 'void') return
  const attempt = await within.attempts.find({ id: attemptId })
  if (!attempt || !attemptMachine.next(attempt.state, 'settle')) return
  await advance(within, (p) => p.attempts, attemptMachine, attempt, 'settle', {}, now)
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
  await conclude(platform, row.id, await learnAccount(platform, appid))
}

/** The appid whose tokens are stored now, or null when nothing came of the code. */
async function exchange(platform: Platform, row: AuthCodeRow): Promise<string | null> {
  const requestedAt = platform.clock.now()
  const grant = await grantOf(platform, row)
  if (!grant) return null
  await platform.transaction(async (within) => {
    await keepGrant(within, grant, row.authorisedAt, requestedAt)
    await within.authCodes.update({ id: row.id }, { state: 'exchanged', appid: grant.appid })
  })
  return grant.appid
}

async function grantOf(platform: Platform, row: AuthCodeRow): Promise<Grant | null> {
  const code = platform.sealer.open(row.code, `authCodes.code.${row.id}`)
  try {
    const { authorization_info: info } = await platform.wechat(getAuthorizerRefreshToken, { authorization_code: code })
    return {
      appid: info.authorizer_appid,
      accessToken: info.authorizer_access_token ?? '',
      expiresInSeconds: info.expires_in ?? 0,
      refreshToken: info.authorizer_refresh_token ?? '',
      permissionSetIds: (info.func_info ?? []).map((f) => f.funcscope_category.id),
    }
  } catch (error) {
    // Spent already: the answer to an earlier exchange was lost, so WeChat's list has what it brought.
    if (isFailure(error, 'AUTHORISATION_CODE_SPENT')) return recoverGrant(platform, row)
    throw error
  }
}

const eventMayTakeMs = 60_000

/**
 * Without the event's word on whose code it was, only the account that already runs the attempt's store may be meant.
 * Taking any account that authorised at that moment would let a made-up code bind somebody else's mini-program.
 */
async function recoverGrant(platform: Platform, row: AuthCodeRow): Promise<Grant | null> {
  const appid = row.appid ?? (await boundAppid(platform, row.attemptId))
  if (appid !== null) {
    for await (const entry of listedAuthorizers(platform)) {
      if (entry.authorizer_appid === appid && entry.refresh_token)
        return grantFrom(platform, appid, entry.refresh_token)
    }
  }
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

async function grantFrom(platform: Platform, appid: string, listed: string): Promise<Grant> {
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
    permissionSetIds: granted?.func_info?.map((f) => f.funcscope_category.id) ?? [],
  }
}

/** Binds the account to the attempt's store, or says why not. The account's tokens are ours to keep either way. */
async function conclude(platform: Platform, authCodeId: string, { appid }: AuthorizerRow): Promise<void> {
  const now = platform.clock.now()
  await platform.transaction(async (within) => {
    const code = await within.authCodes.find({ id: authCodeId })
    const attempt = code?.attemptId ? await within.attempts.find({ id: code.attemptId }) : null
    if (attempt?.state === 'settling') await concludeAttempt(within, attempt, await getAuthorizer(within, appid), now)
    await within.authCodes.update({ id: authCodeId }, { state: 'settled', code: '' })
  })
}

async function concludeAttempt(
  within: Platform,
  attempt: AttemptRow,
  account: AuthorizerRow,
  now: Date,
): Promise<void> {
  const refusal = await refusalOf(within, attempt, account)
  if (!refusal) await bind(within, attempt.storeId, account)
  const problemCode = refusal ?? shortcomingOf(account)
  const event = refusal ? 'refuse' : 'authorise'
  await advance(within, (p) => p.attempts, attemptMachine, attempt, event, { problemCode, finishedAt: now }, now)
}

/** Why this account cannot run that store. */
async function refusalOf(
  within: Platform,
  { storeId }: AttemptRow,
  account: AuthorizerRow,
): Promise<FailureCode | null> {
  if (account.kind !== 'miniProgram') return 'NOT_A_MINI_PROGRAM'
  if (account.storeId !== null && account.storeId !== storeId) return 'BOUND_TO_ANOTHER_STORE'
  const current = await within.authorizers.find({ storeId, kind: 'miniProgram' })
  return current && current.id !== account.id && current.state === 'authorised' ? 'STORE_HAS_MINI_PROGRAM' : null
}

/** What is still wrong although it is authorised. */
export const shortcomingOf = ({ permissionSetIds, accountStatus }: AuthorizerRow): FailureCode | null => {
  if (requiredPermissionSets.some((id) => !permissionSetIds.includes(id))) return 'PERMISSION_SETS_MISSING'
  return accountStatus !== null && accountStatus !== 1 ? 'ACCOUNT_NOT_NORMAL' : null
}

/** A mini-program that was withdrawn makes way for the new one. */
async function bind(within: Platform, storeId: string, account: AuthorizerRow): Promise<void> {
  const others = await within.authorizers.list({ storeId, kind: 'miniProgram' })
  for (const other of others) {
    if (other.id !== account.id) await within.authorizers.update({ id: other.id }, { storeId: null })
  }
  const matched = await within.authorizers.update({ id: account.id, storeId: account.storeId }, { storeId })
  if (matched === 0) throw new Failure('STATE_CONFLICT', { appid: account.appid, storeId })
}

/** Nothing came of the code: the attempt can be used again. Somebody may have typed the address by hand. */
async function voidCode(platform: Platform, row: AuthCodeRow): Promise<void> {
  const now = platform.clock.now()
  await platform.transaction(async (within) => {
    await within.authCodes.update({ id: row.id }, { state: 'void', code: '' })
    const attempt = row.attemptId ? await within.attempts.find({ id: row.attemptId }) : null
    if (attempt?.state !== 'settling') return
    const problemCode = 'AUTHORISATION_UNFINISHED'
    await advance(within, (p) => p.attempts, attemptMachine, attempt, 'reopen', { problemCode }, now)
  })
}
