import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { mayManage } from '../../currentStore'
import { Details } from './Details'
import { DetailsForm } from './DetailsForm'
import { LogoCard } from './LogoCard'

const loadStore = () => call('GET /', {})

/** 店铺资料: what customers see and how to reach the shop. */
export default function StoreDetails() {
  const [store, putStore] = useRemote(loadStore)
  return (
    <Screen of={store}>
      {(view) =>
        mayManage() ? (
          <>
            <LogoCard store={view} onChange={putStore} />
            <DetailsForm key={view.key} store={view} />
          </>
        ) : (
          <Details store={view} />
        )
      }
    </Screen>
  )
}
