import { isOpenAt } from '../../../../shared/openingHours'
import type { OpeningHours } from '../../../../shared/store'

const stepMs = 15 * 60_000
const most = 40

/** The quarters of an hour within a day from which one may choose: when it can be ready, while somebody is there. */
export function timesFrom(now: number, minutes: number, hours: readonly OpeningHours[]): string[] {
  const first = Math.ceil((now + minutes * 60_000 + stepMs) / stepMs) * stepMs
  return Array.from({ length: 24 * 4 }, (_, at) => new Date(first + at * stepMs))
    .filter((at) => isOpenAt(hours, at))
    .slice(0, most)
    .map((at) => at.toISOString())
}
