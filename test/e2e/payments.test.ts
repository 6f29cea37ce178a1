import type { Browser } from 'playwright-core'
import { backOffice } from '../demo/furnish'
import { openBrowser, whereChromiumIs } from '../setup/browser'
import { wechatOf } from './authorisedStore'
import { aMerchantNumber, beginSetUp, orderOnline, type MerchantNumber } from './collecting'
import { startDemo, type Demo } from './demo'
import { somethingIsEarned } from './earning'
import { openLookedPhone, type LookedPhone } from './lookedPhone'
import { openStockedStore, type TradedStore } from './tradedStores'

/** White words on WeChat's own green: how everybody knows its buttons. */
const readableByHabit = /background color: #07c160/

whereChromiumIs('the pages of payment, looked at on a phone', () => {
  let demo: Demo
  let browser: Browser
  let phone: LookedPhone
  let store: TradedStore
  let number: MerchantNumber

  beforeAll(async () => {
    demo = await startDemo(3961)
    store = await openStockedStore(demo, 'retail')
    number = await aMerchantNumber(demo, store)
    browser = await openBrowser()
    phone = await openLookedPhone(browser, demo)
  }, 620_000)

  afterAll(async () => {
    await browser?.close()
    await demo?.stop()
  })

  /** What is wrong with a page, a line each. */
  async function look(appid: string, page: string, name: string, query = ''): Promise<string[]> {
    const wrong = await phone.visit({ appid, page, query, name: `payment-${name}` })
    return wrong.filter((each) => !readableByHabit.test(each)).map((each) => `${name} ${each}`)
  }
  const office = (page: string, name: string, query?: string) => look(backOffice.appid, page, name, query)
  const shop = (page: string, name: string, query?: string) => look(store.appid, page, name, query)

  const picture = (name: string) => phone.page.screenshot({ path: `artifacts/pages/payment-${name}.png` })

  /** By hand: files out of a chat, texts from the clipboard, and WeChat Pay's yes. */
  async function fillIn(): Promise<void> {
    const { page } = phone
    const files = ['apiclient_cert.p12', 'pub_key.pem']
    await wechatOf(demo)('POST', `/payments/merchants/${number.mchid}/send`, { files })
    const tap = (text: string) => page.getByText(text, { exact: true }).last().click()
    await tap('从聊天里选文件')
    await tap('同意并继续')
    for (const at of files.keys()) await page.getByTestId(`chat-file-${at}`).click()
    await page.getByTestId('chat-files-done').click()
    await page.getByText('已填好微信支付公钥').waitFor()
    await picture('files')
    await tap('APIv3密钥')
    await page.getByPlaceholder('粘贴 32 位的 APIv3密钥').fill(number.apiV3Key)
    await picture('key')
    await tap('保存')
    await tap('微信支付公钥')
    await page.getByPlaceholder('粘贴公钥ID，或 pub_key.pem 里的全部文字').fill(number.publicKeyId)
    await tap('保存')
    await tap('检查并启用')
    await page.getByText('微信支付已经接受您的收款资料').waitFor()
  }

  it('in the back office', async () => {
    await phone.visit({ appid: backOffice.appid, page: 'sign-in', name: 'payment-sign-in' })
    await phone.page.getByText('微信一键登录').last().click()
    await phone.page.getByText('今日').first().waitFor()
    await phone.remember(backOffice.appid, { store: store.key, role: 'owner', kind: 'retail' })
    const before = [await office('payment', 'none'), await office('payment-setup', 'number')]
    await beginSetUp(store, number)
    const begun = [await office('payment', 'begun'), await office('payment-setup', 'values')]
    await fillIn()
    await picture('checked')
    const done = [
      await office('payment', 'collecting'),
      await office('payment-setup', 'test', '?step=test'),
      await office('payments', 'payments-none'),
      await office('payment-incidents', 'incidents-none'),
    ]
    expect([...before, ...begun, ...done].flat()).toEqual([])
  })

  it('in the store', async () => {
    const { using } = await store.say<{ using: { id: string } }>('GET', '/payment')
    const order = await orderOnline(store)
    const unpaid = [
      await shop('order', 'order-unpaid', `?id=${order.id}`),
      await shop('pay-test', 'pay-test', `?scene=${encodeURIComponent(using.id)}`),
    ]
    expect(unpaid.flat()).toEqual([])
    await shop('pay', 'sheet', `?orderId=${order.id}`)
    await picture('sheet-open')
    await phone.page.getByTestId('payment-confirm').click()
    await phone.page.getByTestId('payment-done').click()
    await phone.page.getByText('付款成功').last().waitFor()
    await picture('paid')
    expect(await office('payments', 'payments')).toEqual([])
  })
})

somethingIsEarned(3961)
