import Taro from '@tarojs/taro'

export type PageName =
  'home' | 'sign-in' | 'create-store' | 'store-details' | 'authorise' | 'authorisation' | 'stores' | 'account'

const address = (page: PageName): string => `/pages/${page}/index`

/** One page further; back comes back here. */
export const open = (page: PageName): void => void Taro.navigateTo({ url: address(page) })

/** A new beginning: nothing to go back to. */
export const restart = (page: PageName): void => void Taro.reLaunch({ url: address(page) })

/** Takes WeChat's home button away where home would only lead back here. */
export const hideHomeButton = (): void => void Taro.hideHomeButton({ fail: () => undefined })

/** In place of this page. */
export const replace = (page: PageName): void => void Taro.redirectTo({ url: address(page) })

/** Back where the person came from, or home where there is nothing to go back to. */
export function leave(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else restart('home')
}
