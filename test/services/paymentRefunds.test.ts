import { openBase, type Base } from '../../server/base'
import type { OrderRow } from '../../server/db/models/order'
import type { PaymentRow } from '../../server/db/models/payment'
import { newId } from '../../server/ids'
import { askRefund } from '../../server/services/orders/refunds'
import { settleRefund } from '../../server/services/payments/refunding'
import { settleTold } from '../../server/services/payments/settling'
import type { Store } from '../../server/store'
import { firstContent } from '../../shared/storefront'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aCustomer, buying, orders } from './aCustomer'
import { someGoods } from './aGoods'
import { aPayment } from './aPayment'
import { aBase, aStore, noon } from './aPlatform'

describe('money of a payment that goes back in parts', () => {
  let base: Base
  let store: Store
  let order: OrderRow
  let payment: PaymentRow
  beforeAll(async () => {
    base = await aBase()
    store = await aStore(base.platform)
    const { id } = await orders(store, await aCustomer(store), buying(await someGoods(store)))
    await store.orders.update({ id }, { payMethod: 'online', state: 'paid', paidFen: 1280 })
    const [row] = await store.orders.list({ id })
    if (!row) throw new Error('no order')
    order = row
    payment = await aPayment(store, order)
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

  it('went back when WeChat Pay says, however late we hear of it', async () => {
    const [one, another] = await store.refunds.list({ state: 'agreed' }, { limit: 2 })
    const told = { status: 'SUCCESS', refund_id: '5030', amount: { total: payment.amountFen, refund: 10 } } as const
    const after = (hours: number) => new Date(noon.getTime() + hours * 3600_000)
    const success_time = after(1).toISOString()
    await settleRefund(store, payment, { ...told, refundId: one?.id ?? '', success_time }, after(9))
    await settleRefund(store, payment, { ...told, refundId: another?.id ?? '' }, after(9))

    expect(await store.refunds.find({ id: one?.id ?? '' })).toMatchObject({ refundedAt: after(1), stateAt: after(9) })
    expect(await store.refunds.find({ id: another?.id ?? '' })).toMatchObject({ refundedAt: after(9) })
  })
})

eachDatabase('money that was given back elsewhere before it was heard of here', (openDb) => {
  let base: Base
  let store: Store
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
    const content = firstContent('retail')
    content.ordering.isAutoAccepted = true
    const { id } = store.row
    await store.storefronts.create({ id, storeId: id, content, version: 1, isPaused: false, updatedAt: noon })
  })
  afterEach(() => base.close())

  it.each([
    { of: 'an order that waits', state: 'unpaid', payment: 'waiting', becomes: 'paid', refunds: 0 },
    { of: 'a closed one', state: 'closed', payment: 'closed', becomes: 'latePaid', refunds: 1 },
  ] as const)('takes up no order before a person has looked: $of', async ({ state, payment, becomes, refunds }) => {
    const placed = await orders(store, await aCustomer(store), buying(await someGoods(store)))
    await store.orders.update({ id: placed.id }, { payMethod: 'online', state })
    const unheard = { state: payment, transactionId: null, paidAt: null, paidDay: null }
    const { id, appid, mchid, amountFen } = await aPayment(store, placed, unheard)
    const told = {
      out_trade_no: id,
      transaction_id: '42',
      trade_state: 'REFUND' as const,
      success_time: noon.toISOString(),
    }
    const amount = { total: amountFen, currency: 'CNY' }
    for (let times = 0; times < 2; times++)
      await settleTold(store, { id: 'a1' }, { ...told, appid, mchid, amount }, undefined, noon)

    expect(await store.orders.find({ id: placed.id })).toMatchObject({ state: becomes, paidFen: amountFen })
    expect(await store.refunds.count({})).toBe(refunds) // what is left of it, if WeChat Pay has any
    expect(await store.incidents.list({})).toMatchObject([{ kind: 'refundedElsewhere', orderId: placed.id }])
  })
})
