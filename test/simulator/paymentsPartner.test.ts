import { lines, signText } from './payments/crypto'
import { aCashier, aNoticeBox, aPaySim, openNotice, type Cashier, type NoticeBox } from './paymentsKit'
import type { Json, Sim } from './testKit'

const base = '/v3/pay/partner/transactions'

let sim: Sim
let box: NoticeBox
let provider: Cashier
let sub: { mchid: string; appid: string; openid: string }

/** A store of a provider: its own mini-program and number, no keys. */
async function aSub(providerMchid: string): Promise<typeof sub> {
  const { appid } = await sim.post<{ appid: string }>('/_sim/apps', { kind: 'miniProgram', name: '小麦面馆' })
  await sim.post('/_sim/apps', { appid, tradeManaged: false })
  const wish = { name: '小麦餐饮', providerMchid, subAppids: [appid] }
  const { mchid } = await sim.post<{ mchid: string }>('/_sim/payments/merchants', wish)
  const { phones } = await sim.get<{ phones: { customer: { apps: Record<string, { openid: string }> } } }>(
    '/_sim/state',
  )
  return { mchid, appid, openid: phones.customer.apps[appid]?.openid ?? '' }
}

beforeAll(async () => {
  sim = await aPaySim()
  box = await aNoticeBox()
  provider = await aCashier(sim, { isProvider: true })
  sub = await aSub(provider.merchant.mchid)
})
afterAll(async () => {
  await sim.close()
  await box.close()
})

const order = (outTradeNo: string, more: Json = {}) =>
  provider.call('POST', `${base}/jsapi`, {
    ...{ sp_appid: provider.appid, sp_mchid: provider.merchant.mchid, sub_appid: sub.appid, sub_mchid: sub.mchid },
    ...{ description: '牛肉面', out_trade_no: outTradeNo, notify_url: box.url, amount: { total: 1280 } },
    payer: { sub_openid: sub.openid },
    ...more,
  })

const query = (outTradeNo: string, subMchid = sub.mchid) =>
  provider.call('GET', `${base}/out-trade-no/${outTradeNo}?sp_mchid=${provider.merchant.mchid}&sub_mchid=${subMchid}`)

async function pay(prepayId: unknown): Promise<unknown> {
  const timeStamp = String(sim.world.clock.seconds())
  const packed = `prepay_id=${String(prepayId)}`
  const paySign = signText(lines(sub.appid, timeStamp, 'once', packed), provider.merchant.privateKeyPem)
  const parameters = { timeStamp, nonceStr: 'once', package: packed, signType: 'RSA', paySign }
  return (await sim.post('/_sim/payments/pay', { appid: sub.appid, who: 'customer', parameters }))['errMsg']
}

describe('a provider', () => {
  it("orders for its store, with its own keys, in the store's mini-program", async () => {
    const { json } = await order('order-1')
    expect(await pay(json['prepay_id'])).toBe('requestPayment:ok')
    const asked = (await query('order-1')).json
    const names = { sp_mchid: provider.merchant.mchid, sub_mchid: sub.mchid, sub_appid: sub.appid }
    expect(asked).toMatchObject({ ...names, trade_state: 'SUCCESS', payer: { sub_openid: sub.openid } })
    expect(asked).not.toHaveProperty('mchid')
    expect(box.got[0] && openNotice(box.got[0], provider.merchant.apiV3Key)).toEqual(asked)
    expect(await sim.get(`/_sim/payments/merchants/${sub.mchid}`)).toMatchObject({ balanceFen: 1280, serial: '' })
  })

  it.each<[string, Json]>([
    ['PARAM_ERROR', { payer: {} }],
    ['PARAM_ERROR', { sub_appid: undefined }],
    ['INVALID_REQUEST', { payer: { sp_openid: 'oSubOpenid' } }],
    ['MCH_NOT_EXISTS', { sub_mchid: '1600000000' }],
    ['APPID_MCHID_NOT_MATCH', { sp_appid: 'wxnobody' }],
    ['APPID_MCHID_NOT_MATCH', { sub_appid: 'wxnobody' }],
    ['PARAM_ERROR', { sp_mchid: '1600000000' }],
  ])('is refused with %s', async (code, more) => {
    expect((await order('order-2', more)).json['code']).toBe(code)
  })

  it('sees the orders of its own stores only, each under its own number', async () => {
    const other = await aSub(provider.merchant.mchid)
    expect((await query('order-1', other.mchid)).json).toMatchObject({ code: 'ORDER_NOT_EXIST' })
    const stranger = await aCashier(sim)
    const path = `${base}/out-trade-no/order-1?sp_mchid=${stranger.merchant.mchid}&sub_mchid=${sub.mchid}`
    expect((await stranger.call('GET', path)).json).toMatchObject({ code: 'ORDER_NOT_EXIST' })
    expect((await provider.prepay({ out_trade_no: 'direct-1' })).json).toMatchObject({ code: 'NO_AUTH' })
  })

  it('closes and refunds, saying for whom', async () => {
    await order('order-3')
    const parties = { sp_mchid: provider.merchant.mchid, sub_mchid: sub.mchid }
    expect((await provider.call('POST', `${base}/out-trade-no/order-3/close`, parties)).status).toBe(204)
    const refund = (more: Json) =>
      provider.call('POST', '/v3/refund/domestic/refunds', {
        ...{ out_trade_no: 'order-1', out_refund_no: 'back-1', notify_url: box.url, ...more },
        amount: { refund: 280, total: 1280, currency: 'CNY' },
      })
    expect((await refund({})).json).toMatchObject({ code: 'PARAM_ERROR' })
    await sim.post(`/_sim/payments/merchants/${sub.mchid}`, { lacks: ['refund'] })
    expect((await refund({ sub_mchid: sub.mchid })).json).toMatchObject({ code: 'NO_AUTH' })
    await sim.post(`/_sim/payments/merchants/${sub.mchid}`, { lacks: [] })
    expect((await refund({ sub_mchid: sub.mchid })).json).toMatchObject({ status: 'PROCESSING' })
    const asked = `/v3/refund/domestic/refunds/back-1`
    expect((await provider.call('GET', asked)).status).toBe(404)
    expect((await provider.call('GET', `${asked}?sub_mchid=${sub.mchid}`)).status).toBe(200)
    box.got.length = 0
    await sim.post('/_sim/clock', { advanceSeconds: 60 })
    const told = box.got[0] && openNotice(box.got[0], provider.merchant.apiV3Key)
    expect(told).toMatchObject({ sp_mchid: provider.merchant.mchid, sub_mchid: sub.mchid, refund_status: 'SUCCESS' })
  })

  it('has all its stores on its bill, or one of them', async () => {
    await sim.post('/_sim/clock', { advanceSeconds: 86_400 })
    const path = '/v3/bill/tradebill?bill_date=2026-01-05'
    expect((await provider.call('GET', path)).status).toBe(200)
    expect((await provider.call('GET', `${path}&sub_mchid=${sub.mchid}`)).status).toBe(200)
    expect((await provider.call('GET', `${path}&sub_mchid=1600000000`)).json).toMatchObject({ code: 'NO_AUTH' })
  })
})
