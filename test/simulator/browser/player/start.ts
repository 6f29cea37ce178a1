import { fields, isCall, reasonOf, type Call, type Fields } from '../kit/value'
import { definitionBook } from './definitionBook'
import { createFileStore } from './fileStore'
import type { Host } from './host'
import { moduleSystem } from './modules'
import { createNavigation } from './navigation'
import { createOverlays } from './overlays'
import type { WeappPackage } from './package'
import { addressInFront, addressOf } from './page'
import type { Launch, Program } from './program'
import { openRealm } from './realm'
import { createTabBar } from './tabBar'
import { createApis } from './wx'
import { createIntersectionObserver } from './wx/observers'
import { createSelectorQuery } from './wx/selectors'
import { wxmlFiles } from './wxml/files'

export interface ProgramOptions {
  host: Host
  name: string
  package: WeappPackage
  /** Where to start, with a query; empty for the entry page. */
  url: string
  scene: number
}

/** Runs a package: app.js, then the first page, as WeChat does (小程序启动). */
export async function startProgram(options: ProgramOptions): Promise<Program> {
  const { host, package: weapp, url } = options
  const onError = (error: unknown) => report(program, 'onError', error)
  const onRejection = (reason: unknown) => report(program, 'onUnhandledRejection', reason)
  const realm = await openRealm({ now: () => host.now(), onError, onRejection })
  const load = moduleSystem(realm, weapp.sources)
  const book = definitionBook((file) => load(`${file}.js`))
  const app: { object: Fields } = { object: {} }
  const program: Program = {
    ...{ ...basics(options), realm, guards: { into: realm.into, onError } },
    navigation: createNavigation(() => program),
    tell: (event, ...args) => tell(program, app.object, event, args),
    wxml: wxmlFiles(weapp.sources),
    definition: book.find,
    selectorQuery: (view) => createSelectorQuery(program, view),
    intersectionObserver: (view, given) => createIntersectionObserver(program, () => view, given),
  }
  realm.lend({
    ...{ wx: createApis(program), Page: book.register('page'), Component: book.register('component') },
    App: (given: unknown) => void (app.object = fields(given)),
    Behavior: (given: unknown) => given,
    getApp: () => app.object,
    getCurrentPages: () => program.navigation.stack.get().map(({ instance }) => instance.object),
  })
  load('app.js')
  program.tell('onLaunch', program.launch)
  program.tell('onShow', program.launch)
  program.navigation.reLaunch(url || `/${weapp.config.entry}`)
  return program
}

function basics({ host, name, package: weapp, ...options }: ProgramOptions) {
  const memory = host.memory(weapp.appid)
  const launch = launchOf(options, weapp)
  return {
    ...{ appid: weapp.appid, kind: weapp.kind, name, host, package: weapp, memory, isInFront: true },
    files: createFileStore(memory, (path) => weapp.sources.get(path)),
    overlays: createOverlays(),
    tabBar: createTabBar(weapp.config.tabBar),
    ...{ launch, entered: launch },
    listeners: new Map<string, Set<Call>>(),
  }
}

function launchOf({ url, scene }: Pick<ProgramOptions, 'url' | 'scene'>, { config }: WeappPackage): Launch {
  const { route, query } = addressOf(url || `/${config.entry}`, '')
  return { path: route, query, scene, referrerInfo: {} }
}

function report(program: Program, event: 'onError' | 'onUnhandledRejection', error: unknown): void {
  console.error(`[${program.name}]`, error)
  program.host.complain(program.appid, reasonOf(error))
  program.tell(event, event === 'onError' ? reasonOf(error) : { reason: reasonOf(error) })
}

function tell(program: Program, app: Fields, event: string, args: unknown[]): void {
  const given = args.map((arg) => program.realm.into(arg))
  for (const call of [app[event], ...(program.listeners.get(event) ?? [])]) {
    if (!isCall(call)) continue
    try {
      call.apply(app, given)
    } catch (error) {
      if (event === 'onError') console.error(`[${program.name}] onError`, error)
      else program.guards.onError(error)
    }
  }
}

/** The person comes back to it while it is running (热启动): what onShow will say of how, before it is in front. */
export function comeBack(program: Program, scene: number, url = addressInFront(program)): void {
  program.entered = launchOf({ url, scene }, program.package)
}

/** It goes to the page that a code or a card names. */
export const goTo = (program: Program, url: string): void =>
  program.navigation.reLaunch(url || `/${program.package.config.entry}`)

/** The person comes back to it. */
export function showProgram(program: Program): void {
  if (program.isInFront) return
  program.isInFront = true
  program.tell('onShow', program.entered)
  program.navigation.stack.get().at(-1)?.show()
}

/** The person leaves it for the home screen or another program; it keeps running. */
export function hideProgram(program: Program): void {
  if (!program.isInFront) return
  program.isInFront = false
  program.navigation.stack.get().at(-1)?.hide()
  program.tell('onHide')
}

export function closeProgram(program: Program): void {
  hideProgram(program)
  program.navigation.closeAll()
  program.realm.close()
}
