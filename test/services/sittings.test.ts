import { openBase, type Base } from '../../server/base'
import type { CustomerRow } from '../../server/db/models/customer'
import type { OrderRow } from '../../server/db/models/order'
import { paymentArrived } from '../../server/services/orders/moves'
import { cancelOrder } from '../../server/services/orders/ofCustomer'
import { closeSitting, sittingAt, type Seen } from '../../server/services/orders/sittings'
import type { Store } from '../../server/store'
import { spoken, type PayMethod } from '../../shared/order'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aCustomer, orders, takes } from './aCustomer'
import { someGoods, type SomeGoods } from './aGoods'
import { aStore, collecting, later, minutes, noon } from './aPlatform'
import { aTable, atTable, shownAt } from './aTable'

eachDatabase('a table that is cleared', (openDb) => {
  let base: Base
  let store: Store
  let guest: CustomerRow
  let noodles: SomeGoods

  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await collecting(await aStore(base.platform))
    guest = await aCustomer(store)
    noodles = await someGoods(store, { variants: [{ priceFen: 1280, stock: 10 }] })
    await aTable(store)
  })
  afterEach(() => base.close())

  const ordered = async (payMethod: PayMethod = 'offline'): Promise<OrderRow> => {
    await takes(store, guest, noodles, 1, atTable.table)
    return orders(store, guest, atTable, { method: 'dineIn', payMethod })
  }
  const pays = ({ id }: OrderRow) => store.transaction((within) => paymentArrived(within, id, 1280, noon))
  const read = async ({ id }: OrderRow): Promise<OrderRow | null> => store.orders.find({ id })
  const clear = (sittingId: string | null, seen: Seen) => closeSitting(store, sittingId ?? '', seen, later(minutes))
  const shown = ({ sittingId }: OrderRow) => shownAt(store, sittingId ?? '')

  it('takes no money that the staff did not see: somebody ordered more while they were asked', async () => {
    const first = await ordered()
    const seen = await shown(first)
    const more = await ordered()

    await expect(clear(first.sittingId, seen)).rejects.toMatchObject({
      code: 'SITTING_CHANGED',
      text: '这桌刚刚变了：现在共 2 单，还要收 ¥25.60，请核对后再清台',
    })
    for (const order of [first, more]) expect(await read(order)).toMatchObject({ state: 'unpaid', paidFen: 0 })
    expect((await sittingAt(store, 't1'))?.orders).toHaveLength(2)

    await clear(first.sittingId, await shown(first))
    for (const order of [first, more]) expect(await read(order)).toMatchObject({ state: 'completed', paidFen: 1280 })
    expect(await sittingAt(store, 't1')).toBeNull()
  })

  it('makes nothing done that the staff did not see, though it is paid', async () => {
    const first = await ordered()
    const seen = await shown(first)
    const more = await ordered('online')
    await pays(more)

    await expect(clear(first.sittingId, seen)).rejects.toMatchObject({ code: 'SITTING_CHANGED' })
    expect(await read(more)).toMatchObject({ state: 'paid' })
  })

  it('owes what each order owes for itself: what was paid twice for one goes back', async () => {
    const [first, twice] = [await ordered(), await ordered('online')]
    await pays(twice)
    await pays(twice)

    expect(await shown(first)).toMatchObject({ owedFen: 1280 })
  })

  it('waits for what a guest pays in the mini-program, says which order that is, and touches nothing before', async () => {
    const [first, awaited] = [await ordered(), await ordered('online')]
    const seen = await shown(first)
    expect(seen).toMatchObject({ owedFen: 1280 })

    await expect(clear(first.sittingId, seen)).rejects.toMatchObject({
      code: 'SITTING_AWAITS_PAYMENT',
      text: expect.stringContaining(`订单 ${spoken(awaited.number)} 要用微信支付 ¥12.80`),
    })
    expect(await read(first)).toMatchObject({ state: 'unpaid', paidFen: 0 })

    await pays(awaited)
    await clear(first.sittingId, await shown(first))
    for (const order of [first, awaited]) expect(await read(order)).toMatchObject({ state: 'completed', paidFen: 1280 })
  })

  it('waits no longer for an order that the guest has cancelled', async () => {
    const [first, awaited] = [await ordered(), await ordered('online')]
    await cancelOrder(store, guest, awaited.id, noon)

    await clear(first.sittingId, await shown(first))
    expect(await read(first)).toMatchObject({ state: 'completed', paidFen: 1280 })
    expect(await read(awaited)).toMatchObject({ state: 'closed', paidFen: 0 })
  })

  it('is cleared once, also when two of the staff tap at the same moment', async () => {
    const first = await ordered()
    const seen = await shown(first)
    const taps = await Promise.allSettled([clear(first.sittingId, seen), clear(first.sittingId, seen)])

    expect(taps.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(taps.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'SITTING_NOT_FOUND' } })
    expect(await store.customers.find({ id: guest.id })).toMatchObject({ orderCount: 1, spentFen: 1280 })
  })
})
