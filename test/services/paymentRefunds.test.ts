import type { Base } from '../../server/base'
import type { OrderRow } from '../../server/db/models/order'
import { newId } from '../../server/ids'
import { askRefund } from '../../server/services/orders/refunds'
import type { Store } from '../../server/store'
import { aCustomer, buying, orders } from './aCustomer'
import { someGoods } from './aGoods'
import { aPayment } from './aPayment'
import { aBase, aStore, noon } from './aPlatform'

describe('money of a payment that goes back in parts', () => {
  let base: Base
  let store: Store
  let order: OrderRow
  beforeAll(async () => {
    base = await aBase()
    store = await aStore(base.platform)
    const { id } = await orders(store, await aCustomer(store), buying(await someGoods(store)))
    await store.orders.update({ id }, { payMethod: 'online', state: 'paid', paidFen: 1280 })
    const [row] = await store.orders.list({ id })
    if (!row) throw new Error('no order')
    order = row
    await aPayment(store, order)
  })
  afterAll(() => base.close())

  const giveBack = (askedBy: 'store' | 'customer' = 'store') =>
    askRefund(store, order, { amountFen: 10, reason: '', requestKey: newId(), askedBy }, noon)

  it('goes back fifty times, and then a person is told that WeChat Pay takes no more', async () => {
    for (let nth = 1; nth <= 50; nth++) await giveBack(nth % 2 ? 'store' : 'customer')

    await expect(giveBack()).rejects.toMatchObject({ code: 'REFUNDS_USED_UP', status: 409 })
    await expect(giveBack('customer')).rejects.toMatchObject({ code: 'REFUNDS_USED_UP' })
  })

  it('counts what WeChat Pay has closed, and not what it never heard of', async () => {
    const [closed, refused] = await store.refunds.list({}, { limit: 2 })
    await store.refunds.update({ id: closed?.id ?? '' }, { state: 'failed' })
    await expect(giveBack()).rejects.toMatchObject({ code: 'REFUNDS_USED_UP' })

    await store.refunds.update({ id: refused?.id ?? '' }, { state: 'refused' })
    expect(await giveBack()).toMatchObject({ state: 'agreed' })
  })
})
