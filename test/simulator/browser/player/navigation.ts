import { observable, type Observable } from '../kit/observable'
import { fields } from '../kit/value'
import { createEventChannel, type EventChannel } from './eventChannel'
import { addressOf, openPage, type Page, type PageAddress } from './page'
import type { Program } from './program'
import { Refusal } from './refusal'

/** 页面栈最多十层. developers.weixin.qq.com, wx.navigateTo */
const deepest = 10

/** The page stack (页面栈): who is open, who is in front, and WeChat's order of their lifecycle functions. */
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
  const isTab = (route: string) => program().package.config.tabBar.list.some(({ pagePath }) => pagePath === route)

  const place = (pages: readonly Page[]) => {
    stack.set(pages)
    alive.set([...new Set([...tabs.values(), ...pages])])
    bringForward(alive.get(), pages.at(-1))
    pages.at(-1)?.load()
    if (program().isInFront) pages.at(-1)?.show()
  }
  const target = (api: string, url: string): PageAddress => {
    const address = addressOf(url, stack.get().at(-1)?.route ?? '')
    if (!program().package.config.pages.includes(address.route)) throw new Refusal(`page "${url}" is not found`)
    const forTabs = api === 'switchTab'
    if (forTabs && !isTab(address.route)) throw new Refusal('can not switch to no-tabBar page')
    if (!forTabs && api !== 'reLaunch' && isTab(address.route)) throw new Refusal(`can not ${api} a tabbar page`)
    return address
  }
  const open = (address: PageAddress, channel?: EventChannel): Page => {
    const page = openPage(program(), address, channel)
    if (isTab(address.route)) tabs.set(address.route, page)
    const isHome = isTab(address.route) || address.route === program().package.config.entry
    page.bar.change({ hasHomeButton: stack.get().length === 0 && !isHome })
    return page
  }
  const drop = (page: Page) => {
    page.unload()
    if (tabs.get(page.route) === page) tabs.delete(page.route)
  }
  const dropAbove = (kept: readonly Page[]) => {
    const dropped = stack.get().slice(kept.length)
    stack.set(kept)
    for (const page of dropped.reverse()) drop(page)
  }
  const dropAll = () => {
    const all = [...alive.get()].reverse()
    stack.set([])
    for (const page of all) drop(page)
  }

  return {
    ...{ stack, alive, isTab, closeAll: dropAll },
    navigateTo: (url, events) => {
      const address = target('navigateTo', url)
      if (stack.get().length >= deepest) throw new Refusal('webview count limit exceed')
      const channel = createEventChannel()
      for (const [name, call] of Object.entries(fields(events))) channel.on(name, call)
      stack.get().at(-1)?.hide()
      place([...stack.get(), open(address, channel)])
      return channel
    },
    redirectTo: (url) => {
      const address = target('redirectTo', url)
      dropAbove(stack.get().slice(0, -1))
      place([...stack.get(), open(address)])
    },
    navigateBack: (delta) => {
      const { length } = stack.get()
      if (length < 2) throw new Refusal('cannot navigate back at first page.')
      dropAbove(stack.get().slice(0, Math.max(1, length - Math.max(1, delta))))
      place(stack.get())
    },
    reLaunch: (url) => {
      const address = target('reLaunch', url)
      dropAll()
      place([open(address)])
    },
    switchTab: (url) => {
      const { route } = target('switchTab', url)
      const [bottom, ...above] = stack.get()
      if (bottom?.route === route && above.length === 0) return
      const waits = bottom !== undefined && isTab(bottom.route)
      dropAbove(waits ? [bottom] : [])
      if (waits && bottom.route !== route) bottom.hide()
      stack.set([])
      place([tabs.get(route) ?? open({ route, query: {} })])
    },
  }
}

function bringForward(alive: readonly Page[], front: Page | undefined): void {
  for (const page of alive) page.view.host.classList.toggle('is-front', page === front)
}
