import { useEffect } from 'react'
import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { StorefrontView } from '../../../../shared/api/customer/catalogue'
import { brandVariables } from '../../../kit/colour'
import { Card } from '../../../kit/components/Card'
import { Cell } from '../../../kit/components/Cell'
import { Empty } from '../../../kit/components/Empty'
import { Icon } from '../../../kit/components/Icon'
import { NoticeBar } from '../../../kit/components/NoticeBar'
import { Screen } from '../../../kit/components/Screen'
import { comingTime } from '../../../kit/time'
import { useRemote } from '../../../kit/useRemote'
import { read } from '../../api'
import { flavour } from '../../flavours'
import { Hours } from './Hours'
import { StoreHead, StoreHeadSkeleton } from './StoreHead'
import { Visit } from './Visit'

const openOrders = (): void => void Taro.navigateTo({ url: '/pages/orders/index' })

const loadStorefront = () => read('GET /storefront', {})

/** The merchant changes something, or closing time comes, while the page is looked at. */
const everySeconds = () => 30

/** 首页: the store as the server describes it. */
export default function Home() {
  const [storefront] = useRemote(loadStorefront, everySeconds)
  const name = storefront.state === 'ready' ? storefront.value.name : ''
  useEffect(() => {
    if (name) void Taro.setNavigationBarTitle({ title: name })
  }, [name])

  return (
    <Screen of={storefront} skeleton={<StoreHeadSkeleton />}>
      {(store) => (
        <View style={brandVariables(store.theme.brand)}>
          <StoreHead store={store} />
          <Notice store={store} />
          {isDescribed(store) ? <Facts store={store} /> : <Empty text="店家正在布置店铺，请过些时候再来看看" />}
        </View>
      )}
    </Screen>
  )
}

const isDescribed = ({ contactPhone, address, hours }: StorefrontView): boolean =>
  Boolean(contactPhone ?? address) || hours.length > 0

function Notice({ store: { contactPhone, isOpenNow, opensAt } }: { store: StorefrontView }) {
  if (!isOpenNow && opensAt) return <NoticeBar tone="waiting">{`${comingTime(opensAt)} ${flavour.begins}`}</NoticeBar>
  return contactPhone && <NoticeBar tone="info">{flavour.welcome}</NoticeBar>
}

const Facts = ({ store }: { store: StorefrontView }) => (
  <>
    <Visit address={store.address} phone={store.contactPhone} />
    <Card isFlush>
      <Cell lead={<Icon name="bag" />} title="我的订单" onClick={openOrders} />
    </Card>
    {store.hours.length > 0 && <Hours hours={store.hours} />}
  </>
)
