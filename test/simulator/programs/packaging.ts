import { no } from '../openPlatform/errcodes'
import type { World } from '../world'
import { configOf, fileOf, pagesOf, pathsOf, subPackagesOf, type Build } from './build'
import { sizeOf } from './files'

const largestPackage = 2 * 1024 * 1024
const largestTotal = 20 * 1024 * 1024

/** How many bytes each package of a build has; the main one is named ''. */
export function packageSizes(world: World, build: Build): Record<string, number> {
  const roots = subPackagesOf(configOf(world, build)).map(({ root }) => `${root.replace(/^\/|\/$/g, '')}/`)
  const sizes: Record<string, number> = { '': 0 }
  for (const path of pathsOf(world, build)) {
    const root = roots.find((one) => path.startsWith(one)) ?? ''
    sizes[root] = (sizes[root] ?? 0) + sizeOf(fileOf(world, build, path) ?? '')
  }
  return sizes
}

/** 2 MB a package, 20 MB in all for programs developed by a platform (grade A). */
export function checkSizes(world: World, build: Build): void {
  const sizes = Object.values(packageSizes(world, build))
  const total = sizes.reduce((sum, size) => sum + size, 0)
  if (total > largestTotal || sizes.some((size) => size > largestPackage)) throw no(85044)
}

/** A template whose pages have no script cannot run. */
export function checkWhole(world: World, build: Build): void {
  const pages = pagesOf(configOf(world, build))
  const missing = pages.find((page) => fileOf(world, build, `${page}.js`) === undefined)
  if (pages.length === 0 || missing) throw no(85043, missing ?? 'app.json has no pages')
}
