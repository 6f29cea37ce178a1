import { followClock, type Clock } from '../kit/clock'
import { post } from '../kit/control'
import { observable, type Observable } from '../kit/observable'
import { reasonOf } from '../kit/value'
import { urlOf } from '../player/codes'
import type { Asker, CodeTarget, Feeling, Host, ScanLimits, Scanned } from '../player/host'
import type { Program } from '../player/program'
import { comeBack, goTo, hideProgram, showProgram, startProgram } from '../player/start'
import { createBrowser, type Browser } from './browser'
import { findFacts, noFacts, type Facts } from './facts'
import { phoneLine, type Card, type Line } from './line'
import { findPackage, loadPackage, type PackageFacts } from './loadPackage'
import { keptFor, programMemory } from './memory'
import { createPrograms, obstacleOf, type Programs } from './programs'
import { createScreens, type Screens } from './screen'

/** Where the person holds the code that is scanned: before the camera, in the album, or on the screen. */
export type CodePlace = 'camera' | 'album' | 'screen'

interface Scanning extends ScanLimits {
  answer(scanned: Scanned | undefined, place: CodePlace): void
}

export interface Phone {
  who: string
  facts: Observable<Facts>
  screens: Screens
  programs: Programs
  browser: Browser
  clock: Clock
  line: Line
  /** Who waits for what the scanner reads. */
  scanning: Observable<Scanning | undefined>
  /** What the person hears or feels at this moment. */
  feeling: Observable<Feeling | undefined>
  look(): Promise<void>
}

/** 场景值 of the ways into a program: the list of recent ones, a card in a chat, and its code. developers.weixin.qq.com, 场景值列表 */
const fromRecent = 1089
const fromCard = 1007
const fromCode: Record<CodePlace, number> = { camera: 1047, screen: 1048, album: 1049 }

export function createPhone(who: string): Phone {
  const line = phoneLine(who)
  const programs = createPrograms()
  const facts = observable<Facts>(noFacts)
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
      scanning: observable<Scanning | undefined>(undefined),
      feeling: observable<Feeling | undefined>(undefined),
    },
    browser: createBrowser(line, screens.back),
    look: async () => facts.set(await findFacts(who, line).catch(() => facts.get())),
  }
}

function withProgram(programs: Programs, appid: string, run: typeof showProgram): void {
  const program = programs.get(appid)
  if (program) run(program)
}

/** How a program is opened: from the list, or by a code that names a page. */
interface Opening {
  code?: CodeTarget
  scene: number
}

/**
 * Brings a program to the front as WeChat would open it at this moment: goes on with what runs, and starts anew when
 * another version is wanted, or was released since.
 */
export async function openProgram(phone: Phone, asker: Asker, opening: Opening = { scene: fromRecent }): Promise<void> {
  const { appid } = asker
  const facts = await findPackage(phone.who, asker).catch((error: unknown) => {
    phone.programs.refuse(appid, obstacleOf(error) ?? { problem: 'failed', text: reasonOf(error) })
    phone.screens.go({ kind: 'program', appid })
  })
  if (!facts) return
  void phone.line.opened(asker)
  const program = runningAs(phone, asker, facts)
  if (!program) phone.programs.close(appid)
  const url = program && opening.code && urlOf(opening.code, program.package.config.entry)
  if (program && !program.isInFront) comeBack(program, opening.scene, url)
  phone.screens.go({ kind: 'program', appid })
  if (!program) return start(phone, asker, facts, opening)
  if (url === undefined) return
  await aTurnLater()
  if (phone.programs.get(appid) === program) goTo(program, url)
}

/**
 * WeChat tells a program apart that it is in front and that it goes to a page: what the page in front promised itself in
 * onShow is done by then. Taro says in such a promise which page is the current one, and would say it of the wrong page.
 */
const aTurnLater = (): Promise<void> => new Promise((resolve) => setTimeout(resolve))

/** The program, if this very package is what runs of it. */
function runningAs(phone: Phone, { appid, kind }: Asker, { commit }: PackageFacts): Program | undefined {
  const program = phone.programs.get(appid)
  return program?.kind === kind && program.package.commit === commit ? program : undefined
}

const start = (phone: Phone, { appid }: Asker, facts: PackageFacts, { code, scene }: Opening): Promise<void> =>
  phone.programs.start(appid, async () => {
    const [weapp] = await Promise.all([loadPackage(phone.who, appid, facts), phone.look(), phone.clock.look()])
    const url = code ? urlOf(code, weapp.config.entry) : ''
    return startProgram({ host: hostOf(phone), name: nameOf(phone, appid), package: weapp, url, scene })
  })

export const nameOf = (phone: Phone, appid: string): string =>
  phone.facts.get().accounts.find((one) => one.appid === appid)?.name ?? ''

const clipboard = { text: '' }

const hostOf = (phone: Phone): Host => ({
  ...{ who: phone.who, line: phone.line, clipboard, complain: phone.programs.complain },
  now: () => phone.clock.now(),
  memory: (appid) => programMemory(phone.who, appid, keptFor(phone.facts.get().person, appid)),
  scan: (limits) => scan(phone, limits),
  feel: (appid, feeling) => feel(phone, appid, feeling),
  openWeb: (url) => openWeb(phone, url),
  goHome: () => goHome(phone),
})

/** The home gesture; whoever waits for the scanner waits in vain. */
export function goHome(phone: Phone): void {
  phone.scanning.get()?.answer(undefined, 'camera')
  phone.screens.go({ kind: 'wechat' })
}

export function openWeb(phone: Phone, url: string): void {
  phone.screens.go({ kind: 'web' })
  void phone.browser.open({ url, method: 'GET', body: '', referer: '' })
}

/** 重新进入 */
export function restartProgram(phone: Phone, asker: Asker): void {
  phone.programs.close(asker.appid)
  void openProgram(phone, asker)
}

interface Read {
  scanned: Scanned | undefined
  place: CodePlace
}

/** Opens the scanner; answers what it read and where, nothing when it was closed. */
const read = (phone: Phone, limits: ScanLimits = { onlyCamera: false }): Promise<Read> =>
  new Promise((resolve) => {
    const answer = (scanned: Scanned | undefined, place: CodePlace) => {
      phone.scanning.set(undefined)
      phone.screens.back()
      resolve({ scanned, place })
    }
    phone.scanning.set({ ...limits, answer })
    phone.screens.go({ kind: 'scanner' })
  })

/** wx.scanCode */
const scan = async (phone: Phone, limits: ScanLimits): Promise<Scanned | undefined> =>
  (await read(phone, limits)).scanned

const feltMs = 900

/** A sound blinks, a vibration shakes the glass; both stand in the journal. */
function feel(phone: Phone, appid: string, feeling: Feeling): void {
  void phone.line.feel(appid, feeling)
  if (feeling.kind === 'quiet') return
  phone.feeling.set(feeling)
  setTimeout(() => phone.feeling.get() === feeling && phone.feeling.set(undefined), feltMs)
}

/** A card in the chat was tapped. */
export const openCard = (phone: Phone, { appid, kind, path }: Card): Promise<void> =>
  openProgram(phone, { appid, kind }, { code: { appid, kind, path, scene: '' }, scene: fromCard })

/** 扫一扫, outside of any program. */
export async function scanAndOpen(phone: Phone): Promise<void> {
  const { scanned, place } = await read(phone)
  if (scanned) openCode(phone, scanned, place)
}

/** What WeChat does with a code: a mini-program's opens it, any other is an address. */
export function openCode(phone: Phone, { text, program }: Scanned, place: CodePlace): void {
  if (program) void openProgram(phone, program, { code: program, scene: fromCode[place] })
  else openWeb(phone, text)
}

export async function resetPhone(phone: Phone): Promise<void> {
  for (const appid of phone.programs.running.get().keys()) phone.programs.close(appid)
  await post(`/phones/${phone.who}/reset`)
  await phone.look()
}
