import { beginOf, dayOf, dayPlus } from '../../shared/day'

const hourMs = 3_600_000
const opensMs = 10 * hourMs
const lastCallMs = 18 * hourMs

/** When a new world begins: now, or the next morning in Beijing, because in a closed store nobody could order. */
export function beginningOf(now: number): number {
  const today = dayOf(new Date(now))
  const sinceMidnight = now - beginOf(today).getTime()
  if (sinceMidnight >= opensMs && sinceMidnight < lastCallMs) return now
  const day = sinceMidnight < opensMs ? today : dayPlus(today, 1)
  return beginOf(day).getTime() + opensMs
}
