import { beijingMs } from './day'
import type { OpeningHours } from './store'

const dayMs = 24 * 3600_000

/** Whether a store is open at this moment. One that has named no hours is never closed by them. */
export function isOpenAt(hours: readonly OpeningHours[], at: Date): boolean {
  const { day, time } = beijing(at)
  return hours.length === 0 || hours.some(({ days, from, to }) => days.includes(day) && from <= time && time < to)
}

/** When a closed store opens again; null while it is open, and for one that has named no hours. */
export function nextOpening(hours: readonly OpeningHours[], at: Date): Date | null {
  if (isOpenAt(hours, at)) return null
  const { day, time, midnight } = beijing(at)
  for (let later = 0; later <= 7; later++) {
    const weekday = ((day - 1 + later) % 7) + 1
    const [first] = hours
      .filter(({ days, from }) => days.includes(weekday) && (later > 0 || from > time))
      .map(({ from }) => from)
      .sort()
    if (first) return new Date(midnight + later * dayMs + minutes(first) * 60_000)
  }
  return null
}

/** The days of one stretch as people say them: `每天`, `周一至周五`, `周二、周四`. */
export function daysText(days: readonly number[]): string {
  const sorted = [...new Set(days)].sort((a, b) => a - b)
  const [first = 1, last = first] = [sorted[0], sorted[sorted.length - 1]]
  if (sorted.length === 7) return '每天'
  const isRun = sorted.length > 2 && last - first === sorted.length - 1
  return isRun ? `${weekday(first)}至${weekday(last)}` : sorted.map(weekday).join('、')
}

const weekday = (day: number): string => `周${'一二三四五六日'[day - 1] ?? ''}`

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

/** Day of the week (1 Monday … 7 Sunday), `HH:MM`, and when that day began, in Beijing, which knows no summer time. */
function beijing(at: Date): { day: number; time: string; midnight: number } {
  const shifted = at.getTime() + beijingMs
  return {
    day: new Date(shifted).getUTCDay() || 7,
    time: new Date(shifted).toISOString().slice(11, 16),
    midnight: Math.floor(shifted / dayMs) * dayMs - beijingMs,
  }
}
