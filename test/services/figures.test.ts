import { openBase, type Base } from '../../server/base'
import { countUp } from '../../server/services/counters'
import { countSoldOut, lastDays } from '../../server/services/figures'
import { acceptOrder, closeOrder, collectOrder } from '../../server/services/orders/moves'
import { agreeRefund, askRefund, recordRefund } from '../../server/services/orders/refunds'
import type { Store } from '../../server/store'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aCustomer, buying, orders } from './aCustomer'
import { someGoods, type SomeGoods } from './aGoods'
import { aStore, days, later, minutes, noon } from './aPlatform'

eachDatabase('the figures of a day', (openDb) => {
  let base: Base
  let store: Store
  let goods: SomeGoods
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
    goods = await someGoods(store, { variants: [{ priceFen: 1000 }] })
  })
  afterEach(() => base.close())

  /** 2 November, 23:59 in Beijing. */
  const beforeMidnight = new Date(Date.UTC(2026, 10, 2, 15, 59))
  const afterMidnight = later(2 * minutes, beforeMidnight)
  const placed = async (now: Date, of = store) => orders(of, await aCustomer(of), buying(goods), {}, now)
  const paid = async (placedAt: Date, paidAt = placedAt) =>
    collectOrder(store, await acceptOrder(store, await placed(placedAt), placedAt), paidAt)

  it('end at midnight in Beijing', async () => {
    await paid(beforeMidnight)
    await paid(beforeMidnight)
    await paid(afterMidnight)

    expect(await lastDays(store, 2, afterMidnight)).toEqual([
      { day: '2026-11-02', salesFen: 2000, orders: 2, visitors: 0 },
      { day: '2026-11-03', salesFen: 1000, orders: 1, visitors: 0 },
    ])
  })

  it('count an order on the day it was placed, and its money on the day it came', async () => {
    await paid(beforeMidnight, afterMidnight)

    expect(await lastDays(store, 2, afterMidnight)).toMatchObject([
      { salesFen: 0, orders: 1 },
      { salesFen: 1000, orders: 0 },
    ])
  })

  it('leave out orders that were closed, and keep what was received before it was given back', async () => {
    await closeOrder(store, await placed(noon), 'byStore', noon)
    const order = await paid(noon)
    const wish = { amountFen: 400, reason: '', requestKey: 'k', askedBy: 'store' as const }
    const { id } = await askRefund(store, order, wish, noon)
    await expect(agreeRefund(store, id, noon)).rejects.toMatchObject({ code: 'STATE_CONFLICT' }) // it is agreed already
    await recordRefund(store, id, noon)

    expect(await lastDays(store, 1, noon)).toMatchObject([{ salesFen: 1000, orders: 1 }])
  })

  it('count visitors of this store and of no other', async () => {
    const neighbour = await aStore(base.platform)
    for (const each of [store, store, neighbour])
      await each.transaction((within) => countUp(within, '2026-11-02', 'visitors'))
    await store.transaction((within) => countUp(within, '2026-11-02', 'pickup'))

    expect(await lastDays(store, 1, noon)).toMatchObject([{ visitors: 2 }])
  })

  it('are there for every day, also where nothing happened', async () => {
    await paid(later(-6 * days))
    await paid(later(-7 * days))
    const week = await lastDays(store, 7, noon)

    expect(week.map(({ day }) => day)).toEqual([
      ...['2026-10-27', '2026-10-28', '2026-10-29', '2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'],
    ])
    expect(week.map(({ salesFen }) => salesFen)).toEqual([1000, 0, 0, 0, 0, 0, 0])
  })

  it('say how many goods on the shelf are all gone', async () => {
    const [some, none] = [{ stock: 1 }, { stock: 0 }]
    await someGoods(store, { variants: [some, none] })
    await someGoods(store, { variants: [none, none] })
    await someGoods(store, { variants: [none], isOnShelf: false })
    await someGoods(store, { variants: [none], deletedAt: noon })

    expect(await countSoldOut(store)).toBe(1)
  })
})
