import { settleDueOrders } from '../../server/services/orders/due'
import { closeOrder, getOrder } from '../../server/services/orders/moves'
import { createPayment } from '../../server/services/payments/paying'
import { reportShipping } from '../../server/services/payments/shipping'
import type { MerchantOrderView } from '../../shared/api/merchant/orders'
import type { IncidentView, PaymentView } from '../../shared/api/merchant/payment'
import { aCounter, setUpPayment, soon, type Counter } from './cashier'

describe('a store with its own merchant number', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter()
  })
  afterAll(() => counter.close())
  afterEach(() => fault(null))

  /** What goes wrong at WeChat Pay from now on; null: nothing. */
  async function fault(wish: object | null): Promise<void> {
    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    if (wish) await counter.scene.control('/_sim/faults', wish)
  }
  const incidents = async () => (await counter.shop.say<{ rows: IncidentView[] }>('GET', '/incidents')).rows
  const kindsOf = async (orderId: string) =>
    (await incidents()).filter((each) => each.orderId === orderId).map(({ kind }) => kind)
  const atWechat = async (orderId: string) => {
    const store = await counter.store()
    const ids = (await store.payments.list({ orderId })).map(({ id }) => id)
    return (await counter.ledger()).payments.filter(({ outTradeNo }) => ids.includes(outTradeNo))
  }
  const isRefunded = async (orderId: string) =>
    (await counter.read(orderId)).refunds.every(({ state }) => state === 'refunded')

  it('collects once WeChat Pay has accepted its keys', async () => {
    const payment = await counter.shop.say<PaymentView>('GET', '/payment')

    expect(payment).toMatchObject({ isCollecting: true, draft: null, using: { state: 'proved', problem: null } })
    expect(payment.using?.values.every(({ state }) => state === 'good')).toBe(true)
  })

  it('is paid by the notification, and the order is the customer’s', async () => {
    const order = await counter.order()
    expect(await counter.pay(await counter.begin(order.id))).toBe('requestPayment:ok')

    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 4500 })
    expect(await counter.confirm(order.id)).toBe('paid')
    expect(await atWechat(order.id)).toMatchObject([{ state: 'SUCCESS', totalFen: 4500 }])
  })

  it('can be cancelled on the sheet and paid again, as one payment', async () => {
    const order = await counter.order()
    expect(await counter.pay(await counter.begin(order.id), 'cancel')).toBe('requestPayment:fail cancel')
    expect(await counter.confirm(order.id)).toBe('waiting')
    const both = await Promise.all([counter.begin(order.id), counter.begin(order.id)])
    await counter.pay(both[1] ?? both[0])

    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 4500 })
    expect(await atWechat(order.id)).toHaveLength(1)
  })

  it('is found paid by asking, where no notification ever comes', async () => {
    await fault({ push: 'TRANSACTION.SUCCESS', drop: 'before' })
    const [looked, left] = [await counter.order(), await counter.order()]
    await counter.pay(await counter.begin(looked.id))
    expect((await counter.read(looked.id)).state).toBe('unpaid')
    expect(await counter.confirm(looked.id)).toBe('paid')

    await counter.pay(await counter.begin(left.id))
    await counter.scene.pass(6)
    await soon(async () => (await counter.read(left.id)).state === 'paid')
  })

  it('loses nothing where the answer of a prepay is lost', async () => {
    const order = await counter.order()
    await fault({ path: '/v3/pay/transactions/jsapi', drop: 'after', times: 3 })
    const lost = await counter.ask('POST', `/orders/${order.id}/payment`, {})
    expect(lost).toMatchObject({ status: 504, error: { code: 'PAY_NO_ANSWER' } })
    await fault(null)
    await counter.pay(await counter.begin(order.id))

    expect((await counter.read(order.id)).state).toBe('paid')
    expect(await atWechat(order.id)).toHaveLength(1)
  })

  it('is taken up again as it was begun, where the platform has another address by now', async () => {
    const order = await counter.order()
    await counter.begin(order.id)
    const { env, url } = counter.scene
    env.PUBLIC_URL = url.replace('127.0.0.1', 'localhost')
    await counter.scene.restart()
    await counter.pay(await counter.begin(order.id))
    env.PUBLIC_URL = url
    await counter.scene.restart()

    expect(await counter.confirm(order.id)).toBe('paid')
    expect(await atWechat(order.id)).toHaveLength(1)
  })

  it('closes at WeChat first when nobody pays, and then gives the order up', async () => {
    const order = await counter.order()
    const parameters = await counter.begin(order.id)
    await counter.scene.pass(2 * 3600 + 60)
    await soon(async () => (await counter.read(order.id)).state === 'closed')

    expect(await atWechat(order.id)).toMatchObject([{ state: 'CLOSED' }])
    expect(await counter.pay(parameters)).toMatch(/^requestPayment:fail/)
  })

  it('keeps an order that cannot be closed at WeChat', async () => {
    const order = await counter.order()
    await counter.begin(order.id)
    await fault({ path: '/v3/pay/transactions/out-trade-no/*', drop: 'before' })
    expect(await counter.ask('POST', `/orders/${order.id}/cancel`)).toMatchObject({ error: { code: 'PAY_NO_ANSWER' } })
    expect((await counter.read(order.id)).state).toBe('unpaid')
    await fault(null)

    expect((await counter.must<{ state: string }>('POST', `/orders/${order.id}/cancel`)).state).toBe('closed')
  })

  it('gives up an order long after its time where WeChat refuses its keys, and gives back what had come', async () => {
    await fault({ push: 'TRANSACTION.SUCCESS', drop: 'before' })
    const [left, lost] = [await counter.order(), await counter.order()]
    await counter.begin(left.id)
    await counter.pay(await counter.begin(lost.id))
    await counter.scene.control('/_sim/faults', {
      ...{ path: '/v3/pay/transactions/out-trade-no/*', status: 401, code: 'SIGN_ERROR' },
    })
    await counter.scene.pass(2 * 3600 + 60)
    const store = await counter.store()
    await settleDueOrders(counter.base.platform, counter.base.platform.clock.now(), new AbortController().signal)
    expect((await counter.read(left.id)).state).toBe('unpaid')
    await counter.scene.pass(7 * 3600)
    await soon(async () => (await counter.read(left.id)).state === 'closed')
    await soon(async () => (await counter.read(lost.id)).state === 'closed')
    const told = (await incidents()).filter(({ kind }) => kind === 'closedUnseen')
    expect(told).toMatchObject([{ text: expect.stringContaining('重新检查收款资料') }])

    await fault({ push: 'TRANSACTION.SUCCESS', drop: 'before' })
    await setUpPayment(counter.shop, counter.number)
    await soon(async () => (await store.refunds.find({ orderId: lost.id }))?.state === 'sent')
    await soon(async () => (await atWechat(left.id))[0]?.state === 'CLOSED')
    await soon(async () => !(await incidents()).some(({ kind }) => kind === 'closedUnseen'))
  })

  it('tells a customer nothing of the store’s keys', async () => {
    const order = await counter.order()
    await counter.begin(order.id)
    await fault({ path: '/v3/pay/transactions/out-trade-no/*', status: 401, code: 'SIGN_ERROR' })
    const refused = await counter.ask('POST', `/orders/${order.id}/cancel`)
    expect(refused.error).toMatchObject({ text: '现在不能取消订单，请稍后再试，或者联系店家', next: 'retry' })
    await fault(null)
    await counter.must('POST', `/orders/${order.id}/cancel`)
  })

  it('is paid, not cancelled, where the money was faster', async () => {
    await fault({ push: 'TRANSACTION.SUCCESS', drop: 'before' })
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))

    expect(await counter.ask('POST', `/orders/${order.id}/cancel`)).toMatchObject({ status: 409 })
    expect((await counter.read(order.id)).state).toBe('paid')
  })

  it('gives money back by itself that comes for a closed order', async () => {
    const order = await counter.order()
    const parameters = await counter.begin(order.id)
    const store = await counter.store()
    const now = counter.base.platform.clock.now()
    const close = async () => closeOrder(store, await getOrder(store, order.id), 'byStore', now)
    await expect(close()).rejects.toMatchObject({ code: 'ORDER_BEING_PAID' })
    expect((await counter.read(order.id)).state).toBe('unpaid')
    await store.payments.update({ openOf: order.id }, { openOf: null, state: 'closed' }) // on our side alone
    await close()
    await counter.pay(parameters)
    expect(await counter.read(order.id)).toMatchObject({ state: 'latePaid', paidFen: 4500 })

    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(120)
    await soon(async () => (await counter.read(order.id)).state === 'closed')
    expect(await atWechat(order.id)).toMatchObject([{ state: 'REFUND', refundedFen: 4500 }])
  })

  it('gives the second of two payments back', async () => {
    const order = await counter.order()
    const first = await counter.begin(order.id)
    const store = await counter.store()
    await store.payments.update({ openOf: order.id }, { openOf: null, state: 'closed' })
    const second = await counter.begin(order.id)
    await counter.pay(second)
    await counter.pay(first)
    expect(await kindsOf(order.id)).toEqual(['paidTwice'])
    await reportShipping(counter.base.platform, store.row.id, order.id)
    const kept = await store.payments.find({ orderId: order.id }, { order: [['sortKey', 'DESC']] })
    expect(await store.shippingReports.list({ orderId: order.id })).toMatchObject([{ id: kept?.id }])

    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(120)
    await soon(() => isRefunded(order.id))
    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 9000, refundedFen: 4500 })
  })

  it.each([
    ['another amount', { wrongAmount: true }, 'paymentDisagrees'],
    ['another merchant', { wrongMerchant: true }, 'paymentDisagrees'],
  ])('is not paid by a notification of %s: somebody has to look', async (_what, wrong, kind) => {
    const order = await counter.order()
    await fault({ push: 'TRANSACTION.SUCCESS', ...wrong })
    await counter.pay(await counter.begin(order.id))

    expect((await counter.read(order.id)).state).toBe('unpaid')
    expect(await kindsOf(order.id)).toEqual([kind])
  })

  it('believes no forged notification, and the real one behind WeChat’s own test', async () => {
    const order = await counter.order()
    await fault({ push: 'TRANSACTION.SUCCESS', forged: true, times: 1 })
    await counter.pay(await counter.begin(order.id))
    expect((await counter.read(order.id)).state).toBe('unpaid')
    await counter.scene.pass(16)
    await soon(async () => (await counter.read(order.id)).state === 'paid')

    const probed = await counter.order()
    await fault({ push: 'TRANSACTION.SUCCESS', signTest: true, times: 1 })
    await counter.pay(await counter.begin(probed.id))
    await soon(async () => (await counter.read(probed.id)).state === 'paid')
  })

  it('counts a notification once, however often it comes', async () => {
    const order = await counter.order()
    await fault({ push: 'TRANSACTION.SUCCESS', repeat: 5 })
    await counter.pay(await counter.begin(order.id))

    await soon(async () => (await counter.read(order.id)).state === 'paid')
    expect(await counter.read(order.id)).toMatchObject({ paidFen: 4500, refunds: [] })
  })

  it('is paid at the new price once the store has changed it', async () => {
    const order = await counter.order(2)
    const old = await counter.begin(order.id)
    await counter.shop.say('PUT', `/orders/${order.id}/price`, { totalFen: 8000 })
    expect(await counter.pay(old)).toMatch(/^requestPayment:fail/)
    await counter.pay(await counter.begin(order.id))

    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 8000 })
    const seen = await counter.shop.say<MerchantOrderView>('GET', `/orders/${order.id}`)
    expect(seen).toMatchObject({ paidFen: 8000, state: 'paid' })
  })

  it('asks for the whole price where an old one was paid and goes back', async () => {
    const order = await counter.order(2)
    await counter.shop.say('PUT', `/orders/${order.id}/price`, { totalFen: 4500 })
    const old = await counter.begin(order.id)
    const store = await counter.store()
    await store.payments.update({ openOf: order.id }, { openOf: null, state: 'closed' }) // on our side alone
    await counter.shop.say('PUT', `/orders/${order.id}/price`, { totalFen: 9000 })
    await counter.pay(old)
    expect(await counter.read(order.id)).toMatchObject({ state: 'unpaid', paidFen: 4500 })

    await counter.pay(await counter.begin(order.id))
    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 13500 })
    expect((await atWechat(order.id)).map(({ totalFen }) => totalFen).sort()).toEqual([4500, 9000])
    expect(await store.refunds.list({ orderId: order.id })).toMatchObject([{ amountFen: 4500, askedBy: 'system' }])
  })

  it('begins no payment of a price that has just changed', async () => {
    const order = await counter.order(2)
    const store = await counter.store()
    const [row] = await store.orders.list({ id: order.id })
    const customer = await store.customers.find({ id: row?.customerId ?? '' })
    if (!customer) throw new Error('no customer')
    const now = counter.base.platform.clock.now()
    const about = {
      orderId: order.id,
      openOf: order.id,
      description: '粗陶茶杯',
      expiresAt: new Date(now.getTime() + 600_000),
    }

    await expect(createPayment(store, customer, about, 8000, now)).rejects.toMatchObject({ code: 'STATE_CONFLICT' })
    expect(await store.payments.count({ orderId: order.id })).toBe(0)
  })
})
