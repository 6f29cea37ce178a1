import type { Base } from '../../server/base'
import type { ShippingReportRow } from '../../server/db/models/payment'
import { newSortKey } from '../../server/ids'
import { heldMoney } from '../../server/services/payments/shipping'
import type { Store } from '../../server/store'
import { eachDatabase } from '../setup/databases'
import { aCustomer, buying, orders } from './aCustomer'
import { someGoods } from './aGoods'
import { aPayment } from './aPayment'
import { aBase, aStore, later, minutes, noon } from './aPlatform'
import { aRefund } from './aRefund'

eachDatabase('what WeChat holds', (openDb) => {
  let base: Base
  let store: Store
  beforeEach(async () => {
    base = await aBase({ DATABASE_URL: (await openDb()).url })
    store = await aStore(base.platform)
  })
  afterEach(() => base.close())

  let at = 0
  /** An order that was paid and is on its way; answers how to give some of it back. */
  const sent = async (amountFen: number, state: ShippingReportRow['state'] = 'reported') => {
    const order = await orders(store, await aCustomer(store), buying(await someGoods(store)), {}, noon)
    const { id } = await aPayment(store, order, { amountFen })
    const createdAt = later(at++ * minutes)
    await store.shippingReports.create({
      ...{ id, storeId: store.row.id, orderId: order.id, state, stateAt: noon, saidAt: noon },
      ...{ problemCode: null, problemText: null, settledAt: null, createdAt, sortKey: newSortKey(createdAt) },
    })
    return (fen: number, values = {}) =>
      aRefund(store, order, { state: 'refunded', amountFen: fen, refundedAt: noon, paymentId: id, ...values })
  }
  const amounts = async (after?: string) => {
    const page = await heldMoney(store, after)
    return { fen: page.rows.map(({ amountFen }) => amountFen), after: page.after }
  }

  it('is less what went back, and nothing of what went back whole', async () => {
    const [some, all, twice, soon] = [await sent(1000), await sent(2000), await sent(3000), await sent(4000, 'waiting')]
    await sent(5000, 'settled')
    await some(300)
    await all(2000)
    await twice(1000)
    await twice(2000)
    await soon(4000, { state: 'sent', refundedAt: null })

    expect(await store.ledger.held()).toEqual({ count: 2, fen: 4700 })
    expect(await amounts()).toEqual({ fen: [4000, 700], after: null })
  })

  it('comes in pages that what went back leaves whole', async () => {
    expect(await amounts()).toEqual({ fen: [], after: null })
    for (let fen = 1; fen <= 24; fen++) {
      const giveBack = await sent(fen)
      if (fen % 12 === 0) await giveBack(fen)
    }
    const first = await amounts()
    expect(first.fen).toEqual([23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 11, 10, 9, 8, 7, 6, 5, 4, 3])
    expect(await amounts(first.after ?? '')).toEqual({ fen: [2, 1], after: null })
    expect(await store.ledger.held()).toEqual({ count: 22, fen: 264 })
  })
})
