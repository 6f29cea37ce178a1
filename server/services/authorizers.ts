import { authorizerMachine } from '../../shared/authorizer'
import { advance } from '../advance'
import { holdAccount } from '../authorizer'
import type { AuthorizerRow } from '../db/models/authorizer'
import { isFailure } from '../failures'
import { newId } from '../ids'
import type { Platform } from '../platform'
import { freshForSeconds } from '../tokens'
import { logTrouble } from '../trouble'
import { getAuthorizerInfo } from '../wechat/credentials'
import type { AuthorizationInfo } from '../wechat/authorizerInfo'
import { addTask } from './tasks'

/** What one authorisation brought: the tokens, and what the merchant granted. */
export interface Grant {
  appid: string
  accessToken: string
  expiresInSeconds: number
  refreshToken: string
  permissionSetIds: number[]
}

const never = new Date(0)

/** An account as it is before it has ever authorised us: something to hold on to while it does. */
const stranger = (appid: string): AuthorizerRow => ({
  id: newId(),
  appid,
  state: authorizerMachine.initial,
  stateAt: never,
  kind: null,
  userName: null,
  name: null,
  avatarUrl: null,
  principalName: null,
  isVerified: false,
  accountStatus: null,
  permissionSetIds: [],
  storeId: null,
  authorisedAt: never,
  withdrawnAt: null,
  learnedAt: never,
  lastUsedAt: never,
})

/** Makes sure that the account has a row to be held by. Outside any transaction. */
export async function meetAccount(platform: Platform, appid: string): Promise<void> {
  if (!(await platform.authorizers.find({ appid }))) await platform.authorizers.createOnce(stranger(appid))
}

/**
 * Stores what an exchange brought, inside the caller's transaction; `meetAccount` went before. Of two exchanges the
 * later one has the tokens that WeChat takes, also for the older authorisation. One that the merchant has withdrawn since
 * stays withdrawn.
 */
export async function keepGrant(within: Platform, grant: Grant, authorisedAt: Date, requestedAt: Date): Promise<void> {
  const row = await holdAccount(within, grant.appid)
  const isWithdrawn = row.state === 'unauthorised' && row.stateAt > authorisedAt
  if (isWithdrawn || row.authorisedAt > requestedAt) {
    within.log.info({ appid: grant.appid, isWithdrawn }, 'an authorisation came too late')
    return
  }
  await within.keeper.put(within.tokens, 'authorizer', grant.appid, grant, requestedAt)
  const values = {
    permissionSetIds: grant.permissionSetIds,
    stateAt: later(row.stateAt, authorisedAt),
    authorisedAt: requestedAt,
    lastUsedAt: requestedAt,
  }
  await advance(within, (p) => p.authorizers, authorizerMachine, row, 'authorise', values, requestedAt)
}

const later = (one: Date, other: Date): Date => (one > other ? one : other)

/**
 * Asks WeChat who the account is. The presence of MiniProgramInfo is its official way to tell a mini-program from an
 * official account.
 */
export async function learnAccount(platform: Platform, appid: string): Promise<AuthorizerRow> {
  const { authorizer_info: info, authorization_info: granted } = await platform.wechat(getAuthorizerInfo, {
    authorizer_appid: appid,
  })
  await platform.authorizers.update(
    { appid },
    {
      kind: info.MiniProgramInfo ? 'miniProgram' : 'officialAccount',
      userName: info.user_name || null,
      name: info.nick_name || null,
      avatarUrl: info.head_img || null,
      principalName: info.principal_name || null,
      isVerified: info.verify_type_info?.id === 0,
      accountStatus: info.account_status ?? null,
      learnedAt: platform.clock.now(),
      ...(granted?.func_info && { permissionSetIds: permissionSetsOf(granted) }),
    },
  )
  return getAuthorizer(platform, appid)
}

export const permissionSetsOf = (granted: Pick<AuthorizationInfo, 'func_info'>): number[] =>
  (granted.func_info ?? []).map((set) => set.funcscope_category.id)

export async function getAuthorizer(platform: Platform, appid: string): Promise<AuthorizerRow> {
  const row = await platform.authorizers.find({ appid })
  if (!row) throw new Error(`authorizer ${appid} is not stored`)
  return row
}

const shortestRestMs = 60_000

/** Has the account learned anew in the background, at most once a minute: the merchant may have mended something. */
export async function learnAgain(
  platform: Platform,
  { id, appid, learnedAt }: AuthorizerRow,
  now: Date,
): Promise<void> {
  if (now.getTime() - learnedAt.getTime() < shortestRestMs) return
  const isOurs = await platform.authorizers.update({ id, learnedAt }, { learnedAt: now })
  if (isOurs === 0) return
  await addTask(platform, 'learnAccount', { appid }, now)
  platform.work.wake()
}

const learnEveryMs = 24 * 3600_000 // open-platform.md §12, trap 30: sets granted to another platform are gone without a word
const batch = 200

/** Has every account that runs a store learned anew once a day. */
export async function learnAll(platform: Platform, now: Date): Promise<void> {
  const before = new Date(now.getTime() - learnEveryMs)
  const due = await platform.authorizers.list(
    { state: 'authorised', storeId: { not: null }, learnedAt: { lt: before } },
    { order: [['learnedAt', 'ASC']], limit: batch },
  )
  for (const row of due) await learnAgain(platform, row, now)
}

/** The merchant took the authorisation back: its tokens are dead. The store keeps all its data and its binding. */
export async function withdrawAuthorisation(
  platform: Platform,
  appid: string,
  happenedAt: Date,
  now: Date,
): Promise<void> {
  await meetAccount(platform, appid)
  await platform.transaction(async (within) => {
    const row = await holdAccount(within, appid)
    if (row.stateAt > happenedAt) return
    const values = { stateAt: happenedAt, withdrawnAt: happenedAt }
    if (row.state === 'unauthorised') await within.authorizers.update({ id: row.id }, values)
    else await advance(within, (p) => p.authorizers, authorizerMachine, row, 'unauthorise', values, now)
  })
}

const usedWithinMs = 24 * 3600_000 // design.md: kept warm are those used in the last 24 hours
const pageSize = 500
const atOnce = 8

/**
 * Renews the tokens that are in use and about to run out, the component's first. The others are renewed when somebody
 * needs them, so the cost grows with the stores that are alive.
 */
export async function warmTokens(platform: Platform, now: Date, signal?: AbortSignal): Promise<void> {
  await platform.componentToken.current()
  const used = { state: 'authorised' as const, lastUsedAt: { gt: new Date(now.getTime() - usedWithinMs) } }
  for (let after = ''; !signal?.aborted;) {
    const page = await platform.authorizers.list(
      { ...used, id: { gt: after } },
      { order: [['id', 'ASC']], limit: pageSize },
    )
    await warmAll(platform, await expiring(platform, page, now), signal)
    const last = page.at(-1)
    if (!last || page.length < pageSize) return
    after = last.id
  }
}

async function expiring(platform: Platform, rows: AuthorizerRow[], now: Date): Promise<AuthorizerRow[]> {
  const soon = new Date(now.getTime() + freshForSeconds * 1000)
  const ids = rows.map((row) => `authorizer:${row.appid}`)
  const due = new Set((await platform.tokens.list({ id: ids, expiresAt: { lte: soon } })).map((token) => token.appid))
  return rows.filter((row) => due.has(row.appid))
}

/** Where WeChat does not answer at all, asking for the others as well would only wait as long for each. */
async function warmAll(platform: Platform, waiting: AuthorizerRow[], signal?: AbortSignal): Promise<void> {
  let isSilent = false
  const worker = async () => {
    for (let row = waiting.shift(); row && !isSilent && !signal?.aborted; row = waiting.shift()) {
      isSilent ||= (await warm(platform, row)) === 'noAnswer'
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

async function warm(platform: Platform, row: AuthorizerRow): Promise<'done' | 'noAnswer'> {
  try {
    await platform.authorizer(row).tokens.current()
    return 'done'
  } catch (error) {
    logTrouble(platform.log, error, { appid: row.appid }, 'could not renew a token')
    return isFailure(error, 'WECHAT_NO_ANSWER') ? 'noAnswer' : 'done'
  }
}
