import { fields, listOf, textOf, type Fields } from '../kit/value'
import type { Kind } from './host'
import { resolve } from './modules'

/** Which personal data a program uses, and what for. */
export interface Purpose {
  name: string
  purpose: string
}

/** A built mini-program, as fetched for one start. */
export interface WeappPackage {
  appid: string
  /** Text of every file that is not a picture. */
  sources: Map<string, string>
  config: AppConfig
  kind: Kind
  /** Names this very package among those of its program; 0 for a folder that is simply there. */
  commit: number
  version: string
  /** The `ext` of its ext.json: what a service provider fills in per store. */
  ext: Fields
  /** APIs and open-types whose personal data the guideline says nothing about. */
  undeclared: string[]
  /** What the guideline says; empty for a folder that is simply there. */
  purposes: Purpose[]
  /** Where a file of the package can be fetched, for pictures. */
  address(path: string): string
}

export interface TabItem {
  pagePath: string
  text: string
  iconPath: string
  selectedIconPath: string
}

export interface AppConfig {
  pages: string[]
  entry: string
  window: Fields
  tabBar: { look: Fields; list: TabItem[] }
  usingComponents: Record<string, string>
  usesPrivacyCheck: boolean
  /** Location APIs have to be named in app.json. */
  requiredPrivateInfos: string[]
}

export const json = (sources: ReadonlyMap<string, string>, path: string): Fields => {
  const text = sources.get(path)
  return text === undefined ? {} : fields(JSON.parse(text))
}

export function appConfig(sources: ReadonlyMap<string, string>): AppConfig {
  const app = json(sources, 'app.json')
  const pages = [...listOf(app.pages).map((page) => textOf(page)), ...subpackagePages(app)]
  const look = fields(app.tabBar)
  return {
    pages,
    entry: textOf(app.entryPagePath) || (pages[0] ?? ''),
    window: fields(app.window),
    tabBar: { look, list: listOf(look.list).map((item) => tabItem(fields(item))) },
    usingComponents: componentPaths('app.json', app),
    usesPrivacyCheck: app.__usePrivacyCheck__ === true,
    requiredPrivateInfos: listOf(app.requiredPrivateInfos).map((name) => textOf(name)),
  }
}

const subpackagePages = (app: Fields): string[] =>
  listOf(app.subPackages ?? app.subpackages).flatMap((one) => {
    const { root, pages } = fields(one)
    return listOf(pages).map((page) => `${textOf(root).replace(/\/$/, '')}/${textOf(page)}`)
  })

const tabItem = (item: Fields): TabItem => ({
  pagePath: textOf(item.pagePath),
  text: textOf(item.text),
  iconPath: textOf(item.iconPath),
  selectedIconPath: textOf(item.selectedIconPath),
})

/** `usingComponents` with its paths made absolute. */
export const componentPaths = (file: string, config: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields(config.usingComponents)).map(([tag, path]) => [tag, resolve(file, textOf(path))]),
  )
