import { createDecipheriv, createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signV2, type Fields, type SignType } from './payments/v2/sign'
import { aCashier, aPaySim, type Cashier } from './paymentsKit'
import type { Json, Sim } from './testKit'
import { readXml, writeXml } from './xml'

const good = '<xml><return_code><![CDATA[SUCCESS]]></return_code><return_msg><![CDATA[OK]]></return_msg></xml>'

/** A shop's server of the old kind. */
async function anOldBox() {
  const got: string[] = []
  const answers: string[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('utf8')))
    request.on('end', () => {
      got.push(body)
      response.end(answers.shift() ?? good)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`, got, answers, close }
}

let sim: Sim
let shop: Cashier
let box: Awaited<ReturnType<typeof anOldBox>>
beforeAll(async () => {
  sim = await aPaySim()
  box = await anOldBox()
  shop = await aCashier(sim)
  await sim.post('/_sim/apps', { appid: shop.appid, tradeManaged: false })
})
afterAll(async () => {
  await sim.close()
  await box.close()
})
beforeEach(() => {
  box.got.length = 0
})

async function ask(path: string, wish: Fields, type: SignType = 'MD5'): Promise<Fields> {
  const { mchid, apiV2Key } = shop.merchant
  const said: Fields = { appid: shop.appid, mch_id: mchid, nonce_str: 'once', ...wish }
  const body = writeXml({ ...said, sign: said['sign'] ?? signV2(said, apiV2Key, type) })
  const text = await (await sim.send(path, { method: 'POST', body })).text()
  return text.startsWith('<xml>') ? readXml(text) : { text }
}

const order = (number: string, more: Fields = {}, type: SignType = 'MD5') =>
  ask(
    '/pay/unifiedorder',
    {
      ...{ body: '牛肉面', out_trade_no: number, total_fee: '1280', spbill_create_ip: '127.0.0.1' },
      ...{ notify_url: box.url, trade_type: 'JSAPI', openid: shop.openid, ...more },
    },
    type,
  )

async function pay(prepayId: string, signType: SignType = 'MD5'): Promise<unknown> {
  const timeStamp = String(sim.world.clock.seconds())
  const said = { appId: shop.appid, timeStamp, nonceStr: 'once', package: `prepay_id=${prepayId}`, signType }
  const { appId: _appId, ...rest } = said
  const parameters = { ...rest, paySign: signV2(said, shop.merchant.apiV2Key, signType) }
  return (await sim.post('/_sim/payments/pay', { appid: shop.appid, who: 'customer', parameters }))['errMsg']
}

async function sold(number: string): Promise<void> {
  expect(await pay((await order(number))['prepay_id'] ?? '')).toBe('requestPayment:ok')
}

it("signs like WeChat's own sample", () => {
  const sample = { appid: 'wxd930ea5d5a258f4f', mch_id: '10000100', device_info: '1000', body: 'test' }
  const fields = { ...sample, nonce_str: 'ibuaiVcKdpRxkhJA' }
  const key = '192006250b4c09247ec02edce69f6a2d'
  expect(signV2(fields, key, 'MD5')).toBe('9A0A8659F005D6984697E2CA0A9CF3B7')
  expect(signV2(fields, key, 'HMAC-SHA256')).toBe('6A9AE1657590FD6257D693A078E1C3E4BB6BA4DC30B23E0EE2496E54170DACD6')
})

describe('an order of v2', () => {
  it('is placed, paid and told, all signed with the key of v2', async () => {
    const placed = await order('old-1')
    expect(placed).toMatchObject({ return_code: 'SUCCESS', result_code: 'SUCCESS', trade_type: 'JSAPI' })
    expect(signV2(placed, shop.merchant.apiV2Key, 'MD5')).toBe(placed['sign'])
    expect(await pay(placed['prepay_id'] ?? '')).toBe('requestPayment:ok')
    const told = readXml(box.got[0] ?? '')
    expect(told).toMatchObject({
      result_code: 'SUCCESS',
      out_trade_no: 'old-1',
      total_fee: '1280',
      openid: shop.openid,
    })
    expect(signV2(told, shop.merchant.apiV2Key, 'MD5')).toBe(told['sign'])
    expect(await ask('/pay/orderquery', { out_trade_no: 'old-1' })).toMatchObject({ trade_state: 'SUCCESS' })
  })

  it('wants the phone to sign as it was signed itself', async () => {
    const placed = await order('old-2', { sign_type: 'HMAC-SHA256' }, 'HMAC-SHA256')
    expect(await pay(placed['prepay_id'] ?? '', 'MD5')).toContain('支付验证签名失败')
    expect(await pay(placed['prepay_id'] ?? '', 'HMAC-SHA256')).toBe('requestPayment:ok')
    const told = readXml(box.got[0] ?? '')
    expect(signV2(told, shop.merchant.apiV2Key, 'HMAC-SHA256')).toBe(told['sign'])
  })

  it('is told again until the answer says SUCCESS in XML', async () => {
    box.answers.push('success', '{"code":"SUCCESS"}')
    await sold('old-3')
    await sim.post('/_sim/clock', { advanceSeconds: 60 })
    expect(box.got).toHaveLength(3)
  })

  it('is closed, and is not known to v3, nor the other way round', async () => {
    await order('old-4')
    expect(await ask('/pay/closeorder', { out_trade_no: 'old-4' })).toMatchObject({ result_code: 'SUCCESS' })
    expect(await order('old-4')).toMatchObject({ result_code: 'FAIL', err_code: 'ORDERCLOSED' })
    const path = `/v3/pay/transactions/out-trade-no/order-4?mchid=${shop.merchant.mchid}`
    expect((await shop.call('GET', path.replace('order-4', 'old-4'))).status).toBe(404)
    await shop.prepay({ out_trade_no: 'new-order-1' })
    expect(await ask('/pay/orderquery', { out_trade_no: 'new-order-1' })).toMatchObject({ err_code: 'ORDERNOTEXIST' })
    expect(await order('new-order-1')).toMatchObject({ err_code: 'OUT_TRADE_NO_USED' })
  })

  it.each<[Fields, Json]>([
    [{ sign: 'A'.repeat(32) }, { return_code: 'FAIL', return_msg: '签名错误' }],
    [{ mch_id: '1600000000' }, { return_code: 'FAIL' }],
    [{ openid: 'oNobody' }, { result_code: 'FAIL', err_code: 'INVALID_REQUEST' }],
    [{ total_fee: '12.8' }, { result_code: 'FAIL', err_code: 'PARAM_ERROR' }],
    [{ body: '' }, { return_code: 'FAIL', return_msg: '缺少参数body' }],
  ])('is refused with %j', async (more, answer) => {
    expect(await order('old-5', more)).toMatchObject(answer)
  })
})

describe('a refund of v2', () => {
  it('is asked for, asked about, and told in a sealed note', async () => {
    await sold('old-6')
    box.got.length = 0
    const wish = { out_trade_no: 'old-6', out_refund_no: 'old-back-6', total_fee: '1280', refund_fee: '280' }
    const asked = await ask('/secapi/pay/refund', { ...wish, notify_url: box.url })
    expect(asked).toMatchObject({ result_code: 'SUCCESS', refund_fee: '280' })
    await sim.post('/_sim/clock', { advanceSeconds: 60 })
    const found = await ask('/pay/refundquery', { out_refund_no: 'old-back-6' })
    expect(found).toMatchObject({ refund_count: '1', refund_status_0: 'SUCCESS', refund_fee_0: '280' })
    const told = readXml(box.got[0] ?? '')
    expect(told).not.toHaveProperty('sign')
    const key = createHash('md5').update(shop.merchant.apiV2Key).digest('hex')
    const decipher = createDecipheriv('aes-256-ecb', key, null)
    const sealed = Buffer.from(told['req_info'] ?? '', 'base64')
    const root = Buffer.concat([decipher.update(sealed), decipher.final()]).toString('utf8')
    const inner = readXml(root.replace('<root>', '<xml>').replace('</root>', '</xml>'))
    expect(inner).toMatchObject({ out_refund_no: 'old-back-6', refund_status: 'SUCCESS', refund_fee: '280' })
    expect(await ask('/pay/refundquery', { out_refund_no: 'none' })).toMatchObject({ result_code: 'FAIL' })
  })

  it('meets trouble on order in XML', async () => {
    await sim.post('/_sim/faults', { path: '/secapi/pay/refund', code: 'SYSTEMERROR', times: 1 })
    expect(await ask('/secapi/pay/refund', {})).toMatchObject({ result_code: 'FAIL', err_code: 'SYSTEMERROR' })
  })
})

it('has its trades on the bill, as text', async () => {
  await sim.post('/_sim/clock', { advanceSeconds: 86_400 })
  const bill = await ask('/pay/downloadbill', { bill_date: '20260105', bill_type: 'ALL' })
  expect(bill['text']).toContain('`old-6,')
  expect(await ask('/pay/downloadbill', { bill_date: '20260104' })).toMatchObject({ return_msg: 'No Bill Exist' })
})
