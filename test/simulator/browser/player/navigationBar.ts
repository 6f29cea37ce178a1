import { textOf, isOn, type Fields } from '../kit/value'

export interface NavigationBar {
  title: string
  front: 'black' | 'white'
  background: string
  isLoading: boolean
  isCustom: boolean
  hasHomeButton: boolean
}

/** The bar as the page's json asks for it; what it leaves out comes from the app's `window`. */
export const navigationBar = (window: Fields): NavigationBar => ({
  title: textOf(window.navigationBarTitleText),
  front: window.navigationBarTextStyle === 'black' ? 'black' : 'white',
  background: textOf(window.navigationBarBackgroundColor, '#000000'),
  isLoading: false,
  isCustom: window.navigationStyle === 'custom',
  hasHomeButton: false,
})

export interface WindowRules {
  background: string
  canPull: boolean
  canScroll: boolean
  reachBottomPx: number
}

export const windowRules = (window: Fields): WindowRules => ({
  background: textOf(window.backgroundColor, '#ffffff'),
  canPull: isOn(window.enablePullDownRefresh),
  canScroll: !isOn(window.disableScroll),
  reachBottomPx: Number(window.onReachBottomDistance ?? 50),
})
