import { aCashier, type Cashier } from './paymentsKit'
import { anAuthorizer, aPlatform, aReceiver, kindOf, valueOf, type Json, type Receiver, type Sim } from './testKit'

const day = 86_400

let server: Receiver
let sim: Sim
let shop: Cashier
let access: string
beforeAll(async () => {
  server = await aReceiver()
  sim = await aPlatform({ loopback: true }, { callbackUrl: `${server.url}/wechat/$APPID$/callback` })
  shop = await aCashier(sim)
  await sim.post('/_sim/settings', { tokenSeconds: 90 * day })
  access = (await anAuthorizer(sim, { appid: shop.appid })).access
  await sim.post('/_sim/component', { pushesTickets: false })
})
afterAll(async () => {
  await sim.close()
  await server.close()
})

const tick = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })
const call = (name: string, body: Json) => sim.post(`/wxa/sec/order/${name}?access_token=${access}`, body)
const balance = () => sim.world.state.pay.merchants[shop.merchant.mchid]?.balanceFen ?? 0

interface Paid {
  transactionId: string
  outTradeNo: string
}

async function sold(outTradeNo: string): Promise<Paid> {
  const paid = (await shop.sell(outTradeNo)) as unknown as Paid
  await tick(10)
  return paid
}

const ship = ({ transactionId }: Paid, more: Json = {}) =>
  call('upload_shipping_info', {
    order_key: { order_number_type: 2, transaction_id: transactionId },
    ...{ logistics_type: 1, delivery_mode: 1 },
    shipping_list: [{ tracking_no: 'YT1234567890', express_company: 'YTO', item_desc: '牛肉面*1' }],
    upload_time: new Date(sim.world.clock.now()).toISOString(),
    payer: { openid: shop.openid },
    ...more,
  })

const stateOf = async ({ transactionId }: Paid) => {
  const { order } = await call('get_order', { transaction_id: transactionId })
  return (order as Json)['order_state']
}

const settlements = () => server.got.filter((got) => kindOf(got) === 'trade_manage_order_settlement')

describe('the money of an order', () => {
  it('is frozen until it is shipped and the customer has it', async () => {
    const paid = (await shop.sell('ship-1')) as unknown as Paid
    expect((await ship(paid))['errcode']).toBe(10060001)
    await tick(10)
    expect([balance(), await stateOf(paid)]).toEqual([0, 1])
    expect((await ship(paid))['errcode']).toBe(0)
    expect([balance(), await stateOf(paid)]).toEqual([0, 2])
    await sim.post('/_sim/payments/receipts', { mchid: shop.merchant.mchid, outTradeNo: 'ship-1' })
    expect([balance(), await stateOf(paid)]).toEqual([1280, 4])
    expect((await ship(paid))['errcode']).toBe(10060004)
    const told = settlements()
    expect(told.map((got) => valueOf(got, 'confirm_receive_method'))).toEqual(['', '2'])
    expect(told.map((got) => valueOf(got, 'merchant_trade_no'))).toEqual(['ship-1', 'ship-1'])
  })

  it('is settled by time: ten days after express, two after fetching', async () => {
    const [far, near] = [await sold('ship-2'), await sold('ship-3')]
    const before = balance()
    await ship(far)
    await ship(near, { logistics_type: 4, shipping_list: [{ item_desc: '自提 牛肉面*1' }] })
    await tick(2 * day)
    expect([balance() - before, await stateOf(near), await stateOf(far)]).toEqual([1280, 4, 2])
    await tick(8 * day)
    expect([balance() - before, await stateOf(far)]).toEqual([2560, 4])
  })

  it('goes back to the customer from what is frozen', async () => {
    const paid = await sold('ship-4')
    await sim.post(`/_sim/payments/merchants/${shop.merchant.mchid}`, { balanceFen: 0 })
    const asked = await shop.call('POST', '/v3/refund/domestic/refunds', {
      ...{ out_trade_no: 'ship-4', out_refund_no: 'ship-back-4' },
      amount: { refund: 1280, total: 1280, currency: 'CNY' },
    })
    expect([asked.status, await stateOf(paid)]).toEqual([200, 5])
    expect((await ship(paid))['errcode']).toBe(10060004)
  })
})

describe('reporting', () => {
  it('is accepted once more after it was complete, and then no more', async () => {
    const paid = await sold('ship-5')
    const parcel = (tracking_no: string) => ({
      shipping_list: [{ tracking_no, express_company: 'ZTO', item_desc: '面' }],
    })
    const codes = []
    for (const number of ['1', '1', '2', '3']) codes.push((await ship(paid, parcel(number)))['errcode'])
    expect(codes).toEqual([0, 10060023, 0, 10060003])
  })

  it('in several parcels is complete with the last of them', async () => {
    const paid = await sold('ship-6')
    const send = (tracking_no: string, is_all_delivered: boolean) =>
      ship(paid, {
        ...{ delivery_mode: 2, is_all_delivered },
        shipping_list: [{ tracking_no, express_company: 'ZTO', item_desc: '面' }],
      })
    expect([(await send('a', false))['errcode'], await stateOf(paid)]).toEqual([0, 1])
    expect([(await send('b', true))['errcode'], await stateOf(paid)]).toEqual([0, 2])
    const { order } = await call('get_order', { merchant_id: shop.merchant.mchid, merchant_trade_no: 'ship-6' })
    expect(order).toMatchObject({ shipping: { finish_shipping: true, shipping_list: [{ tracking_no: 'a' }, {}] } })
  })

  it.each<[number, Json]>([
    [268485194, { order_key: {} }],
    [268485195, { order_key: { order_number_type: 2 } }],
    [268485196, { order_key: { order_number_type: 1 } }],
    [10060005, { logistics_type: 9 }],
    [268485224, { delivery_mode: 3 }],
    [10060006, { logistics_type: 2, delivery_mode: 2 }],
    [10060007, { delivery_mode: 2 }],
    [47001, { shipping_list: {} }],
    [268485228, { shipping_list: [] }],
    [268485226, { shipping_list: [{ item_desc: '面' }] }],
    [268485227, { shipping_list: [{ item_desc: '面', tracking_no: '1' }] }],
    [10060008, { shipping_list: [{ tracking_no: '1', express_company: 'ZTO' }] }],
    [10060014, { shipping_list: [{ tracking_no: '1', express_company: 'SF', item_desc: '面' }] }],
    [268485216, { upload_time: '2026-01-05 10:00:00' }],
    [10060031, { payer: { openid: 'oSomebodyElse' } }],
    [10060001, { order_key: { order_number_type: 2, transaction_id: '42' } }],
  ])('is refused with %d', async (errcode, more) => {
    const all = await call('get_order_list', { page_size: 1 })
    const [first] = all['order_list'] as { transaction_id: string }[]
    const paid = { transactionId: first?.transaction_id ?? '', outTradeNo: '' }
    expect((await ship(paid, more))['errcode']).toBe(errcode)
  })
})

it('reminds the customer once, and only of a parcel', async () => {
  const paid = await sold('ship-7')
  const remind = async (received_time: number) =>
    (await call('notify_confirm_receive', { transaction_id: paid.transactionId, received_time }))['errcode']
  const now = () => sim.world.clock.seconds()
  expect(await remind(now())).toBe(10060028)
  await ship(paid)
  expect([await remind(now() - 60), await remind(now()), await remind(now())]).toEqual([10060029, 0, 10060030])
})

it('tells of the service, and of an order that waits for two days', async () => {
  await sold('ship-8')
  expect(server.got.filter((got) => kindOf(got) === 'trade_manage_remind_access_api')).toHaveLength(1)
  await tick(2 * day)
  const reminded = server.got.filter((got) => kindOf(got) === 'trade_manage_remind_shipping')
  expect(reminded.map((got) => valueOf(got, 'merchant_trade_no'))).toContain('ship-8')
})

it('lists orders, knows who has to report, and takes a page for its messages', async () => {
  const first = await call('get_order_list', { page_size: 2 })
  expect(first).toMatchObject({ has_more: true, last_index: '2' })
  const rest = await call('get_order_list', { last_index: '2', order_state: 1 })
  expect(rest).toMatchObject({ errcode: 0, has_more: false })
  expect(await call('is_trade_managed', { appid: shop.appid })).toMatchObject({ is_trade_managed: true })
  const done = await call('is_trade_management_confirmation_completed', { appid: shop.appid })
  expect(done).toMatchObject({ completed: true })
  expect((await call('set_msg_jump_path', { path: 'pages/order/index' }))['errcode']).toBe(0)
  await sim.post('/_sim/apps', { appid: shop.appid, tradeManaged: false })
  const before = balance()
  await shop.sell('ship-9')
  expect(balance() - before).toBe(1280)
})
