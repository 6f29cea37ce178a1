import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright-core'
import { aTrial, aWeapp, type MiniProgram } from '../simulator/programKit'
import type { Json } from '../simulator/testKit'
import { openBrowser, whereChromiumIs } from '../setup/browser'
import { addressOf, front, openSim, startTarget } from './stage'

/** A store that says what it was told, and asks its server when tapped. */
const weapp = aWeapp({
  'pages/home/index.js': `const ext = wx.getExtConfigSync()
    Page({
      data: { ext: JSON.stringify(ext), log: '' },
      onLoad(query) {
        const { miniProgram } = wx.getAccountInfoSync()
        const { scene } = wx.getEnterOptionsSync()
        this.setData({ told: JSON.stringify({ query, scene, version: miniProgram.envVersion }) })
      },
      ask() {
        wx.request({ url: ext.server + '/hello', success: (res) => this.setData({ log: JSON.stringify(res.data) }) })
      },
      send() {
        const filePath = wx.env.USER_DATA_PATH + '/one.txt'
        wx.getFileSystemManager().writeFileSync(filePath, 'one', 'utf8')
        wx.uploadFile({ url: ext.server + '/sent', name: 'f', filePath, success: ({ data }) => this.setData({ log: data }) })
      },
    })`,
  'pages/home/index.wxml':
    '<view id="ext">{{ext}}</view><view id="told">{{told}}</view><button bindtap="ask">ask</button>' +
    '<button bindtap="send">send</button><view id="log">{{log}}</view>',
  'pages/goods/index.wxml': '<view id="goods">一件商品</view>',
})

whereChromiumIs('the versions of a store on the phones', () => {
  let mini: MiniProgram
  let target: Server
  let browser: Browser
  const pages: Page[] = []

  beforeAll(async () => {
    target = await startTarget()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser.close()
    target.closeAllConnections()
    target.close()
  })
  beforeEach(async () => {
    mini = await aTrial({ loopback: true }, { admin: 'merchant' }, weapp)
  })
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.close()
    await mini.sim.close()
  })

  const phone = async (who: string) => {
    const page = await openSim(browser, `${mini.sim.url}/_sim/phone/${who}`)
    pages.push(page)
    return page
  }
  const extOf = (build: string) => ({ ext: { storeKey: 'wheat', server: addressOf(target), build } })
  const commit = (user_version: string) => mini.commit({ user_version, ext_json: JSON.stringify(extOf(user_version)) })
  const release = async (version: string) => {
    await commit(version)
    await mini.submit()
    await mini.decide({ kind: 'review', decision: 'pass' })
    await mini.post('/wxa/release')
  }
  const saysExt = async (page: Page) => JSON.parse(await front(page).locator('#ext').innerText()) as Json
  const told = async (page: Page) => JSON.parse(await front(page).locator('#told').innerText()) as Json
  const scanPicture = async (page: Page, bytes: Buffer) => {
    await page.getByTestId('plus').click()
    await page.getByTestId('scan').click()
    const file = { name: 'code.jpg', mimeType: 'image/jpeg', buffer: bytes }
    await page.getByTestId('scanner-upload').locator('input').setInputFiles(file)
  }

  it('open as a trial by the scanned trial code, and ask as a trial', async () => {
    await commit('1.0.0')
    const page = await phone('merchant')
    await scanPicture(page, (await mini.raw('/wxa/get_qrcode')).bytes)

    expect(await saysExt(page)).toMatchObject({ build: '1.0.0', storeKey: 'wheat' })
    expect(await told(page)).toMatchObject({ version: 'trial', scene: 1047 })
    expect(await page.getByTestId('kind').innerText()).toBe('体验版')
    for (const action of ['ask', 'send']) {
      await front(page).getByRole('button', { name: action }).click()
      await front(page)
        .locator('#log')
        .filter({ hasText: action === 'ask' ? '/hello' : '/sent' })
        .waitFor()
      expect(await front(page).locator('#log').innerText()).toContain(`servicewechat.com/${mini.appid}/0/`)
    }
  })

  it('tell a person who is no tester so', async () => {
    const page = await phone('customer')
    await scanPicture(page, (await mini.raw('/wxa/get_qrcode')).bytes)
    await page.locator('[data-testid=obstacle][data-problem=notTester]').waitFor()
    await page.getByText('你不是该小程序的体验成员').waitFor()
  })

  it('appear on the customer’s phone when they are live, merged with their ext, and lead where a code says', async () => {
    const page = await phone('customer')
    await page.getByText('这部手机上还没有小程序').waitFor()
    await release('1.0.0')
    await page.getByTestId(`open-${mini.appid}`).click()
    expect(await saysExt(page)).toEqual({ storeKey: 'wheat', server: addressOf(target), build: '1.0.0' })
    await front(page).getByRole('button', { name: 'ask' }).click()
    await front(page)
      .locator('#log')
      .filter({ hasText: `${mini.appid}/1/` })
      .waitFor()

    await page.getByTestId('home').click()
    const body = { scene: 't=8&x=1', page: 'pages/home/index' }
    await scanPicture(page, (await mini.raw('/wxa/getwxacodeunlimit', body)).bytes)
    await front(page).locator('#told').filter({ hasText: 'scene":"t' }).waitFor()
    expect(await told(page)).toMatchObject({ query: { scene: encodeURIComponent('t=8&x=1') }, version: 'release' })

    await page.getByTestId('home').click()
    await scanPicture(page, (await mini.raw('/wxa/getwxacode', { path: 'pages/goods/index?id=7' })).bytes)
    await front(page).locator('#goods').waitFor()
  })

  it('give way to a release and to a roll back the next time they are opened', async () => {
    await release('1.0.0')
    const page = await phone('customer')
    const opensAs = async (build: string) => {
      await page.getByTestId(`open-${mini.appid}`).click()
      await front(page).locator('#ext').filter({ hasText: build }).waitFor()
      expect(await saysExt(page)).toMatchObject({ build })
      await page.getByTestId('home').click()
    }
    await opensAs('1.0.0')
    await release('1.1.0')
    await opensAs('1.1.0')
    await mini.get('/wxa/revertcoderelease')
    await opensAs('1.0.0')
  })

  it('stand side by side for the merchant, a trial marked as one', async () => {
    await release('1.0.0')
    await commit('1.1.0')
    const page = await phone('merchant')
    const trial = page.getByTestId(`open-${mini.appid}-trial`)
    expect(await trial.innerText()).toMatch(/体验版[^]*1\.1\.0/)
    await trial.click()
    expect(await saysExt(page)).toMatchObject({ build: '1.1.0' })
    await page.getByTestId('home').click()
    await page.getByTestId(`open-${mini.appid}`).click()
    await front(page).locator('#ext').filter({ hasText: '1.0.0' }).waitFor()
    await page.getByTestId('capsule-menu').click()
    await page.getByText('小麦面馆 · 1.0.0').waitFor()
  })

  it('say that a closed store is closed, and open when it is back', async () => {
    await release('1.0.0')
    await mini.post('/wxa/change_visitstatus', { action: 'close' })
    const page = await phone('customer')
    await page.getByTestId(`open-${mini.appid}`).click()
    await page.getByText('该小程序已暂停服务').waitFor()
    await page.getByTestId('obstacle-back').click()

    await mini.post('/wxa/change_visitstatus', { action: 'open' })
    await page.getByTestId(`open-${mini.appid}`).click()
    expect(await saysExt(page)).toMatchObject({ build: '1.0.0' })
  })
})
