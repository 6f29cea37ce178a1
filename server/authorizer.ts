import { authorizerMachine } from '../shared/authorizer'
import { advance } from './advance'
import type { AuthorizerRow } from './db/models/authorizer'
import { Failure, isFailure } from './failures'
import type { Platform } from './platform'
import type { FreshToken, OpenToken } from './tokens'
import type { AuthorizerEntry } from './wechat/authorizerInfo'
import type { HeldToken, TokenSource } from './wechat/client'
import { getAuthorizerAccessToken, getAuthorizerList } from './wechat/credentials'
import { asking, type Ask } from './wechatFailure'

/** One account that authorised us: its token and its calls. It exists before, and without, a store. */
export interface Authorizer {
  readonly row: AuthorizerRow
  readonly tokens: TokenSource
  /**
   * Calls WeChat as this account.
   *
   * @throws AUTHORISATION_LOST once WeChat no longer lets us act for it
   */
  wechat: Ask
}

export function openAuthorizer(platform: Platform, row: AuthorizerRow): Authorizer {
  const tokens = platform.keeper.source('authorizer', row.appid, (held) => renew(platform, row.appid, held))
  return {
    row,
    tokens,
    wechat: async (endpoint, request) => {
      await refuseWithdrawn(platform, row)
      const used = remembering(tokens)
      try {
        return await asking(platform.client, used)(endpoint, request)
      } catch (error) {
        if (isFailure(error, 'AUTHORISATION_REVOKED')) await noteEnd(platform, row.appid, used.version(), 'unauthorise')
        throw error
      }
    },
  }
}

/** A token source that knows which version it gave last: what WeChat's refusal is about. */
function remembering(tokens: TokenSource): TokenSource & { version(): number } {
  let last = 0
  const note = (token: HeldToken): HeldToken => {
    last = token.version
    return token
  }
  return {
    current: async () => note(await tokens.current()),
    renew: async (failed) => note(await tokens.renew(failed)),
    version: () => last,
  }
}

/**
 * The account's row, held until the transaction ends: authorisation, withdrawal and loss of one account take turns.
 * `meetAccount` has made sure that there is one.
 */
export async function holdAccount(within: Platform, appid: string): Promise<AuthorizerRow> {
  await within.authorizers.update({ appid }, { appid })
  const row = await within.authorizers.find({ appid })
  if (!row) throw new Error(`authorizer ${appid} is not stored`)
  return row
}

const usedEveryMs = 10 * 60_000

/** Tokens of accounts used in the last day are kept warm: `lastUsedAt` says which, to ten minutes. */
async function refuseWithdrawn(platform: Platform, { id }: AuthorizerRow): Promise<void> {
  const row = await platform.authorizers.find({ id })
  if (row?.state !== 'authorised') throw new Failure('AUTHORISATION_LOST', { id, state: row?.state })
  const now = platform.clock.now()
  if (now.getTime() - row.lastUsedAt.getTime() > usedEveryMs)
    await platform.authorizers.update({ id }, { lastUsedAt: now })
}

async function renew(platform: Platform, appid: string, held: OpenToken): Promise<FreshToken> {
  try {
    if (held.refreshToken) return await refreshWith(platform, appid, held.refreshToken)
  } catch (error) {
    if (isFailure(error, 'AUTHORISATION_REVOKED')) await noteEnd(platform, appid, held.version, 'unauthorise')
    if (!isFailure(error, 'REFRESH_TOKEN_INVALID')) throw error
  }
  return recover(platform, appid, held)
}

async function refreshWith(platform: Platform, appid: string, refreshToken: string): Promise<FreshToken> {
  const answer = await platform.wechat(getAuthorizerAccessToken, {
    authorizer_appid: appid,
    authorizer_refresh_token: refreshToken,
  })
  return {
    accessToken: answer.authorizer_access_token,
    expiresInSeconds: answer.expires_in,
    refreshToken: answer.authorizer_refresh_token,
  }
}

const mostRefusals = 3

/**
 * A refresh token that WeChat no longer takes may have been replaced: its list of accounts has the valid one. An answer
 * that never came may have replaced even that, so the account is lost only once WeChat refuses the very one it lists.
 */
async function recover(platform: Platform, appid: string, held: OpenToken): Promise<FreshToken> {
  let refused = held.refreshToken
  for (let refusals = 0; refusals < mostRefusals; refusals++) {
    const listed = await listedRefreshToken(platform, appid, held)
    if (!listed || listed === refused) return lose(platform, appid, held)
    try {
      const fresh = await refreshWith(platform, appid, listed)
      return { ...fresh, refreshToken: fresh.refreshToken || listed }
    } catch (error) {
      if (!isFailure(error, 'REFRESH_TOKEN_INVALID')) throw error
      refused = listed
    }
  }
  throw new Failure('WECHAT_TOKEN_BUSY', { appid })
}

async function lose(platform: Platform, appid: string, held: OpenToken): Promise<never> {
  const isLost = await noteEnd(platform, appid, held.version, 'lose')
  throw new Failure(isLost ? 'AUTHORISATION_LOST' : 'WECHAT_TOKEN_BUSY', { appid })
}

const pageSize = 500 // getAuthorizerList takes no more

export async function* listedAuthorizers(platform: Platform) {
  for (let offset = 0; ; offset += pageSize) {
    const { list, total_count } = await platform.wechat(getAuthorizerList, { offset, count: pageSize })
    yield* list
    if (list.length === 0 || offset + list.length >= total_count) return
  }
}

/**
 * Pages shift when an account leaves the list meanwhile, so a missing one is looked for twice.
 *
 * @throws WECHAT_TOKEN_BUSY when WeChat leaves the refresh token out although we have exchanged that authorisation's code;
 * an authorisation newer than that has a code which nobody exchanged, and there is nothing to wait for
 */
async function listedRefreshToken(platform: Platform, appid: string, held: OpenToken): Promise<string | null> {
  const entry = (await listedEntry(platform, appid)) ?? (await listedEntry(platform, appid))
  if (!entry || entry.refresh_token) return entry?.refresh_token ?? null
  const row = await platform.authorizers.find({ appid })
  const isNewer = entry.auth_time * 1000 > (row?.authorisedAt.getTime() ?? 0) + clocksDifferMs
  const waitedMs = platform.clock.now().getTime() - held.expiresAt.getTime()
  if (isNewer || waitedMs > leftOutForMs) return null
  throw new Failure('WECHAT_TOKEN_BUSY', { appid, listed: 'without its refresh token' })
}

const clocksDifferMs = 60_000
const leftOutForMs = 3600_000 // "now and then" does not last: after an hour without a token the merchant is asked

async function listedEntry(platform: Platform, appid: string): Promise<AuthorizerEntry | null> {
  for await (const entry of listedAuthorizers(platform)) if (entry.authorizer_appid === appid) return entry
  return null
}

/**
 * Marks that WeChat no longer lets us act for it, unless a new authorisation has brought other tokens than the ones
 * that were refused. Answers whether it is so.
 */
async function noteEnd(
  platform: Platform,
  appid: string,
  refusedVersion: number,
  event: 'lose' | 'unauthorise',
): Promise<boolean> {
  return platform.transaction(async (within) => {
    const row = await holdAccount(within, appid)
    const token = await within.tokens.find({ id: `authorizer:${appid}` })
    if (token?.version !== refusedVersion || row.state !== 'authorised') return false
    const now = within.clock.now()
    const values = event === 'unauthorise' ? { withdrawnAt: now } : {}
    await advance(within, (p) => p.authorizers, authorizerMachine, row, event, values, now)
    return true
  })
}
