import { forget } from '../../server/services/customers/erasure'
import { readWorkbook } from '../../server/services/goods/spreadsheet/workbook'
import { matchBill } from '../../server/services/payments/bills'
import type { BillView, HeldMoneyView } from '../../shared/api/merchant/payment'
import { compared } from '../eventually'
import { aCounter, nextMorning, soon, type Counter } from './cashier'
import { aRequestKey } from './scene'

describe('the day after', () => {
  let counter: Counter
  beforeAll(async () => {
    counter = await aCounter()
  })
  afterAll(() => counter.close())

  const say = <T>(method: string, path: string, body?: unknown) => counter.shop.say<T>(method, path, body)
  const bills = async () => (await say<{ rows: BillView[] }>('GET', '/bills')).rows
  async function paidOrder() {
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    await soon(async () => (await counter.read(order.id)).state === 'paid')
    return order
  }

  it('matches the bill to the fen, a payment that nobody told of included', async () => {
    const [first] = [await paidOrder(), await paidOrder()]
    await say('POST', `/orders/${first.id}/refunds`, { amountFen: 1500, reason: '补差价', requestKey: aRequestKey() })
    await soon(async () => (await counter.read(first.id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(70)
    await counter.scene.control('/_sim/faults', { push: 'TRANSACTION.SUCCESS', drop: 'before' })
    await counter.scene.control('/_sim/faults', {
      path: '/v3/pay/transactions/out-trade-no/*',
      drop: 'before',
      times: 9,
    })
    const untold = await counter.order()
    await counter.pay(await counter.begin(untold.id))
    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    await nextMorning(counter)

    await compared(counter.scene.pass, async () => (await bills())[0]?.state === 'matched')
    expect((await bills())[0]).toMatchObject({ paidFen: 13500, refundedFen: 1500, lineCount: 4, differences: [] })
    const [head, ...lines] = await reportOf(counter, (await bills())[0]?.id ?? '')
    expect(head?.at(-1)).toBe('结果')
    expect(lines.map((line) => line.at(-1))).toEqual(['一致', '一致', '一致', '一致'])
  })

  it('says which one it is that does not agree', async () => {
    const [kept, changed] = [await paidOrder(), await paidOrder()]
    const store = await counter.store()
    await store.payments.update({ orderId: changed.id }, { amountFen: 4400 })
    await nextMorning(counter)

    await compared(counter.scene.pass, async () => (await bills())[0]?.state === 'differs')
    const [bill] = await bills()
    expect(bill?.differences.map(({ orderId }) => orderId)).toEqual([changed.id, changed.id])
    expect(bill?.differences).toMatchObject([{ text: '收款金额不一样', oursFen: 4400, billFen: 4500 }, {}])
    expect(bill?.differences.map(({ orderId }) => orderId)).not.toContain(kept.id)
    expect(JSON.stringify(await say('GET', '/incidents'))).toContain('账单和订单对不上')
  })

  it('looks for a refund in the bill of the day on which WeChat Pay took it', async () => {
    const order = await paidOrder()
    const fault = { path: '/v3/refund/domestic/refunds', method: 'POST', status: 403, code: 'NOT_ENOUGH' }
    await counter.scene.control('/_sim/faults', fault)
    await say('POST', `/orders/${order.id}/refunds`, { amountFen: 1500, reason: '', requestKey: aRequestKey() })
    const store = await counter.store()
    const refund = () => store.refunds.find({ orderId: order.id })
    await soon(async () => (await refund())?.problemCode === 'PAY_FUNDS_MISSING')
    await nextMorning(counter, 1)
    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    await say('POST', `/refunds/${(await refund())?.id}/retry`)
    await soon(async () => (await refund())?.state === 'sent')
    const before = (await bills()).length
    await counter.scene.pass(9 * 3600)

    await compared(
      counter.scene.pass,
      async () => (await bills()).length > before && (await bills())[0]?.state !== 'waiting',
    )
    expect(JSON.stringify((await bills())[0]?.differences)).not.toContain('系统里已退款')
  })

  it('believes no bill that is not the one WeChat Pay signed, tells of it, and takes the right one', async () => {
    await paidOrder()
    await counter.scene.control('/_sim/faults', { path: '/v3/billdownload/file', status: 200, html: '<html>' })
    const store = await counter.store()
    const before = (await bills()).length
    await nextMorning(counter)
    await compared(counter.scene.pass, async () => (await bills()).length > before)
    await counter.scene.pass(5 * 3600)
    const [bill] = await store.bills.list({}, { order: [['day', 'DESC']] })
    const fetchAgain = () => matchBill(counter.base.platform, store.row.id, bill?.id ?? '')
    await store.incidents.remove({ kind: 'billMissing' }) // of tries while the clock jumped
    expect(await fetchAgain()).toBeInstanceOf(Date)
    expect(await store.bills.find({ id: bill?.id ?? '' })).toMatchObject({ state: 'waiting' })
    const missing = () => store.incidents.list({ kind: 'billMissing', closedAt: null })
    expect(await missing()).toMatchObject([{ detail: { code: 'BillChanged', day: bill?.day } }])

    await fetch(`${counter.scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    expect(await fetchAgain()).toBeUndefined()
    expect(await store.bills.find({ id: bill?.id ?? '' })).not.toMatchObject({ state: 'waiting' })
    expect(await missing()).toEqual([])
  })

  it('tells WeChat what was handed over, and knows when the money is free', async () => {
    const order = await paidOrder()
    for (const step of ['accept', 'finish', 'hand-over']) await say('POST', `/orders/${order.id}/${step}`, {})
    await counter.scene.pass(20)
    const held = async () => (await say<{ rows: HeldMoneyView[] }>('GET', '/held-money')).rows
    await soon(async () => (await held()).find(({ orderId }) => orderId === order.id)?.state === 'reported')
  })

  it('says nothing more of an order whose money has gone back before', async () => {
    const order = await paidOrder()
    for (const step of ['accept', 'finish', 'hand-over']) await say('POST', `/orders/${order.id}/${step}`, {})
    await say('POST', `/orders/${order.id}/refunds`, { amountFen: 4500, reason: '', requestKey: aRequestKey() })
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(70)
    const store = await counter.store()
    await soon(async () => (await store.shippingReports.find({ orderId: order.id }))?.state === 'excused')
    expect(await store.incidents.list({ kind: 'shippingRefused' })).toEqual([])
  })

  it('frees the money for the goods of somebody who is forgotten before WeChat knows of them', async () => {
    const order = await paidOrder()
    for (const step of ['accept', 'finish', 'hand-over']) await say('POST', `/orders/${order.id}/${step}`, {})
    const store = await counter.store()
    const [customer] = await store.customers.list({})
    if (!customer) throw new Error('no customer')
    await forget(store, customer.id, counter.base.platform.clock.now())
    await counter.scene.pass(20)
    await soon(async () => (await store.shippingReports.find({ orderId: order.id }))?.state === 'reported')

    await counter.scene.pass(60)
    await soon(async () => (await store.payments.find({ orderId: order.id }))?.openid === '')
  })
})

async function reportOf({ shop, scene }: Counter, billId: string): Promise<unknown[][]> {
  const answer = await fetch(`${scene.url}/api/merchant/${shop.store.key}/bills/${billId}/report`, {
    headers: { authorization: `Bearer ${shop.office.token}` },
  })
  return readWorkbook(Buffer.from(await answer.arrayBuffer()))
}
