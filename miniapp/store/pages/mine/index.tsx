import { useShareAppMessage } from '@tarojs/taro'
import { Page } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { call } from '../../api'
import { storeCard } from '../../sharing'
import { useStorefront } from '../../storefront'
import { StorePage } from '../../StorePage'
import { OrderTiles } from './OrderTiles'
import { Person } from './Person'
import { Rows } from './Rows'

const loadMe = () => call('GET /me', {})

/** 我的: who one is here, one's orders, and everything that is set once. Without a sign-in the store still answers. */
export default function Mine() {
  const [me, setMe] = useRemote(loadMe)
  const store = useStorefront()
  const known = me.state === 'ready' ? me.value : null
  useShareAppMessage(() => storeCard(store))
  return (
    <StorePage>
      <Page>
        <Person me={me} onChange={setMe} />
        <OrderTiles counts={known?.counts ?? null} />
        <Rows me={known} store={store} onChange={setMe} />
      </Page>
    </StorePage>
  )
}
