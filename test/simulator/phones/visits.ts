import type { App } from '../accounts'
import type { World } from '../world'
import type { Who } from './phone'

/** The person is in the mini-program just now. */
export function noteVisit(world: World, app: App, who: Who): void {
  world.state.phones[who].lastVisits[app.appid] = world.clock.now()
}

/** 用户需在近两小时访问过小程序 (grade B). */
const recentMs = 2 * 3_600_000

export function hasVisitedLately(world: World, app: App, who: Who): boolean {
  const last = world.state.phones[who].lastVisits[app.appid]
  return last !== undefined && last + recentMs > world.clock.now()
}
