import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'
import { selectorQuery, standing, type Wx } from './phone'
import { isText, lastTrailTo, patch, textsOf, trailTo, type TaroNode } from './tree'

export type { Wx } from './phone'

type Anything = Record<string, unknown>

interface NativePage extends Anything {
  route: string
  data: { root?: TaroNode }
  eh(event: unknown): void
}

interface AppJson {
  pages: string[]
  tabBar?: { list: { text: string; pagePath: string }[] }
}

/** A running program: what is on its screen, and a finger. */
export interface Weapp {
  /** `pages/home/index` */
  route(): string
  /** What can be read on the page in front, in order. */
  text(): string
  /** Waits until the text is on the page in front, whole or as a part. */
  until(text: string): Promise<void>
  untilGone(text: string): Promise<void>
  /** Waits for exactly this text and touches it. */
  tap(text: string): Promise<void>
  /** The same where the text stands twice: on the page, and on the sheet that came up over it. */
  tapLast(text: string): Promise<void>
  /** Touches the picture with this address. */
  tapPicture(src: string): Promise<void>
  /** Types into the field with this placeholder and leaves it. */
  type(placeholder: string, value: string): Promise<void>
  /** Moves what has this class and rolls by itself. How far is nobody's business here: there is no screen. */
  scroll(className: string): Promise<void>
  /** Touches the bar at the bottom: every page but that one is closed. */
  tab(text: string): void
  /** Opens a page over this one, as a link would. */
  open(url: string): void
  back(): void
  hide(): void
  /** Comes to the front again; `entered` says how, where it was by a code. */
  show(entered?: { scene: number; query: Record<string, string> }): void
  stop(): void
}

/**
 * Runs a built mini-program as a phone does: every file a module, no `window`, `document`, `eval` or `new Function`,
 * only `wx` and what registers pages. `abilities` are the wx functions a test answers itself.
 */
export function launch(dir: string, abilities: Wx): Weapp {
  const timers = new Set<NodeJS.Timeout>()
  const pages: NativePage[] = []
  const definitions = new Map<string, Anything>()
  let registering = ''
  let app: Anything = {}
  let isStopped = false
  const appJson = JSON.parse(readFileSync(path.join(dir, 'app.json'), 'utf8')) as AppJson

  /** What is set after the end, by an answer that came late, never comes. */
  function keep(timer: NodeJS.Timeout): NodeJS.Timeout {
    timers.add(timer)
    if (isStopped) clearTimeout(timer)
    return timer
  }

  const front = (): NativePage => {
    const page = pages[pages.length - 1]
    if (!page) throw new Error('no page is open')
    return page
  }

  const context = vm.createContext(
    {
      wx: { ...standing(), ...navigation(), ...abilities },
      App: (definition: Anything) => {
        app = definition
        const options = { path: appJson.pages[0], query: {} }
        call(app, 'onLaunch', options)
        call(app, 'onShow', options)
      },
      Page: (definition: Anything) => definitions.set(registering, definition),
      Component: () => undefined,
      Behavior: () => undefined,
      getApp: () => ({}),
      getCurrentPages: () => pages,
      console,
      setTimeout: (run: () => void, ms?: number) => keep(setTimeout(run, ms)),
      clearTimeout,
      setInterval: (run: () => void, ms?: number) => keep(setInterval(run, ms)),
      clearInterval,
    },
    { codeGeneration: { strings: false, wasm: false } },
  )
  const modules = new Map<string, { exports: unknown }>()

  function load(file: string): unknown {
    const known = modules.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    modules.set(file, module)
    const shadowed = 'window,document,self,global,globalThis,navigator,location'
    const source = `(function(require,module,exports,${shadowed}){${readFileSync(file, 'utf8')}\n})`
    const run = vm.runInContext(source, context, { filename: path.relative(dir, file) }) as (...args: unknown[]) => void
    run(
      (name: string) => load(path.resolve(path.dirname(file), name.replace(/(\.js)?$/, '.js'))),
      module,
      module.exports,
    )
    return module.exports
  }

  function openPage(url: string): void {
    const [route = '', query = ''] = url.replace(/^\//, '').split('?')
    if (!appJson.pages.includes(route)) throw new Error(`${route} is not in app.json`)
    registering = route
    if (!definitions.has(route)) load(path.join(dir, `${route}.js`))
    const page = Object.assign(Object.create(definitions.get(route) ?? {}), {
      route,
      data: {},
      setData: function (this: NativePage, changes: Anything, done?: () => void) {
        patch(this.data, structuredClone(changes))
        setTimeout(() => done?.(), 0)
      },
      createSelectorQuery: () => selectorQuery(),
    }) as NativePage
    pages.push(page)
    call(page, 'onLoad', Object.fromEntries(new URLSearchParams(query)))
    call(page, 'onShow')
    call(page, 'onReady')
  }

  function closePage(): void {
    const page = pages.pop()
    if (page) call(page, 'onUnload')
  }

  function navigation(): Wx {
    type Options = { url?: string; delta?: number; success?(answer: unknown): void }
    const asked = (go: (url: string, delta: number) => void) => (options: Options) => {
      setTimeout(() => {
        go(options.url ?? '', options.delta ?? 1)
        options.success?.({ errMsg: 'ok' })
      }, 0)
    }
    return {
      navigateTo: asked((url) => {
        call(front(), 'onHide')
        openPage(url)
      }),
      redirectTo: asked((url) => {
        closePage()
        openPage(url)
      }),
      reLaunch: asked((url) => {
        while (pages.length > 0) closePage()
        openPage(url)
      }),
      switchTab: asked((url) => {
        while (pages.length > 0) closePage()
        openPage(url)
      }),
      setTabBarBadge: () => undefined,
      removeTabBarBadge: () => undefined,
      navigateBack: asked((_, delta) => {
        for (let left = Math.min(delta, pages.length - 1); left > 0; left--) closePage()
        call(front(), 'onShow')
      }),
    }
  }

  /** WeChat bubbles from the touched node to the root; each node that listens is told. */
  function fire(type: string, trail: TaroNode[], detail: unknown): void {
    const at = (node: TaroNode) => ({ id: node.uid ?? node.sid, dataset: { sid: node.sid } })
    const target = trail.slice(-1)
    for (const node of type === 'tap' ? [...trail].reverse() : target)
      // a text is no element: what holds it is touched
      if (node.sid && !isText(node))
        front().eh({
          type,
          target: target.map(at)[0],
          currentTarget: at(node),
          detail,
          timeStamp: Date.now(),
          mark: {},
        })
  }

  type Matches = (node: TaroNode) => boolean
  const trail = async (matches: Matches, what: string, look = trailTo): Promise<TaroNode[]> => {
    let found: TaroNode[] | null = null
    await soon(() => (found = look(front().data.root ?? {}, matches)) !== null, what)
    return found ?? []
  }

  async function soon(holds: () => boolean, what: string): Promise<void> {
    const deadline = Date.now() + 60_000 // a busy machine is slow
    while (!holds() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10))
    if (!holds()) throw new Error(`${what} never came; ${front().route} shows: ${texts().join(' | ')}`)
  }

  const texts = (): string[] => textsOf(front().data.root ?? {})

  load(path.join(dir, 'app.js'))
  openPage(appJson.pages[0] ?? '')

  return {
    route: () => front().route,
    text: () => texts().join(''),
    until: (text) => soon(() => texts().join('').includes(text), `"${text}"`),
    untilGone: (text) => soon(() => !texts().join('').includes(text), `a page without "${text}"`),
    tapLast: async (text) => fire('tap', await trail((node) => node.v === text, `"${text}"`, lastTrailTo), {}),
    tapPicture: async (src) => fire('tap', await trail((node) => Object.values(node).includes(src), 'the picture'), {}),
    tap: async (text) => fire('tap', await trail((node) => node.v === text, `"${text}"`), {}),
    type: async (placeholder, value) => {
      const field = await trail((node) => Object.values(node).includes(placeholder), `a field "${placeholder}"`)
      fire('input', field, { value })
      fire('blur', field, { value })
    },
    scroll: async (className) => fire('scroll', await trail(({ cl }) => cl === className, `a .${className}`), {}),
    tab: (text) => {
      const item = appJson.tabBar?.list.find((one) => one.text === text)
      while (pages.length > 0) closePage()
      openPage(item?.pagePath ?? '')
    },
    open: openPage,
    back: () => {
      closePage()
      call(front(), 'onShow')
    },
    hide: () => {
      call(front(), 'onHide')
      call(app, 'onHide', {})
    },
    show: (entered) => {
      call(app, 'onShow', { path: front().route, query: {}, ...entered })
      call(front(), 'onShow')
    },
    stop: () => {
      isStopped = true
      timers.forEach((timer) => clearTimeout(timer))
    },
  }
}

function call(page: Anything, method: string, ...args: unknown[]): void {
  const run = page[method]
  if (typeof run === 'function') (run as (...given: unknown[]) => unknown).apply(page, args)
}
