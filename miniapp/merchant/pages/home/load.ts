import type { StoreSummary } from '../../../../shared/api/merchant/me'
import type { NoticeView } from '../../../../shared/api/merchant/program'
import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { call, callMe } from '../../api'
import { currentStoreKey, leaveStore, takeStore } from '../../currentStore'

export interface HomeView {
  store: StoreSummary
  opening: OpeningView
  unread: NoticeView[]
}

type OfStore = Omit<HomeView, 'store'>

/** The store in hand and what it still needs; null for a merchant without a store. */
export async function loadHome(): Promise<HomeView | null> {
  const held = currentStoreKey()
  // all at once where the store is known; a store that was lost meanwhile shows in the list, not as an error
  const early = held ? loadStore().catch(() => null) : null
  const { stores } = await callMe('GET /', {})
  const store = stores.find(({ key }) => key === held) ?? stores[0]
  if (!store) {
    leaveStore()
    return null
  }
  takeStore(store)
  return { store, ...((store.key === held && (await early)) || (await loadStore())) }
}

async function loadStore(): Promise<OfStore> {
  const [opening, notices] = await Promise.all([call('GET /opening', {}), loadNotices()])
  return { opening, unread: notices.filter(({ isRead }) => !isRead) }
}

/** The store can be run without them. */
const loadNotices = () => call('GET /notices', {}).catch((): NoticeView[] => [])
