import type { CodeTarget } from './host'

/** Where a code leads inside its program: the scene of an unlimited code arrives encoded in the query, as at WeChat. */
export function urlOf({ path, scene }: CodeTarget, entry: string): string {
  const page = (path || entry).replace(/^\/?/, '/')
  return scene === '' ? page : `${page}${page.includes('?') ? '&' : '?'}scene=${encodeURIComponent(scene)}`
}
