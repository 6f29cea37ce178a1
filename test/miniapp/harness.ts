import { readFileSync } from 'node:fs'
import path from 'node:path'
import vm from 'node:vm'

/** A node of Taro's tree as it crosses setData: `nn` name, `sid` id, `cl` class, `v` text, `cn` children, `pN` properties. */
export interface TaroNode {
  nn?: string
  sid?: string
  v?: string
  cn?: TaroNode[]
  [property: string]: unknown
}

type Anything = Record<string, unknown>
export type Wx = Record<string, unknown>

interface NativePage extends Anything {
  route: string
  data: { root?: TaroNode }
  eh(event: unknown): void
}

/** A running program: what is on its screen, and a finger. */
export interface Weapp {
  /** `pages/home/index` */
  route(): string
  /** What can be read on the page in front, in order. */
  text(): string
  /** Waits until the text is on the page in front, whole or as a part. */
  until(text: string): Promise<void>
  /** Waits for exactly this text and touches it. */
  tap(text: string): Promise<void>
  /** Types into the field with this placeholder and leaves it. */
  type(placeholder: string, value: string): Promise<void>
  /** Opens a page over this one, as a link would. */
  open(url: string): void
  back(): void
  hide(): void
  show(): void
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
  const appJson = JSON.parse(readFileSync(path.join(dir, 'app.json'), 'utf8')) as { pages: string[] }

  const front = (): NativePage => {
    const page = pages[pages.length - 1]
    if (!page) throw new Error('no page is open')
    return page
  }

  const context = vm.createContext(
    {
      wx: { ...standing(), ...navigation(), ...abilities },
      App: (app: { onLaunch?(options: unknown): void }) => app.onLaunch?.({ path: appJson.pages[0], query: {} }),
      Page: (definition: Anything) => definitions.set(registering, definition),
      Component: () => undefined,
      Behavior: () => undefined,
      getApp: () => ({}),
      getCurrentPages: () => pages,
      console,
      setTimeout: (run: () => void, ms?: number) => {
        const timer = setTimeout(run, ms)
        timers.add(timer)
        return timer
      },
      clearTimeout,
      setInterval: (run: () => void, ms?: number) => {
        const timer = setInterval(run, ms)
        timers.add(timer)
        return timer
      },
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
    const asked = (go: (url: string) => void) => (options: { url?: string; success?(answer: unknown): void }) => {
      setTimeout(() => {
        go(options.url ?? '')
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
      navigateBack: asked(() => {
        closePage()
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

  const trail = async (matches: (node: TaroNode) => boolean, what: string): Promise<TaroNode[]> => {
    let found: TaroNode[] | null = null
    await soon(() => (found = trailTo(front().data.root ?? {}, matches)) !== null, what)
    return found ?? []
  }

  async function soon(holds: () => boolean, what: string): Promise<void> {
    for (let left = 400; left > 0 && !holds(); left--) await new Promise((resolve) => setTimeout(resolve, 10))
    if (!holds()) throw new Error(`${what} never came; ${front().route} shows: ${texts().join(' | ')}`)
  }

  const texts = (): string[] => textsOf(front().data.root ?? {})

  load(path.join(dir, 'app.js'))
  openPage(appJson.pages[0] ?? '')

  return {
    route: () => front().route,
    text: () => texts().join(''),
    until: (text) => soon(() => texts().join('').includes(text), `"${text}"`),
    tap: async (text) => fire('tap', await trail((node) => node.v === text, `"${text}"`), {}),
    type: async (placeholder, value) => {
      const field = await trail((node) => Object.values(node).includes(placeholder), `a field "${placeholder}"`)
      fire('input', field, { value })
      fire('blur', field, { value })
    },
    open: openPage,
    back: () => {
      closePage()
      call(front(), 'onShow')
    },
    hide: () => call(front(), 'onHide'),
    show: () => call(front(), 'onShow'),
    stop: () => timers.forEach((timer) => clearTimeout(timer)),
  }
}

function call(page: NativePage, method: string, ...args: unknown[]): void {
  const run = page[method]
  if (typeof run === 'function') (run as (...given: unknown[]) => unknown).apply(page, args)
}

/** Applies setData's paths: `root.cn.[0].cn.[1].v`. */
function patch(data: Anything, changes: Anything): void {
  for (const [at, value] of Object.entries(changes)) {
    const steps = at
      .replace(/\[(\d+)\]/g, '$1')
      .split('.')
      .filter(Boolean)
    const last = steps.pop() ?? ''
    const holder = steps.reduce<Anything>((node, step) => (node[step] ??= {}) as Anything, data)
    holder[last] = value
  }
}

function trailTo(node: TaroNode, matches: (node: TaroNode) => boolean): TaroNode[] | null {
  for (const child of node.cn ?? []) {
    const below = trailTo(child, matches)
    if (below) return [node, ...below]
  }
  return matches(node) ? [node] : null
}

const isText = (node: TaroNode): boolean => typeof node.v === 'string' && !node.cn

const textsOf = (node: TaroNode): string[] => [
  ...(isText(node) && node.v ? [node.v] : []),
  ...(node.cn ?? []).flatMap(textsOf),
]

/** Measures nothing: the harness has no screen. */
function selectorQuery(): Anything {
  const query: Anything = {}
  for (const step of ['select', 'selectAll', 'in', 'boundingClientRect', 'fields', 'node', 'scrollOffset'])
    query[step] = () => query
  query.exec = (done?: (found: unknown[]) => void) => done?.([])
  return query
}

/** What every phone has and no test is about. */
function standing(): Wx {
  const storage = new Map<string, unknown>()
  const system = { SDKVersion: '3.5.0', platform: 'android', windowWidth: 375, screenWidth: 375, pixelRatio: 2 }
  return {
    canIUse: () => true,
    nextTick: (run: () => void) => setTimeout(run, 0),
    getSystemInfoSync: () => system,
    getWindowInfo: () => system,
    getAppBaseInfo: () => system,
    getDeviceInfo: () => ({ brand: 'Test', model: 'Phone' }),
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' } }),
    getMenuButtonBoundingClientRect: () => ({ top: 26, bottom: 58, left: 278, right: 365, width: 87, height: 32 }),
    getUpdateManager: () => ({ onCheckForUpdate: () => 0, onUpdateReady: () => 0, onUpdateFailed: () => 0 }),
    createSelectorQuery: () => selectorQuery(),
    getStorageSync: (key: string) => (storage.has(key) ? structuredClone(storage.get(key)) : ''),
    setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
    removeStorageSync: (key: string) => void storage.delete(key),
    stopPullDownRefresh: () => undefined,
    env: { USER_DATA_PATH: 'http://usr' },
  }
}
