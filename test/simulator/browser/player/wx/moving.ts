import { textOf, numberOf } from '../../kit/value'
import type { ApiGroup } from './answer'
import { asking } from './answer'
import { changeTab, restyleTabBar } from '../tabBar'
import { Refusal } from '../refusal'
import type { Program } from '../program'
import { scrollPage } from '../scrolling'

/** Pages, navigation bar and tab bar (路由、导航栏、Tab Bar). */
export const moving: ApiGroup = (program) => ({ ...routes(program), ...bars(program), ...tabs(program) })

const routes: ApiGroup = (program) => {
  const { navigation } = program
  return asking(program, {
    navigateTo: ({ url, events }) => ({ eventChannel: navigation.navigateTo(textOf(url), events) }),
    redirectTo: ({ url }) => navigation.redirectTo(textOf(url)),
    navigateBack: ({ delta }) => navigation.navigateBack(numberOf(delta, 1)),
    reLaunch: ({ url }) => navigation.reLaunch(textOf(url)),
    switchTab: ({ url }) => navigation.switchTab(textOf(url)),
    preloadPage: () => undefined,
  })
}

const bars: ApiGroup = (program) => {
  const front = () => frontPage(program)
  return asking(program, {
    setNavigationBarTitle: ({ title }) => front().bar.change({ title: textOf(title) }),
    setNavigationBarColor: ({ frontColor, backgroundColor }) =>
      front().bar.change({
        front: textOf(frontColor).toLowerCase() === '#000000' ? 'black' : 'white',
        background: textOf(backgroundColor),
      }),
    showNavigationBarLoading: () => front().bar.change({ isLoading: true }),
    hideNavigationBarLoading: () => front().bar.change({ isLoading: false }),
    hideHomeButton: () => front().bar.change({ hasHomeButton: false }),
    setBackgroundColor: ({ backgroundColor }) => void (front().view.host.style.background = textOf(backgroundColor)),
    setBackgroundTextStyle: () => undefined,
    startPullDownRefresh: () => front().view.refresher.start(),
    stopPullDownRefresh: () => front().view.refresher.stop(),
    pageScrollTo: (options) => scrollPage(front().view, options),
  })
}

const tabs: ApiGroup = (program) => {
  const tab = (index: unknown) => {
    const at = numberOf(index, -1)
    if (!program.tabBar.get().items[at]) throw new Refusal('tabbar item not found')
    return at
  }
  const change = (index: unknown, next: Parameters<typeof changeTab>[2]) => changeTab(program.tabBar, tab(index), next)
  return asking(program, {
    showTabBar: () => program.tabBar.change({ isHidden: false }),
    hideTabBar: () => program.tabBar.change({ isHidden: true }),
    setTabBarBadge: ({ index, text }) => change(index, { badge: textOf(text) }),
    removeTabBarBadge: ({ index }) => change(index, { badge: '' }),
    showTabBarRedDot: ({ index }) => change(index, { hasDot: true }),
    hideTabBarRedDot: ({ index }) => change(index, { hasDot: false }),
    setTabBarStyle: (look) => restyleTabBar(program.tabBar, look),
    setTabBarItem: ({ index, ...given }) =>
      change(
        index,
        Object.fromEntries(
          ['text', 'iconPath', 'selectedIconPath'].flatMap((name) =>
            given[name] === undefined ? [] : [[name, textOf(given[name])]],
          ),
        ),
      ),
  })
}

function frontPage(program: Program) {
  const page = program.navigation.stack.get().at(-1)
  if (!page) throw new Refusal('no page is open')
  return page
}
