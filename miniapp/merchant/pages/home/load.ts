import type { StoreSummary } from '../../../../shared/api/merchant/me'
import type { Requirement } from '../../../../shared/requirement'
import { call, callMe } from '../../api'
import { currentStoreKey, leaveStore, takeStore } from '../../currentStore'

export interface HomeView {
  store: StoreSummary
  storeCount: number
  requirements: Requirement[]
}

/** The store in hand and what it still needs; null for a merchant without a store. */
export async function loadHome(): Promise<HomeView | null> {
  const held = currentStoreKey()
  // both at once where the store is known; a store that was lost meanwhile shows in the list, not as an error
  const early = held ? call('GET /requirements', {}).catch(() => null) : null
  const { stores } = await callMe('GET /', {})
  const store = stores.find(({ key }) => key === held) ?? stores[0]
  if (!store) {
    leaveStore()
    return null
  }
  takeStore(store.key)
  const requirements = (store.key === held && (await early)) || (await call('GET /requirements', {}))
  return { store, storeCount: stores.length, requirements }
}
