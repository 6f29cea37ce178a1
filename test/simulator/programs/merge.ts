import type { World } from '../world'
import { fileOf, jsonObject, type AppConfig, type Build } from './build'
import { merged, replaced, type ExtJson } from './extJson'

function mergeTabBar(before: AppConfig['tabBar'], wanted: ExtJson['tabBar']) {
  return wanted ? { tabBar: { ...before, ...wanted } } : {}
}

/** app.json as the merchant's phone gets it: some keys replaced as a whole, some merged key by key (grade A). */
export function mergeConfig(template: AppConfig, ext: ExtJson): AppConfig {
  const { subpackages, ...rest } = template
  const config: AppConfig = subpackages ? { ...rest, subPackages: subpackages } : rest
  const whole = Object.fromEntries(replaced.filter((name) => name in ext).map((name) => [name, ext[name]]))
  const blended = Object.fromEntries(
    merged.filter((name) => ext[name]).map((name) => [name, { ...(template[name] as object), ...ext[name] }]),
  )
  return { ...config, ...whole, ...blended, ...mergeTabBar(template.tabBar, ext.tabBar) }
}

const text = (value: unknown) => JSON.stringify(value)

function mergePages(world: World, template: Build, ext: ExtJson): Record<string, string> {
  const merge = ([page, keys]: [string, Record<string, unknown>]): [string, string] => {
    const path = `${page}.json`
    return [path, text({ ...jsonObject(fileOf(world, template, path)), ...keys })]
  }
  return Object.fromEntries(Object.entries(ext.extPages ?? {}).map(merge))
}

/** The template and one merchant's ext_json, made into what runs on the phones. */
export function mergeBuild(world: World, parcel: string, ext: ExtJson, appid: string): Build {
  const template: Build = { parcel, changed: {}, ext: {} }
  const config = jsonObject(fileOf(world, template, 'app.json')) ?? {}
  const own = jsonObject(fileOf(world, template, 'ext.json'))?.['ext']
  const free = ext.ext ?? (own as Record<string, unknown> | undefined) ?? {}
  const changed = {
    ...mergePages(world, template, ext),
    'app.json': text(mergeConfig(config, ext)),
    'ext.json': text({ extEnable: true, extAppid: appid, ext: free }),
  }
  return { parcel, changed, ext: free }
}
