import { z } from 'zod'
import { rights } from '../../rights'
import { takes } from '../contract'
import type { OrderCounts } from './orders'

/** One day of Beijing. Sales: what was received that day, before refunds. */
export interface DayFigures {
  day: string
  salesFen: number
  orders: number
  visitors: number
}

export interface TodayView {
  isOpenNow: boolean
  isPaused: boolean
  /** For whoever may see them. */
  figures: { today: DayFigures; yesterday: DayFigures } | null
  counts: OrderCounts
  soldOut: number
}

/** Mounted under /api/merchant/:storeKey. */
export const figuresApi = {
  'GET /today': takes(z.object({})).gives<TodayView>(),
  /** Oldest first, days without anything among them. */
  'GET /days': takes(
    z.object({
      days: z.coerce
        .number()
        .pipe(z.literal([7, 30]))
        .default(7),
    }),
  )
    .for(...rights.seeFigures.roles)
    .gives<DayFigures[]>(),
}
