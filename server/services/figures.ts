import { dayOf, dayPlus } from '../../shared/day'
import type { Store } from '../store'

/** One day of Beijing: what was received, before refunds; orders placed and not closed; people who came. */
export interface Day {
  day: string
  salesFen: number
  orders: number
  visitors: number
}

/** The last so many days, today at the end, days without anything among them. */
export async function lastDays(store: Store, count: number, now: Date): Promise<Day[]> {
  const today = dayOf(now)
  const days = Array.from({ length: count }, (_, at) => dayPlus(today, at + 1 - count))
  const [first = today] = days
  const [sales, orders, counters] = await Promise.all([
    store.orders.tally({ paidDay: { gte: first, lte: today } }, 'paidDay', ['paidFen']),
    store.orders.tally({ placedDay: { gte: first, lte: today }, state: { not: 'closed' } }, 'placedDay'),
    store.counters.list({ day: days, what: 'visitors' }),
  ])
  return days.map((day) => ({
    day,
    salesFen: sales.find(({ of }) => of === day)?.paidFen ?? 0,
    orders: orders.find(({ of }) => of === day)?.n ?? 0,
    visitors: counters.find((each) => each.day === day)?.value ?? 0,
  }))
}

/** Goods on the shelf of which nothing is left. */
export async function countSoldOut(store: Store): Promise<number> {
  const empty = await store.variants.list({ stock: 0, deletedAt: null })
  const ids = [...new Set(empty.map(({ goodsId }) => goodsId))]
  if (ids.length === 0) return 0
  const goods = await store.goods.list({ id: ids, isOnShelf: true, deletedAt: null })
  const variants = await store.variants.list({ goodsId: goods.map(({ id }) => id), deletedAt: null })
  return goods.filter(({ id }) => variants.filter(({ goodsId }) => goodsId === id).every(({ stock }) => stock === 0))
    .length
}
