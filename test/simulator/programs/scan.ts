import type { World } from '../world'
import { configOf, type Build } from './build'
import { begin, look } from './pace'
import { isGranted, privateInfos } from './privateInfos'
import { collected } from './privacyTable'
import { programOf, type Program } from './program'

/** `wx.chooseAddress`, `Taro.chooseAddress`, also after a minifier; a name in a mere list of names does not count. */
const called = /\.(\w+)|\[["'](\w+)["']\]/g
/** `open-type="getPhoneNumber"` in WXML, `openType:"getPhoneNumber"` in a script. */
const opened = /\b(?:open-?type|type)["']?\s*[:=]\s*["'](\w+)["']/gi
const element = /<([a-z][a-z-]*)[\s/>]/g

interface Found {
  calls: ReadonlySet<string>
  openTypes: ReadonlySet<string>
  elements: ReadonlySet<string>
}

const names = (pattern: RegExp, text: string): string[] =>
  [...text.matchAll(pattern)].map(([, first, second]) => first ?? second ?? '')

/** A template is read once, however many merchants it is committed for. */
const cache = new WeakMap<object, Found>()

function read(world: World, build: Build): Found {
  const files = Object.entries(world.state.parcels[build.parcel] ?? {})
  const texts = (end: RegExp) =>
    files.flatMap(([path, file]) => (end.test(path) && typeof file === 'string' ? [file] : [])).join('\n')
  const [scripts, markup] = [texts(/\.js$/), texts(/\.wxml$/)]
  return {
    calls: new Set(names(called, scripts)),
    openTypes: new Set(names(opened, `${scripts}\n${markup}`)),
    elements: new Set(names(element, markup)),
  }
}

function found(world: World, build: Build): Found {
  const files = world.state.parcels[build.parcel] ?? {}
  const known = cache.get(files) ?? read(world, build)
  cache.set(files, known)
  return known
}

/** privacy_list: the kinds of personal data the code asks for. */
export function privacyKeys(world: World, build: Build): string[] {
  const { calls, openTypes, elements } = found(world, build)
  const isUsed = (one: (typeof collected)[number]) =>
    one.calls.some((name) => calls.has(name)) ||
    one.openTypes.some((name) => openTypes.has(name)) ||
    one.elements.some((name) => elements.has(name))
  return collected.filter(isUsed).map(({ key }) => key)
}

const usedInfos = (world: World, build: Build) => {
  const { calls } = found(world, build)
  return privateInfos.filter((name) => calls.has(name))
}

/** What get_code_privacy_info says of a finished scan, by the rights and the declaration of this moment. */
export function privacyFindings(world: World, program: Program, build: Build) {
  const declared = configOf(world, build).requiredPrivateInfos ?? []
  const used = usedInfos(world, build)
  return {
    without_auth_list: used.filter((name) => !isGranted(program, name)),
    without_conf_list: used.filter((name) => !declared.includes(name)),
  }
}

export function startScan(world: World, program: Program): void {
  const { privacyScan } = world.state.settings
  const ref = `${program.appid} ${world.id()}`
  program.scan = { ref, isDone: privacyScan === 'atOnce', slow: begin(world, privacyScan, 'scan', ref) }
}

/** By the clock or by hand. The end of a scan that another commit has replaced means nothing. */
export function endScan(world: World, ref: string): void {
  const { scan } = programOf(world, ref.split(' ')[0] ?? '')
  if (scan?.ref === ref) scan.isDone = true
}

/** Somebody asks for the result; whether it is there. */
export function isScanned({ scan }: Program): boolean {
  if (scan && !scan.isDone && look(scan.slow)) scan.isDone = true
  return scan?.isDone === true
}
