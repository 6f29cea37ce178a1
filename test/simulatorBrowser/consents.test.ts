import type { Browser, Page } from 'playwright-core'
import { aTrial, aWeapp, type MiniProgram } from '../simulator/programKit'
import { aReceiver, componentOf, kindOf, valueOf, type Receiver } from '../simulator/testKit'
import { openBrowser, whereChromiumIs } from '../setup/browser'
import { front, openSim } from './stage'

/** A store that asks for an address, by a dialog of its own where it has to. */
const weapp = aWeapp({
  'app.json': JSON.stringify({
    pages: ['pages/home/index', 'pages/goods/index'],
    subPackages: [{ root: 'orders', pages: ['list/index'] }],
    requiredPrivateInfos: ['chooseAddress'],
    __usePrivacyCheck__: true,
  }),
  'pages/home/index.js': `Page({
      data: { log: '', isAsked: false },
      onLoad() {
        wx.onNeedPrivacyAuthorization((resolve, { referrer }) => {
          this.resolve = resolve
          this.setData({ isAsked: true, log: 'asked for ' + referrer })
        })
      },
      address() {
        const say = (res) => this.setData({ log: res.userName || JSON.stringify(res), isAsked: false })
        wx.chooseAddress({ success: say, fail: say })
      },
      read() {
        wx.openPrivacyContract()
      },
      no() {
        this.resolve({ event: 'disagree' })
      },
    })`,
  'pages/home/index.wxml':
    '<view bindtap="address">地址</view><view id="log">{{log}}</view>' +
    '<view bindtap="read">读指引</view>' +
    '<button wx:if="{{isAsked}}" bindtap="no">不同意</button>' +
    '<button wx:if="{{isAsked}}" open-type="agreePrivacyAuthorization">同意并继续</button>',
})

const guideline = {
  owner_setting: { contact_phone: '13800000000', notice_method: '弹窗' },
  setting_list: [{ privacy_key: 'Address', privacy_text: '给您送货' }],
}

whereChromiumIs('what a person lets a store know', () => {
  let mini: MiniProgram
  let receiver: Receiver
  let browser: Browser
  let page: Page

  beforeAll(async () => void (browser = await openBrowser()))
  afterAll(() => browser.close())
  beforeEach(async () => {
    receiver = await aReceiver()
    mini = await aTrial({ loopback: true, component: componentOf(receiver.url) }, { admin: 'merchant' }, weapp)
    page = await openSim(browser, `${mini.sim.url}/_sim/phone/merchant`)
  })
  afterEach(async () => {
    await page.close()
    await mini.sim.close()
    await receiver.close()
  })

  const open = () => page.getByTestId(`open-${mini.appid}-trial`).click()
  const log = (text: string) => front(page).locator('#log').filter({ hasText: text }).waitFor()

  it('is nothing that the guideline does not name', async () => {
    await open()
    await front(page).getByText('地址').click()
    await log('chooseAddress:fail api scope is not declared in the privacy agreement')
  })

  it('waits for the consent that the store’s own dialog asks for', async () => {
    await mini.post('/cgi-bin/component/setprivacysetting', { privacy_ver: 2, ...guideline })
    await open()
    await front(page).getByText('地址').click()
    await log('asked for chooseAddress')
    await front(page).getByText('读指引').click()
    await page.getByTestId('document').getByText('为了给您送货，开发者将在获取你的明示同意后，处理你的地址').waitFor()
    await page.getByTestId('document-back').click()
    await front(page).getByText('不同意').click()
    await log('privacy permission is not authorized')
    await front(page).getByText('地址').click()
    await front(page).getByText('同意并继续').click()
    await page.getByTestId('address-0').click()
    await log('林晓梅')
  })

  it('can be taken back in the settings, and the platform is told', async () => {
    await open()
    await page.getByTestId('capsule-menu').click()
    await page.getByTestId('menu-gear').click()
    for (const info of ['info-8', 'info-2']) await page.getByTestId(info).click()
    await page.getByTestId('withdraw').click()
    await page.getByText('已通知开发者删除').waitFor()
    const heard = receiver.got.find((push) => kindOf(push) === 'user_authorization_revoke')
    expect(heard && valueOf(heard, 'RevokeInfo')).toBe('8,2')
  })
})
