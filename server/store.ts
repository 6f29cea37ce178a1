import type { Transaction } from 'sequelize'
import type { Authorizer } from './authorizer'
import type { Database } from './db/connection'
import { findGuest, type Guest } from './db/guests'
import { openLedger, type Ledger } from './db/ledger'
import type { StoreRow } from './db/models/store'
import { openStoreRows, type StoreRows } from './db/rows'
import { listTaken, type TakenLine } from './db/taken'
import { openShelf, type Shelf } from './db/shelf'
import { Failure } from './failures'
import type { Platform } from './platform'
import { payAccess, type PayAccess } from './payAccess'
import type { Ask } from './wechatFailure'

/** One store: its rows and no other's, and its mini-program. What a route, a callback and a job all hold. */
export interface Store extends StoreRows {
  readonly row: StoreRow
  readonly platform: Platform
  /** Its goods, by what stands in several tables. */
  readonly shelf: Shelf
  /** What its money comes to. */
  readonly ledger: Ledger
  transaction<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** The customer whose session has this hash, as long as it is good and the store runs the mini-program it was begun in. */
  guest(tokenHash: string, now: Date): Promise<Guest | null>
  /** What lies in a cart, with the goods and variants themselves. */
  taken(cartOf: string): Promise<TakenLine[]>
  /** The mini-program it runs, or null before one was authorised. */
  authorizer(): Promise<Authorizer | null>
  /**
   * Calls WeChat as this store's mini-program.
   *
   * @throws AUTHORISATION_MISSING while it has none
   */
  wechat: Ask
  /**
   * What WeChat Pay is asked with: one version of the store's payment account, the one recorded on the payment, not today's.
   *
   * @throws NOT_FOUND where the store has no such version, PAYMENT_ACCOUNT_INCOMPLETE while it lacks something
   */
  pay(versionId: string): Promise<PayAccess>
}

/** `platformOf` is the platform's handle in the same transaction: opened when somebody asks for it, which few do. */
export function openStore(
  database: Database,
  platformOf: () => Platform,
  row: StoreRow,
  transaction?: Transaction,
): Store {
  const authorizer = async (): Promise<Authorizer | null> => {
    const found = await platformOf().authorizers.find({ storeId: row.id, kind: 'miniProgram' })
    return found && platformOf().authorizer(found)
  }
  const store: Store = {
    ...openStoreRows(database, row.id, transaction),
    row,
    get platform() {
      return platformOf()
    },
    shelf: openShelf(database, row.id, transaction),
    ledger: openLedger(database, row.id, transaction),
    authorizer,
    transaction: (work) => (transaction ? work(store) : platformOf().storeTransaction(row, work)),
    taken: (cartOf) => listTaken(database, row.id, cartOf, transaction),
    guest: (tokenHash, now) => findGuest(database, row.id, tokenHash, now),
    wechat: async (endpoint, request) => {
      const own = await authorizer()
      if (!own) throw new Failure('AUTHORISATION_MISSING', { storeId: row.id })
      return own.wechat(endpoint, request)
    },
    pay: (versionId) => payAccess(platformOf(), row.id, versionId),
  }
  return store
}
