import type { StoreSummary } from '../../shared/api/merchant/me'
import { callMe } from './api'
import { currentStoreKey, leaveStore, takeStore } from './currentStore'

/** The store in hand with what a page wants to know of it. */
export type WithStore<View> = View & { store: StoreSummary }

/**
 * Loads what a page shows of the store in hand; null for a merchant without a store. All at once where the store is known;
 * a store that was lost meanwhile shows in the list, not as an error.
 */
export async function loadOfStore<View>(load: () => Promise<View>): Promise<WithStore<View> | null> {
  const held = currentStoreKey()
  const early = held ? load().catch(() => null) : null
  const { stores } = await callMe('GET /', {})
  const store = stores.find(({ key }) => key === held) ?? stores[0]
  if (!store) {
    leaveStore()
    return null
  }
  takeStore(store)
  return { store, ...((store.key === held && (await early)) || (await load())) }
}
