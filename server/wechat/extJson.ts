import type { ExtJson, PrivateInfo } from './extJsonFields'

export type { ExtJson } from './extJsonFields'

/** Settings that WeChat would refuse, or take for something else. `reason` names the key. */
export class ExtJsonRefused extends Error {
  override name = 'ExtJsonRefused'

  constructor(readonly reason: string) {
    super(`ext_json: ${reason}`)
  }
}

/**
 * A store's settings as `commit` takes them: text, encoded once. The object itself, or text encoded twice, answers 85048.
 *
 * The types say which keys there are; what they cannot say is checked here. Whether the template has the pages, and the
 * account the right to what it declares, only WeChat knows: `pagesOf` lists the pages to compare.
 *
 * @throws ExtJsonRefused
 */
export function writeExtJson(value: ExtJson): string {
  refuseBadPages(value)
  refuseBadTabs(value)
  refuseBadDeclaration(value.requiredPrivateInfos ?? [])
  refuseWhatJsonCannotHold(value, 'ext_json')
  return JSON.stringify(value)
}

/** Every page that these settings name, once: each must be in the template, or `commit` answers 85045. */
export function pagesOf({ pages = [], subPackages = [], extPages = {}, tabBar }: ExtJson): string[] {
  const inPackages = subPackages.flatMap(({ root, pages: own }) =>
    own.map((page) => `${root.replace(/\/$/, '')}/${page}`),
  )
  const inTabs = (tabBar?.list ?? []).map(({ pagePath }) => pagePath)
  return [...new Set([...pages, ...inPackages, ...Object.keys(extPages), ...inTabs])]
}

// As in app.json: no leading slash, no ending, no query.
const pagePath = /^[\w-]+(?:\/[\w-]+)*$/

function refuseBadPages(value: ExtJson): void {
  const wrong = pagesOf(value).find((page) => !pagePath.test(page))
  if (wrong !== undefined) throw new ExtJsonRefused(`${JSON.stringify(wrong)} is not the path of a page`)
  if (value.pages?.length === 0) throw new ExtJsonRefused('pages is empty') // 85047
}

// Source: developers.weixin.qq.com/miniprogram/dev/reference/configuration/app.html#tabBar
const fewestTabs = 2
const mostTabs = 5

function refuseBadTabs({ tabBar }: ExtJson): void {
  const tabs = tabBar?.list?.length
  if (tabs !== undefined && (tabs < fewestTabs || tabs > mostTabs))
    throw new ExtJsonRefused('tabBar.list has 2 to 5 tabs')
}

/** What tells the place to some hundred metres or less: not together with `getFuzzyLocation` (85311). */
const exact: readonly PrivateInfo[] = [
  'getLocation',
  'onLocationChange',
  'startLocationUpdate',
  'startLocationUpdateBackground',
]

function refuseBadDeclaration(declared: readonly PrivateInfo[]): void {
  if (new Set(declared).size !== declared.length) throw new ExtJsonRefused('requiredPrivateInfos names one twice')
  if (declared.includes('getFuzzyLocation') && exact.some((name) => declared.includes(name))) {
    throw new ExtJsonRefused('requiredPrivateInfos has both exact and fuzzy location')
  }
}

/** JSON.stringify leaves these out, or writes null, without a word: the store would start without a setting. */
function refuseWhatJsonCannotHold(value: unknown, place: string): void {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new ExtJsonRefused(`${place} is no number`)
  if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) refuseWhatJsonCannotHold(inner, `${place}.${name}`)
  } else if (!['string', 'number', 'boolean'].includes(typeof value) && value !== null) {
    throw new ExtJsonRefused(`${place} is ${typeof value}`)
  }
}
