import baseStyles from './parts/base.wxss'
import { element } from './parts/part'
import { listenToGestures } from './gestures'
import type { Mounted } from './wxml/mounted'
import { phoneLengths } from './wxss'
import type { Program } from './program'
import { pullToRefresh, type Refresher } from './refresher'
import { coveredBelow } from './screen'

/** One page's part of the screen, apart from everything around it: its own styles, its own scrolling. */
export interface PageView {
  program: Program
  route: string
  host: HTMLElement
  root: ShadowRoot
  /** Scrolls when the page is longer than its window. */
  scroller: HTMLElement
  /** `page` in wxss. */
  page: HTMLElement
  refresher: Refresher
  /** What is painted directly on the page. */
  children: Mounted[]
  isShown: boolean
  /** Where the last tap landed. */
  lastTouched: Node | null
  onScroll: (scrollTop: number) => void
  onReachBottom: () => void
  /** Closes the page-container that covers the page; whether there was one. */
  closeCover: () => boolean
}

export interface PageViewOptions {
  program: Program
  route: string
  styles: string
  background: string
  canScroll: boolean
  reachBottomPx: number
}

export function openPageView(options: PageViewOptions): PageView {
  const host = element('div', 'page-layer')
  host.dataset.testid = 'page'
  host.dataset.route = options.route
  const root = host.attachShadow({ mode: 'open' })
  const scroller = element('wx-scroller')
  const page = element('wx-page')
  const styles = document.createElement('style')
  styles.textContent = phoneLengths(baseStyles) + options.styles
  host.style.background = options.background
  if (!options.canScroll) scroller.style.overflow = 'hidden'
  root.append(styles, scroller)
  const view: PageView = {
    ...{
      program: options.program,
      route: options.route,
      host,
      root,
      scroller,
      page,
      children: [],
      isShown: true,
      lastTouched: null,
    },
    refresher: pullToRefresh(scroller),
    onScroll: () => undefined,
    onReachBottom: () => undefined,
    closeCover: () => false,
  }
  scroller.append(view.refresher.node, page)
  watchScroll(view, options.reachBottomPx)
  watchSize(view)
  listenToGestures(view)
  return view
}

function watchScroll(view: PageView, reachBottomPx: number): void {
  let wasNear = false
  view.scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = view.scroller
    view.onScroll(scrollTop)
    const isNear = scrollHeight - clientHeight - scrollTop <= reachBottomPx
    if (isNear && !wasNear) view.onReachBottom()
    wasNear = isNear
  })
}

/** Keeps 1vh and 1vw of the page's window for its styles, and what is covered of it. */
function watchSize({ program, route, host, page }: PageView): void {
  const measure = () => {
    page.style.setProperty('--wx-vh', `${host.offsetHeight / 100}px`)
    page.style.setProperty('--wx-vw', `${host.offsetWidth / 100}px`)
    page.style.setProperty('--wx-safe-bottom', `${coveredBelow(program, route)}px`)
  }
  new ResizeObserver(measure).observe(host)
}
