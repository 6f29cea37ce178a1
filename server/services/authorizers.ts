import { authorizerMachine } from '../../shared/authorizer'
import { advance } from '../advance'
import { openAuthorizer } from '../authorizer'
import type { AuthorizerRow } from '../db/models/authorizer'
import { newId } from '../ids'
import type { Platform } from '../platform'
import { freshForSeconds } from '../tokens'
import { logTrouble } from '../trouble'
import { getAuthorizerInfo } from '../wechat/credentials'

/** What one authorisation brought: the tokens, and what the merchant granted. */
export interface Grant {
  appid: string
  accessToken: string
  expiresInSeconds: number
  refreshToken: string
  permissionSetIds: number[]
}

/**
 * Stores an authorisation: the account's row and its tokens, in one transaction. Tokens first, everything else about
 * the account may be asked for again.
 *
 * An authorisation older than what is stored changes nothing.
 */
export async function keepGrant(
  platform: Platform,
  grant: Grant,
  authorisedAt: Date,
  requestedAt: Date,
): Promise<void> {
  await platform.transaction(async (within) => {
    const row = await within.authorizers.find({ appid: grant.appid })
    if (row && row.stateAt > authorisedAt) return
    await within.keeper.put(within.tokens, 'authorizer', grant.appid, grant, requestedAt)
    const values = {
      permissionSetIds: grant.permissionSetIds,
      stateAt: authorisedAt,
      authorisedAt,
      lastUsedAt: requestedAt,
    }
    if (row) await advance(within, (p) => p.authorizers, authorizerMachine, row, 'authorise', values, requestedAt)
    else await within.authorizers.create({ ...unknownAccount(grant.appid), ...values })
  })
}

const unknownAccount = (appid: string) => ({
  id: newId(),
  appid,
  state: authorizerMachine.initial,
  kind: null,
  userName: null,
  name: null,
  avatarUrl: null,
  principalName: null,
  isVerified: false,
  accountStatus: null,
  storeId: null,
})

/**
 * Asks WeChat who the account is. The presence of MiniProgramInfo is its official way to tell a mini-program from an
 * official account.
 */
export async function learnAccount(platform: Platform, appid: string): Promise<AuthorizerRow> {
  const { authorizer_info: info, authorization_info: granted } = await platform.wechat(getAuthorizerInfo, {
    authorizer_appid: appid,
  })
  const ids = granted?.func_info?.map((f) => f.funcscope_category.id)
  await platform.authorizers.update(
    { appid },
    {
      kind: info.MiniProgramInfo ? 'miniProgram' : 'officialAccount',
      userName: info.user_name,
      name: info.nick_name || null,
      avatarUrl: info.head_img || null,
      principalName: info.principal_name || null,
      isVerified: info.verify_type_info?.id === 0,
      accountStatus: info.account_status ?? null,
      ...(ids && { permissionSetIds: ids }),
    },
  )
  return getAuthorizer(platform, appid)
}

export async function getAuthorizer(platform: Platform, appid: string): Promise<AuthorizerRow> {
  const row = await platform.authorizers.find({ appid })
  if (!row) throw new Error(`authorizer ${appid} is not stored`)
  return row
}

/** The merchant took the authorisation back: its tokens are dead. The store keeps all its data and its binding. */
export async function withdrawAuthorisation(
  platform: Platform,
  appid: string,
  happenedAt: Date,
  now: Date,
): Promise<void> {
  const row = await platform.authorizers.find({ appid })
  if (!row || row.stateAt > happenedAt || row.state === 'unauthorised') return
  await advance(platform, (p) => p.authorizers, authorizerMachine, row, 'unauthorise', { stateAt: happenedAt }, now)
}

const usedWithinMs = 24 * 3600_000 // design.md: kept warm are those used in the last 24 hours
const pageSize = 500
const atOnce = 8

/**
 * Renews the tokens that are in use and about to run out, the component's first. The others are renewed when somebody
 * needs them, so the cost grows with the stores that are alive.
 */
export async function warmTokens(platform: Platform, now: Date): Promise<void> {
  await platform.componentToken.current()
  const used = { state: 'authorised' as const, lastUsedAt: { gt: new Date(now.getTime() - usedWithinMs) } }
  for (let after = ''; ;) {
    const page = await platform.authorizers.list(
      { ...used, id: { gt: after } },
      { order: [['id', 'ASC']], limit: pageSize },
    )
    await warmAll(platform, await expiring(platform, page, now))
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

async function warmAll(platform: Platform, waiting: AuthorizerRow[]): Promise<void> {
  const worker = async () => {
    for (let row = waiting.shift(); row; row = waiting.shift()) await warm(platform, row)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

const warm = (platform: Platform, row: AuthorizerRow): Promise<void> =>
  openAuthorizer(platform, row)
    .tokens.current()
    .then(() => undefined)
    .catch((err: unknown) => logTrouble(platform.log, err, { appid: row.appid }, 'could not renew a token'))
