import type { Browser, Page } from 'playwright-core'
import type { Page as PageOf } from '../../shared/api/ids'
import type { BillView } from '../../shared/api/merchant/payment'
import { beginOf, dayOf, dayPlus } from '../../shared/day'
import { backOffice } from '../demo/furnish'
import { openBrowser, whereChromiumIs } from '../setup/browser'
import { compared } from '../eventually'
import { wechatOf } from './authorisedStore'
import { aMerchantNumber, type MerchantNumber } from './collecting'
import { startDemo, type Demo } from './demo'
import { phonesOf, see, tab, tap, type Phones } from './phones'
import { openStockedStore, type TradedStore } from './tradedStores'

const longestSetUpMs = 180_000
/** When WeChat Pay has written the bill of the day before, since midnight. */
const readyMs = 11 * 3600_000

/** A store sets up its payment, sells, gives part of it back, and is told the next day that every fen is right. */
export const somethingIsEarned = (port: number): void =>
  whereChromiumIs('money earned, seen in Chromium on both phones', () => {
    let demo: Demo
    let browser: Browser
    let phones: Phones
    let shop: TradedStore
    let number: MerchantNumber
    let stranger: MerchantNumber
    let merchant: Page
    let customer: Page

    beforeAll(async () => {
      demo = await startDemo(port)
      shop = await openStockedStore(demo, 'retail')
      number = await aMerchantNumber(demo, shop)
      stranger = await aMerchantNumber(demo, shop)
      browser = await openBrowser()
      phones = phonesOf(browser, demo, 'earning')
      merchant = await phones.open('merchant', backOffice.appid)
      await tap(merchant, '微信一键登录')
      await see(merchant, '今日')
      customer = await phones.open('customer', shop.appid)
    }, 620_000)

    afterAll(async () => {
      await browser?.close()
      await demo?.stop()
    })

    /** Opens the sheet of one value, and pastes. */
    async function paste(row: string, text: string): Promise<void> {
      await tap(merchant, row)
      await pasteAgain(text)
    }
    async function pasteAgain(text: string): Promise<void> {
      await merchant.locator('.k-sheet').locator('input, textarea').last().fill(text)
      await merchant.locator('.k-sheet').getByText('保存', { exact: true }).click()
    }
    /** Out of the chat with whoever sent it. */
    async function pick(name: string, { isFirst = false } = {}): Promise<void> {
      await tap(merchant, '从聊天里选文件')
      if (isFirst) await merchant.getByText('同意并继续').last().click()
      await merchant.getByTestId('chat-files').getByText(name).first().click()
      await merchant.getByTestId('chat-files-done').click()
    }
    const pass = (seconds: number) => wechatOf(demo)('POST', '/clock', { advanceSeconds: seconds })

    it('is told of each wrong value which one it is and why, and sets up in three minutes', async () => {
      const begunAt = Date.now()
      await tab(merchant, '店铺')
      await tap(merchant, '微信支付')
      await tap(merchant, '设置收款')
      await merchant.getByPlaceholder('如：1900000109').fill('12')
      await tap(merchant, '下一步')
      await see(merchant, '商户号是 8 到 10 位数字')
      await merchant.getByPlaceholder('如：1900000109').fill(number.mchid)
      await tap(merchant, '下一步')

      await wechatOf(demo)('POST', `/payments/merchants/${stranger.mchid}/send`, { files: ['apiclient_cert.p12'] })
      await pick('apiclient_cert.p12', { isFirst: true })
      await see(merchant, '打不开这个 p12 文件')
      await phones.shot(merchant, 'wrong-file')
      await merchant.getByPlaceholder(/密码/).fill(stranger.mchid)
      await tap(merchant, '用这个密码打开')
      await see(merchant, `这张证书属于商户 ${stranger.mchid}`)
      const base64 = Buffer.from('<html>这不是证书</html>').toString('base64')
      await wechatOf(demo)('POST', '/phones/merchant/files', { name: 'pub_key.pem', base64 })
      await pick('pub_key.pem')
      await see(merchant, '认不出这是什么')

      await paste('商户API证书', 'apiclient_cert')
      await see(merchant, '认不出这是什么')
      await pasteAgain(stranger.certificatePem)
      await see(merchant, `这张证书属于商户 ${stranger.mchid}`)
      await pasteAgain(number.certificatePem.slice(0, 400))
      await see(merchant, '内容不完整')
      await phones.shot(merchant, 'wrong-certificate')
      await pasteAgain(number.certificatePem)
      await paste('商户API私钥', stranger.privateKeyPem)
      await see(merchant, '这把私钥和上面的证书不是一对')
      await phones.shot(merchant, 'wrong-private-key')
      await paste('商户API私钥', number.privateKeyPem)
      await see(merchant, '和证书是一对')
      await paste('APIv3密钥', number.apiV3Key.slice(1))
      await see(merchant, '您填写的是 31 位')
      await pasteAgain(stranger.apiV3Key)
      await see(merchant, `最后四位 ${stranger.apiV3Key.slice(-4)}`)
      await paste('微信支付公钥', stranger.publicKeyId)
      await see(merchant, '还缺公钥文件')
      await paste('微信支付公钥', stranger.publicKeyPem)
      await see(merchant, `公钥ID尾号 ${stranger.publicKeyId.slice(-4)}`)
      await tap(merchant, '检查并启用')
      await see(merchant, '微信支付公钥ID不对')
      await phones.shot(merchant, 'wrong-public-key')
      await paste('微信支付公钥', number.publicKeyId)
      await merchant.locator('.k-sheet').waitFor({ state: 'detached' })
      await paste('微信支付公钥', number.publicKeyPem)
      await see(merchant, `公钥ID尾号 ${number.publicKeyId.slice(-4)}`)
      await tap(merchant, '检查并启用')
      await see(merchant, 'APIv3密钥不对')
      await phones.shot(merchant, 'wrong-key')
      await tap(merchant, '设置微信支付')
      await tap(merchant, '更换密钥')
      await tap(merchant, '下一步')
      await paste('APIv3密钥', number.apiV3Key)
      await see(merchant, `最后四位 ${number.apiV3Key.slice(-4)}`)
      await tap(merchant, '检查并启用')
      await see(merchant, '微信支付已经接受您的收款资料')
      await phones.shot(merchant, 'accepted')
      expect(Date.now() - begunAt).toBeLessThan(longestSetUpMs)
    })

    it('is tried with one fen, which comes back by itself', async () => {
      await tap(merchant, '保存到相册')
      await merchant.getByTestId('ask-allow').click()
      await see(merchant, '已保存，去微信扫一扫')
      for (const id of ['home', 'plus', 'scan', 'scanner-album']) await merchant.getByTestId(id).click()
      await merchant.getByTestId('scanner-pictures').getByTestId('picture-0').click()
      await tap(merchant, '付款测试')
      await payOn(merchant)
      await see(merchant, /^已收到/)
      await phones.shot(merchant, 'one-fen')
      await passUntil(merchant, '已收到，并已退回')
      await merchant.getByTestId('home').click()
      await merchant.getByTestId(`open-${backOffice.appid}`).click()
      await tap(merchant, '完成')
    })

    it('is paid by a customer, who closes the sheet first', async () => {
      await buy()
      await customer.getByTestId('payment-cancel').click()
      await see(customer, '等待付款')
      await phones.shot(customer, 'cancelled')
      await tap(customer, '去付款')
      await phones.shot(customer, 'sheet')
      await payOn(customer)
      await see(customer, '付款成功')
      await phones.shot(customer, 'paid')
      await tap(customer, '查看订单')
      await see(customer, '等店家接单')
    })

    it('gives a part back, to the fen', async () => {
      await toTab(merchant, '订单')
      await merchant.getByText('粗陶茶杯').last().click()
      await merchant.locator('.order-more').getByText('退款', { exact: true }).click()
      await merchant.getByPlaceholder('如：12.50').fill('10.01')
      await tap(merchant, '确认退款')
      await passUntil(merchant, '已退款')
      await phones.shot(merchant, 'given-back')
      await see(customer, '10.01')
      await phones.shot(customer, 'got-back')
    })

    it('is not paid once the order is closed, and the customer reads why', async () => {
      await buy()
      await customer.getByTestId('payment-confirm').waitFor()
      await toTab(merchant, '订单')
      await merchant
        .locator('.k-tabs')
        .getByText(/^待付款/)
        .click()
      await merchant.getByText('粗陶茶杯').last().click()
      await tap(merchant, '关闭订单')
      await merchant.locator('.k-sheet').getByText(/^关闭/).last().click()
      await see(merchant, '已关闭')
      await customer.getByTestId('payment-confirm').click()
      await customer.getByTestId('payment-refusal').waitFor()
      await phones.shot(customer, 'too-late')
      await customer.getByTestId('payment-cancel').click()
      await tap(customer, '查看订单')
      await see(customer, '店家关闭了订单')
    })

    it('agrees with the bill of WeChat Pay the next day', async () => {
      const { now } = await wechatOf(demo)<{ now: number }>('GET', '/clock')
      const midnight = beginOf(dayPlus(dayOf(new Date(now)), 1)).getTime()
      await pass(Math.ceil((midnight + readyMs - now) / 1000))
      await untilCompared()
      await toTab(merchant, '店铺')
      await tap(merchant, '微信支付')
      await tap(merchant, '每日对账')
      await see(merchant, '一致')
      await see(merchant, '收款 ¥45.01') // with the fen of the test, which went back
      await see(merchant, '退款 ¥10.02')
      await phones.shot(merchant, 'bill')
    })

    it('has complained about nothing', () => expect(phones.complaints).toEqual([]))

    /** Until WeChat's sheet is up. */
    async function buy(): Promise<void> {
      await toTab(customer, '首页')
      await tap(customer, '粗陶茶杯')
      await tap(customer, '立即购买')
      await customer
        .locator('.k-sheet')
        .getByText(/^立即购买/)
        .last()
        .click()
      await tap(customer, '自提')
      await customer.getByPlaceholder('做好了打给您').fill('13912345678')
      await customer
        .getByText(/^提交订单/)
        .last()
        .click()
      await customer.getByTestId('payment-confirm').waitFor()
    }
    /** The bill is compared in its own time. */
    async function untilCompared(): Promise<void> {
      await compared(pass, async () => {
        const { rows } = await shop.say<PageOf<BillView>>('GET', '/bills')
        return rows.some(({ state }) => state !== 'waiting')
      })
    }
    /** Money goes back in WeChat's own time. */
    async function passUntil(page: Page, text: string): Promise<void> {
      const sign = page.getByText(text).last()
      for (let left = 10; left > 0 && !(await sign.isVisible()); left--) {
        await pass(20)
        await page.waitForTimeout(1500)
      }
      await sign.waitFor()
    }
    /** Out of whatever is open. */
    async function toTab(page: Page, name: string): Promise<void> {
      for (let left = 8; left > 0 && !(await page.getByTestId('tab-bar').isVisible()); left--) {
        await page.getByTestId('back').last().click()
        await page.waitForTimeout(400) // the page slides away
      }
      await tab(page, name)
    }
    async function payOn(page: Page): Promise<void> {
      await page.getByTestId('payment-confirm').click()
      await page.getByTestId('payment-done').click()
    }
  })
