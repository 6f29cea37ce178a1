import type { OrderRow } from '../../server/db/models/order'
import { openCart } from '../../server/services/cart'
import { settleDueOrders } from '../../server/services/orders/due'
import {
  acceptOrder,
  closeOrder,
  collectOrder,
  finishOrder,
  handOverOrder,
  paymentArrived,
  receiveOrder,
  repriceOrder,
  shipOrder,
} from '../../server/services/orders/moves'
import { cancelOrder, getOwnOrder, quoteFor, reorder } from '../../server/services/orders/ofCustomer'
import { agreeRefund, askRefund, recordRefund, refuseRefund } from '../../server/services/orders/refunds'
import { countOrders, newestAsked, ordersOfStore } from '../../server/services/orders/ofStore'
import { closeSitting, openSittings, sittingAt } from '../../server/services/orders/sittings'
import { momentsOf, traceOrder } from '../../server/services/orders/timeline'
import { firstContent, type StorefrontContent } from '../../shared/storefront'
import { openBase, type Base } from '../../server/base'
import { newId } from '../../server/ids'
import type { Platform } from '../../server/platform'
import type { Store } from '../../server/store'
import { anEnvironment } from '../setup/environment'
import { eachDatabase } from '../setup/databases'
import { aCustomer, anAddress, buying, orders, takes } from './aCustomer'
import { someGoods } from './aGoods'
import { aPayment } from './aPayment'
import { aStore, days, later, minutes, noon } from './aPlatform'
import { aTable, atTable, shownAt } from './aTable'

eachDatabase('orders', (openDb) => {
  let base: Base
  let store: Store

  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
  })
  afterEach(() => base.close())

  const counted = (stock: number) => someGoods(store, { variants: [{ priceFen: 1000, stock }] })
  const stockOf = async (id: string) => (await store.variants.find({ id }))?.stock
  const content = (change: (content: StorefrontContent) => void) => {
    const first = firstContent('dining')
    change(first)
    const row = {
      id: store.row.id,
      storeId: store.row.id,
      content: first,
      version: 1,
      isPaused: false,
      updatedAt: noon,
    }
    return store.storefronts.create(row)
  }
  const read = async (id: string): Promise<OrderRow> => {
    const order = await store.orders.find({ id })
    if (!order) throw new Error('no such order')
    return order
  }

  it('sells exactly ten of ten pieces to a hundred customers at once', async () => {
    const goods = await counted(10)
    const customers = await Promise.all(Array.from({ length: 100 }, () => aCustomer(store)))
    const outcomes = await Promise.allSettled(customers.map((customer) => orders(store, customer, buying(goods))))
    const refused = outcomes.flatMap((each) =>
      each.status === 'rejected' ? [(each.reason as { code: string }).code] : [],
    )
    expect(refused.filter((code) => code !== 'LINES_UNAVAILABLE')).toEqual([])
    expect(outcomes.length - refused.length).toBe(10)
    expect(await stockOf(goods.variant.id)).toBe(0)
    expect(await store.orders.count({})).toBe(10)
  })

  it('takes the same tap twice as one, also at the same moment, and also when the price changed since', async () => {
    const goods = await counted(10)
    const customer = await aCustomer(store)
    const requestKey = newId()
    const twice = await Promise.all([1, 2, 3].map(() => orders(store, customer, buying(goods), { requestKey })))
    expect(new Set(twice.map(({ id }) => id)).size).toBe(1)
    await store.variants.update({ id: goods.variant.id }, { priceFen: 9 })
    expect((await orders(store, customer, buying(goods), { requestKey })).id).toBe(twice[0]?.id)
    expect(await stockOf(goods.variant.id)).toBe(9)
  })

  it('refuses a total that is not what the server finds, and says by how much it changed', async () => {
    const goods = await counted(10)
    const wrong = orders(store, await aCustomer(store), buying(goods, 2), { expectedTotalFen: 1900 })
    await expect(wrong).rejects.toMatchObject({ code: 'PRICE_CHANGED', text: expect.stringContaining('多 ¥1.00') })
    expect(await stockOf(goods.variant.id)).toBe(10)
  })

  it('goes from the cart to the hand, with a number to be called and a code to be shown', async () => {
    const goods = await counted(3)
    const customer = await aCustomer(store)
    await takes(store, customer, goods, 2)
    const placed = await orders(store, customer, { from: 'cart' })
    expect(placed).toMatchObject({ state: 'unpaid', totalFen: 2000, pickupCode: expect.stringMatching(/^\d{6}$/) })
    expect((await openCart(store, customer, undefined)) && (await store.cartLines.count({}))).toBe(0)

    const accepted = await acceptOrder(store, placed, later(minutes))
    expect(accepted).toMatchObject({ state: 'preparing', pickupNumber: 1, dueAt: null })
    expect(await store.goods.find({ id: goods.goods.id })).toMatchObject({ soldCount: 2 })
    const ready = await finishOrder(store, accepted, later(2 * minutes))
    await expect(handOverOrder(store, ready, noon)).rejects.toMatchObject({ code: 'ORDER_NOT_PAID' })
    const done = await handOverOrder(store, ready, later(3 * minutes), { isPaid: true })
    expect(done).toMatchObject({ state: 'completed', paidFen: 2000, paidDay: '2026-11-02' })
    expect(await store.customers.find({ id: customer.id })).toMatchObject({ orderCount: 1, spentFen: 2000 })
  })

  it('tells what was done in one moment in the order of its causes', async () => {
    const placed = await orders(store, await aCustomer(store), buying(await counted(2)))
    const ready = await finishOrder(store, await acceptOrder(store, placed, noon), noon)
    const done = await handOverOrder(store, ready, noon, { isPaid: true })
    const moments = momentsOf(await traceOrder(store, done)).map(({ event }) => event)

    expect(moments).toEqual(['place', 'accept', 'finish', 'collect', 'handOver'])
  })

  it('is not taken as paid with another sum than the staff were shown', async () => {
    const placed = await orders(store, await aCustomer(store), buying(await counted(2)))
    const ready = await finishOrder(store, await acceptOrder(store, placed, noon), noon)
    const owedFen = ready.totalFen
    for (const stale of [
      collectOrder(store, ready, noon, owedFen + 1),
      handOverOrder(store, ready, noon, { isPaid: true, expectedOwedFen: owedFen - 1 }),
    ])
      await expect(stale).rejects.toMatchObject({ code: 'OWED_CHANGED', text: expect.stringContaining('请核对') })
    expect(await read(ready.id)).toMatchObject({ state: 'ready', paidFen: 0 })

    const done = await handOverOrder(store, ready, noon, { isPaid: true, expectedOwedFen: owedFen })
    expect(done).toMatchObject({ state: 'completed', paidFen: owedFen })
  })

  it('is not taken as paid by the second of two who took the money', async () => {
    const placed = await orders(store, await aCustomer(store), buying(await counted(2)))
    const ready = await finishOrder(store, await acceptOrder(store, placed, noon), noon)
    const expectedOwedFen = ready.totalFen
    const paid = await collectOrder(store, ready, noon, expectedOwedFen)
    for (const second of [
      collectOrder(store, paid, noon, expectedOwedFen),
      handOverOrder(store, paid, noon, { isPaid: true, expectedOwedFen }),
    ])
      await expect(second).rejects.toMatchObject({ code: 'OWED_CHANGED', text: expect.stringContaining('已经收过款') })
    expect(await read(paid.id)).toMatchObject({ state: 'ready', paidFen: expectedOwedFen })
    expect(await handOverOrder(store, paid, noon)).toMatchObject({ state: 'completed' })
  })

  it('is brought by a carrier, and taken as received after days', async () => {
    await content(({ ordering }) => {
      ordering.methods.express = { ...ordering.methods.express, isOn: true, isPaidOffline: true }
    })
    const customer = await aCustomer(store)
    const address = await anAddress(store, customer)
    const placed = await orders(store, customer, buying(await counted(3)), { method: 'express', addressId: address.id })
    expect(placed).toMatchObject({ deliveryFen: 800, totalFen: 1800, place: { district: '上城区' } })
    const accepted = await acceptOrder(store, placed, noon)
    await expect(shipOrder(store, accepted, {}, noon)).rejects.toMatchObject({ code: 'TRACKING_MISSING' })
    const sent = await shipOrder(store, accepted, { carrier: 'SF', trackingNo: 'SF1234567890' }, noon)
    await expect(receiveOrder(store, sent, noon)).rejects.toMatchObject({ code: 'ORDER_NOT_PAID' })
    const withoutDelivery = receiveOrder(store, sent, noon, { isPaid: true, expectedOwedFen: 1000 })
    await expect(withoutDelivery).rejects.toMatchObject({ code: 'OWED_CHANGED' })
    const paid = await collectOrder(store, sent, noon)
    await settleDueOrders(base.platform, later(9 * days), new AbortController().signal)
    expect(await read(paid.id)).toMatchObject({ state: 'shipped' })
    await settleDueOrders(base.platform, later(11 * days), new AbortController().signal)
    expect(await read(paid.id)).toMatchObject({ state: 'completed' })
  })

  it('gives the stock back when it is cancelled, closed, or waited for too long; once', async () => {
    const goods = await counted(3)
    const customer = await aCustomer(store)
    const [first, second, third] = [
      await orders(store, customer, buying(goods)),
      await orders(store, customer, buying(goods)),
      await orders(store, customer, buying(goods)),
    ]
    expect(await stockOf(goods.variant.id)).toBe(0)
    await cancelOrder(store, customer, first.id, noon)
    await expect(cancelOrder(store, customer, first.id, noon)).rejects.toMatchObject({ code: 'STATE_CONFLICT' })
    await closeOrder(store, second, 'byStore', noon)
    await settleDueOrders(base.platform, later(31 * minutes), new AbortController().signal)
    await settleDueOrders(base.platform, later(32 * minutes), new AbortController().signal)
    expect(await read(third.id)).toMatchObject({ state: 'closed', closeReason: 'expired' })
    expect(await stockOf(goods.variant.id)).toBe(3)
    expect(await store.customers.find({ id: customer.id })).toMatchObject({ orderCount: 0 })
  })

  it('ends the others where one cannot be ended', async () => {
    const other = await aStore(base.platform)
    const stuck = await orders(other, await aCustomer(other), buying(await someGoods(other)))
    const waits = await orders(store, await aCustomer(store), buying(await counted(3)))
    const findStore: Platform['findStore'] = async (id) => {
      if (id === other.row.id) throw new Error('a row that cannot be read')
      return base.platform.findStore(id)
    }
    const platform = Object.assign(Object.create(base.platform) as Platform, { findStore })
    await settleDueOrders(platform, later(31 * minutes), new AbortController().signal)
    expect(await read(waits.id)).toMatchObject({ state: 'closed' })
    expect(await other.orders.find({ id: stuck.id })).toMatchObject({ state: 'unpaid' })
  })

  it('tries ever later to end one that cannot be closed at WeChat', async () => {
    const placed = await orders(store, await aCustomer(store), buying(await counted(3)))
    const expiresAt = placed.dueAt ?? noon
    await aPayment(store, placed, { state: 'waiting', openOf: placed.id, expiresAt, paidAt: null, paidDay: null })
    const after = (ms: number) => new Date(expiresAt.getTime() + ms)
    const nextAt = async (now: Date) => {
      await settleDueOrders(base.platform, now, new AbortController().signal)
      const { dueAt, state } = await read(placed.id)
      expect(state).toBe('unpaid')
      return dueAt
    }

    expect(await nextAt(after(0))).toEqual(after(1 * minutes))
    expect(await nextAt(after(0.5 * minutes))).toEqual(after(1 * minutes))
    expect(await nextAt(after(60 * minutes))).toEqual(after(75 * minutes))
    expect(await nextAt(after(150 * minutes))).toEqual(after(180 * minutes))
  })

  it('lets one of two win: cancelled by the customer or accepted by the store', async () => {
    const goods = await counted(3)
    const customer = await aCustomer(store)
    const placed = await orders(store, customer, buying(goods))
    const both = await Promise.allSettled([
      cancelOrder(store, customer, placed.id, noon),
      acceptOrder(store, placed, noon),
    ])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { state } = await read(placed.id)
    expect(await stockOf(goods.variant.id)).toBe(state === 'closed' ? 3 : 2)
  })

  it('is one bill at a table that several share, and the next people begin anew', async () => {
    await aTable(store)
    const goods = await counted(10)
    const [one, two] = [await aCustomer(store, { name: '阿明' }), await aCustomer(store)]
    await takes(store, one, goods, 1, 'codeA1')
    await takes(store, two, goods, 2, 'codeA1')
    const first = await orders(store, one, atTable, { method: 'dineIn' })
    expect(first).toMatchObject({ quantity: 3, tableName: 'A1', packingFen: 0 })
    await takes(store, two, goods, 1, 'codeA1')
    const more = await orders(store, two, atTable, { method: 'dineIn' }, later(1))
    expect((await sittingAt(store, 't1'))?.orders.map(({ id }) => id)).toEqual([first.id, more.id])
    expect((await getOwnOrder(store, two, first.id, 'codeA1')).id).toBe(first.id)
    await expect(getOwnOrder(store, two, first.id)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })

    const [sitting] = await openSittings(store)
    const sittingId = sitting?.sitting.id ?? ''
    await closeSitting(store, sittingId, await shownAt(store, sittingId), later(minutes))
    expect(await read(first.id)).toMatchObject({ state: 'completed', paidFen: 3000 })
    expect(await sittingAt(store, 't1')).toBeNull()
    await expect(getOwnOrder(store, two, first.id, 'codeA1')).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })
  })

  it('gives money back: never more than was paid, whoever asks how often', async () => {
    const goods = await counted(5)
    const customer = await aCustomer(store)
    const order = await collectOrder(
      store,
      await acceptOrder(store, await orders(store, customer, buying(goods, 2)), noon),
      noon,
    )
    const ask = (amountFen: number, requestKey: string) =>
      askRefund(store, order, { amountFen, reason: '做错了', requestKey, askedBy: 'customer' }, noon)
    const outcomes = await Promise.allSettled([ask(1500, 'a'), ask(1500, 'b'), ask(1500, 'c'), ask(1500, 'c')])
    const made = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value.id] : []))
    expect(new Set(made).size).toBe(1)
    const [refundId = ''] = made
    await expect(recordRefund(store, refundId, noon)).rejects.toMatchObject({ code: 'STATE_CONFLICT' })
    await agreeRefund(store, refundId, noon)
    expect(await recordRefund(store, refundId, noon)).toMatchObject({ state: 'preparing' })
    const rest = await ask(500, 'd')
    await refuseRefund(store, rest.id, '已经做好了', noon)
    const again = await ask(500, 'e')
    await agreeRefund(store, again.id, noon)
    expect(await recordRefund(store, again.id, noon)).toMatchObject({ state: 'closed', closeReason: 'refunded' })
    expect(await stockOf(goods.variant.id)).toBe(5)
    expect(await store.customers.find({ id: customer.id })).toMatchObject({ spentFen: 0, orderCount: 0 })
    expect(await store.goods.find({ id: goods.goods.id })).toMatchObject({ soldCount: 0 })
  })

  it('stands among what waits while its money is asked back, also after it was handed over', async () => {
    const goods = await counted(9)
    const customer = await aCustomer(store)
    const place = () => orders(store, customer, buying(goods, 2), {}, noon)
    const [given, waiting] = [await place(), await place()]
    for (const one of [given, waiting]) await collectOrder(store, await acceptOrder(store, one, noon), noon)
    await handOverOrder(store, await finishOrder(store, await read(given.id), noon), noon)
    const todo = async () => (await ordersOfStore(store, { tab: 'todo' })).rows
    expect((await todo()).map(({ order }) => order.id)).toEqual([waiting.id])

    const ask = (order: OrderRow, amountFen: number, requestKey: string, now: Date) =>
      askRefund(store, order, { amountFen, reason: '', requestKey, askedBy: 'customer' }, now)
    await ask(waiting, 2000, 'a', noon)
    const last = await ask(given, 500, 'b', later(minutes))
    const asked = (await todo()).map(({ order, askedBackFen }) => [order.id, askedBackFen])
    expect(new Map(asked as [string, number][])).toEqual(
      new Map([
        [waiting.id, 2000],
        [given.id, 500],
      ]),
    )
    expect(await countOrders(store)).toMatchObject({ todo: 2, prepare: 1, refunds: 2 })
    expect(await newestAsked(store)).toMatchObject({ orderId: given.id })
    const found = await ordersOfStore(store, { tab: 'todo', search: given.number })
    expect(found.rows).toMatchObject([{ order: { id: given.id } }])

    await refuseRefund(store, last.id, '已经吃完了', later(2 * minutes))
    expect((await todo()).map(({ order }) => order.id)).toEqual([waiting.id])
    expect(await countOrders(store)).toMatchObject({ todo: 1 })
    expect(await newestAsked(store)).toMatchObject({ orderId: waiting.id })
  })

  it('is sold when it is accepted, and not sold after all when it is closed', async () => {
    const goods = await counted(9)
    const customer = await aCustomer(store)
    const sold = async () => (await store.goods.find({ id: goods.goods.id }))?.soldCount
    const [kept, ended, refused] = [
      await orders(store, customer, buying(goods, 3)),
      await orders(store, customer, buying(goods, 2)),
      await orders(store, customer, buying(goods, 1)),
    ]
    await acceptOrder(store, kept, noon)
    const accepted = await acceptOrder(store, ended, noon)
    expect(await sold()).toBe(5)
    await closeOrder(store, accepted, 'byStore', noon)
    await closeOrder(store, refused, 'byStore', noon)
    expect(await sold()).toBe(3)
  })

  it('takes money that comes in time, and marks what comes too late', async () => {
    const goods = await counted(5)
    const customer = await aCustomer(store)
    const [first, second] = [await orders(store, customer, buying(goods)), await orders(store, customer, buying(goods))]
    const { order: paid } = await store.transaction((within) => paymentArrived(within, first.id, 1000, noon))
    expect(paid).toMatchObject({ state: 'paid', paidFen: 1000, paidDay: '2026-11-02' })
    const closed = await closeOrder(store, second, 'expired', noon)
    expect(await store.transaction((within) => paymentArrived(within, closed.id, 1000, noon))).toMatchObject({
      order: { state: 'latePaid' },
      excessFen: 1000,
    })
    await expect(closeOrder(store, paid, 'byStore', noon)).rejects.toMatchObject({ code: 'ACTION_NOT_ALLOWED' })
  })

  it('can be made cheaper before it is paid, never dearer', async () => {
    const placed = await orders(store, await aCustomer(store), buying(await counted(5), 2))
    await expect(repriceOrder(store, placed, 2001, noon)).rejects.toMatchObject({ field: 'totalFen' })
    const cheaper = await repriceOrder(store, placed, 1500, noon)
    expect(cheaper).toMatchObject({ totalFen: 1500, discountFen: 500 })
    await expect(repriceOrder(store, placed, 100, noon)).rejects.toMatchObject({ code: 'STATE_CONFLICT' })
  })

  it('says what is in the way before anybody invests effort', async () => {
    await content(({ ordering }) => {
      ordering.methods.delivery = { ...ordering.methods.delivery, isOn: true, areas: ['西湖区'] }
    })
    const customer = await aCustomer(store)
    await anAddress(store, customer)
    await takes(store, customer, await counted(5), 1)
    const quote = await quoteFor(store, customer, { what: { from: 'cart' }, method: 'delivery' }, noon)
    expect(quote.problems.map(({ code }) => code)).toEqual(['BELOW_MINIMUM', 'OUT_OF_RANGE'])
    expect(quote.problems[0]?.text).toBe('满 ¥20.00 起送，还差 ¥10.00')
    await base.platform.stores.update({ id: store.row.id }, { hours: [{ days: [2], from: '09:00', to: '21:00' }] })
    const shut = base.platform.store({ ...store.row, hours: [{ days: [2], from: '09:00', to: '21:00' }] })
    await expect(orders(shut, customer, { from: 'cart' })).rejects.toMatchObject({ code: 'STORE_CLOSED' })
  })

  it('is wanted at a time that is still to come, while the store is open', async () => {
    const open = base.platform.store({ ...store.row, hours: [{ days: [1], from: '09:00', to: '21:00' }] })
    const [goods, customer] = [await counted(5), await aCustomer(store)]
    const at = (wantedAt: Date) => orders(open, customer, buying(goods), { wantedAt: wantedAt.toISOString() })

    await expect(at(later(-minutes))).rejects.toMatchObject({ code: 'WANTED_TIME_OVER', field: 'wantedAt' })
    await expect(at(later(9 * 60 * minutes))).rejects.toMatchObject({ code: 'WANTED_TIME_CLOSED', field: 'wantedAt' })
    await expect(at(later(days))).rejects.toMatchObject({ code: 'WANTED_TIME_CLOSED' })
    expect(await stockOf(goods.variant.id)).toBe(5)
    expect(await at(later(60 * minutes))).toMatchObject({ wantedAt: later(60 * minutes) })
  })

  it('orders the same again, and names what is gone', async () => {
    const [soup, tea] = [await counted(5), await someGoods(store, { name: '龙井' })]
    const customer = await aCustomer(store)
    await takes(store, customer, soup)
    await takes(store, customer, tea)
    const order = await orders(store, customer, { from: 'cart' })
    await store.goods.update({ id: tea.goods.id }, { isOnShelf: false })
    expect(await reorder(await openCart(store, customer, undefined), order, noon)).toEqual(['龙井'])
    expect(await store.cartLines.count({ cartOf: customer.id })).toBe(1)
  })

  it("hides another store's goods, orders and tables", async () => {
    const other = await aStore(base.platform)
    const theirs = await someGoods(other)
    const customer = await aCustomer(store)
    await expect(orders(store, customer, buying(theirs))).rejects.toMatchObject({ code: 'GOODS_NOT_FOUND' })
    const order = await orders(other, await aCustomer(other), buying(theirs))
    await expect(getOwnOrder(store, customer, order.id)).rejects.toMatchObject({ code: 'ORDER_NOT_FOUND' })
  })
})
