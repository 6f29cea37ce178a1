import type { Logger } from 'pino'
import type { Clock } from './clock'
import { SealError, type Sealer } from './db/sealed'
import type { Table } from './db/table'
import type { TokenKind, TokenRow } from './db/models/token'
import { Failure } from './failures'
import { withHeartbeat } from './heartbeat'
import { newId } from './ids'
import { sealedPlace, type SealedColumn } from './sealedPlace'
import type { HeldToken, TokenSource } from './wechat/client'

/** What WeChat gave: the token, how long it lives, and for an authorizer what renews it next time. */
export interface FreshToken {
  accessToken: string
  expiresInSeconds: number
  /** Left out or empty: the one we hold stays. */
  refreshToken?: string | undefined
}

/** A stored token, opened. */
export interface OpenToken extends HeldToken {
  refreshToken: string | null
  expiresAt: Date
}

/** Asks WeChat for a token. `refused` is true when WeChat itself has turned down the one that is held. */
export type Renew = (held: OpenToken, refused: boolean) => Promise<FreshToken>

export interface TokenKeeper {
  /** The token of one account, renewed as needed by `renew`. */
  source(kind: TokenKind, appid: string, renew: Renew): TokenSource
  /** What is stored, without asking WeChat. */
  peek(kind: TokenKind, appid: string): Promise<OpenToken | null>
  /** Puts a token in that came by another way than renewing: an authorisation. Whoever is renewing meanwhile loses. */
  put(rows: Table<TokenRow>, kind: TokenKind, appid: string, fresh: FreshToken, requestedAt: Date): Promise<void>
}

interface Parts {
  rows: Table<TokenRow>
  clock: Clock
  sealer: Sealer
  log: Logger
  /** How long a killed holder blocks the others; while it lives, it holds on. */
  leaseMs?: number
}

export const freshForSeconds = 600 // open-platform.md §2: renewed ten minutes before it expires

// stable_token answers with the same token until five minutes before its end, so asking earlier brings nothing.
// Source: developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/mp-access-token/getStableAccessToken.html
const freshSeconds: Record<TokenKind, number> = { component: freshForSeconds, authorizer: freshForSeconds, own: 240 }
const waitMs = 40_000
const pollMs = 60
const mostRounds = 5 // a flight that others began may bring back what WeChat has just refused to us

const tokenId = (kind: TokenKind, appid: string): string => `${kind}:${appid}`
const never = new Date(0)

/**
 * Keeps one token per account in the database, where every process reads it.
 *
 * Renewing is single: within a process by a shared promise, across processes by a lease on the row. The lease is
 * fenced: a holder that was too slow, or that an authorisation overtook, writes nothing. A token that WeChat refused is
 * renewed only while it is still the stored one, so many callers failing together renew once.
 */
export function createTokens(parts: Parts): TokenKeeper {
  const { rows, clock, sealer, log, leaseMs = 30_000 } = parts
  const owner = newId()
  const flights = new Map<string, Promise<void>>()

  /** What cannot be read counts as none, and is renewed or recovered like one that was never there. */
  function openText(row: TokenRow, column: SealedColumn<'tokens'>): string | null {
    const text = row[column]
    if (!text) return null
    try {
      return sealer.open(text, sealedPlace('tokens', column, row.id))
    } catch (err) {
      if (!(err instanceof SealError)) throw err
      log.warn({ token: row.id, column, err }, 'a stored token cannot be read')
      return null
    }
  }

  const open = (row: TokenRow): OpenToken => ({
    value: openText(row, 'accessToken') ?? '',
    refreshToken: openText(row, 'refreshToken'),
    expiresAt: row.expiresAt,
    version: row.version,
  })

  const peek = async (kind: TokenKind, appid: string): Promise<OpenToken | null> => {
    const row = await rows.find({ id: tokenId(kind, appid) })
    return row && open(row)
  }

  const isAlive = (token: OpenToken, refused: HeldToken | undefined, forSeconds = 0): boolean =>
    token.value !== '' &&
    token.expiresAt.getTime() - clock.now().getTime() > forSeconds * 1000 &&
    !(refused && token.version <= refused.version)

  const isFresh = (kind: TokenKind, token: OpenToken, refused?: HeldToken): boolean =>
    isAlive(token, refused, freshSeconds[kind])

  async function rowOf(kind: TokenKind, appid: string): Promise<TokenRow> {
    const id = tokenId(kind, appid)
    const row = await rows.find({ id })
    if (row) return row
    const empty = { refreshToken: null, expiresAt: never, version: 0, fence: 0, leaseOwner: null, leaseUntil: never }
    // Two processes may both find none; the second insert meets the first one's row.
    await rows.createOnce({ id, kind, appid, accessToken: '', ...empty })
    return (await rows.find({ id })) ?? rowOf(kind, appid)
  }

  /** The fence of a lease that is ours now, or null while somebody else holds it. */
  async function takeLease(row: TokenRow): Promise<number | null> {
    const now = clock.wall()
    const fence = row.fence + 1
    const leaseUntil = new Date(now.getTime() + leaseMs)
    const free = { id: row.id, fence: row.fence, leaseUntil: { lte: now } }
    return (await rows.update(free, { fence, leaseOwner: owner, leaseUntil })) === 1 ? fence : null
  }

  const holdOn = (id: string, fence: number): Promise<number> =>
    rows.update({ id, fence, leaseOwner: owner }, { leaseUntil: new Date(clock.wall().getTime() + leaseMs) })

  const giveUp = (id: string, fence: number): Promise<number> =>
    rows.update({ id, fence }, { leaseOwner: null, leaseUntil: never })

  async function renewHeld(row: TokenRow, fence: number, renew: Renew, refused: HeldToken | undefined): Promise<void> {
    const requestedAt = clock.now()
    const held = open(row)
    const fresh = await renew(held, refused !== undefined && held.version <= refused.version)
    const mine = { id: row.id, fence, version: row.version }
    const written = await rows.update(mine, sealed(sealer, row.id, fresh, requestedAt), { version: 1 })
    if (written === 0) log.warn({ token: row.id }, 'a renewed token was overtaken and dropped')
  }

  /** Returns when the stored token is usable, whoever made it so. */
  async function renewOnce(kind: TokenKind, appid: string, renew: Renew, refused?: HeldToken): Promise<void> {
    const deadline = clock.wall().getTime() + waitMs
    for (;;) {
      const seen = await rowOf(kind, appid)
      if (isFresh(kind, open(seen), refused)) return
      const fence = await takeLease(seen)
      if (fence !== null) {
        const work = async () => {
          const row = await rowOf(kind, appid)
          if (!isFresh(kind, open(row), refused)) await renewHeld(row, fence, renew, refused)
        }
        return withHeartbeat(leaseMs / 3, () => holdOn(seen.id, fence), work).finally(() => giveUp(seen.id, fence))
      }
      if (clock.wall().getTime() > deadline) throw new Failure('WECHAT_TOKEN_BUSY', { kind, appid })
      await clock.wallSleep(pollMs)
    }
  }

  function flight(kind: TokenKind, appid: string, renew: Renew, refused?: HeldToken): Promise<void> {
    const id = tokenId(kind, appid)
    const running = flights.get(id)
    if (running) return running
    const started = renewOnce(kind, appid, renew, refused).finally(() => flights.delete(id))
    flights.set(id, started)
    return started
  }

  /** A token just fetched is taken even when WeChat gave it a short life: asking again would bring the same. */
  async function usable(kind: TokenKind, appid: string, renew: Renew, refused?: HeldToken): Promise<HeldToken> {
    const before = await peek(kind, appid)
    if (before && isFresh(kind, before, refused)) return before
    for (let round = 0; round < mostRounds; round++) {
      await flight(kind, appid, renew, refused)
      const renewed = await peek(kind, appid)
      if (renewed && isAlive(renewed, refused)) return renewed
    }
    throw new Failure('WECHAT_TOKEN_BUSY', { kind, appid })
  }

  return {
    peek,
    source: (kind, appid, renew) => ({
      current: () => usable(kind, appid, renew),
      renew: (refused) => usable(kind, appid, renew, refused),
    }),
    put: async (within, kind, appid, fresh, requestedAt) => {
      const id = tokenId(kind, appid)
      const values = { ...sealed(sealer, id, fresh, requestedAt), leaseOwner: null, leaseUntil: never }
      // The fence moves too, so that a renewal on its way with the old refresh token cannot write.
      if (await within.update({ id }, values, { version: 1, fence: 1 })) return
      await within.create({ id, kind, appid, refreshToken: null, version: 1, fence: 1, ...values })
    },
  }
}

function sealed(sealer: Sealer, id: string, fresh: FreshToken, requestedAt: Date) {
  return {
    accessToken: sealer.seal(fresh.accessToken, sealedPlace('tokens', 'accessToken', id)),
    expiresAt: new Date(requestedAt.getTime() + fresh.expiresInSeconds * 1000),
    ...(fresh.refreshToken && {
      refreshToken: sealer.seal(fresh.refreshToken, sealedPlace('tokens', 'refreshToken', id)),
    }),
  }
}
