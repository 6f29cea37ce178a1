import type { World } from '../world'
import { no } from './errcodes'

/** Daily limits (grade M: the numbers for platforms are not published). Anything else: 100 000. */
const published: Record<string, number> = {
  '/cgi-bin/component/api_component_token': 10_000,
  '/cgi-bin/component/api_authorizer_token': 10_000,
  '/cgi-bin/stable_token': 500_000,
  '/wxa/business/getuserphonenumber': 10_000,
}

export type Period = 'second' | 'minute' | 'day' | 'month'

/** Quotas are counted by the Beijing day and begin anew at midnight there. */
function nameOf(world: World, period: Period): string {
  const beijing = new Date(world.clock.now() + 8 * 3_600_000).toISOString()
  return beijing.slice(0, { second: 19, minute: 16, day: 10, month: 7 }[period])
}

/** What was used in the present minute, day or month; a new one begins with nothing. */
function counts(world: World, period: Period): Record<string, number> {
  const name = nameOf(world, period)
  const held = world.state.used[period]
  if (held?.name === name) return held.counts
  const fresh = { name, counts: {} }
  world.state.used[period] = fresh
  return fresh.counts
}

/** Takes one more of something, unless that was the last one already. */
export function take(world: World, period: Period, what: string, limit: number, errcode: number): void {
  const used = counts(world, period)
  if ((used[what] ?? 0) >= limit) throw no(errcode)
  used[what] = (used[what] ?? 0) + 1
}

export const dailyLimit = (world: World, path: string): number => world.state.quotas[path] ?? published[path] ?? 100_000

export const usedIn = (world: World, period: Period, what: string): number => counts(world, period)[what] ?? 0

export const usedToday = (world: World, appid: string, path: string): number => usedIn(world, 'day', `${appid} ${path}`)

export const spendQuota = (world: World, appid: string, path: string): void =>
  take(world, 'day', `${appid} ${path}`, dailyLimit(world, path), 45009)

/** Refuses what was done too often within the present minute. */
export const perMinute = (world: World, what: string, limit: number): void => take(world, 'minute', what, limit, 45011)

const resetsPerMonth = 10

/** Forgets what an account used today, of one path or of all. All ways of resetting share ten a month and account. */
export function resetQuota(world: World, appid: string, path = ''): void {
  take(world, 'month', `${appid} resets`, resetsPerMonth, 48006)
  const today = counts(world, 'day')
  for (const name of Object.keys(today)) if (name.startsWith(`${appid} ${path}`)) delete today[name]
}

const forcedPerDay = 20

/** stable_token may be forced to renew 20 times a day; whether this was one of them. */
export function takeForcedRefresh(world: World, appid: string): boolean {
  const today = counts(world, 'day')
  const used = today[`forced ${appid}`] ?? 0
  if (used < forcedPerDay) today[`forced ${appid}`] = used + 1
  return used < forcedPerDay
}
