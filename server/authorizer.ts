import { authorizerMachine } from '../shared/authorizer'
import { advance } from './advance'
import type { AuthorizerRow } from './db/models/authorizer'
import { Failure, isFailure } from './failures'
import type { Platform } from './platform'
import type { FreshToken, OpenToken } from './tokens'
import type { TokenSource } from './wechat/client'
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
  const ask = asking(platform.client, tokens)
  return {
    row,
    tokens,
    wechat: async (endpoint, request) => {
      await refuseWithdrawn(platform, row)
      try {
        return await ask(endpoint, request)
      } catch (error) {
        if (isFailure(error, 'AUTHORISATION_REVOKED')) await noteWithdrawal(platform, row.appid)
        throw error
      }
    },
  }
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
    if (isFailure(error, 'AUTHORISATION_REVOKED')) await noteWithdrawal(platform, appid)
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

/** A refresh token that WeChat no longer takes may have been replaced: its list of accounts has the valid one. */
async function recover(platform: Platform, appid: string, held: OpenToken): Promise<FreshToken> {
  const listed = await listedRefreshToken(platform, appid)
  if (listed && listed !== held.refreshToken) {
    try {
      const fresh = await refreshWith(platform, appid, listed)
      return { ...fresh, refreshToken: fresh.refreshToken || listed }
    } catch (error) {
      if (!isFailure(error, 'REFRESH_TOKEN_INVALID')) throw error
    }
  }
  await noteLoss(platform, appid, held)
  throw new Failure('AUTHORISATION_LOST', { appid })
}

const pageSize = 500 // api_get_authorizer_list answers 40170 beyond

export async function* listedAuthorizers(platform: Platform) {
  for (let offset = 0; ; offset += pageSize) {
    const { list, total_count } = await platform.wechat(getAuthorizerList, { offset, count: pageSize })
    yield* list
    if (list.length === 0 || offset + list.length >= total_count) return
  }
}

async function listedRefreshToken(platform: Platform, appid: string): Promise<string | null> {
  for await (const entry of listedAuthorizers(platform)) {
    if (entry.authorizer_appid === appid) return entry.refresh_token || null
  }
  return null
}

/** Marks it lost, unless a new authorisation has brought other tokens while we were asking. */
async function noteLoss(platform: Platform, appid: string, held: OpenToken): Promise<void> {
  await platform.transaction(async (within) => {
    // Touching the row holds an authorisation that is just being stored until this is decided.
    const isStillHeld = await within.tokens.update(
      { id: `authorizer:${appid}`, version: held.version },
      { leaseOwner: null },
    )
    const row = await within.authorizers.find({ appid })
    if (!isStillHeld || row?.state !== 'authorised') return
    await advance(within, (p) => p.authorizers, authorizerMachine, row, 'lose', {}, within.clock.now())
  })
}

async function noteWithdrawal(platform: Platform, appid: string): Promise<void> {
  const row = await platform.authorizers.find({ appid })
  if (!row || row.state === 'unauthorised') return
  await advance(platform, (p) => p.authorizers, authorizerMachine, row, 'unauthorise', {}, platform.clock.now())
}
