import { X509Certificate } from 'node:crypto'
import { createSecureContext } from 'node:tls'
import { opensWith } from './payments/p12'
import {
  aCashier,
  aNoticeBox,
  aPaySim,
  headerOf,
  isSignedBy,
  openNotice,
  type Cashier,
  type NoticeBox,
} from './paymentsKit'
import type { Json, Sim } from './testKit'

const jsapi = '/v3/pay/transactions/jsapi'
const byNumber = (number: string, mchid: string) => `/v3/pay/transactions/out-trade-no/${number}?mchid=${mchid}`

let sim: Sim
let shop: Cashier
let box: NoticeBox
beforeAll(async () => {
  sim = await aPaySim()
  box = await aNoticeBox()
  shop = await aCashier(sim)
})
afterAll(async () => {
  await sim.close()
  await box.close()
})
beforeEach(() => {
  box.got.length = 0
  box.answers.length = 0
})

const query = (number: string) => shop.call('GET', byNumber(number, shop.merchant.mchid))
const tick = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })
const notifying = () => ({ notify_url: box.url })
const header = (at: number) => (name: string) => String(box.got[at]?.headers[name] ?? '')

describe('a merchant number', () => {
  it('comes with everything its owner finds in 商户平台', () => {
    const { merchant } = shop
    const certificate = new X509Certificate(merchant.certificatePem)
    expect(certificate.subject).toContain(`CN=${merchant.mchid}`)
    expect(certificate.issuer).toContain('CN=Tenpay.com Root CA')
    expect(certificate.serialNumber).toBe(merchant.serial)
    expect(merchant.mchid).toMatch(/^\d{10}$/)
    expect(merchant.serial).toMatch(/^[0-9A-F]{40}$/)
    expect(merchant.apiV3Key).toMatch(/^[0-9A-Za-z]{32}$/)
    expect(merchant.publicKeyId).toMatch(/^PUB_KEY_ID_[0-9A-Z]+$/)
  })

  it('has a p12 of the old kind, which only its own number opens and Node refuses', () => {
    const { p12Base64, mchid } = shop.merchant
    expect([opensWith(p12Base64, mchid), opensWith(p12Base64, '1600000000')]).toEqual([true, false])
    expect(() => createSecureContext({ pfx: Buffer.from(p12Base64, 'base64'), passphrase: mchid })).toThrow(/PKCS12/)
  })
})

describe('who calls', () => {
  const refused = async (how: Parameters<Cashier['call']>[3], path = byNumber('none00', shop.merchant.mchid)) => {
    const { status, json, headers } = await shop.call('GET', path, undefined, how)
    expect(headers.has('wechatpay-signature')).toBe(false)
    return [status, json['code']]
  }

  it('is let in by its signature, and by nothing else', async () => {
    expect((await query('none00')).json).toMatchObject({ code: 'ORDER_NOT_EXIST' })
    expect(await refused({ signature: 'bm8=' })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ mchid: '1600000000' })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ serial: 'A'.repeat(40) })).toEqual([401, 'SIGN_ERROR'])
    const off = (seconds: number) => String(sim.world.clock.seconds() + seconds)
    expect(await refused({ timestamp: off(-301) })).toEqual([401, 'SIGN_ERROR'])
    expect(await refused({ timestamp: off(300) })).toEqual([404, 'ORDER_NOT_EXIST'])
  })

  it('cannot say the same twice', async () => {
    expect(await refused({ nonce: 'again' })).toEqual([404, 'ORDER_NOT_EXIST'])
    expect(await refused({ nonce: 'again' })).toEqual([401, 'SIGN_ERROR'])
  })

  it('gets an answer signed by the public key', async () => {
    await shop.prepay({ out_trade_no: 'signed-1' })
    const answer = await query('signed-1')
    expect(headerOf(answer)('wechatpay-serial')).toBe(shop.merchant.publicKeyId)
    expect(isSignedBy(shop.merchant.publicKeyPem, headerOf(answer), answer.text)).toBe(true)
    expect(answer.headers.get('request-id')).toBeTruthy()
  })
})

describe('an order', () => {
  it.each<[string, Json]>([
    ['/amount/total', { amount: { total: 12.8 } }],
    ['/amount/total', { amount: { total: 0 } }],
    ['/out_trade_no', { out_trade_no: '有' }],
    ['/description', { description: '面'.repeat(128) }],
    ['/payer/openid', { payer: {} }],
    ['/colour', { colour: 'red' }],
    ['/notify_url', { notify_url: 'https://shop.example.com/notify?a=b' }],
    ['/notify_url', { notify_url: 'http://shop.example.com/notify' }],
    ['/time_expire', { time_expire: '2026-01-05 10:00:00' }],
    ['/mchid', { mchid: '1600000000' }],
  ])('is refused for its %s', async (field, more) => {
    const { status, json } = await shop.prepay(more)
    expect([status, json['code']]).toEqual([400, 'PARAM_ERROR'])
    expect(json['detail']).toMatchObject({ field, location: 'body' })
  })

  it('needs a bound mini-program, a payer of it, and the product', async () => {
    const { appid } = await sim.post<{ appid: string }>('/_sim/apps', { kind: 'miniProgram', name: '别家' })
    expect((await shop.prepay({ appid })).json).toMatchObject({ code: 'APPID_MCHID_NOT_MATCH' })
    expect((await shop.prepay({ payer: { openid: 'oNobody' } })).json).toMatchObject({ code: 'INVALID_REQUEST' })
    const change = (body: Json) => sim.post(`/_sim/payments/merchants/${shop.merchant.mchid}`, body)
    await change({ lacks: ['pay'] })
    expect((await shop.prepay()).json).toMatchObject({ code: 'NO_AUTH' })
    await change({ lacks: [] })
  })

  it('may be repeated as it was, and not otherwise', async () => {
    const first = await shop.prepay({ out_trade_no: 'again-1' })
    const again = await shop.prepay({ out_trade_no: 'again-1' })
    expect(first.json['prepay_id']).toMatch(/^wx\w{34}$/)
    expect(again.json['prepay_id']).not.toBe(first.json['prepay_id'])
    const other = await shop.prepay({ out_trade_no: 'again-1', amount: { total: 1 } })
    expect([other.status, other.json['code']]).toEqual([400, 'INVALID_REQUEST'])
  })

  it('is not paid, then closed, and closing twice is fine', async () => {
    await shop.prepay({ out_trade_no: 'close-1' })
    expect((await query('close-1')).json).toMatchObject({ trade_state: 'NOTPAY' })
    const close = () =>
      shop.call('POST', '/v3/pay/transactions/out-trade-no/close-1/close', { mchid: shop.merchant.mchid })
    const closed = await close()
    expect([closed.status, closed.text]).toEqual([204, ''])
    expect(isSignedBy(shop.merchant.publicKeyPem, headerOf(closed), '')).toBe(true)
    expect((await close()).status).toBe(204)
    expect((await query('close-1')).json).toMatchObject({ trade_state: 'CLOSED' })
    expect((await shop.prepay({ out_trade_no: 'close-1' })).json).toMatchObject({ code: 'ORDER_CLOSED' })
  })

  it('is paid on the phone, and cannot be closed or paid again', async () => {
    const paid = await shop.sell('paid-1')
    expect(paid).toMatchObject({ errMsg: 'requestPayment:ok', transactionId: expect.stringMatching(/^4200\d{24}$/) })
    const { json } = await query('paid-1')
    expect(json).toMatchObject({ trade_state: 'SUCCESS', trade_type: 'JSAPI', amount: { total: 1280 } })
    const byId = `/v3/pay/transactions/id/${String(paid['transactionId'])}?mchid=${shop.merchant.mchid}`
    expect((await shop.call('GET', byId)).json).toEqual(json)
    const close = `/v3/pay/transactions/out-trade-no/paid-1/close`
    expect((await shop.call('POST', close, { mchid: shop.merchant.mchid })).json).toMatchObject({ code: 'ORDERPAID' })
    expect((await shop.prepay({ out_trade_no: 'paid-1' })).json).toMatchObject({ code: 'ORDERPAID' })
  })
})

describe('wx.requestPayment', () => {
  const pay = (parameters: Json, more: Json = {}) =>
    sim.post('/_sim/payments/pay', { appid: shop.appid, who: 'customer', parameters, ...more })
  const ordered = async (number: string, more: Json = {}) =>
    shop.parameters(String((await shop.prepay({ out_trade_no: number, ...more })).json['prepay_id']))

  it('looks at what it is given', async () => {
    const good = await ordered('phone-1')
    const says = async (more: Json) => (await pay({ ...good, ...more }))['errMsg']
    expect(await says({ timeStamp: Number(good['timeStamp']) })).toContain('parameter.timeStamp should be String')
    expect(await says({ timeStamp: `${String(good['timeStamp'])}000` })).toContain('timeStamp')
    expect(await says({ package: 'prepay_id=' })).toContain('total_fee')
    expect(await says({ nonceStr: 'other' })).toContain('支付验证签名失败')
    expect(await says({ signType: 'MD5' })).toContain('支付验证签名失败')
  })

  it('lets only the payer pay, in the mini-program the order was made for', async () => {
    const good = await ordered('phone-2')
    expect((await pay(good, { who: 'merchant' }))['errMsg']).toContain('下单账号与支付账号不一致')
    const { appid } = await sim.post<{ appid: string }>('/_sim/apps', { kind: 'miniProgram', name: '别家' })
    expect((await pay(good, { appid }))['errMsg']).toContain('fail')
    expect((await pay(good, { who: undefined, openid: shop.openid }))['errMsg']).toBe('requestPayment:ok')
    expect((await pay(good))['errMsg']).toContain('已支付')
  })

  it('can be cancelled, can fail, and can be too late', async () => {
    const expiring = new Date(sim.world.clock.now() + 600_000).toISOString()
    const good = await ordered('phone-3', { time_expire: expiring })
    expect(await pay(good, { choice: 'cancel' })).toEqual({ errMsg: 'requestPayment:fail cancel' })
    expect((await pay(good, { choice: 'fail' }))['errMsg']).toBe('requestPayment:fail 支付失败')
    await sim.post('/_sim/settings', { paymentRefusal: '余额不足' })
    expect((await pay(good))['errMsg']).toBe('requestPayment:fail 余额不足')
    await sim.post('/_sim/settings', { paymentRefusal: '' })
    await tick(601)
    expect((await pay(good))['errMsg']).toContain('截止时间')
    const old = await ordered('phone-4')
    await tick(7200)
    expect((await pay(old))['errMsg']).toContain('prepay_id已过期')
  })
})

describe('a notification', () => {
  it('is sealed with the APIv3 key and signed by the public key', async () => {
    await shop.sell('notice-1', notifying())
    expect(box.got).toHaveLength(1)
    const [got] = box.got
    expect(got?.json).toMatchObject({ event_type: 'TRANSACTION.SUCCESS', resource_type: 'encrypt-resource' })
    expect(isSignedBy(shop.merchant.publicKeyPem, header(0), got?.body ?? '')).toBe(true)
    expect(header(0)('user-agent')).toBe('Mozilla/4.0')
    const content = got && openNotice(got, shop.merchant.apiV3Key)
    expect(content).toEqual((await query('notice-1')).json)
  })

  it("comes again on WeChat's list until it is taken, under the same id", async () => {
    box.answers.push(500, 500, 200)
    await shop.sell('notice-2', notifying())
    expect(box.got).toHaveLength(1)
    await tick(14)
    expect(box.got).toHaveLength(1)
    await tick(1)
    expect(box.got).toHaveLength(2)
    await tick(15)
    expect(box.got).toHaveLength(3)
    await tick(100_000)
    expect(box.got).toHaveLength(3)
    expect(new Set(box.got.map(({ json }) => json.id)).size).toBe(1)
    expect(new Set(box.got.map(({ body }) => body)).size).toBe(3)
  })

  it('is given up after a day', async () => {
    box.answers.push(...Array<number>(20).fill(500))
    await shop.sell('notice-3', notifying())
    await tick(100_000)
    expect(box.got).toHaveLength(16)
    const { notifications } = await sim.get<{ notifications: Json[] }>('/_sim/payments/ledger')
    expect(notifications.at(-1)).toMatchObject({ outTradeNo: 'notice-3', state: 'failed' })
  })

  it('can be held, doubled, delayed, lost, and let go in another order', async () => {
    await sim.post('/_sim/pushes/hold')
    await shop.sell('notice-4', notifying())
    await shop.sell('notice-5', notifying())
    expect(box.got).toHaveLength(0)
    await sim.post('/_sim/pushes/release', { order: 'reverse' })
    const numbers = () => box.got.map((got) => openNotice(got, shop.merchant.apiV3Key)['out_trade_no'])
    expect(numbers()).toEqual(['notice-5', 'notice-4'])
    const fault = (wish: Json) => sim.post('/_sim/faults', { push: 'TRANSACTION.SUCCESS', times: 1, ...wish })
    await fault({ repeat: 1 })
    await shop.sell('notice-6', notifying())
    expect(numbers().slice(2)).toEqual(['notice-6', 'notice-6'])
    await fault({ drop: 'before' })
    await shop.sell('notice-7', notifying())
    await fault({ delaySeconds: 60 })
    await shop.sell('notice-8', notifying())
    expect(box.got).toHaveLength(4)
    await tick(60)
    expect(numbers().slice(4)).toEqual(['notice-8'])
  })

  it('can be a probe, forged, of another amount or merchant, and under an old key', async () => {
    const again = async (manner: Json) => {
      box.got.length = 0
      await sim.post('/_sim/payments/notify', { mchid: shop.merchant.mchid, outTradeNo: 'notice-1', ...manner })
      return box.got
    }
    const { publicKeyPem, publicKeyId, mchid } = shop.merchant
    const isGood = (at: number) => isSignedBy(publicKeyPem, header(at), box.got[at]?.body ?? '')
    expect(await again({ signTest: true })).toHaveLength(2)
    expect(header(0)('wechatpay-signature')).toMatch(/^WECHATPAY\/SIGNTEST\//)
    expect([isGood(0), isGood(1)]).toEqual([false, true])
    await again({ wrongSignature: true })
    expect([isGood(0), header(0)('wechatpay-serial')]).toEqual([false, publicKeyId])
    await again({ forged: true })
    expect([isGood(0), header(0)('wechatpay-serial') === publicKeyId]).toEqual([false, false])
    const content = () => (box.got[0] ? openNotice(box.got[0], shop.merchant.apiV3Key) : {})
    await again({ wrongAmount: true })
    expect(content()).toMatchObject({ amount: { total: 1281 } })
    await again({ wrongMerchant: true })
    expect(content()['mchid']).not.toBe(mchid)
    const changed = await sim.post<{ apiV3Key: string }>(`/_sim/payments/merchants/${mchid}`, { newApiV3Key: true })
    await again({ oldKey: true })
    expect(content()).toMatchObject({ trade_state: 'SUCCESS' })
    await again({})
    expect(content).toThrow()
    shop.merchant.apiV3Key = changed.apiV3Key
    expect(content()).toMatchObject({ trade_state: 'SUCCESS' })
  })
})

describe('trouble on request', () => {
  const fault = (wish: Json) => sim.post('/_sim/faults', { path: jsapi, times: 1, ...wish })

  it('answers an error of WeChat Pay, with or without the effect', async () => {
    await fault({ status: 429, code: 'FREQUENCY_LIMITED' })
    const busy = await shop.prepay({ out_trade_no: 'fault-1' })
    expect([busy.status, busy.json['code']]).toEqual([429, 'FREQUENCY_LIMITED'])
    expect((await query('fault-1')).status).toBe(404)
    await fault({ status: 500, code: 'SYSTEM_ERROR', takesEffect: true })
    expect((await shop.prepay({ out_trade_no: 'fault-1' })).status).toBe(500)
    expect((await query('fault-1')).json).toMatchObject({ trade_state: 'NOTPAY' })
  })

  it('cuts the line after the effect', async () => {
    await fault({ drop: 'after' })
    await expect(shop.prepay({ out_trade_no: 'fault-2' })).rejects.toThrow()
    expect((await query('fault-2')).json).toMatchObject({ trade_state: 'NOTPAY' })
  })

  it('leaves the signature out, spoils it, or sets the clock wrong', async () => {
    const isSigned = async () => {
      const answer = await shop.prepay({ out_trade_no: 'fault-3' })
      return isSignedBy(shop.merchant.publicKeyPem, headerOf(answer), answer.text)
    }
    await fault({ unsigned: true })
    expect((await shop.prepay({ out_trade_no: 'fault-3' })).headers.has('wechatpay-serial')).toBe(false)
    await fault({ signTest: true })
    expect(await isSigned()).toBe(false)
    await fault({ wrongSignature: true })
    expect(await isSigned()).toBe(false)
    await fault({ skewSeconds: 400 })
    const { headers } = await shop.prepay({ out_trade_no: 'fault-3' })
    expect(Number(headers.get('wechatpay-timestamp'))).toBe(sim.world.clock.seconds() + 400)
    expect(await isSigned()).toBe(true)
  })
})

it('the ledger tells every payment, and a saved world goes on with them', async () => {
  await shop.sell('ledger-1')
  const { payments } = await sim.get<{ payments: Json[] }>(`/_sim/payments/ledger?mchid=${shop.merchant.mchid}`)
  expect(payments.at(-1)).toMatchObject({ outTradeNo: 'ledger-1', state: 'SUCCESS', totalFen: 1280, refundedFen: 0 })
  const second = await aPaySim()
  await second.send('/_sim/world', { method: 'PUT', body: JSON.stringify(await sim.get('/_sim/world')) })
  const there = { ...shop, sim: second }
  expect(await second.get('/_sim/payments/ledger')).toMatchObject({ payments: expect.any(Array) })
  expect(there.sim.world.state.pay.merchants[shop.merchant.mchid]?.apiV3Key).toBe(shop.merchant.apiV3Key)
  await second.close()
})
