import { observable, type Observable } from '../kit/observable'
import { createEventChannel, type EventChannel } from './eventChannel'
import { addressOf, openPage, type Page, type PageAddress } from './page'
import type { Program } from './program'
import { Refusal } from './refusal'
import { fields } from '../kit/value'

/** 页面栈最多十层. developers.weixin.qq.com, wx.navigateTo */
const deepest = 10

export interface Navigation {
  /** The stack, the page in front last. */
  stack: Observable<readonly Page[]>
  /** The stack, and the tab pages that wait behind it. */
  alive: Observable<readonly Page[]>
  navigateTo(url: string, events: unknown): EventChannel
  redirectTo(url: string): void
  navigateBack(delta: number): void
  reLaunch(url: string): void
  switchTab(url: string): void
  isTab(route: string): boolean
  closeAll(): void
}

export function createNavigation(program: () => Program): Navigation {
  const stack = observable<readonly Page[]>([])
  const alive = observable<readonly Page[]>([])
  const tabs = new Map<string, Page>()

  const front = () => stack.get().at(-1)
  const isTab = (route: string) => program().package.config.tabBar.list.some(({ pagePath }) => pagePath === route)
  const place = (pages: readonly Page[]) => {
    stack.set(pages)
    alive.set([...new Set([...tabs.values(), ...pages])])
    const shown = pages.at(-1)
    for (const page of alive.get()) page.view.host.classList.toggle('is-front', page === shown)
    if (program().isInFront) shown?.show()
  }
  const target = (api: string, url: string): PageAddress => {
    const address = addressOf(url, front()?.route ?? '')
    if (!program().package.config.pages.includes(address.route)) throw new Refusal(`page "${url}" is not found`)
    if (isTab(address.route) && (api === 'navigateTo' || api === 'redirectTo'))
      throw new Refusal(`can not ${api} a tabbar page`)
    return address
  }
  const open = (address: PageAddress, channel?: EventChannel): Page => {
    const page = openPage(program(), address, channel)
    if (isTab(address.route)) tabs.set(address.route, page)
    page.bar.change({ hasHomeButton: stack.get().length === 0 && !isHome(address.route) })
    return page
  }
  const isHome = (route: string) => isTab(route) || route === program().package.config.entry
  const drop = (pages: readonly Page[], keepTabs: boolean) => {
    for (const page of [...pages].reverse()) {
      if (keepTabs && tabs.get(page.route) === page) page.hide()
      else {
        page.unload()
        if (tabs.get(page.route) === page) tabs.delete(page.route)
      }
    }
  }

  return {
    stack,
    alive,
    isTab,
    navigateTo: (url, events) => {
      const address = target('navigateTo', url)
      if (stack.get().length >= deepest) throw new Refusal('webview count limit exceed')
      const channel = createEventChannel()
      for (const [name, call] of Object.entries(fields(events))) channel.on(name, call)
      front()?.hide()
      place([...stack.get(), open(address, channel)])
      return channel
    },
    redirectTo: (url) => {
      const address = target('redirectTo', url)
      drop(stack.get().slice(-1), false)
      place([...stack.get().slice(0, -1), open(address)])
    },
    navigateBack: (delta) => {
      if (stack.get().length < 2) throw new Refusal('cannot navigate back at first page.')
      const keep = Math.max(1, stack.get().length - Math.max(1, delta))
      drop(stack.get().slice(keep), false)
      place(stack.get().slice(0, keep))
    },
    reLaunch: (url) => {
      const address = target('reLaunch', url)
      drop(alive.get(), false)
      stack.set([])
      place([open(address)])
    },
    switchTab: (url) => {
      const { route } = target('switchTab', url)
      if (!isTab(route)) throw new Refusal('can not switch to no-tabBar page')
      if (front()?.route === route && stack.get().length === 1) return
      drop(stack.get(), true)
      const page = tabs.get(route)
      stack.set([])
      place([page ?? open({ route, query: {} })])
    },
    closeAll: () => drop(alive.get(), false),
  }
}
