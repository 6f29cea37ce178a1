import { observable, type Observable } from '../kit/observable'
import { fields, textOf, type Fields } from '../kit/value'
import { paintInto } from './components'
import { dataOf, methodsOf } from './definition'
import { createEventChannel } from './eventChannel'
import { createInstance, type Instance } from './instance'
import { navigationBar, windowRules, type NavigationBar } from './navigationBar'
import { json } from './package'
import { openPageView, type PageView } from './pageView'
import { unmount } from './wxml/patch'
import type { Program } from './program'
import { wxssOf } from './wxss'

export interface Page {
  id: number
  route: string
  instance: Instance
  view: PageView
  bar: Observable<NavigationBar>
  /** What the person is asked before going back (enableAlertBeforeUnload); empty: nothing. */
  leaveAlert: string
  /** onLoad, the first time it is called. The page is on the stack by then: getCurrentPages shows it. */
  load(): void
  /** onShow and onHide, each only when it changes something. */
  show(): void
  hide(): void
  unload(): void
}

export interface PageAddress {
  route: string
  query: Record<string, string>
}

let lastId = 0

/** Opens a page: its code is run and its first data are painted; it waits to be loaded and shown. */
export function openPage(program: Program, { route, query }: PageAddress, channel = createEventChannel()): Page {
  const definition = program.definition(route)
  const window = { ...program.package.config.window, ...json(program.package.sources, `${route}.json`) }
  const view = openPageView({ program, route, styles: stylesOf(program, route), ...windowRules(window) })
  const object = Object.assign(program.realm.into({}), methodsOf(definition), {
    data: program.realm.into(dataOf(definition)),
    getOpenerEventChannel: () => channel,
  })
  const instance = createInstance({ object, ...program.guards })
  const page: Page = {
    ...{ id: ++lastId, route, instance, view, bar: observable(navigationBar(window)), leaveAlert: '' },
    ...visibility(instance, view),
    load: once(() => start(page, definition.kind, program.realm.into(query))),
    unload: () => {
      instance.run('onUnload')
      instance.run('detached')
      view.children.forEach(unmount)
      view.host.remove()
    },
  }
  describe(page, program, query)
  connect(page, windowRules(window).canPull)
  paintInto(instance, route, view.page, { page: view, parent: undefined })
  return page
}

const stylesOf = (program: Program, route: string): string => {
  const { sources, config } = program.package
  const components = Object.values(config.usingComponents).map((file) => `${file}.wxss`)
  return ['app.wxss', ...components, `${route}.wxss`].map((path) => wxssOf(path, sources)).join('\n')
}

function describe({ id, route, instance: { object }, view }: Page, program: Program, query: Fields): void {
  Object.assign(object, { route, __route__: route, is: route, options: program.realm.into(query), __webviewId__: id })
  object.getPageId = () => `pageId:${id}`
  object.createSelectorQuery = () => program.selectorQuery(view)
  object.createIntersectionObserver = (options: unknown) => program.intersectionObserver(view, fields(options))
  object.selectComponent = () => null
  object.selectAllComponents = () => []
}

function connect({ instance, view }: Page, canPull: boolean): void {
  view.onScroll = (scrollTop) => void instance.run('onPageScroll', { scrollTop })
  view.onReachBottom = () => void instance.run('onReachBottom')
  if (canPull) view.refresher.onRefresh = () => void instance.run('onPullDownRefresh')
}

function start({ instance }: Page, kind: string, query: Fields): void {
  if (kind === 'component') {
    instance.run('created')
    instance.run('attached')
  }
  instance.run('onLoad', query)
  instance.render()
  setTimeout(() => {
    instance.run('onReady')
    if (kind === 'component') instance.run('ready')
  })
}

function once(run: () => void): () => void {
  let isDone = false
  return () => {
    if (isDone) return
    isDone = true
    run()
  }
}

function visibility(instance: Instance, view: PageView): Pick<Page, 'show' | 'hide'> {
  let isShown = false
  const turn = (next: boolean, name: string) => () => {
    if (isShown === next) return
    isShown = next
    view.isShown = next
    instance.run(name)
  }
  return { show: turn(true, 'onShow'), hide: turn(false, 'onHide') }
}

/** `/pages/home/index?id=7` → its route and its query, undecoded as WeChat hands it over. */
export function addressOf(url: string, from: string): PageAddress {
  const [path = '', query = ''] = url.split('?')
  const base = new URL(path, `http://package/${from}`)
  const pairs = query.split('&').filter(Boolean)
  return {
    route: base.pathname.slice(1).replace(/\.html$/, ''),
    query: Object.fromEntries(pairs.map((pair) => split(pair))),
  }
}

/** The page in front as an address that would open it again. */
export function addressInFront({ navigation }: Program): string {
  const page = navigation.stack.get().at(-1)
  const query = Object.entries(fields(page?.instance.object.options)).map(([name, value]) => `${name}=${textOf(value)}`)
  return [page?.route ?? '', query.join('&')].filter(Boolean).join('?')
}

const split = (pair: string): [string, string] => {
  const at = pair.indexOf('=')
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
}
