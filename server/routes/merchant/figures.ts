import type { DayFigures, figuresApi } from '../../../shared/api/merchant/figures'
import { may } from '../../../shared/rights'
import type { Handlers } from '../../mount'
import { countSoldOut, lastDays, type Day } from '../../services/figures'
import { countOrders } from '../../services/orders/ofStore'
import { doorOf, standingOf } from '../../services/storefront'
import type { Store } from '../../store'
import type { StoreCall } from './calls'

const dayView = ({ day, salesFen, orders, visitors }: Day): DayFigures => ({ day, salesFen, orders, visitors })

export const figures: Handlers<typeof figuresApi, StoreCall> = {
  'GET /today': async ({ store, role, now }) => {
    const [standing, figures, counts, soldOut] = await Promise.all([
      standingOf(store),
      may(role, 'seeFigures') ? twoDays(store, now) : null,
      countOrders(store),
      countSoldOut(store),
    ])
    const { isOpenNow } = doorOf(store, standing, now)
    return { isOpenNow, isPaused: standing.isPaused, figures, counts, soldOut }
  },
  'GET /days': async ({ store, now }, { days }) => (await lastDays(store, days, now)).map(dayView),
}

async function twoDays(store: Store, now: Date) {
  const [yesterday, today] = (await lastDays(store, 2, now)) as [Day, Day] // as many as were asked for
  return { today: dayView(today), yesterday: dayView(yesterday) }
}
