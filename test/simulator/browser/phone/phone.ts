import { followClock, type Clock } from '../kit/clock'
import { get, post } from '../kit/control'
import { observable, type Observable } from '../kit/observable'
import type { Fields } from '../kit/value'
import type { Host } from '../player/host'
import { hideProgram, showProgram, startProgram } from '../player/start'
import { createBrowser, type Browser } from './browser'
import { phoneLine, type Line } from './line'
import { loadPackage } from './loadPackage'
import { keptFor, programMemory } from './memory'
import { createPrograms, type Programs } from './programs'
import { createScreens, type Screens } from './screen'

/** An account whose package this phone can run. */
export interface Installed {
  appid: string
  name: string
  version: string
  headImg: string
  /** The service provider's own: the back office, which only merchants have. */
  own: boolean
}

export interface Facts {
  installed: Installed[]
  person: Fields
}

type Scanned = (text: string | undefined) => void

export interface Phone {
  who: string
  facts: Observable<Facts>
  screens: Screens
  programs: Programs
  browser: Browser
  clock: Clock
  line: Line
  /** Who waits for what the scanner reads. */
  scanning: Observable<Scanned | undefined>
  look(): Promise<void>
}

/** 1089: from the list of recent programs. developers.weixin.qq.com, 场景值列表 */
const fromRecent = 1089

export function createPhone(who: string): Phone {
  const line = phoneLine(who)
  const programs = createPrograms()
  const facts = observable<Facts>({ installed: [], person: {} })
  const screens = createScreens({
    leave: (appid) => withProgram(programs, appid, hideProgram),
    enter: (appid) => withProgram(programs, appid, showProgram),
  })
  return {
    ...{
      who,
      line,
      programs,
      screens,
      facts,
      clock: followClock(),
      scanning: observable<Scanned | undefined>(undefined),
    },
    browser: createBrowser(line, screens.back),
    look: async () => facts.set(await look(who, line).catch(() => facts.get())),
  }
}

function withProgram(programs: Programs, appid: string, run: typeof showProgram): void {
  const program = programs.get(appid)
  if (program) run(program)
}

interface SimulatorState {
  apps: Installed[]
  packages: Record<string, string>
}

async function look(who: string, line: Line): Promise<Facts> {
  const [{ apps, packages }, person] = await Promise.all([get<SimulatorState>('/state'), line.person()])
  const isHere = ({ appid, own }: Installed) => appid in packages && (who === 'merchant' || !own)
  return { person, installed: apps.filter(isHere) }
}

/** Brings a program to the front; starts it when it is not running. */
export async function openProgram(phone: Phone, appid: string): Promise<void> {
  phone.screens.go({ kind: 'program', appid })
  if (phone.programs.get(appid)) return
  await phone.programs.start(appid, async () => {
    await Promise.all([phone.look(), phone.clock.look()])
    const installed = phone.facts.get().installed.find((one) => one.appid === appid)
    if (!installed) throw new Error('这部手机上没有这个小程序')
    const weapp = await loadPackage(appid, installed.version)
    return startProgram({ host: hostOf(phone), name: installed.name, package: weapp, url: '', scene: fromRecent })
  })
}

const clipboard = { text: '' }

const hostOf = (phone: Phone): Host => ({
  ...{ who: phone.who, line: phone.line, clipboard, complain: phone.programs.complain },
  now: () => phone.clock.now(),
  memory: (appid) => programMemory(phone.who, appid, keptFor(phone.facts.get().person, appid)),
  scan: () => scan(phone),
  openWeb: (url) => openWeb(phone, url),
  goHome: () => goHome(phone),
})

/** The home gesture; whoever waits for the scanner waits in vain. */
export function goHome(phone: Phone): void {
  phone.scanning.get()?.(undefined)
  phone.screens.go({ kind: 'wechat' })
}

export function openWeb(phone: Phone, url: string): void {
  phone.screens.go({ kind: 'web' })
  void phone.browser.open({ url, method: 'GET', body: '', referer: '' })
}

export function restartProgram(phone: Phone, appid: string): void {
  phone.programs.close(appid)
  void openProgram(phone, appid)
}

/** Opens the scanner; answers what it read, undefined when it was closed. */
export const scan = (phone: Phone): Promise<string | undefined> =>
  new Promise((resolve) => {
    phone.scanning.set((text) => {
      phone.scanning.set(undefined)
      phone.screens.back()
      resolve(text)
    })
    phone.screens.go({ kind: 'scanner' })
  })

/** What WeChat does with a code that the person scanned, outside of any program. */
export async function scanAndOpen(phone: Phone): Promise<void> {
  const text = await scan(phone)
  if (text !== undefined) openWeb(phone, text)
}

export async function resetPhone(phone: Phone): Promise<void> {
  for (const appid of phone.programs.running.get().keys()) phone.programs.close(appid)
  await post(`/phones/${phone.who}/reset`)
  await phone.look()
}
