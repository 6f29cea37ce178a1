import { no } from '../openPlatform/errcodes'
import { jsonObject, pagesOf, type AppConfig, type SubPackage, type TabBarItem } from './build'
import { checkPrivateInfos } from './privateInfos'

/** ext_json as sent to commit: a text holding an object. Everything in it is optional. */
export interface ExtJson {
  extAppid?: string
  ext?: Record<string, unknown>
  extPages?: Record<string, Record<string, unknown>>
  pages?: string[]
  subPackages?: SubPackage[]
  window?: Record<string, unknown>
  networkTimeout?: Record<string, unknown>
  tabBar?: { list?: TabBarItem[] } & Record<string, unknown>
  requiredPrivateInfos?: string[]
  [name: string]: unknown
}

/** Replaced as a whole, and merged key by key. What is in neither list and is no word of the file itself is unknown. */
export const replaced =
  'pages subPackages plugins functionPages functionalPages customOpen navigateToMiniProgramAppIdList requiredPrivateInfos sitemap'.split(
    ' ',
  )
export const merged = ['window', 'networkTimeout'] as const
const known = [...replaced, ...merged, 'extEnable', 'extAppid', 'directCommit', 'ext', 'extPages', 'tabBar']

/** Words of ext_json that nobody documents. */
export const strangersIn = (ext: ExtJson): string[] => Object.keys(ext).filter((name) => !known.includes(name))

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value)
const isTexts = (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string')

const shapes: Record<string, (value: unknown) => boolean> = {
  ...Object.fromEntries(['ext', 'extPages', 'window', 'networkTimeout', 'tabBar'].map((name) => [name, isObject])),
  pages: isTexts,
  navigateToMiniProgramAppIdList: isTexts,
  subPackages: (value) =>
    Array.isArray(value) && value.every((one) => isObject(one) && isTexts((one as SubPackage).pages)),
}

/** An object instead of a text, and a text encoded twice, are the usual ways to 85048. */
export function readExtJson(sent: unknown): ExtJson {
  const ext = typeof sent === 'string' ? jsonObject(sent) : undefined
  if (!ext) throw no(85048, typeof sent === 'string' ? '' : 'ext_json must be a string')
  const wrong = Object.keys(shapes).find((name) => name in ext && !shapes[name]?.(ext[name]))
  if (wrong) throw no(85013, wrong)
  return ext
}

const standardOnly = ['extAppid', 'ext', 'window', 'extEnable', 'directCommit']

function checkStandard(ext: ExtJson): void {
  const more = Object.keys(ext).find((name) => !standardOnly.includes(name))
  if (more) throw no(9402203, more)
}

function checkTabBar({ tabBar }: ExtJson, pages: readonly string[]): void {
  for (const { pagePath } of tabBar?.list ?? []) {
    if (!pagePath) throw no(85046)
    if (!pages.includes(pagePath)) throw no(85045, `tabBar ${pagePath}`)
  }
}

/** Every path must be one of the template's; pages and subPackages may leave some out (grade A). */
function checkPaths(ext: ExtJson, template: AppConfig): void {
  if (ext.pages?.length === 0) throw no(85047)
  const there = pagesOf(template)
  const asked = [
    ...pagesOf({ pages: ext.pages ?? [], subPackages: ext.subPackages ?? [] }),
    ...Object.keys(ext.extPages ?? {}),
  ]
  const lost = asked.find((path) => !there.includes(path))
  if (lost) throw no(85045, lost)
  checkTabBar(ext, ext.pages ?? template.pages ?? [])
}

/** Everything about an ext_json that can be told from it and the template. */
export function checkExtJson(ext: ExtJson, template: AppConfig, appid: string, isStandard: boolean): void {
  if (isStandard) checkStandard(ext)
  if (ext.extAppid && ext.extAppid !== appid) throw no(85013, 'extAppid is another mini-program')
  checkPaths(ext, template)
  if ('requiredPrivateInfos' in ext) checkPrivateInfos(ext.requiredPrivateInfos)
}
