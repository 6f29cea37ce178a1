import type { TodayView } from '../../../../shared/api/merchant/figures'
import type { NoticeView } from '../../../../shared/api/merchant/program'
import type { OpeningView } from '../../../../shared/api/merchant/releases'
import { call } from '../../api'
import { loadOfStore, type WithStore } from '../../storeInHand'

export type TodayPageView = WithStore<{ opening: OpeningView; unread: NoticeView[]; today: TodayView }>

/** The store in hand, how its day goes, and what it still needs; null for a merchant without a store. */
export const loadToday = (): Promise<TodayPageView | null> =>
  loadOfStore(async () => {
    const [opening, notices, today] = await Promise.all([
      call('GET /opening', {}),
      loadNotices(),
      call('GET /today', {}),
    ])
    return { opening, unread: notices.filter(({ isRead }) => !isRead), today }
  })

/** The store can be run without them. */
const loadNotices = () => call('GET /notices', {}).catch((): NoticeView[] => [])
