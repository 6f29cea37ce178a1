import type { World } from '../world'
import { no } from './errcodes'

/** Daily limits (grade M: the numbers for platforms are not published). Anything else: 100 000. */
const published: Record<string, number> = {
  '/cgi-bin/component/api_component_token': 10_000,
  '/cgi-bin/component/api_authorizer_token': 10_000,
  '/cgi-bin/stable_token': 500_000,
  '/wxa/business/getuserphonenumber': 10_000,
}

/** Quotas are counted by the Beijing day and begin anew at midnight there. */
const day = (world: World) => new Date(world.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10)
const month = (world: World) => day(world).slice(0, 7)

const key = (world: World, appid: string, path: string) => `${day(world)} ${appid} ${path}`

export const dailyLimit = (world: World, path: string): number => world.state.quotas[path] ?? published[path] ?? 100_000

export const usedToday = (world: World, appid: string, path: string): number =>
  world.state.used[key(world, appid, path)] ?? 0

export function spendQuota(world: World, appid: string, path: string): void {
  const used = usedToday(world, appid, path)
  if (used >= dailyLimit(world, path)) throw no(45009)
  world.state.used[key(world, appid, path)] = used + 1
}

const forget = (world: World, prefix: string) => {
  for (const name of Object.keys(world.state.used)) if (name.startsWith(prefix)) delete world.state.used[name]
}

const resetsPerMonth = 10

/** All ways of resetting share ten a month and account. */
export function resetQuota(world: World, appid: string, path = ''): void {
  const resets = `${month(world)} ${appid} resets`
  const used = world.state.used[resets] ?? 0
  if (used >= resetsPerMonth) throw no(48006)
  forget(world, key(world, appid, path))
  world.state.used[resets] = used + 1
}

/** Refuses when this was done more often than allowed within the last minute of the clock. */
export function perMinute(world: World, what: string, limit: number): void {
  const name = `minute ${Math.floor(world.clock.now() / 60_000)} ${what}`
  const used = world.state.used[name] ?? 0
  if (used >= limit) throw no(45011)
  world.state.used[name] = used + 1
}
