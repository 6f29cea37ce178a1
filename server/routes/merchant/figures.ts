import type { DayFigures, figuresApi } from '../../../shared/api/merchant/figures'
import type { Handlers } from '../../mount'
import { countSoldOut, lastDays, type Day } from '../../services/figures'
import { countOrders } from '../../services/orders/ofStore'
import { doorOf, standingOf } from '../../services/storefront'
import type { StoreCall } from './calls'

const dayView = ({ day, salesFen, orders, visitors }: Day): DayFigures => ({ day, salesFen, orders, visitors })

export const figures: Handlers<typeof figuresApi, StoreCall> = {
  'GET /today': async ({ store, now }) => {
    const [standing, days, counts, soldOut] = await Promise.all([
      standingOf(store),
      lastDays(store, 2, now),
      countOrders(store),
      countSoldOut(store),
    ])
    const [yesterday, today] = days as [Day, Day] // as many as were asked for
    const { isOpenNow } = doorOf(store, standing, now)
    const { isPaused } = standing
    return { isOpenNow, isPaused, today: dayView(today), yesterday: dayView(yesterday), counts, soldOut }
  },
  'GET /days': async ({ store, now }, { days }) => (await lastDays(store, days, now)).map(dayView),
}
