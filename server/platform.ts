import type { Logger } from 'pino'
import type { Transaction } from 'sequelize'
import { openAuthorizer, type Authorizer } from './authorizer'
import type { Clock } from './clock'
import type { Config } from './config'
import type { Database } from './db/connection'
import type { AuthorizerRow } from './db/models/authorizer'
import type { StoreRow } from './db/models/store'
import type { TicketRow } from './db/models/token'
import { openFleet, type Fleet } from './db/fleet'
import { SealError, type Sealer } from './db/sealed'
import { openRows, type Rows } from './db/rows'
import { openShelves, type Shelves } from './db/shelf'
import { Failure, isFailure } from './failures'
import type { Metrics } from './metrics'
import type { Depot } from './objects'
import type { PayClient } from './pay/client'
import type { PayClientV2 } from './pay/v2/client'
import { sealedPlace } from './sealedPlace'
import { openStore, type Store } from './store'
import { createTokens, type TokenKeeper } from './tokens'
import type { TokenSource, WechatClient } from './wechat/client'
import { getComponentAccessToken, stableToken } from './wechat/credentials'
import { asking, type Ask } from './wechatFailure'

/** What the handles are made from: one of each per process. */
export interface Parts {
  config: Config
  clock: Clock
  log: Logger
  metrics: Metrics
  database: Database
  sealer: Sealer
  client: WechatClient
  payClient: PayClient
  payClientV2: PayClientV2
  depot: Depot
  /** Tells the runner that something is due now; it would find it by itself a little later. */
  work: { wake(): void }
}

/**
 * What is ours: people, stores, accounts that authorised us, the inbox, and our own calls to WeChat.
 *
 * The tables stand on it by name: `platform.merchants.find(…)`. They are not a store's: whoever acts for a store takes
 * `platform.store(row)` and sees that store's rows only.
 */
export interface Platform extends Parts, Rows {
  keeper: TokenKeeper
  /** Every store there is, by what stands in several tables. */
  fleet: Fleet
  shelves: Shelves
  /** The same handle inside one database transaction. A network call in there would hold the database up: never. */
  transaction<T>(work: (platform: Platform) => Promise<T>): Promise<T>
  /** One store's handle in a transaction. */
  storeTransaction<T>(row: StoreRow, work: (store: Store) => Promise<T>): Promise<T>
  /** Calls WeChat as the component. */
  wechat: Ask
  /** Calls the few APIs of WeChat that take no token. */
  wechatOpen: Ask
  /** Calls WeChat as the back office's own mini-program. */
  merchantApp: { wechat: Ask; token: TokenSource }
  componentToken: TokenSource
  authorizer(row: AuthorizerRow): Authorizer
  store(row: StoreRow): Store
  /** Null where there is none of that id. */
  findStore(id: string | null): Promise<Store | null>
}

export function createPlatform(parts: Parts): Platform {
  const rows = openRows(parts.database)
  const keeper = createTokens({ ...parts, rows: rows.tokens })
  const componentToken = componentTokenOf(parts, keeper, rows)
  const ownToken = ownTokenOf(parts, keeper)
  const shared = {
    ...parts,
    keeper,
    componentToken,
    wechat: asking(parts.client, componentToken),
    wechatOpen: asking(parts.client),
    merchantApp: { wechat: asking(parts.client, ownToken), token: ownToken },
    shelves: openShelves(parts.database),
  }
  const open = (transaction?: Transaction): Platform => {
    const platform: Platform = {
      ...shared,
      ...openRows(parts.database, transaction),
      fleet: openFleet(parts.database, transaction),
      transaction: (work) => (transaction ? work(platform) : parts.database.transaction((t) => work(open(t)))),
      authorizer: (row) => openAuthorizer(platform, row),
      store: (row) => openStore(parts.database, () => platform, row, transaction),
      findStore: async (id) => {
        const row = id === null ? null : await platform.stores.find({ id })
        return row && platform.store(row)
      },
      storeTransaction: (row, work) =>
        transaction
          ? work(platform.store(row))
          : parts.database.transaction((t) =>
              work(
                openStore(
                  parts.database,
                  once(() => open(t)),
                  row,
                  t,
                ),
              ),
            ),
    }
    return platform
  }
  return open()
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

export const ticketLifeMs = 12 * 3600_000 // open-platform.md §2: a ticket is valid for 12 hours

const ticketsTried = 2

/** The component's token, from the newest ticket that WeChat accepts: an older one stays usable until it expires. */
function componentTokenOf(parts: Parts, keeper: TokenKeeper, { tickets }: Rows): TokenSource {
  const { clock, config, client } = parts
  const { appid, secret } = config.component
  const ask = asking(client)
  return keeper.source('component', appid, async () => {
    const since = new Date(clock.now().getTime() - ticketLifeMs)
    const rows = await tickets.list({ appid, createdAt: { gt: since } }, { order: [['createdAt', 'DESC']], limit: 100 })
    let refusal: unknown = new Failure('WECHAT_TICKET_MISSING', {})
    for (const ticket of rows.flatMap((row) => readable(parts, row)).slice(0, ticketsTried)) {
      try {
        const { component_access_token, expires_in } = await ask(getComponentAccessToken, {
          component_appsecret: secret,
          component_verify_ticket: ticket,
        })
        return { accessToken: component_access_token, expiresInSeconds: expires_in }
      } catch (error) {
        if (!isFailure(error, 'WECHAT_TICKET_INVALID')) throw error
        refusal = error
      }
    }
    throw refusal
  })
}

/** One that was sealed with a key we no longer have is none: the next is on its way. */
function readable({ sealer, log }: Parts, { id, ticket }: TicketRow): string[] {
  try {
    return [sealer.open(ticket, sealedPlace('tickets', 'ticket', id))]
  } catch (err) {
    if (!(err instanceof SealError)) throw err
    log.warn({ ticket: id, err }, 'a ticket cannot be read')
    return []
  }
}

/** The back office's own token. A refused one is replaced by force: WeChat would answer with the same one again. */
function ownTokenOf({ config, client }: Parts, keeper: TokenKeeper): TokenSource {
  const { appid, secret } = config.merchantApp
  return keeper.source('own', appid, async (_held, refused) => {
    const request = { grant_type: 'client_credential' as const, appid, secret, force_refresh: refused }
    const { access_token, expires_in } = await asking(client)(stableToken, request)
    return { accessToken: access_token, expiresInSeconds: expires_in }
  })
}
