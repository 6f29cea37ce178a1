import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { TemplateManifest } from '../shared/template'
import { collecting, privateInfoCalls } from './privacyTable'
import { namesIn } from './scriptNames'
import { filesIn, packagesIn } from './weappFiles'

interface AppJson {
  pages: string[]
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  tabBar?: { list: { pagePath: string }[] }
}

interface SubPackage {
  root: string
  pages: string[]
}

/** What of the package tells which personal data it collects. */
interface Traces {
  calls: Set<string>
  texts: Set<string>
  openTypes: Set<string>
  elements: Set<string>
}

/**
 * Reads from a built weapp folder what WeChat will ask about: its pages, the personal data and the location calls it
 * uses, the servers that stand in its code, the size of its main package.
 *
 * @throws when there is no app.json, or a script that is none
 */
export function scanPackage(dir: string): TemplateManifest {
  const app = JSON.parse(readFileSync(path.join(dir, 'app.json'), 'utf8')) as AppJson
  const traces = tracesIn(dir)
  return {
    pages: pagesOf(app),
    tabBarPages: (app.tabBar?.list ?? []).map(({ pagePath }) => pagePath),
    privacyKeys: privacyKeysOf(traces),
    privateInfos: privateInfoCalls.filter((name) => traces.calls.has(name)),
    domains: domainsIn(traces.texts),
    mainPackageBytes: packagesIn(dir)[0]?.[1] ?? 0,
  }
}

const pagesOf = ({ pages, subPackages, subpackages }: AppJson): string[] => [
  ...pages,
  ...(subPackages ?? subpackages ?? []).flatMap((part) => part.pages.map((page) => path.posix.join(part.root, page))),
]

function tracesIn(dir: string): Traces {
  const traces: Traces = { calls: new Set(), texts: new Set(), openTypes: new Set(), elements: new Set() }
  for (const file of filesIn(dir)) {
    if (/\.(js|wxs)$/.test(file)) readScript(readFileSync(file, 'utf8'), traces)
    if (file.endsWith('.wxml')) readMarkup(readFileSync(file, 'utf8'), traces)
  }
  return traces
}

/** A button's openType and an input's type, as Taro's components take them. */
const openTypeProperties = ['openType', 'open-type', 'type']

function readScript(script: string, { calls, texts, openTypes }: Traces): void {
  const names = namesIn(script)
  names.members.forEach((name) => calls.add(name))
  names.texts.forEach((text) => texts.add(text))
  for (const property of openTypeProperties) names.properties.get(property)?.forEach((type) => openTypes.add(type))
}

function readMarkup(wxml: string, { openTypes, elements }: Traces): void {
  for (const [, name = ''] of wxml.matchAll(/<([a-z][a-z-]*)[\s/>]/g)) elements.add(name)
  for (const [, type = ''] of wxml.matchAll(/\b(?:open-)?type\s*=\s*["'](\w+)["']/g)) openTypes.add(type)
}

const privacyKeysOf = ({ calls, texts, openTypes, elements }: Traces): string[] =>
  collecting
    .filter(
      (one) =>
        one.calls?.some((name) => calls.has(name)) ||
        one.scopes?.some((name) => texts.has(`scope.${name}`)) ||
        one.openTypes?.some((name) => openTypes.has(name)) ||
        one.elements?.some((name) => elements.has(name)),
    )
    .map(({ key }) => key)

/** Named in the libraries' own messages and documents; nothing is ever asked for there. */
const neverAsked = /(^|\.)(w3\.org|reactjs\.org|react\.dev|taro\.(com|zone|jd\.com)|taro-docs\.jd\.com|github\.com)$/

function domainsIn(texts: Set<string>): string[] {
  const origins = [...texts].flatMap((text) => text.match(/\b(?:https?|wss?):\/\/[\w.-]+(?::\d+)?/g) ?? [])
  return [...new Set(origins)].filter((origin) => !neverAsked.test(new URL(origin).hostname)).sort()
}
