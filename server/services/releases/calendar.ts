import { beijingMs } from '../../../shared/day'

/** When the next month begins in Beijing: WeChat counts the platform's reviews by its months. */
export function beijingMonthAfter(now: Date): Date {
  const there = new Date(now.getTime() + beijingMs)
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - beijingMs)
}
