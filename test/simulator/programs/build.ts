import type { World } from '../world'
import type { File, Files } from './files'

/** A runnable mini-program: the files of a template, and those that the ext_json of one merchant made different. */
export interface Build {
  parcel: string
  changed: Record<string, string>
  /** The merged `ext`, as wx.getExtConfigSync answers it. */
  ext: Record<string, unknown>
}

/** app.json as far as anybody here reads it. */
export interface AppConfig {
  pages?: string[]
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  tabBar?: { list?: TabBarItem[] } & Record<string, unknown>
  requiredPrivateInfos?: string[]
  [name: string]: unknown
}

export interface SubPackage {
  root: string
  pages: string[]
  [name: string]: unknown
}

export interface TabBarItem {
  pagePath?: string
  [name: string]: unknown
}

const templateFiles = (world: World, { parcel }: Build): Files => world.state.parcels[parcel] ?? {}

export const pathsOf = (world: World, build: Build): string[] =>
  [...new Set([...Object.keys(templateFiles(world, build)), ...Object.keys(build.changed)])].sort()

export const fileOf = (world: World, build: Build, path: string): File | undefined =>
  Object.hasOwn(build.changed, path) ? build.changed[path] : templateFiles(world, build)[path]

/** A JSON object out of a text; undefined when it is anything else. */
export function jsonObject(text: File | undefined): Record<string, unknown> | undefined {
  if (typeof text !== 'string') return undefined
  try {
    const value: unknown = JSON.parse(text)
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value)
    return isObject ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

export const configOf = (world: World, build: Build): AppConfig => jsonObject(fileOf(world, build, 'app.json')) ?? {}

export const subPackagesOf = ({ subPackages, subpackages }: AppConfig): SubPackage[] => subPackages ?? subpackages ?? []

const joined = (root: string, page: string) => `${root.replace(/^\/|\/$/g, '')}/${page}`

/** Every page of a program, the home page first. */
export const pagesOf = (config: AppConfig): string[] => [
  ...(config.pages ?? []),
  ...subPackagesOf(config).flatMap(({ root, pages }) => pages.map((page) => joined(root, page))),
]
