import { useCallback, useEffect } from 'react'
import Taro, { useDidShow } from '@tarojs/taro'
import { inkOf } from '../kit/colour'
import { peekIntoCart, useCart } from './cart/cart'
import { useStorefront } from './storefront'
import { tabs } from './tabs'

const cartTab = tabs.findIndex(({ page }) => page === 'cart')

/** WeChat refuses to touch the bar from a page that does not show it. */
const ignore = () => undefined

const isInFront = (): boolean => {
  const route = Taro.getCurrentPages().slice(-1)[0]?.route ?? ''
  return tabs.some(({ page }) => route === `pages/${page}/index`)
}

function dress(selectedColor: string, count: number): void {
  if (!isInFront()) return
  Taro.setTabBarStyle({ selectedColor }).catch(ignore)
  if (cartTab < 0) return
  const badge =
    count > 0
      ? Taro.setTabBarBadge({ index: cartTab, text: count > 99 ? '99+' : String(count) })
      : Taro.removeTabBarBadge({ index: cartTab })
  badge.catch(ignore)
}

/** The bar at the bottom in the store's colour, with how much lies in the cart. */
export function useTabBar(): void {
  const brand = useStorefront()?.theme.brand ?? '#1f2329'
  const count = useCart()?.quantity ?? 0
  const dressNow = useCallback(() => dress(inkOf(brand), count), [brand, count])
  useEffect(dressNow, [dressNow])
  useDidShow(() => {
    dressNow()
    if (cartTab >= 0) peekIntoCart()
  })
}
