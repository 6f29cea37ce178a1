import { createRefund } from '../../server/services/orders/refunds'
import { driveRefund } from '../../server/services/payments/refunding'
import type { OrderView } from '../../shared/api/customer/orders'
import type { MerchantOrderView } from '../../shared/api/merchant/orders'
import { aCounter, soon, type Counter } from './cashier'
import { aRequestKey } from './scene'

describe('money that goes back through WeChat Pay', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter()
  })
  afterAll(() => counter.close())
  afterEach(async () => {
    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    await set({ refundOutcome: 'SUCCESS' })
  })

  const set = (settings: object) => counter.scene.control('/_sim/settings', settings)
  const fault = (wish: object) => counter.scene.control('/_sim/faults', wish)
  async function paidOrder(quantity = 1): Promise<OrderView> {
    const order = await counter.order(quantity)
    await counter.pay(await counter.begin(order.id))
    await soon(async () => (await counter.read(order.id)).state === 'paid')
    return counter.read(order.id)
  }
  const giveBack = (order: OrderView, amountFen: number) =>
    counter.shop.say<MerchantOrderView>('POST', `/orders/${order.id}/refunds`, {
      ...{ amountFen, reason: '少发了一件', requestKey: aRequestKey() },
    })
  /** As the store's staff reads them: to the customer no trouble is told. */
  const refundsOf = async (order: OrderView) =>
    (await counter.shop.say<MerchantOrderView>('GET', `/orders/${order.id}`)).refunds
  const reaches = (order: OrderView, states: string[]) =>
    soon(async () => (await refundsOf(order)).map(({ state }) => state).join() === states.join())
  const atWechat = async (order: OrderView) => {
    const store = await counter.store()
    const ids = (await store.payments.list({ orderId: order.id })).map(({ id }) => id)
    return (await counter.ledger()).refunds.filter(({ outTradeNo }) => ids.includes(outTradeNo))
  }

  it('goes back in parts, a minute apart, never more than was paid', async () => {
    const order = await paidOrder(2)
    await giveBack(order, 3000)
    await giveBack(order, 2000)
    await expect(giveBack(order, 4001)).rejects.toThrow('REFUND_TOO_MUCH')
    await soon(async () => (await atWechat(order)).length === 1)
    await counter.scene.pass(65)
    await soon(async () => (await atWechat(order)).length === 2)
    await counter.scene.pass(130)
    await reaches(order, ['refunded', 'refunded'])

    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', paidFen: 9000, refundedFen: 5000 })
  })

  it('is sent by one of two processes at the same moment, the other one waits its minute', async () => {
    const order = await paidOrder(2)
    const store = await counter.store()
    const [payment] = await store.payments.list({ orderId: order.id })
    if (!payment) throw new Error('no payment')
    const { platform } = counter.base
    const now = platform.clock.now()
    const wish = { amountFen: 100, reason: '', askedBy: 'store' as const }
    const both = await store.transaction(async (within) => [
      await createRefund(within, order.id, { ...wish, requestKey: aRequestKey() }, payment, now),
      await createRefund(within, order.id, { ...wish, requestKey: aRequestKey() }, payment, now),
    ])
    await Promise.all([...both, ...both].map(({ id }) => driveRefund(platform, store.row.id, id)))
    expect(await atWechat(order)).toHaveLength(1)
    expect(await store.refunds.count({ orderId: order.id, sentAt: null })).toBe(1)

    await counter.scene.pass(65)
    await soon(async () => (await atWechat(order)).length === 2)
    expect(await store.refunds.count({ orderId: order.id, problemCode: { not: null } })).toBe(0)
  })

  it('closes the order and puts the goods back when everything has gone back', async () => {
    const order = await paidOrder()
    const asked = await counter.must<OrderView>('POST', `/orders/${order.id}/refunds`, {
      ...{ amountFen: 4500, reason: '不想要了', requestKey: aRequestKey() },
    })
    await counter.shop.say('POST', `/refunds/${asked.refunds[0]?.id}/agree`)
    await reaches(order, ['sent'])
    await counter.scene.pass(70)
    await reaches(order, ['refunded'])

    expect(await counter.read(order.id)).toMatchObject({ state: 'closed', refundedFen: 4500 })
  })

  it('is never recorded by hand', async () => {
    const order = await paidOrder()
    const { refunds } = await giveBack(order, 100)
    await expect(counter.shop.say('POST', `/refunds/${refunds[0]?.id}/record`)).rejects.toThrow('ACTION_NOT_ALLOWED')
  })

  it('goes back once, where the answer is lost and the notification too', async () => {
    await fault({ path: '/v3/refund/domestic/refunds', method: 'POST', drop: 'after', times: 3 })
    await fault({ push: 'REFUND.*', drop: 'before' })
    const order = await paidOrder()
    await giveBack(order, 4500)
    await soon(async () => (await atWechat(order)).length === 1)
    for (const seconds of [30, 60, 120]) await counter.scene.pass(seconds)
    await reaches(order, ['refunded'])

    expect(await atWechat(order)).toHaveLength(1)
  })

  it('waits for the merchant to recharge, and says so', async () => {
    const order = await paidOrder()
    await fault({ path: '/v3/refund/domestic/refunds', method: 'POST', status: 403, code: 'NOT_ENOUGH' })
    await giveBack(order, 4500)
    await soon(async () => (await refundsOf(order))[0]?.problem?.includes('充值') ?? false)
    expect(await refundsOf(order)).toMatchObject([{ state: 'agreed' }])

    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    await counter.shop.say('POST', `/refunds/${(await refundsOf(order))[0]?.id}/retry`)
    await reaches(order, ['sent'])
    await counter.scene.pass(70)
    await reaches(order, ['refunded'])
    expect(await atWechat(order)).toHaveLength(1)
  })

  it('tells a person when it cannot reach the customer', async () => {
    await set({ refundOutcome: 'ABNORMAL' })
    const order = await paidOrder()
    await giveBack(order, 4500)
    await reaches(order, ['sent'])
    await counter.scene.pass(70)
    await reaches(order, ['stuck'])

    expect((await refundsOf(order))[0]?.problem).toContain('银行卡')
    expect((await counter.read(order.id)).refunds[0]?.problem).toBeNull()
    expect((await counter.read(order.id)).refundableFen).toBe(0)
  })

  it('goes to the merchant’s own account where it cannot reach the customer, who is told', async () => {
    await set({ refundOutcome: 'ABNORMAL' })
    const order = await paidOrder()
    const { refunds } = await giveBack(order, 4500)
    const takeBack = () => counter.shop.say<MerchantOrderView>('POST', `/refunds/${refunds[0]?.id}/take-back`)
    await reaches(order, ['sent'])
    await expect(takeBack()).rejects.toThrow('ACTION_NOT_ALLOWED')
    await counter.scene.pass(70)
    await reaches(order, ['stuck'])

    const taken = await takeBack()
    expect(taken.refunds).toMatchObject([{ state: 'refunded', problem: null, reply: expect.stringContaining('店家') }])
    expect(await atWechat(order)).toMatchObject([{ status: 'SUCCESS' }])
    const store = await counter.store()
    expect(await store.incidents.count({ kind: 'refundStuck', subjectId: refunds[0]?.id ?? '', closedAt: null })).toBe(
      0,
    )
  })

  it('may be asked anew when WeChat has closed it', async () => {
    await set({ refundOutcome: 'CLOSED' })
    const order = await paidOrder()
    await giveBack(order, 4500)
    await reaches(order, ['sent'])
    await counter.scene.pass(70)
    await reaches(order, ['failed'])
    expect(await counter.read(order.id)).toMatchObject({ state: 'paid', refundableFen: 4500, refundedFen: 0 })

    await set({ refundOutcome: 'SUCCESS' })
    await giveBack(order, 4500)
    await reaches(order, ['failed', 'sent'])
    await counter.scene.pass(70)
    await reaches(order, ['failed', 'refunded'])
  })
})
