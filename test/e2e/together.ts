import type { Browser, Page } from 'playwright-core'
import type { DiningTableView } from '../../shared/api/merchant/storefront'
import { backOffice } from '../demo/furnish'
import { openBrowser, whereChromiumIs } from '../setup/browser'
import { aKey } from './asking'
import { wechatOf } from './authorisedStore'
import { startDemo, type Demo } from './demo'
import { phonesOf, see, tab, tap, type Phones, type Who } from './phones'
import { openStockedStore, type TradedStore } from './tradedStores'

const trackingNo = 'SF1234567890123'

/** A parcel goes from one phone to the other; two people eat at one table. */
export const somethingIsShared = (): void =>
  whereChromiumIs('a parcel and a shared table, seen in Chromium', () => {
    let demo: Demo
    let browser: Browser
    let phones: Phones
    let merchant: Page
    let customer: Page
    let dining: TradedStore

    beforeAll(async () => {
      demo = await startDemo(3921)
      browser = await openBrowser()
      phones = phonesOf(browser, demo, 'together')
    }, 620_000)

    afterAll(async () => {
      await browser?.close()
      await demo?.stop()
    })

    const placeOrder = (page: Page) =>
      page
        .getByText(/^提交订单/)
        .last()
        .click()

    const inSheet = (page: Page, text: RegExp) => page.locator('.k-sheet').getByText(text).last().click()

    it('is sent by parcel with a number, and the customer says that it has come', async () => {
      const shop = await openStockedStore(demo, 'retail')
      merchant = await phones.open('merchant', backOffice.appid)
      await tap(merchant, '微信一键登录')
      await see(merchant, '今日')
      customer = await phones.open('customer', shop.appid)
      await tap(customer, '粗陶茶杯')
      await tap(customer, '立即购买')
      await inSheet(customer, /^立即购买/)
      await tap(customer, '用微信里的地址')
      await customer.getByText('同意并继续').last().click()
      await customer.getByTestId('address-0').click()
      await phones.shot(customer, 'checkout')
      await placeOrder(customer)
      await see(customer, '等店家接单')

      await tab(merchant, '订单')
      await tap(merchant, '接单')
      await see(customer, '店家正在备货')
      await tap(merchant, '发货')
      await merchant.getByPlaceholder('填写或扫面单上的条码').fill(trackingNo)
      await phones.shot(merchant, 'ship')
      await tap(merchant, '确认发货')
      await see(customer, '包裹在路上')
      await see(customer, new RegExp(trackingNo))
      await phones.shot(customer, 'on-its-way')
      expect(await customer.getByText('确认收货', { exact: true }).count()).toBe(0) // it has not been paid yet
      await tab(merchant, '订单')
      await merchant
        .locator('.k-tabs')
        .getByText(/^已发货/)
        .click()
      await tap(merchant, '收款')
      await inSheet(merchant, /^确认已收款/)
      await tap(customer, '确认收货')
      await see(customer, '都收到了吗？')
      await inSheet(customer, /^确认收货/)
      await see(customer, '已完成')
      await phones.shot(customer, 'received')
    })

    it('is eaten by two people at one table, who see what the other takes and order together', async () => {
      dining = await openStockedStore(demo, 'dining')
      const names = ['A1']
      const tables = await dining.say<DiningTableView[]>('POST', '/tables', { names, requestKey: aKey('tables') })
      const { src } = await dining.say<{ src: string }>('GET', `/tables/${tables[0]?.id}/code`)
      await sitDown(merchant, 'merchant', src)
      await sitDown(customer, 'customer', src)

      await takeSoup(customer)
      await seeInCart(merchant, 1)
      await takeSoup(merchant)
      await seeInCart(customer, 2)
      await customer.locator('.cart-bar-sum').click()
      await see(customer, 'A1已选')
      await see(customer, '同桌')
      await customer.waitForTimeout(300) // the sheet comes up
      await phones.shot(customer, 'shared-cart')
      await customer
        .locator('.k-sheet-mask')
        .last()
        .click({ position: { x: 100, y: 100 } })

      await customer.locator('.cart-bar-go').click()
      await placeOrder(customer)
      await see(customer, '等店家接单')
      await see(merchant, '已点 1 单')
      await takeSoup(merchant)
      await merchant.locator('.cart-bar-go').click()
      await placeOrder(merchant)
      await see(merchant, '等店家接单')
      await customer.getByTestId('back').last().click()
      await see(customer, '已点 2 单')
      await tap(customer, /^已点 2 单/)
      await see(customer, '共 2 单')
      await phones.shot(customer, 'one-bill')
    })

    it('has complained about nothing', () => expect(phones.complaints).toEqual([]))

    /** The code of the table is in the person's album: they scan it with WeChat. */
    async function sitDown(page: Page, who: Who, src: string): Promise<void> {
      const base64 = src.replace(/^data:[^,]*,/, '')
      await wechatOf(demo)('POST', `/phones/${who}/album`, { base64 })
      for (const id of ['home', 'plus', 'scan', 'scanner-album']) await page.getByTestId(id).click()
      await page.getByTestId('scanner-pictures').getByTestId('picture-0').click()
      await see(page, '同桌扫码可以一起点')
    }
    const soup = (page: Page) => page.locator('.dish', { hasText: '桂花酸梅汤' })
    const takeSoup = async (page: Page) => {
      const plus = soup(page).locator('.dish-plus')
      await ((await plus.isVisible()) ? plus : soup(page).locator('.k-stepper-more')).click()
    }
    const seeInCart = (page: Page, quantity: number) =>
      page.locator('.cart-bar-count').getByText(String(quantity), { exact: true }).waitFor()
  })
