import { aCashier, aNoticeBox, aPaySim, openNotice, type Cashier, type NoticeBox } from './paymentsKit'
import type { Json, Sim } from './testKit'

const path = '/v3/refund/domestic/refunds'

let sim: Sim
let shop: Cashier
let box: NoticeBox
beforeAll(async () => {
  sim = await aPaySim()
  box = await aNoticeBox()
  shop = await aCashier(sim)
  // Its money is not frozen until goods are shipped.
  await sim.post('/_sim/apps', { appid: shop.appid, tradeManaged: false })
})
afterAll(async () => {
  await sim.close()
  await box.close()
})
beforeEach(() => {
  box.got.length = 0
})

const tick = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })
const change = (body: Json) => sim.post(`/_sim/payments/merchants/${shop.merchant.mchid}`, body)

const refund = (order: string, number: string, fen: number, more: Json = {}) =>
  shop.call('POST', path, {
    ...{ out_trade_no: order, out_refund_no: number, notify_url: box.url },
    ...{ amount: { refund: fen, total: 1280, currency: 'CNY' }, ...more },
  })

const query = (number: string) => shop.call('GET', `${path}/${number}`)

describe('a refund', () => {
  it('is accepted at once, done a minute later, and told', async () => {
    const { transactionId } = await shop.sell('order-1')
    const asked = await refund('order-1', 'back-1', 280, { out_trade_no: undefined, transaction_id: transactionId })
    expect(asked.json).toMatchObject({
      status: 'PROCESSING',
      channel: 'ORIGINAL',
      amount: { refund: 280, total: 1280 },
    })
    await tick(59)
    expect((await query('back-1')).json).toMatchObject({ status: 'PROCESSING' })
    expect(box.got).toHaveLength(0)
    await tick(1)
    expect((await query('back-1')).json).toMatchObject({ status: 'SUCCESS', success_time: expect.any(String) })
    const [told] = box.got
    expect(told?.json.event_type).toBe('REFUND.SUCCESS')
    const content = told && openNotice(told, shop.merchant.apiV3Key)
    expect(content).toMatchObject({ refund_status: 'SUCCESS', out_refund_no: 'back-1', amount: { refund: 280 } })
    const order = await shop.call('GET', `/v3/pay/transactions/out-trade-no/order-1?mchid=${shop.merchant.mchid}`)
    expect(order.json).toMatchObject({ trade_state: 'REFUND' })
  })

  it('happens once under one number, whoever asks how often', async () => {
    await shop.sell('order-2')
    const first = await refund('order-2', 'back-2', 280)
    const again = await refund('order-2', 'back-2', 280)
    expect(again.json['refund_id']).toBe(first.json['refund_id'])
    expect((await refund('order-2', 'back-2', 281)).json).toMatchObject({ code: 'INVALID_REQUEST' })
    const { payments } = await sim.get<{ payments: Json[] }>('/_sim/payments/ledger')
    expect(payments.at(-1)).toMatchObject({ refundedFen: 280 })
  })

  it('in parts is a minute apart and never more than was paid', async () => {
    await shop.sell('order-3')
    await refund('order-3', 'part-1', 1000)
    const early = await refund('order-3', 'part-2', 280)
    expect([early.status, early.json['code']]).toEqual([429, 'FREQUENCY_LIMITED'])
    await tick(60)
    const tooMuch = await refund('order-3', 'part-2', 281)
    expect([tooMuch.status, tooMuch.json['code']]).toEqual([400, 'INVALID_REQUEST'])
    expect((await refund('order-3', 'part-2', 280)).status).toBe(200)
  })

  it('is asked for fifty times at most', async () => {
    await shop.sell('order-4')
    await sim.post('/_sim/settings', { refundGapSeconds: 0 })
    const statuses: number[] = []
    for (let part = 0; part < 51; part += 1) statuses.push((await refund('order-4', `fifty-${part}`, 1)).status)
    await sim.post('/_sim/settings', { refundGapSeconds: 60 })
    expect(statuses.filter((status) => status === 200)).toHaveLength(50)
    expect(statuses.at(-1)).toBe(400)
  })

  it('of nothing, of an unpaid order, of another total, after a year is refused', async () => {
    await shop.prepay({ out_trade_no: 'order-5' })
    expect((await refund('none-1', 'back-5', 1)).json).toMatchObject({ code: 'RESOURCE_NOT_EXISTS' })
    expect((await refund('order-5', 'back-5', 1)).json).toMatchObject({ code: 'INVALID_REQUEST' })
    expect((await refund('', 'back-5', 1, { out_trade_no: undefined })).json).toMatchObject({ code: 'PARAM_ERROR' })
    await shop.sell('order-6')
    const total = await refund('order-6', 'back-6', 1, { amount: { refund: 1, total: 1, currency: 'CNY' } })
    expect(total.json).toMatchObject({ code: 'INVALID_REQUEST' })
    await tick(366 * 86_400)
    expect((await refund('order-6', 'back-6', 1)).json).toMatchObject({ code: 'INVALID_REQUEST' })
    expect((await query('back-6')).json).toMatchObject({ code: 'RESOURCE_NOT_EXISTS' })
  })

  it('needs money and permission', async () => {
    await shop.sell('order-7')
    await change({ balanceFen: 100, lacks: ['refund'] })
    expect((await refund('order-7', 'back-7', 101)).json).toMatchObject({ code: 'NO_AUTH' })
    await change({ lacks: [] })
    const poor = await refund('order-7', 'back-7', 101)
    expect([poor.status, poor.json['code']]).toEqual([403, 'NOT_ENOUGH'])
    await change({ balanceFen: 101 })
    expect((await refund('order-7', 'back-7', 101)).json).toMatchObject({ status: 'PROCESSING' })
  })

  it('that is closed did not happen, and its money can be refunded again', async () => {
    await change({ balanceFen: 0 })
    await shop.sell('order-8')
    await sim.post('/_sim/settings', { refundOutcome: 'CLOSED' })
    await refund('order-8', 'back-8', 1280)
    await tick(60)
    expect((await query('back-8')).json).toMatchObject({ status: 'CLOSED' })
    expect(box.got.at(-1)?.json.event_type).toBe('REFUND.CLOSED')
    await sim.post('/_sim/settings', { refundOutcome: 'SUCCESS' })
    expect((await refund('order-8', 'back-9', 1280)).json).toMatchObject({ status: 'PROCESSING' })
  })

  it('to a dead card waits for a person', async () => {
    await shop.sell('order-10')
    await sim.post('/_sim/settings', { refund: 'byHand' })
    const { json } = await refund('order-10', 'back-10', 1280)
    const { mchid } = shop.merchant
    await sim.post('/_sim/payments/refunds', { mchid, outRefundNo: 'back-10', status: 'ABNORMAL' })
    expect(box.got.at(-1)?.json.event_type).toBe('REFUND.ABNORMAL')
    const act = `${path}/${String(json['refund_id'])}/apply-abnormal-refund`
    const acted = await shop.call('POST', act, { out_refund_no: 'back-10', type: 'MERCHANT_BANK_CARD' })
    expect(acted.json).toMatchObject({ status: 'SUCCESS' })
    const late = await sim.send('/_sim/payments/refunds', {
      method: 'POST',
      body: JSON.stringify({ mchid, outRefundNo: 'back-10', status: 'CLOSED' }),
    })
    expect(late.status).toBe(409)
    await sim.post('/_sim/settings', { refund: { afterSeconds: 60 } })
  })
})
