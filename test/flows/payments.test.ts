import type { PaymentView } from '../../shared/api/merchant/payment'
import { aCounter, type Counter } from './cashier'

describe('a store with its own merchant number', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter()
  })
  afterAll(() => counter.close())

  it('collects once WeChat Pay has accepted its keys', async () => {
    const payment = await counter.shop.say<PaymentView>('GET', '/payment')

    expect(payment).toMatchObject({ isCollecting: true, draft: null, using: { state: 'proved', problem: null } })
    expect(payment.using?.values.every(({ state }) => state === 'good')).toBe(true)
  })

  it('is paid by the notification, and the order is the customer’s', async () => {
    const order = await counter.order()
    const parameters = await counter.begin(order.id)
    expect(await counter.pay(parameters)).toBe('requestPayment:ok')

    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 4500 })
    expect(await counter.confirm(order.id)).toBe('paid')
    expect((await counter.ledger()).payments.filter(({ state }) => state === 'SUCCESS')).toHaveLength(1)
  })
})
