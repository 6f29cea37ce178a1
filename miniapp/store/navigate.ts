import Taro from '@tarojs/taro'
import { tabs } from './tabs'

export type PageName =
  | 'home'
  | 'category'
  | 'cart'
  | 'menu'
  | 'mine'
  | 'orders'
  | 'search'
  | 'goods'
  | 'checkout'
  | 'order'
  | 'refund'
  | 'table'
  | 'addresses'
  | 'edit-address'
  | 'profile'
  | 'store-info'
  | 'pay'
  | 'pay-test'

type Query = Record<string, string>

const deepest = 10 // wx.navigateTo: up to ten pages

const isTab = (page: PageName): boolean => tabs.some((tab) => tab.page === page)

/** Where a page stands: also what a shared card opens. */
export function address(page: PageName, query: Query = {}): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/pages/${page}/index${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** One page further; back comes back here. A page of the bar at the bottom is gone to without its query. */
export function open(page: PageName, query: Query = {}): void {
  if (isTab(page)) return void Taro.switchTab({ url: address(page) })
  const url = address(page, query)
  void (Taro.getCurrentPages().length < deepest ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }))
}

/** In place of this page: what was done here is done. */
export function replace(page: PageName, query: Query = {}): void {
  if (isTab(page)) return open(page)
  void Taro.redirectTo({ url: address(page, query) })
}

/** The page that the program begins with. */
export const firstPage: PageName = process.env.TARO_FLAVOUR === 'dining' ? 'menu' : 'home'

/** The page where what was taken is changed. */
export const cartPage: PageName = process.env.TARO_FLAVOUR === 'dining' ? 'menu' : 'cart'

/** Back where the person came from, or to the beginning where there is nothing to go back to. */
export function leave(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else void Taro.reLaunch({ url: address(firstPage) })
}
