import { createRefund } from '../../server/services/orders/refunds'
import { driveRefund } from '../../server/services/payments/refunding'
import type { OrderView } from '../../shared/api/customer/orders'
import type { MerchantOrderView } from '../../shared/api/merchant/orders'
import { aCounter, atRest, soon, type Counter } from './cashier'
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

  const record = (id = '') => counter.shop.say<MerchantOrderView>('POST', `/refunds/${id}/record`)

  it('is not recorded by hand while nothing stands in its way', async () => {
    const order = await paidOrder()
    const { refunds } = await giveBack(order, 100)
    await expect(record(refunds[0]?.id)).rejects.toThrow('ACTION_NOT_ALLOWED')
  })

  it('is given by hand where WeChat Pay refuses it, and never sent again', async () => {
    await fault({ path: '/v3/refund/domestic/refunds', method: 'POST', status: 403, code: 'USER_ACCOUNT_ABNORMAL' })
    const order = await paidOrder()
    const { refunds } = await giveBack(order, 4500)
    const id = refunds[0]?.id
    await soon(async () => Boolean((await refundsOf(order))[0]?.problem))
    expect(await refundsOf(order)).toMatchObject([{ state: 'agreed', isRefused: true }])
    await expect(record(id)).rejects.toThrow('ACTION_NOT_ALLOWED') // it was sent a moment ago
    await counter.scene.pass(61)

    expect(await record(id)).toMatchObject({
      state: 'closed',
      refunds: [{ state: 'refunded', isThroughWechat: false, problem: null }],
    })
    expect((await counter.read(order.id)).refunds[0]?.reply).toContain('店家已用别的方式退给您')
    const { incidents } = await counter.store()
    expect(await incidents.list({ subjectId: id ?? '' })).toMatchObject([{ kind: 'refundStuck', openOf: null }])
    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    await counter.scene.pass(7 * 3600)
    expect(await atWechat(order)).toEqual([])
  })

  it('is told to a person when nothing was heard of it for hours; and not given by hand while WeChat Pay may have it', async () => {
    await fault({ path: '/v3/refund/domestic/refunds', method: 'POST', drop: 'after', times: 3 })
    await fault({ path: '/v3/refund/domestic/refunds/*', method: 'GET', drop: 'before' })
    await fault({ push: 'REFUND.*', drop: 'before' })
    const order = await paidOrder()
    const { refunds } = await giveBack(order, 4500)
    const id = refunds[0]?.id
    await soon(async () => (await atWechat(order)).length === 1)
    await atRest(counter)
    await counter.scene.pass(7 * 3600)
    await soon(async () => (await refundsOf(order))[0]?.problem?.includes('没有回应') ?? false)
    const isTold = async () =>
      (await (await counter.store()).incidents.count({ subjectId: id ?? '', closedAt: null })) > 0
    expect(await isTold()).toBe(true)

    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    expect(await refundsOf(order)).toMatchObject([{ state: 'agreed', isRefused: false }])
    await expect(record(id)).rejects.toThrow('ACTION_NOT_ALLOWED')
    await counter.scene.pass(2 * 3600)
    await reaches(order, ['refunded'])
    expect(await atWechat(order)).toHaveLength(1)
    expect(await isTold()).toBe(false)
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

  describe('that cannot reach the customer, and is turned to the merchant’s own account', () => {
    const path = '/v3/refund/domestic/refunds/*'
    async function aStuckOne() {
      await set({ refundOutcome: 'ABNORMAL' })
      const order = await paidOrder()
      const { refunds } = await giveBack(order, 4500)
      const id = refunds[0]?.id ?? ''
      const turn = () => counter.shop.say<MerchantOrderView>('POST', `/refunds/${id}/take-back`)
      await reaches(order, ['sent'])
      await expect(turn()).rejects.toThrow('ACTION_NOT_ALLOWED')
      await counter.scene.pass(70)
      await reaches(order, ['stuck'])
      const isOpen = async () => {
        const { incidents } = await counter.store()
        return (await incidents.count({ kind: 'refundStuck', subjectId: id, closedAt: null })) > 0
      }
      return { order, turn, isOpen }
    }

    it('tells the customer, and stays with a person until they have it', async () => {
      const { order, turn, isOpen } = await aStuckOne()
      expect((await turn()).refunds).toMatchObject([
        { state: 'refunded', isToMerchant: true, problem: expect.stringContaining('请另外转给顾客') },
      ])
      const { refunds, timeline } = await counter.read(order.id)
      expect(refunds).toMatchObject([{ isToMerchant: true, problem: null, reply: expect.stringContaining('店家') }])
      expect(timeline.map(({ note }) => note)).toContain('退到了商户账户，由店家另外转给您')
      expect(await atWechat(order)).toMatchObject([{ status: 'SUCCESS' }])
      expect(await isOpen()).toBe(true)
    })

    it('is turned, too, when WeChat Pay’s answer was lost', async () => {
      const { order, turn, isOpen } = await aStuckOne()
      await fault({ path, method: 'POST', drop: 'after' })
      await expect(turn()).rejects.toThrow()
      await counter.scene.pass(6 * 3600)
      await reaches(order, ['refunded'])
      expect((await counter.read(order.id)).refunds).toMatchObject([{ isToMerchant: true }])
      expect(await isOpen()).toBe(true)
    })

    it('is stuck as before where WeChat Pay never heard of it', async () => {
      const { order, turn, isOpen } = await aStuckOne()
      await fault({ path, method: 'POST', drop: 'before' })
      await expect(turn()).rejects.toThrow()
      expect(await refundsOf(order)).toMatchObject([{ state: 'stuck', isToMerchant: true }])
      await counter.scene.pass(61)
      await soon(async () => (await refundsOf(order))[0]?.isToMerchant === false)
      expect(await refundsOf(order)).toMatchObject([{ state: 'stuck', problem: expect.stringContaining('银行卡') }])
      expect(await isOpen()).toBe(true)

      await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
      expect((await turn()).refunds).toMatchObject([{ state: 'refunded', isToMerchant: true }])
    })

    it('is stuck as before when WeChat Pay refuses', async () => {
      const { order, turn } = await aStuckOne()
      await fault({ path, method: 'POST', status: 400, code: 'INVALID_REQUEST' })
      await expect(turn()).rejects.toThrow()
      expect(await refundsOf(order)).toMatchObject([
        { state: 'stuck', isToMerchant: false, reply: '', problem: expect.stringContaining('银行卡') },
      ])
    })
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
