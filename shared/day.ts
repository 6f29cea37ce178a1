const dayMs = 24 * 3600_000
export const beijingMs = 8 * 3600_000 // Beijing knows no summer time

/** `2026-11-28T14:05:30.123`: what its clocks show at this moment. */
export const beijingClock = (at: Date): string => new Date(at.getTime() + beijingMs).toISOString().slice(0, 23)

/** `2026-11-28`: the day it is there. */
export const dayOf = (at: Date): string => beijingClock(at).slice(0, 10)

/** `2026-11-28 14:05`: the minute it is there. */
export const minuteOf = (at: Date): string => beijingClock(at).slice(0, 16).replace('T', ' ')

/** When a day of Beijing begins. */
export const beginOf = (day: string): Date => new Date(Date.parse(`${day}T00:00:00Z`) - beijingMs)

/** The day so many days later; earlier for a negative number. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
