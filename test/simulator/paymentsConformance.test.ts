import { createHash } from 'node:crypto'
import { Aes, Formatter, Rsa, Wechatpay } from 'wechatpay-axios-plugin'
import { beijingDay } from './payments/times'
import { aCashier, aNoticeBox, type Cashier, type NoticeBox } from './paymentsKit'
import { aSim, type Json, type Sim } from './testKit'

// The plugin's paths are a chain of names that TypeScript cannot know.
interface Chain {
  get(config?: object): Promise<{ data: Json; status: number }>
  post(body?: object, config?: object): Promise<{ data: Json; status: number }>
}
interface Client {
  chain(path: string): Chain
}

describe('a client by others (wechatpay-axios-plugin) gets along with it', () => {
  let sim: Sim
  let shop: Cashier
  let box: NoticeBox
  let client: Client
  let soldAt: number
  let named: { headers: Record<string, string> }
  beforeAll(async () => {
    soldAt = Date.now() - 2 * 86_400_000
    sim = await aSim({ loopback: true, now: soldAt })
    box = await aNoticeBox()
    shop = await aCashier(sim)
    await shop.sell('plugin-0')
    // The client reads the clock of the machine, so from here on this one follows it.
    await sim.post('/_sim/clock', { set: Date.now(), running: true })
    const { mchid, serial, privateKeyPem, publicKeyId, publicKeyPem, apiV2Key: secret } = shop.merchant
    const certs = { [publicKeyId]: publicKeyPem }
    named = { headers: { 'Wechatpay-Serial': publicKeyId } }
    const made = new Wechatpay({ mchid, serial, privateKey: privateKeyPem, certs, secret, baseURL: sim.url } as never)
    client = made
  })
  afterAll(async () => {
    await sim.close()
    await box.close()
  })

  const order = (outTradeNo: string) => ({
    ...{ appid: shop.appid, mchid: shop.merchant.mchid, description: '牛肉面', out_trade_no: outTradeNo },
    ...{ notify_url: box.url, amount: { total: 1280 }, payer: { openid: shop.openid } },
  })

  it('orders, pays, and reads the notification', async () => {
    const { data } = await client.chain('v3/pay/transactions/jsapi').post(order('plugin-1'), named)
    const timeStamp = String(Formatter.timestamp())
    const packed = `prepay_id=${String(data['prepay_id'])}`
    const message = Formatter.joinedByLineFeed(shop.appid, timeStamp, 'nonce', packed)
    const paySign = Rsa.sign(message, shop.merchant.privateKeyPem)
    const parameters = { timeStamp, nonceStr: 'nonce', package: packed, signType: 'RSA', paySign }
    const paid = await sim.post('/_sim/payments/pay', { appid: shop.appid, who: 'customer', parameters })
    expect(paid['errMsg']).toBe('requestPayment:ok')

    const [got] = box.got
    const header = (name: string) => String(got?.headers[name])
    const signed = Formatter.response(header('wechatpay-timestamp'), header('wechatpay-nonce'), got?.body ?? '')
    expect(Rsa.verify(signed, header('wechatpay-signature'), shop.merchant.publicKeyPem)).toBe(true)
    const { ciphertext = '', nonce = '', associated_data = '' } = got?.json.resource ?? {}
    const content = JSON.parse(Aes.AesGcm.decrypt(ciphertext, shop.merchant.apiV3Key, nonce, associated_data)) as Json
    expect(content).toMatchObject({ out_trade_no: 'plugin-1', trade_state: 'SUCCESS' })
  })

  it('asks about an order and closes one', async () => {
    const params = { mchid: shop.merchant.mchid }
    const byNumber = client.chain('v3/pay/transactions/out-trade-no/{number}')
    const { data } = await byNumber.get({ ...named, params, number: 'plugin-1' })
    expect(data).toMatchObject({ trade_state: 'SUCCESS', amount: { total: 1280 } })
    await client.chain('v3/pay/transactions/jsapi').post(order('plugin-2'), named)
    const close = client.chain('v3/pay/transactions/out-trade-no/{number}/close')
    expect((await close.post(params, { ...named, number: 'plugin-2' })).status).toBe(204)
    const none = byNumber.get({ ...named, params, number: 'plugin-none' })
    await expect(none).rejects.toMatchObject({ response: { status: 404, data: { code: 'ORDER_NOT_EXIST' } } })
  })

  it('refunds', async () => {
    const body = {
      ...{ out_trade_no: 'plugin-1', out_refund_no: 'plugin-back-1' },
      amount: { refund: 280, total: 1280, currency: 'CNY' },
    }
    const { data } = await client.chain('v3/refund/domestic/refunds').post(body, named)
    expect(data).toMatchObject({ status: 'PROCESSING' })
    const asked = await client.chain('v3/refund/domestic/refunds/{number}').get({ ...named, number: 'plugin-back-1' })
    expect(asked.data['refund_id']).toBe(data['refund_id'])
  })

  it('downloads a bill, whose hash is right, and reads it', async () => {
    const params = { bill_date: beijingDay(soldAt) }
    const { data } = await client.chain('v3/bill/tradebill').get({ ...named, params })
    const token = new URL(String(data['download_url'])).searchParams.get('token')
    // Downloads are not signed, so the client is told not to look.
    const raw = { params: { token }, responseType: 'arraybuffer', transformResponse: [] }
    const bill = (await client.chain('v3/billdownload/file').get(raw)).data as unknown as Buffer
    expect(createHash('sha1').update(bill).digest('hex')).toBe(data['hash_value'])
    const { rows, summary } = Formatter.castCsvBill(bill) as { rows: Json[]; summary: Json }
    expect(rows).toMatchObject([{ 商户订单号: 'plugin-0', 订单金额: '12.80' }])
    expect(summary).toMatchObject({ 总交易单数: '1', 订单总金额: '12.80' })
  })

  it('orders and asks in the old version as well', async () => {
    const { mchid: mch_id } = shop.merchant
    const said = { appid: shop.appid, mch_id }
    const { data } = await client.chain('v2/pay/unifiedorder').post({
      ...{ ...said, body: '牛肉面', out_trade_no: 'plugin-old-1', total_fee: 1280, spbill_create_ip: '127.0.0.1' },
      ...{ notify_url: box.url, trade_type: 'JSAPI', openid: shop.openid },
    })
    expect(data).toMatchObject({ result_code: 'SUCCESS', prepay_id: expect.any(String) })
    const asked = await client.chain('v2/pay/orderquery').post({ ...said, out_trade_no: 'plugin-old-1' })
    expect(asked.data).toMatchObject({ trade_state: 'NOTPAY', out_trade_no: 'plugin-old-1' })
  })

  it('refuses an answer without a signature, with a wrong one, and one that is too old', async () => {
    const fault = (wish: Json) => sim.post('/_sim/faults', { path: '/v3/pay/transactions/jsapi', times: 1, ...wish })
    const asking = () => client.chain('v3/pay/transactions/jsapi').post(order('plugin-3'), named)
    for (const wish of [{ unsigned: true }, { wrongSignature: true }, { signTest: true }, { skewSeconds: -400 }]) {
      await fault(wish)
      await expect(asking()).rejects.toThrow()
    }
    expect((await asking()).data).toHaveProperty('prepay_id')
  })
})
