import { get, post } from '../kit/control'
import { followClock, type Clock } from '../kit/clock'
import { observable, type Observable } from '../kit/observable'
import { reasonOf, textOf, type Fields } from '../kit/value'
import type { Host } from '../player/host'
import type { Program } from '../player/program'
import { closeProgram, hideProgram, showProgram, startProgram } from '../player/start'
import { phoneLine, type Line } from './line'
import { loadPackage } from './loadPackage'
import { keptFor, programMemory } from './memory'
import { createBrowser, type Browser } from './browser'

/** An account whose package this phone can run. */
export interface Installed {
  appid: string
  name: string
  version: string
  headImg: string
  /** The service provider's own: the back office, which only merchants have. */
  own: boolean
}

export type Screen =
  | { kind: 'wechat' }
  | { kind: 'program'; appid: string }
  | { kind: 'web' }
  | { kind: 'album' }
  | { kind: 'scanner' }
  | { kind: 'settings' }

export interface PhoneState {
  screen: Screen
  installed: Installed[]
  programs: ReadonlyMap<string, Program>
  /** Why a program could not start, or what it did wrong since. */
  complaints: ReadonlyMap<string, string[]>
  person: Fields
}

export interface Phone {
  who: string
  state: Observable<PhoneState>
  clock: Clock
  line: Line
  browser: Browser
  look(): Promise<void>
  go(screen: Screen): void
  openProgram(appid: string, url?: string, scene?: number): Promise<void>
  closeProgram(appid: string): void
  /** Opens the scanner; answers what it read, undefined when it was closed. */
  scan(): Promise<string | undefined>
  scanned: Observable<((text: string | undefined) => void) | undefined>
  reset(): Promise<void>
}

/** 1011: a QR code was scanned; 1089: from the list of recent programs. developers.weixin.qq.com, 场景值列表 */
export const scenes = { recent: 1089, qrCode: 1011 }

export function createPhone(who: string): Phone {
  const state = observable<PhoneState>({
    ...{ screen: { kind: 'wechat' }, installed: [], programs: new Map(), complaints: new Map(), person: {} },
  })
  const line = phoneLine(who)
  const clock = followClock()
  const clipboard = { text: '' }
  const complain = (appid: string, text: string) => {
    const complaints = new Map(state.get().complaints)
    complaints.set(appid, [...(complaints.get(appid) ?? []), text].slice(-20))
    state.change({ complaints })
  }

  const phone: Phone = {
    ...{
      who,
      state,
      clock,
      line,
      scanned: observable<Phone['scanned'] extends Observable<infer T> ? T : never>(undefined),
    },
    browser: createBrowser(line, () => phone.go(before)),
    look: async () => {
      const [{ apps, packages }, person] = await Promise.all([get<SimulatorState>('/state'), line.person()])
      state.change({
        person,
        installed: apps.filter(({ appid, own }) => appid in packages && (who === 'merchant' || !own)),
      })
    },
    go: (screen) => {
      const leaving = state.get().screen
      if (leaving.kind === 'program' && !isSame(leaving, screen)) hide(leaving.appid)
      if (screen.kind !== 'web' && screen.kind !== 'scanner') before = screen
      state.change({ screen })
      if (screen.kind === 'program') show(screen.appid)
    },
    openProgram: async (appid, url = '', scene = scenes.recent) => {
      const running = state.get().programs.get(appid)
      phone.go({ kind: 'program', appid })
      if (running) return url === '' ? undefined : running.navigation.reLaunch(url)
      try {
        const program = await start(appid, url, scene)
        state.change({ programs: new Map(state.get().programs).set(appid, program) })
      } catch (error) {
        console.error(error)
        complain(appid, reasonOf(error))
      }
    },
    closeProgram: (appid) => {
      const programs = new Map(state.get().programs)
      const program = programs.get(appid)
      programs.delete(appid)
      const complaints = new Map(state.get().complaints)
      complaints.delete(appid)
      if (program) closeProgram(program)
      state.change({ programs, complaints, screen: { kind: 'wechat' } })
    },
    scan: () =>
      new Promise((resolve) => {
        const back = state.get().screen
        phone.scanned.set((text) => {
          phone.scanned.set(undefined)
          phone.go(back)
          resolve(text)
        })
        phone.go({ kind: 'scanner' })
      }),
    reset: async () => {
      for (const appid of state.get().programs.keys()) phone.closeProgram(appid)
      await post(`/phones/${who}/reset`)
      await phone.look()
    },
  }
  let before: Screen = { kind: 'wechat' }

  const start = async (appid: string, url: string, scene: number): Promise<Program> => {
    await Promise.all([phone.look(), clock.look()])
    const installed = state.get().installed.find((one) => one.appid === appid)
    if (!installed) throw new Error('这部手机上没有这个小程序')
    const weapp = await loadPackage(appid, installed.version)
    const kept = keptFor(state.get().person, appid)
    const host: Host = {
      ...{ who, line, clipboard, complain, now: () => clock.now(), scan: () => phone.scan() },
      memory: () => programMemory(who, appid, kept),
      openWeb: (address) =>
        void phone.browser
          .open({ url: address, method: 'GET', body: '', referer: '' })
          .then(() => phone.go({ kind: 'web' })),
      goHome: () => phone.go({ kind: 'wechat' }),
    }
    return startProgram({ host, name: installed.name, package: weapp, url, scene })
  }
  const show = (appid: string) => {
    const program = state.get().programs.get(appid)
    if (program) showProgram(program)
  }
  const hide = (appid: string) => {
    const program = state.get().programs.get(appid)
    if (program) hideProgram(program)
  }
  return phone
}

interface SimulatorState {
  apps: Installed[]
  packages: Record<string, string>
}

const isSame = (a: Screen, b: Screen): boolean =>
  textOf(a.kind) === b.kind && 'appid' in a && 'appid' in b && a.appid === b.appid
