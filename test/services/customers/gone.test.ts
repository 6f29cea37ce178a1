import { openBase, type Base } from '../../../server/base'
import { digest, newId } from '../../../server/ids'
import { forgetGone } from '../../../server/services/customers/gone'
import { closeOrder } from '../../../server/services/orders/moves'
import { openSittings } from '../../../server/services/orders/sittings'
import type { Store } from '../../../server/store'
import { eachDatabase } from '../../setup/databases'
import { anEnvironment } from '../../setup/environment'
import { aCustomer, orders, takes } from '../aCustomer'
import { someGoods } from '../aGoods'
import { aStore, days, later, minutes, noon } from '../aPlatform'

eachDatabase('what nobody comes back for', (openDb) => {
  let base: Base
  let store: Store
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
  })
  afterEach(() => base.close())

  it('forgets a session when it is over, and not before', async () => {
    const { id: customerId, appid } = await aCustomer(store)
    for (const expiresAt of [later(-minutes), later(days)]) {
      const whose = { id: newId(), storeId: store.row.id, customerId, appid }
      const times = { createdAt: noon, lastSeenAt: noon, expiresAt }
      await store.customerSessions.create({ ...whose, tokenHash: digest(newId()), ...times })
    }

    await forgetGone(base.platform, noon)

    expect(await store.customerSessions.list({})).toMatchObject([{ expiresAt: later(days) }])
  })

  it('clears what was left at a table the same day, and what was left in a cart after months', async () => {
    const row = { id: 't1', storeId: store.row.id, name: 'A1', code: 'codeA1', createdAt: noon, deletedAt: null }
    await store.diningTables.create(row)
    const [customer, goods] = [await aCustomer(store), await someGoods(store)]
    await takes(store, customer, goods, 1)
    await takes(store, customer, goods, 1, 'codeA1')
    const carts = async () => (await store.cartLines.list({})).map(({ cartOf }) => cartOf)

    await forgetGone(base.platform, later(3 * 60 * minutes))
    expect((await carts()).sort()).toEqual([customer.id, 't.t1'])
    await forgetGone(base.platform, later(days))
    expect(await carts()).toEqual([customer.id])
    await forgetGone(base.platform, later(91 * days))
    expect(await carts()).toEqual([])
  })

  it('ends a sitting of which nothing is left after hours, and none that somebody has to clear', async () => {
    const aTable = (id: string) =>
      store.diningTables.create({ id, storeId: store.row.id, name: id, code: id, createdAt: noon, deletedAt: null })
    const [customer, goods] = [await aCustomer(store), await someGoods(store)]
    const orderAt = async (table: string) => {
      await aTable(table)
      await takes(store, customer, goods, 1, table)
      return orders(store, customer, { from: 'cart', table }, { method: 'dineIn' })
    }
    const left = await orderAt('A1')
    await closeOrder(store, left, 'cancelled', noon)
    await orderAt('A2')
    const tables = async () => (await openSittings(store)).map(({ table }) => table).sort()

    await forgetGone(base.platform, later(3 * 60 * minutes))
    expect(await tables()).toEqual(['A1', 'A2'])
    await forgetGone(base.platform, later(days))
    expect(await tables()).toEqual(['A2'])
    expect(await store.sittings.find({ id: left.sittingId ?? '' })).toMatchObject({
      openOf: null,
      closedAt: later(days),
    })
  })
})
