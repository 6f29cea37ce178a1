import { closeOrder, getOrder } from '../../server/services/orders/moves'
import type { OrderView } from '../../shared/api/customer/orders'
import type { MerchantOrderView } from '../../shared/api/merchant/orders'
import { minuteOf } from '../../shared/day'
import { aCounter, soon, type Counter } from './cashier'
import { aRequestKey } from './scene'

describe('what an order and its money went through', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter()
  })
  afterAll(() => counter.close())

  const texts = ({ timeline }: Pick<OrderView, 'timeline'>) => timeline.map(({ text }) => text)
  const staff = (orderId: string) => counter.shop.say<MerchantOrderView>('GET', `/orders/${orderId}`)
  const now = () => counter.base.platform.clock.now()

  it('is told from the first prepay until the money has arrived, to each in their words', async () => {
    const { id } = await counter.order()
    await counter.pay(await counter.begin(id))
    await counter.shop.say('POST', `/orders/${id}/accept`)
    await counter.shop.say('POST', `/orders/${id}/finish`)
    await counter.shop.say('POST', `/orders/${id}/hand-over`, { isPaid: true })
    await counter.scene.pass(20)
    const store = await counter.store()
    await soon(async () => (await store.shippingReports.find({ orderId: id }))?.state === 'reported')
    const payment = await store.payments.find({ orderId: id, state: 'paid' })
    await counter.scene.control('/_sim/payments/receipts', { mchid: counter.number.mchid, outTradeNo: payment?.id })
    await soon(async () => (await store.shippingReports.find({ orderId: id }))?.state === 'settled')

    const seen = await staff(id)
    expect(texts(seen)).toEqual([
      ...['顾客下单', '顾客开始付款', '微信支付收款 ¥45.00', '店家接单', '已备好', '顾客取走'],
      ...['发货信息已报给微信', '货款已到商户号'],
    ])
    expect(seen.timeline[2]?.note).toBe(`微信支付单号 ${payment?.transactionId}`)
    const own = await counter.read(id)
    expect(texts(own)).toEqual([
      ...['下单', '开始付款', '已付款 ¥45.00', '店家接单', '已备好', '已取走', '发货信息已报给微信'],
    ])
    expect(JSON.stringify(own.timeline)).not.toContain(payment?.transactionId)
    expect(own.steps.map(({ event }) => event)).toEqual(['place', 'pay', 'accept', 'finish', 'handOver'])
  })

  it('tells of a price that was changed, and of the payment that was closed for it', async () => {
    const { id } = await counter.order(2)
    await counter.begin(id)
    await counter.shop.say('PUT', `/orders/${id}/price`, { totalFen: 8000 })
    await counter.begin(id)
    await counter.must('POST', `/orders/${id}/cancel`)

    const { timeline } = await staff(id)
    expect(timeline.map(({ text, tone }) => `${text} ${tone}`)).toEqual([
      ...['顾客下单 done', '顾客开始付款 done', '这次付款没有完成，已关闭 stopped', '店家改价 done'],
      ...['顾客开始付款 done', '这次付款没有完成，已关闭 stopped', '顾客取消了订单 stopped'],
    ])
    expect(timeline[3]?.note).toBe('¥90.00 → ¥80.00')
  })

  it('tells of money that came too late and went back', async () => {
    const { id } = await counter.order()
    const parameters = await counter.begin(id)
    const store = await counter.store()
    await store.payments.update({ openOf: id }, { openOf: null, state: 'closed' }) // on our side alone
    await closeOrder(store, await getOrder(store, id), 'byStore', now())
    await counter.scene.pass(2)
    await counter.pay(parameters)
    await soon(async () => (await counter.read(id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(120)
    await soon(async () => (await counter.read(id)).state === 'closed')

    const seen = await staff(id)
    expect(texts(seen)).toEqual([
      ...['顾客下单', '顾客开始付款', '店家关闭了订单', '微信支付收款 ¥45.00'],
      ...['订单已经关闭，这笔付款会自动退回', '系统自动退款 ¥45.00', '退款已交给微信支付', '退款成功 ¥45.00'],
    ])
    expect(seen.timeline.at(-1)?.note).toBe('原路退回')
    expect(seen.timeline[3]?.note).not.toContain('付款时间')
    const paidAt = new Date(now().getTime() - 3600_000) // and nobody heard of it for an hour
    await store.payments.update({ orderId: id }, { paidAt })
    expect((await staff(id)).timeline[3]?.note).toContain(`，付款时间 ${minuteOf(paidAt)}`)
    expect((await counter.read(id)).timeline[3]?.note).toBe(`付款时间 ${minuteOf(paidAt)}`)
  })

  it('tells of an order that ended because all its money went back, not because somebody closed it', async () => {
    const { id } = await counter.order()
    await counter.pay(await counter.begin(id))
    await counter.shop.say('POST', `/orders/${id}/refunds`, { requestKey: aRequestKey(), amountFen: 4500 })
    await soon(async () => (await counter.read(id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(120)
    await soon(async () => (await counter.read(id)).state === 'closed')

    for (const seen of [await staff(id), await counter.read(id)]) {
      expect(seen.closeReason).toBe('refunded')
      expect(texts(seen)).toContain('钱已全部退回，订单关闭')
      expect(texts(seen)).not.toContain('店家关闭了订单')
    }
  })

  it('tells of a refund that was refused, and of one that cannot reach the customer', async () => {
    const { id } = await counter.order()
    await counter.pay(await counter.begin(id))
    const wish = { requestKey: aRequestKey(), amountFen: 4500, reason: '杯口有缺' }
    const { refunds } = await counter.must<OrderView>('POST', `/orders/${id}/refunds`, wish)
    await counter.shop.say('POST', `/refunds/${refunds[0]?.id}/refuse`, { reply: '请先寄回' })
    await counter.shop.say('POST', `/orders/${id}/refunds`, { requestKey: aRequestKey(), amountFen: 4500 })
    await soon(async () => (await counter.read(id)).refunds[1]?.state === 'sent')
    const [, sent] = await (await counter.store()).refunds.list({ orderId: id }, { order: [['sortKey', 'ASC']] })
    const end = { mchid: counter.number.mchid, outRefundNo: sent?.id, status: 'ABNORMAL' }
    await counter.scene.control('/_sim/payments/refunds', end)
    await soon(async () => (await counter.read(id)).refunds[1]?.state === 'stuck')

    const [seen, own] = [await staff(id), await counter.read(id)]
    expect(texts(own).slice(3)).toEqual([
      ...['您申请退款 ¥45.00', '店家没有同意退款', '店家退款 ¥45.00', '微信支付正在退款', '退款遇到问题，店家会处理'],
    ])
    expect(own.timeline.slice(3, 5).map(({ note }) => note)).toEqual(['杯口有缺', '请先寄回'])
    expect(seen.timeline.at(-1)).toMatchObject({ text: '退款退不回去，需要处理', tone: 'failing' })
    expect(seen.timeline.at(-1)?.note).toMatch(/银行卡/)
    expect(own.timeline.at(-1)?.note).toBeNull()
  })
})
