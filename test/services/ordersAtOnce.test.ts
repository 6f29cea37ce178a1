import { openBase, type Base } from '../../server/base'
import type { OrderRow } from '../../server/db/models/order'
import { countUp } from '../../server/services/counters'
import { refillStock } from '../../server/services/goods/shelf'
import { acceptOrder, closeOrder, collectOrder, finishOrder, paymentArrived } from '../../server/services/orders/moves'
import { agreeRefund, askRefund, recordRefund } from '../../server/services/orders/refunds'
import { closeSitting, sittingAt } from '../../server/services/orders/sittings'
import type { Store } from '../../server/store'
import { firstContent } from '../../shared/storefront'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aCustomer, buying, orders, takes } from './aCustomer'
import { someGoods } from './aGoods'
import { aStore, collecting, days, later, minutes, noon } from './aPlatform'
import { aTable, atTable, shownAt } from './aTable'

eachDatabase('several hands on one order', (openDb) => {
  let base: Base
  let store: Store

  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
  })
  afterEach(() => base.close())

  const counted = (stock: number) => someGoods(store, { variants: [{ priceFen: 1000, stock }] })
  const stockOf = async (id: string) => (await store.variants.find({ id }))?.stock
  const read = async (id: string): Promise<OrderRow> => {
    const order = await store.orders.find({ id })
    if (!order) throw new Error('no such order')
    return order
  }
  const accepted = async (quantity = 1) => {
    const placed = await orders(store, await aCustomer(store), buying(await counted(9), quantity))
    return acceptOrder(store, placed, noon)
  }

  it('is ordered once when two people at a table tap at the same moment', async () => {
    await aTable(store)
    const goods = await counted(10)
    const people = [await aCustomer(store), await aCustomer(store), await aCustomer(store)]
    for (const one of people) await takes(store, one, goods, 1, 'codeA1')

    const taps = await Promise.allSettled(people.map((one) => orders(store, one, atTable, { method: 'dineIn' })))

    const refused = taps.flatMap((tap) => (tap.status === 'rejected' ? [(tap.reason as { code: string }).code] : []))
    expect(refused).toHaveLength(2)
    for (const code of refused) expect(['CART_EMPTY', 'CART_CHANGED']).toContain(code)
    expect(await stockOf(goods.variant.id)).toBe(7)
  })

  it('leaves in the cart what was taken while the rest of it was ordered', async () => {
    await aTable(store)
    const [soup, tea] = [await counted(10), await counted(10)]
    const [one, two] = [await aCustomer(store), await aCustomer(store)]
    await takes(store, one, soup, 1, 'codeA1')

    await Promise.allSettled([
      orders(store, one, atTable, { method: 'dineIn', expectedTotalFen: 1000 }),
      takes(store, two, tea, 1, 'codeA1'),
    ])

    expect((await store.orderLines.count({})) + (await store.cartLines.count({ cartOf: 't.t1' }))).toBe(2)
  })

  it('is not closed over money that somebody else has just taken, nor paid after it was closed', async () => {
    const first = await accepted()
    await collectOrder(store, first, noon)
    await expect(closeOrder(store, first, 'byStore', noon)).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' })
    expect(await read(first.id)).toMatchObject({ state: 'preparing', paidFen: 1000 })

    const second = await accepted()
    await closeOrder(store, second, 'byStore', noon)
    await expect(collectOrder(store, second, noon)).rejects.toMatchObject({ code: 'STATE_CONFLICT' })
    expect(await read(second.id)).toMatchObject({ state: 'closed', paidFen: 0 })
  })

  it('is one or the other when it is closed and paid at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const order = await accepted()
      await Promise.allSettled([collectOrder(store, order, noon), closeOrder(store, order, 'byStore', noon)])
      const { state, paidFen } = await read(order.id)
      expect([state, paidFen]).toEqual(state === 'closed' ? ['closed', 0] : ['preparing', 1000])
    }
  })

  it('owes nothing again after something was given back: its money stays in the day it came', async () => {
    const paid = await collectOrder(store, await accepted(2), noon)
    const wish = { amountFen: 500, reason: '做错了', requestKey: 'a', askedBy: 'store' as const }
    await recordRefund(store, (await askRefund(store, paid, wish, noon)).id, noon)

    await expect(collectOrder(store, await read(paid.id), later(days))).rejects.toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
    })
    expect(await read(paid.id)).toMatchObject({ paidFen: 2000, paidDay: '2026-11-02' })
  })

  it('is closed with the last of its money, also when two refunds are recorded at the same moment', async () => {
    for (let round = 0; round < 5; round++) {
      const paid = await collectOrder(store, await accepted(2), noon)
      const ask = async (requestKey: string) => {
        const wish = { amountFen: 1000, reason: '', requestKey: `${requestKey}${round}`, askedBy: 'customer' as const }
        const { id } = await askRefund(store, paid, wish, noon)
        await agreeRefund(store, id, noon)
        return id
      }
      const both = [await ask('a'), await ask('b')]
      await Promise.all(both.map((id) => recordRefund(store, id, noon)))
      expect(await read(paid.id)).toMatchObject({ state: 'closed' })
    }
  })

  it('is on the bill of a table that is cleared, or on the next one; never on none', async () => {
    await aTable(store)
    const customer = await aCustomer(store)
    for (let round = 0; round < 5; round++) {
      await takes(store, customer, await counted(9), 1, 'codeA1')
      await orders(store, customer, atTable, { method: 'dineIn' })
      const sittingId = (await sittingAt(store, 't1'))?.sitting.id ?? ''
      const seen = await shownAt(store, sittingId)
      await takes(store, customer, await counted(9), 1, 'codeA1')

      const [late] = await Promise.allSettled([
        orders(store, customer, atTable, { method: 'dineIn' }),
        closeSitting(store, sittingId, seen, later(minutes)),
      ])

      const open = await sittingAt(store, 't1')
      if (late.status === 'fulfilled') {
        const { state, sittingId: on } = await read(late.value.id)
        if (state !== 'completed') expect(on).toBe(open?.sitting.id)
      }
      if (!open) continue
      await closeSitting(store, open.sitting.id, await shownAt(store, open.sitting.id), later(minutes))
    }
  })

  it('is closed again once money that came too late has gone back', async () => {
    const placed = await orders(store, await aCustomer(store), buying(await counted(9)))
    const closed = await closeOrder(store, placed, 'expired', noon)
    const { order: late } = await store.transaction((within) => paymentArrived(within, closed.id, 1000, noon))
    const wish = { amountFen: 1000, reason: '', requestKey: 'a', askedBy: 'store' as const }

    await recordRefund(store, (await askRefund(store, late, wish, noon)).id, noon)

    expect(await read(placed.id)).toMatchObject({ state: 'closed', closeReason: 'expired' })
  })

  it('can be ordered with as many choices as there are', async () => {
    const choices = (n: number) =>
      Array.from({ length: 20 }, (_, at) => ({ id: `c${n}-${at}`, name: '多'.repeat(20), extraFen: 0 }))
    const groups = [1, 2].map((n) => ({ id: `g${n}`, name: '加料', isRequired: false, most: 20, choices: choices(n) }))
    const { goods, variant } = await someGoods(store, { groups })
    const choiceIds = groups.flatMap((group) => group.choices.map(({ id }) => id))
    const what = { from: 'goods', goodsId: goods.id, variantId: variant.id, choiceIds, quantity: 1 } as const

    expect(await orders(store, await aCustomer(store), what)).toMatchObject({ totalFen: 1280 })
  })

  it('does not put a piece of yesterday on top of what was filled up this morning', async () => {
    const goods = await someGoods(store, { variants: [{ priceFen: 1000, stock: 10, dailyStock: 10 }] })
    const placed = await orders(store, await aCustomer(store), buying(goods, 3))
    const today = await orders(store, await aCustomer(store), buying(goods, 1))
    await closeOrder(store, today, 'byStore', noon)
    expect(await stockOf(goods.variant.id)).toBe(7)

    await refillStock(base.platform, later(days))
    await closeOrder(store, placed, 'byStore', later(days))
    expect(await stockOf(goods.variant.id)).toBe(10)
  })

  it('takes from this morning’s stock what is ordered before the sweep has filled it up', async () => {
    const midnight = Date.UTC(2026, 10, 2, 16) // 00:00 of the third in Beijing
    const at = (minute: number) => new Date(midnight + minute * minutes)
    const goods = await someGoods(store, { variants: [{ priceFen: 1000, stock: 3, dailyStock: 10 }] })
    const late = await orders(store, await aCustomer(store), buying(goods), {}, at(-2))
    const early = () => aCustomer(store).then((customer) => orders(store, customer, buying(goods), {}, at(2)))
    const [first] = await Promise.all([early(), early()])
    expect(await stockOf(goods.variant.id)).toBe(8)

    await refillStock(base.platform, at(4))
    for (const order of [first, late]) await closeOrder(store, order, 'cancelled', at(10))
    expect(await stockOf(goods.variant.id)).toBe(9)
  })

  it.each(['online', 'offline'] as const)(
    'keeps goods for so many orders of one customer at most while they wait, also when all come at once: %s',
    async (payMethod) => {
      const selling = payMethod === 'online' ? await collecting(store) : store
      const [goods, customer] = [await counted(30), await aCustomer(store)]
      const order = () => orders(selling, customer, buying(goods), { payMethod })

      const taps = await Promise.allSettled(Array.from({ length: 16 }, order))

      const refused = taps.flatMap((tap) => (tap.status === 'rejected' ? [tap.reason as { code: string }] : []))
      expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 6 }, () => 'UNPAID_ORDERS_FULL'))
      expect(refused[0]).toMatchObject({ text: '您有 10 笔订单还没有付款，或店家还没有接单，请先付款或取消' })
      expect(await stockOf(goods.variant.id)).toBe(20)
      const another = await orders(selling, await aCustomer(store), buying(goods), { payMethod })
      expect(another).toMatchObject({ state: 'unpaid' })

      const [first, second] = (await store.orders.list({ customerId: customer.id })) as [OrderRow, OrderRow]
      await closeOrder(store, first, 'cancelled', noon)
      expect(await order()).toMatchObject({ state: 'unpaid' })
      if (payMethod === 'offline') {
        await acceptOrder(store, second, noon)
        expect(await order()).toMatchObject({ state: 'unpaid' })
      }
    },
  )

  it('lets a table order as often as it likes', async () => {
    await aTable(store)
    const [goods, customer] = [await counted(30), await aCustomer(store)]
    for (let round = 0; round < 12; round++) {
      await takes(store, customer, goods, 1, 'codeA1')
      await orders(store, customer, atTable, { method: 'dineIn' })
    }
    expect(await stockOf(goods.variant.id)).toBe(18)
  })

  it('never waits where the store accepts by itself', async () => {
    const content = firstContent('dining')
    content.ordering.isAutoAccepted = true
    const { id } = store.row
    await store.storefronts.create({ id, storeId: id, content, version: 1, isPaused: false, updatedAt: noon })
    const [goods, customer] = [await counted(10), await aCustomer(store)]
    const seen = new Set<string>()
    let isPlaced = false
    const watching = (async () => {
      while (!isPlaced) for (const { state } of await store.orders.list({})) seen.add(state)
    })()

    const placed = await Promise.all(Array.from({ length: 5 }, () => orders(store, customer, buying(goods))))
    isPlaced = true
    await watching

    expect(placed.map(({ pickupNumber }) => pickupNumber).sort()).toEqual([1, 2, 3, 4, 5])
    expect([...seen]).not.toContain('unpaid')
    expect(await store.customers.find({ id: customer.id })).toMatchObject({ orderCount: 5 })
  })

  it('gives everybody a number of their own when many are accepted at the same moment', async () => {
    const customers = await Promise.all(Array.from({ length: 30 }, () => aCustomer(store)))
    const goods = await counted(100)
    const placed = await Promise.all(customers.map((customer) => orders(store, customer, buying(goods))))
    const taken = await Promise.all(placed.map((order) => acceptOrder(store, order, noon)))
    const numbers = taken.map(({ pickupNumber }) => pickupNumber ?? 0).sort((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 30 }, (_, at) => at + 1))
    expect(await store.transaction((within) => countUp(within, '2026-11-02', 'pickup'))).toBe(31)
    expect((await finishOrder(store, taken[0] as OrderRow, noon)).state).toBe('ready')
  })
})
