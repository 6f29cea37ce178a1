import { observable, type Observable } from '../kit/observable'
import { fields, textOf, type Fields } from '../kit/value'
import type { AppConfig, TabItem } from './package'

export interface TabMark {
  badge: string
  hasDot: boolean
}

export interface TabBarState {
  color: string
  selectedColor: string
  background: string
  border: string
  isHidden: boolean
  items: (TabItem & TabMark)[]
}

export type TabBar = Observable<TabBarState>

export function createTabBar({ look, list }: AppConfig['tabBar']): TabBar {
  return observable<TabBarState>({
    color: textOf(look.color, '#7A7E83'),
    selectedColor: textOf(look.selectedColor, '#3CC51F'),
    background: textOf(look.backgroundColor, '#ffffff'),
    border: textOf(look.borderStyle, 'black'),
    isHidden: false,
    items: list.map((item) => ({ ...item, badge: '', hasDot: false })),
  })
}

export function changeTab(tabBar: TabBar, index: number, change: Partial<TabItem & TabMark>): void {
  const items = tabBar.get().items.map((item, at) => (at === index ? { ...item, ...change } : item))
  tabBar.change({ items })
}

/** setTabBarStyle (动态设置 tabBar 的整体样式) with what is given. */
export function restyleTabBar(tabBar: TabBar, given: Fields): void {
  const now = tabBar.get()
  const look = fields(given)
  tabBar.change({
    color: textOf(look.color, now.color),
    selectedColor: textOf(look.selectedColor, now.selectedColor),
    background: textOf(look.backgroundColor, now.background),
    border: textOf(look.borderStyle, now.border),
  })
}
