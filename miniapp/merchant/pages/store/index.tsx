import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { openIncidents } from '../../openIncidents'
import { loadOfStore } from '../../storeInHand'
import { Rows } from './Rows'
import { StoreCard } from './StoreCard'
import { Versions } from './Versions'

const loadStore = () =>
  loadOfStore(async () => {
    const [opening, notices, incidents] = await Promise.all([
      call('GET /opening', {}),
      call('GET /notices', {}),
      openIncidents(),
    ])
    return { opening, unread: notices.filter(({ isRead }) => !isRead).length, incidents }
  })

/** 店铺: everything that is set up once and looked at now and then, each thing a row. */
export default function Store() {
  const [store] = useRemote(loadStore)
  return (
    <Screen of={store}>
      {(view) =>
        view && (
          <>
            <StoreCard store={view.store} isLive={view.opening.live !== null} />
            <Versions opening={view.opening} />
            <Rows store={view.store} unread={view.unread} incidents={view.incidents} />
          </>
        )
      }
    </Screen>
  )
}
