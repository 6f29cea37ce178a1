import { carried, isObject } from '../kit/value'
import { languageNames } from './languageNames'

type Global = Window & typeof globalThis & Record<string, unknown>
export type Module = { exports: unknown }
export type ModuleBody = (require: (path: string) => unknown, module: Module, exports: unknown) => void

/**
 * A place for a package's JavaScript, as bare as WeChat's logic layer: the language, timers, console and what is lent,
 * nothing of the browser. A hidden frame gives it built-ins of its own, so ending a program also ends its timers.
 */
export interface Realm {
  /** Names that every file sees from now on: wx, App, Page … */
  lend(names: Record<string, unknown>): void
  /** A file as a module that has not run yet. */
  wrap(path: string, code: string): ModuleBody
  /** A copy made of the realm's own objects: `instanceof Object` holds for the package. */
  into<T>(value: T): T
  intoBytes(bytes: Uint8Array): ArrayBuffer
  close(): void
}

export interface RealmOptions {
  now: () => number
  onError: (error: unknown) => void
  onRejection: (reason: unknown) => void
}

export async function openRealm({ now, onError, onRejection }: RealmOptions): Promise<Realm> {
  const frame = await hiddenFrame()
  const world = frame.contentWindow as Global
  const { document: page, JSON: realmJson, ArrayBuffer: RealmBuffer } = world
  world.addEventListener('error', (event) => onError(event.error ?? event.message))
  world.addEventListener('unhandledrejection', (event) => onRejection(event.reason))
  followClock(world, now)
  const hidden = strip(world)
  const lent: Record<string, unknown> = {}
  const intoRealm = <T>(value: T): T =>
    isObject(value) ? (realmJson.parse(JSON.stringify(value)) as T) : carried<T>(value)

  return {
    lend: (names) => void Object.assign(lent, names),
    wrap: (path, code) => wrapped(world, page, { path, code, lent, hidden }),
    into: intoRealm,
    intoBytes: (bytes) => {
      const buffer = new RealmBuffer(bytes.length)
      new Uint8Array(buffer).set(bytes)
      return buffer
    },
    close: () => frame.remove(),
  }
}

/** The policy refuses `eval` and `new Function`, as WeChat does. */
const bare = `<meta http-equiv="Content-Security-Policy" content="script-src 'unsafe-inline'">`

function hiddenFrame(): Promise<HTMLIFrameElement> {
  const frame = document.createElement('iframe')
  frame.hidden = true
  frame.srcdoc = bare
  return new Promise((resolve) => {
    frame.onload = () => resolve(frame)
    document.body.append(frame)
  })
}

function followClock(world: Global, now: () => number): void {
  const RealDate = world.Date
  class PhoneDate extends RealDate {
    constructor(...args: [] | [number | string | Date]) {
      if (args.length === 0) super(now())
      else super(...args)
    }
    static override now(): number {
      return now()
    }
  }
  // Called without `new` a date is a text; a class cannot be called so, hence the proxy.
  world.Date = new Proxy(PhoneDate, { apply: () => new PhoneDate().toString() }) as unknown as DateConstructor
}

/** Removes what is not the language; answers the names the browser refuses to remove, to be shadowed in every file. */
function strip(world: Global): string[] {
  for (const name of Object.getOwnPropertyNames(world))
    if (!languageNames.has(name)) Reflect.deleteProperty(world, name)
  const left = new Set<string>()
  for (let owner: object | null = world; owner; owner = Object.getPrototypeOf(owner) as object | null)
    for (const name of Object.getOwnPropertyNames(owner)) if (/^[A-Za-z_$][\w$]*$/.test(name)) left.add(name)
  return [...left, 'globalThis', 'global', 'self'].filter(
    (name, at, all) => !isLanguage(name) && all.indexOf(name) === at,
  )
}

const isLanguage = (name: string): boolean => languageNames.has(name) && name !== 'globalThis'

interface Source {
  path: string
  code: string
  lent: Record<string, unknown>
  hidden: string[]
}

/** An inline script runs the moment it is appended, so a file that does not parse is told from one that does. */
function wrapped(world: Global, page: Document, { path, code, lent, hidden }: Source): ModuleBody {
  let body: ModuleBody | undefined
  const names = Object.keys(lent)
  world.__define = (make: (...values: unknown[]) => ModuleBody) => (body = make(...names.map((name) => lent[name])))
  const script = page.createElement('script')
  script.textContent =
    `__define(function(${[...names, ...hidden, '__define'].join()}){return function(require,module,exports){` +
    `${code}\n}})\n//# sourceURL=weapp/${path}`
  page.head.append(script)
  script.remove()
  Reflect.deleteProperty(world, '__define')
  if (!body) throw new SyntaxError(`${path} does not parse`)
  return body
}
