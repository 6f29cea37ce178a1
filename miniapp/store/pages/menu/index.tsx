import { useEffect } from 'react'
import Taro, { useShareAppMessage } from '@tarojs/taro'
import { PrivacySheet } from '../../../kit/components/PrivacySheet'
import { Screen } from '../../../kit/components/Screen'
import { storeCard } from '../../sharing'
import { useStorefront } from '../../storefront'
import { StorePage } from '../../StorePage'
import { useFreshness } from '../../useFreshness'
import { Board } from './Board'
import { MenuSkeleton } from './MenuSkeleton'
import { useMenu } from './useMenu'

/** 点餐: the menu on one page, and what was taken of it. */
export default function Menu() {
  const { menu, reading } = useMenu()
  const store = useStorefront()
  useFreshness(menu)
  useTitle(store?.name)
  useShareAppMessage(() => storeCard(store))

  if (menu.state !== 'ready')
    return (
      <StorePage>
        <Screen of={menu} skeleton={<MenuSkeleton />}>
          {() => null}
        </Screen>
      </StorePage>
    )
  return (
    <StorePage>
      <Board menu={menu.value} store={store ?? menu.value.store} isStale={menu.stale !== null} reading={reading} />
      <PrivacySheet />
    </StorePage>
  )
}

function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) void Taro.setNavigationBarTitle({ title })
  }, [title])
}
