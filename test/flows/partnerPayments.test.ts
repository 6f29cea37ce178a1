import type { BillView, PaymentView } from '../../shared/api/merchant/payment'
import { compared } from '../eventually'
import { aPartnerCounter, nextMorning, soon, type Counter } from './cashier'
import { aRequestKey } from './scene'

describe('a store beneath the service provider’s merchant number', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aPartnerCounter()
  })
  afterAll(() => counter.close())

  it('collects with a merchant number alone', async () => {
    const payment = await counter.shop.say<PaymentView>('GET', '/payment')
    expect(payment).toMatchObject({ isCollecting: true, isPartnerOffered: true, using: { mode: 'partner' } })
    expect(payment.using?.mchid).toBe(counter.number.mchid)
  })

  it('sells, gives back, and agrees with the bill of the next day', async () => {
    const order = await counter.order()
    expect(await counter.pay(await counter.begin(order.id))).toBe('requestPayment:ok')
    await soon(async () => (await counter.read(order.id)).state === 'paid')
    const wish = { amountFen: 1500, reason: '补差价', requestKey: aRequestKey() }
    await counter.shop.say('POST', `/orders/${order.id}/refunds`, wish)
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(70)
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'refunded')

    const store = await counter.store()
    const [payment] = await store.payments.list({ orderId: order.id })
    expect(payment).toMatchObject({ mode: 'partner', mchid: counter.number.mchid, state: 'paid', amountFen: 4500 })
    await nextMorning(counter)
    const bill = async () => (await counter.shop.say<{ rows: BillView[] }>('GET', '/bills')).rows[0]
    await compared(counter.scene.pass, async () => ((await bill())?.state ?? 'waiting') !== 'waiting')
    expect(await bill()).toMatchObject({
      ...{ mchid: counter.number.mchid, state: 'matched', paidFen: 4500, refundedFen: 1500, lineCount: 2 },
    })
  })

  it('is closed at WeChat beneath the provider, too', async () => {
    const order = await counter.order()
    await counter.begin(order.id)
    expect((await counter.must<{ state: string }>('POST', `/orders/${order.id}/cancel`)).state).toBe('closed')
  })
})
