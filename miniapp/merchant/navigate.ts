import Taro from '@tarojs/taro'
import { tabs } from './tabs'

export type PageName =
  | 'today'
  | 'orders'
  | 'goods'
  | 'edit-goods'
  | 'goods-categories'
  | 'import-goods'
  | 'store'
  | 'order'
  | 'ticket'
  | 'pickup'
  | 'sittings'
  | 'refunds'
  | 'settings'
  | 'payment'
  | 'payment-setup'
  | 'payment-incidents'
  | 'payments'
  | 'bills'
  | 'held-money'
  | 'ship-orders'
  | 'sign-in'
  | 'create-store'
  | 'store-details'
  | 'authorise'
  | 'authorisation'
  | 'stores'
  | 'account'
  | 'open-store'
  | 'templates'
  | 'release'
  | 'trial'
  | 'history'
  | 'program'
  | 'store-code'
  | 'categories'
  | 'add-category'
  | 'privacy'
  | 'testers'
  | 'review-pictures'
  | 'notices'
  | 'decorate'
  | 'theme'
  | 'edit-section'
  | 'pick-goods'
  | 'store-texts'
  | 'storefront-versions'
  | 'order-methods'
  | 'order-method'
  | 'tables'
  | 'table-code'
  | 'staff'
  | 'invite'
  | 'join'
  | 'customers'
  | 'customer'

type Query = Record<string, string>

const deepest = 10 // wx.navigateTo: up to ten pages

const isTab = (page: PageName): boolean => tabs.some((tab) => tab.page === page)

const route = (page: PageName): string => `pages/${page}/index`

function address(page: PageName, query: Query): string {
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `/${route(page)}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`
}

/** How many steps back the page is, or -1. One with a query is about something of its own and is never the same. */
function stepsBack(page: PageName, query: Query): number {
  const routes = Taro.getCurrentPages().map((one) => one.route)
  const at = Object.keys(query).length > 0 ? -1 : routes.lastIndexOf(route(page))
  return at < 0 ? -1 : routes.length - 1 - at
}

/**
 * One page further; back comes back here. A page that lies below is gone back to, so that nobody walks in circles; one of
 * the bar at the bottom is gone to without its query.
 */
export function open(page: PageName, query: Query = {}): void {
  if (isTab(page)) return void Taro.switchTab({ url: address(page, {}) })
  const back = stepsBack(page, query)
  if (back > 0) void Taro.navigateBack({ delta: back })
  if (back >= 0) return
  const url = address(page, query)
  void (Taro.getCurrentPages().length < deepest ? Taro.navigateTo({ url }) : Taro.redirectTo({ url }))
}

/** A new beginning: nothing to go back to. */
export const restart = (page: PageName): void => void Taro.reLaunch({ url: address(page, {}) })

/** Takes WeChat's home button away where home would only lead back here. */
export const hideHomeButton = (): void => void Taro.hideHomeButton({ fail: () => undefined })

/** In place of this page. */
export function replace(page: PageName, query: Query = {}): void {
  if (isTab(page)) return open(page)
  const back = stepsBack(page, query)
  if (back > 0) void Taro.navigateBack({ delta: back })
  else void Taro.redirectTo({ url: address(page, query) })
}

/** Back where the person came from, or to the first page where there is nothing to go back to. */
export function leave(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else restart('today')
}
