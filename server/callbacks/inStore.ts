import type { AuthorizerRow } from '../db/models/authorizer'
import type { Platform } from '../platform'
import type { Store } from '../store'
import type { XmlFields } from '../xml'

/** What one event of an account does. */
export type Handler = (platform: Platform, account: AuthorizerRow, fields: XmlFields, now: Date) => Promise<void>

/** For events that are a store's business: an account without a store has no customers and no orders. */
export const inStore =
  (handle: (store: Store, fields: XmlFields, now: Date) => Promise<void>): Handler =>
  async (platform, { storeId }, fields, now) => {
    const store = await platform.findStore(storeId)
    if (store) await handle(store, fields, now)
  }
