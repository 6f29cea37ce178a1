import type { Page } from 'playwright-core'
import { lines, signText } from '../simulator/payments/crypto'
import { whereChromiumIs } from '../setup/browser'
import { act, appid, front, openFixture, openStage, says, type Stage } from './stage'

interface Merchant {
  mchid: string
  serial: string
  privateKeyPem: string
}

interface Ledger {
  payments: { outTradeNo: string; state: string; who: string | null }[]
}

whereChromiumIs('paying on the phone', () => {
  let stage: Stage
  let page: Page
  let merchant: Merchant

  /** Orders as a shop's server would, and leaves the parameters where the program fetches them. */
  async function order(outTradeNo: string, spoilt: object = {}): Promise<void> {
    const { phones } = await stage.control<{
      phones: { merchant: { apps: Record<string, { openid: string }> } }
    }>('GET', '/state')
    const now = String(stage.simulator.world.clock.seconds())
    const body = JSON.stringify({
      ...{ appid, mchid: merchant.mchid, description: '牛肉面 大份', out_trade_no: outTradeNo },
      ...{ notify_url: 'http://127.0.0.1:1/pay', amount: { total: 1280 } },
      payer: { openid: phones.merchant.apps[appid]?.openid },
    })
    const path = '/v3/pay/transactions/jsapi'
    const nonce = outTradeNo.replace('-', '')
    const signature = signText(lines('POST', path, now, nonce, body), merchant.privateKeyPem)
    const proof = `mchid="${merchant.mchid}",nonce_str="${nonce}",signature="${signature}",timestamp="${now}",serial_no="${merchant.serial}"`
    const answer = await fetch(`${stage.simulator.url}${path}`, {
      ...{ method: 'POST', body },
      headers: { authorization: `WECHATPAY2-SHA256-RSA2048 ${proof}`, 'content-type': 'application/json' },
    })
    const { prepay_id } = (await answer.json()) as { prepay_id: string }
    const packed = `prepay_id=${prepay_id}`
    const paySign = signText(lines(appid, now, nonce, packed), merchant.privateKeyPem)
    const parameters = { timeStamp: now, nonceStr: nonce, package: packed, signType: 'RSA', paySign, ...spoilt }
    await fetch(`${stage.server}/payment`, { method: 'POST', body: JSON.stringify(parameters) })
  }

  const ledgerOf = async (outTradeNo: string) =>
    (await stage.control<Ledger>('GET', '/payments/ledger')).payments.find((one) => one.outTradeNo === outTradeNo)

  beforeAll(async () => {
    stage = await openStage()
    merchant = await stage.control<Merchant>('POST', '/payments/merchants', { name: '小麦餐饮', appids: [appid] })
  })
  afterAll(() => stage.close())
  beforeEach(async () => {
    page = await stage.phone()
    await openFixture(page)
    await act(page, 'shop')
    await front(page).locator('#shop').waitFor()
  })
  afterEach(() => page.close())

  it('shows who gets how much, pays, and tells the program when the person is done', async () => {
    await order('phone-1')
    await stage.control('POST', '/settings', { payingMs: 1500 })
    await act(page, 'pay')
    await page.getByTestId('payment-receiver').getByText('小麦餐饮').waitFor()
    expect(await page.getByTestId('payment-total').innerText()).toContain('12.80')
    expect(await page.getByTestId('payment-description').innerText()).toBe('牛肉面 大份')
    const passing = page.getByText('付款中…').waitFor()
    await page.getByTestId('payment-confirm').click()
    await passing
    await page.getByTestId('payment-paid').getByText('支付成功').waitFor()
    expect(await ledgerOf('phone-1')).toMatchObject({ state: 'SUCCESS', who: 'merchant' })
    await page.getByTestId('payment-done').click()
    await says(page, '{"errMsg":"requestPayment:ok"}')
    await stage.control('POST', '/settings', { payingMs: 0 })
  })

  it('lets the person think better of it, and try again', async () => {
    await order('phone-2')
    await act(page, 'pay')
    await page.getByTestId('payment-cancel').click()
    await says(page, '{"errMsg":"requestPayment:fail cancel"}')
    expect(await ledgerOf('phone-2')).toMatchObject({ state: 'NOTPAY' })
    await act(page, 'pay')
    await page.getByTestId('payment-confirm').click()
    await page.getByTestId('payment-done').click()
    await says(page, '{"errMsg":"requestPayment:ok"}')
  })

  it('says why it cannot be paid, and asks nothing when the parameters are wrong', async () => {
    await order('phone-3')
    await stage.control('POST', '/settings', { paymentRefusal: '零钱余额不足' })
    await act(page, 'pay')
    await page.getByTestId('payment-confirm').click()
    await page.getByTestId('payment-refusal').getByText('零钱余额不足').waitFor()
    await page.getByTestId('payment-cancel').click()
    await says(page, '{"errMsg":"requestPayment:fail 零钱余额不足"}')
    await stage.control('POST', '/settings', { paymentRefusal: '' })
    await order('phone-4', { paySign: 'bm8=' })
    await act(page, 'pay')
    await says(page, '支付验证签名失败')
    expect(await page.getByTestId('payment').count()).toBe(0)
  })
})
