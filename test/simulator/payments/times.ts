const beijingMs = 8 * 3_600_000

const shifted = (at: number) => new Date(at + beijingMs).toISOString()

/** `2026-01-05T10:00:00+08:00` */
export const rfc3339 = (at: number): string => `${shifted(at).slice(0, 19)}+08:00`

/** `2026-01-05`, the day in Beijing. */
export const beijingDay = (at: number): string => shifted(at).slice(0, 10)

/** `2026-01-05 10:00:00` */
export const beijingTime = (at: number): string => shifted(at).slice(0, 19).replace('T', ' ')

/** `20260105100000` */
export const compactTime = (at: number): string => shifted(at).slice(0, 19).replace(/\D/g, '')

/** The first moment of a day in Beijing, or NaN. */
export const startOfDay = (day: string): number => Date.parse(`${day}T00:00:00+08:00`)
