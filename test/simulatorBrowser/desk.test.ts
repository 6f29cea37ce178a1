import type { Browser, Page } from 'playwright-core'
import { aCashier } from '../simulator/paymentsKit'
import { aTrial, publish, type MiniProgram } from '../simulator/programKit'
import { openBrowser, whereChromiumIs } from '../setup/browser'
import { openSim } from './stage'

whereChromiumIs('the desk of those who work at WeChat', () => {
  let mini: MiniProgram
  let browser: Browser
  let page: Page

  beforeAll(async () => void (browser = await openBrowser()))
  afterAll(() => browser.close())
  beforeEach(async () => {
    mini = await aTrial({ loopback: true }, { admin: 'merchant' })
    page = await openSim(browser, mini.sim.url, { width: 1440, height: 900 })
  })
  afterEach(async () => {
    await page.close()
    await mini.sim.close()
  })

  const review = () => page.getByTestId(`review-${mini.appid}`)
  const status = async () => (await mini.get('/wxa/get_latest_auditstatus'))['status']

  it('shows both phones and WeChat between them without a scroll bar', async () => {
    for (const who of ['merchant', 'customer']) await page.getByTestId(`${who}-phone`).waitFor()
    const box = await page.locator('main').boundingBox()
    expect([box?.width, (box?.y ?? 0) + (box?.height ?? 0)]).toEqual([1440, 900])
    for (const who of ['merchant', 'customer']) {
      const phone = await page.getByTestId(`${who}-phone-frame`).boundingBox()
      expect((phone?.width ?? 0) / (phone?.height ?? 1)).toBeCloseTo(375 / 812, 1)
    }
  })

  it('comes forward with what is submitted, and rejects it in words', async () => {
    await mini.submit({ version_desc: '全新首页' })
    await review().getByText('全新首页').waitFor()
    expect(await review().innerText()).toMatch(/商家自营 \/ 百货/)
    await review().getByText('按规则没有意见').waitFor()

    await page.getByTestId('review-reject').click()
    await page.getByTestId('reject-reason').fill('首页没有店铺标志')
    await page.getByTestId('reject-confirm').click()
    await page.getByText('现在没有等待审核的').waitFor()
    const { status: rejected, reason } = await mini.get('/wxa/get_latest_auditstatus')
    expect([rejected, reason]).toEqual([1, '1:页面内容不完整:<br>(1):首页没有店铺标志<br>'])
  })

  it('says what the rules mind, and leaves it to them', async () => {
    await mini.submit({ order_path: '' })
    await review().getByText('交易类小程序须提供订单中心页').waitFor()
    await page.getByTestId('review-judge').click()
    await page.getByText('现在没有等待审核的').waitFor()
    expect(await status()).toBe(1)
  })

  it('passes and delays at a tap', async () => {
    await mini.submit()
    await page.getByTestId('review-delay').click()
    await review().getByText('已延后').waitFor()
    await page.getByTestId('review-pass').click()
    await page.getByText('现在没有等待审核的').waitFor()
    expect(await status()).toBe(0)
  })

  it('looks at what customers upload', async () => {
    await mini.settings({ mediaCheck: 'byHand' })
    await mini.sim.post('/_sim/phones/customer/login', { appid: mini.appid })
    const { apps } = await mini.sim.get<{ apps: Record<string, { openid: string }> }>('/_sim/phones/customer')
    const about = { media_type: 2, version: 2, scene: 2, openid: apps[mini.appid]?.openid }
    await mini.post('/wxa/media_check_async', { media_url: 'https://img.example.com/1.jpg', ...about })
    await page.getByText('顾客上传的图片').waitFor()
    await page.getByTestId('decide-reject').click()
    await page.getByText('现在没有等待审核的').waitFor()
    const [push] = (await mini.sim.get<{ kind: string; plaintext: string }[]>('/_sim/pushes')).slice(-1)
    expect(push?.kind).toBe('wxa_media_check')
    expect(push?.plaintext).toContain('risky')
  })

  it('sets the pace of the reviews to come', async () => {
    await page.getByTestId('panel-reviewer').click()
    await page.getByTestId('pace-20').click()
    await page.locator('[data-testid=pace-20].is-on').waitFor()
    await mini.submit()
    await review().getByText('20 秒后出结果').waitFor()
    await mini.advance(20)
    await page.getByText('现在没有等待审核的').waitFor()
  })

  it('opens the version in review on the phone of the merchant', async () => {
    await mini.submit()
    await page.getByTestId('review-open').click()
    const phone = page.frameLocator('[data-testid=merchant-phone-frame]')
    await phone.getByTestId('kind').getByText('审核版').waitFor()
  })

  it('shows the versions of each store, and what is kept of the former ones', async () => {
    for (const version of ['1.0.0', '1.1.0']) await publish(mini, version)
    await mini.commit({ user_version: '1.2.0' })
    await page.getByTestId('panel-versions').click()
    const slot = (name: string) => page.getByTestId(`slot-${name}`)
    await slot('trial').getByText('1.2.0').waitFor()
    await slot('live').getByText('1.1.0').waitFor()
    await slot('history').getByText('1.0.0').waitFor()

    await mini.get('/wxa/revertcoderelease')
    await slot('live').getByText('1.0.0').waitFor()
    await slot('history').getByText('已回退').waitFor()
    await slot('live').getByText('顾客打开').click()
    await page.frameLocator('[data-testid=customer-phone-frame]').locator('.page-layer.is-front').waitFor()
  })

  it('leads through the tour as things really happen', async () => {
    const guide = page.getByTestId('guide')
    await guide.getByText('等代码检测').waitFor()
    await mini.submit()
    await guide.getByText('第一次审核').waitFor()
    await mini.decide({ kind: 'review', decision: 'reject' })
    await guide.getByText('改好再交').waitFor()
    await publish(mini, '1.0.0')
    await guide.getByText('顾客进店').waitFor()
  })

  it('looks back at a step of the tour until something happens', async () => {
    const guide = page.getByTestId('guide')
    const step = () => guide.getAttribute('data-step')
    await guide.getByText('等代码检测').waitFor()
    await page.getByTestId('step-picture').click()
    expect([await step(), await page.getByTestId('guide-hint').innerText()]).toEqual([
      'picture',
      expect.stringContaining('保存到相册'),
    ])
    await page.getByTestId('guide-now').click()
    expect(await step()).toBe('submitted')
    await page.getByTestId('step-live').click()
    await mini.submit()
    await guide.getByText('第一次审核').waitFor()
  })

  it('leads through the money: a number that is bound, a payment, and what has arrived again', async () => {
    const guide = page.getByTestId('guide')
    const shop = await aCashier(mini.sim)
    await guide.getByText('设置收款', { exact: true }).waitFor()
    await shop.sell('order-0001')
    await guide.getByText('退一部分').waitFor()
    await shop.call('POST', '/v3/refund/domestic/refunds', {
      ...{ out_trade_no: 'order-0001', out_refund_no: 'back-0001' },
      amount: { refund: 280, total: 1280, currency: 'CNY' },
    })
    await page.getByTestId('panel-payments').click()
    await page.getByTestId('payments').getByText('有退款').waitFor()
    expect(await guide.getAttribute('data-step')).toBe('refunded')
    await mini.advance(60)
    await guide.getByText('再发一版').waitFor()
  })

  it('opens a merchant number, binds a store to it, and sends its files to the phone', async () => {
    await page.getByTestId('panel-payments').click()
    await page.getByTestId('merchant-name').fill('林记餐饮')
    await page.getByTestId('merchant-apply').click()
    await page.getByTestId('payments').getByText('林记餐饮').waitFor() // its keys are made first
    const [merchant] = await mini.sim.get<{ mchid: string; apiV3Key: string }[]>('/_sim/payments/merchants')
    const { mchid = '', apiV3Key = '' } = merchant ?? {}
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.getByTestId(`merchant-${mchid}`).getByText(apiV3Key).click()
    await page.getByText('已复制').waitFor()
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(apiV3Key)
    await page.getByTestId(`bind-${mchid}-${mini.appid}`).click()
    await page.getByText(/^已绑定/).waitFor()
    await page.getByTestId('merchant-send').click()
    await page.getByText('已发到商家手机的聊天里').waitFor()
    const files = await mini.sim.get<{ name: string }[]>('/_sim/phones/merchant/files')
    expect(files.map(({ name }) => name)).toContain('apiclient_cert.p12')
    expect(await mini.sim.get(`/_sim/payments/merchants/${mchid}`)).toMatchObject({ appids: [mini.appid] })
  })
})
