import { useEffect } from 'react'
import Taro, { useShareAppMessage } from '@tarojs/taro'
import type { HomeView } from '../../../../shared/api/customer/catalogue'
import { Empty } from '../../../kit/components/Empty'
import { Screen } from '../../../kit/components/Screen'
import { useRemote } from '../../../kit/useRemote'
import { read } from '../../api'
import { ClosedBar } from '../../ClosedBar'
import { useTaking } from '../../goods/useTaking'
import { StorePage } from '../../StorePage'
import { meetStorefront, useStorefront } from '../../storefront'
import { storeCard } from '../../sharing'
import { useFreshness } from '../../useFreshness'
import { HomeSkeleton } from './HomeSkeleton'
import { SearchEntry } from './SearchEntry'
import { Section } from './Section'
import { StoreHead } from './StoreHead'

async function loadHome(): Promise<HomeView> {
  const home = await read('GET /home', {})
  meetStorefront(home.store)
  return home
}

/** Prices and stock; what the merchant rearranges is noticed sooner, by the store's version. */
const everySeconds = () => 30

/** 首页: the store as its merchant arranged it. */
export default function Home() {
  const [home] = useRemote(loadHome, everySeconds)
  useFreshness(home)
  const store = useStorefront()
  const { add, sheet } = useTaking()
  useShareAppMessage(() => storeCard(store))

  const name = store?.name
  useEffect(() => {
    if (name) void Taro.setNavigationBarTitle({ title: name })
  }, [name])

  return (
    <StorePage>
      <Screen of={home} skeleton={<HomeSkeleton />}>
        {({ sections, store: first }) => (
          <>
            <StoreHead store={store ?? first} />
            <SearchEntry />
            <ClosedBar store={store ?? first} />
            {sections.map((section) => (
              <Section key={section.id} section={section} store={store ?? first} onAdd={add} />
            ))}
            {!sections.some(({ kind }) => kind === 'goods') && <Empty text="店家正在布置店铺，请过些时候再来看看" />}
          </>
        )}
      </Screen>
      {sheet}
    </StorePage>
  )
}
