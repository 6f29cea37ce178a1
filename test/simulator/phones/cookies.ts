import type { Who } from './phone'
import type { World } from '../world'

const jar = (world: World, who: Who, url: URL): Record<string, string> =>
  (world.state.phones[who].cookies[url.host] ??= {})

/** The in-app browser's cookies: by host and name, which is enough for pages that only keep a session. */
export function keepCookies(world: World, who: Who, url: URL, lines: readonly string[]): void {
  for (const line of lines) {
    const [pair = '', ...attributes] = line.split(';')
    const [name = '', ...value] = pair.split('=')
    const isEnded = attributes.some((attribute) => /^\s*max-age=(0|-\d+)\s*$/i.test(attribute))
    if (isEnded) delete jar(world, who, url)[name.trim()]
    else jar(world, who, url)[name.trim()] = value.join('=').trim()
  }
}

export function cookieHeader(world: World, who: Who, url: URL): { cookie?: string } {
  const pairs = Object.entries(jar(world, who, url)).map(([name, value]) => `${name}=${value}`)
  return pairs.length ? { cookie: pairs.join('; ') } : {}
}
