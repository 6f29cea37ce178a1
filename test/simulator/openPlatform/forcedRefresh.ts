import type { World } from '../world'

const perDay = 20
const apartMs = 30_000
const dayMs = 86_400_000

const name = (world: World, appid: string) => `forced ${Math.floor(world.clock.now() / dayMs)} ${appid}`
const lastName = (appid: string) => `forcedAt ${appid}`

/** Whether a forced refresh still counts; if not, the call answers the token that lives (grade A: "不会刷新"). */
export function isForcedRefreshLeft(world: World, appid: string): boolean {
  const { used } = world.state
  return (used[name(world, appid)] ?? 0) < perDay && world.clock.now() - (used[lastName(appid)] ?? 0) >= apartMs
}

export function spendForced(world: World, appid: string): void {
  const today = name(world, appid)
  world.state.used[today] = (world.state.used[today] ?? 0) + 1
  world.state.used[lastName(appid)] = world.clock.now()
}
