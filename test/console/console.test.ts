import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { APIResponse, Browser, Page, Route } from 'playwright-core'
import { openBase, type Base } from '../../server/base'
import { newUploadToken } from '../../server/services/manifests'
import { addOperator } from '../../server/services/operators'
import { promoteDraft } from '../../server/services/templateLibrary'
import type { Store } from '../../server/store'
import { uploadTemplate } from '../../scripts/templateUpload'
import { filesIn } from '../../scripts/weappFiles'
import { eventually } from '../eventually'
import { aScene, type Scene } from '../flows/scene'
import { openBrowser, openWindow, whereChromiumIs } from '../setup/browser'
import { aFolder } from '../setup/environment'
import { furnish } from './furnish'
import { beginPayment, collect, fail } from './furnishPayments'

const root = path.resolve(__dirname, '../..')
const artefacts = path.join(root, 'artifacts/console')
const password = 'a long enough password'
const env = { WECHAT_DEV_APPID_DINING: 'wxe0000000000000d1' }

/** Whether the console was built after everything that it is made of. */
function isBuilt(): boolean {
  const index = path.join(root, 'dist/console/index.html')
  const madeOf = ['server/console', 'shared', 'package-lock.json'].flatMap((part) => filesIn(path.join(root, part)))
  return existsSync(index) && madeOf.every((file) => statSync(file).mtimeMs < statSync(index).mtimeMs)
}

whereChromiumIs('the console, seen in Chromium', () => {
  let scene: Scene
  let base: Base
  let browser: Browser
  let page: Page
  const complaints: string[] = []
  let shots = 0

  beforeAll(async () => {
    mkdirSync(artefacts, { recursive: true })
    if (!isBuilt()) execFileSync('npm', ['run', '--silent', 'build:console'], { cwd: root })
    scene = await aScene({ env })
    base = await openBase(scene.env)
    await addOperator(base.platform, 'xiaolin', password, base.clock.now())
    await addOperator(base.platform, 'amei', password, base.clock.now())
    await promoteDraft(base.platform, await upload('1.0.0'), null, base.clock.now())
    await upload('1.1.0')
    await furnishPayments(await furnish(base))
    browser = await openBrowser()
    page = await openWindow(browser, { width: 1440, height: 900 }, { isStill: true })
    // Chromium writes down every 401 and 404, too: those are part of the story.
    const isNews = (text: string): boolean => !/status of 4\d\d/.test(text)
    page.on('console', (said) => said.type() === 'error' && isNews(said.text()) && complaints.push(said.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
  })

  afterAll(async () => {
    await browser?.close()
    await base?.close()
    await scene?.close()
  })

  async function furnishPayments(stores: Store[]): Promise<void> {
    const named = (name: string): Store => {
      const store = stores.find(({ row }) => row.name === name)
      if (!store) throw new Error(name)
      return store
    }
    await beginPayment(named('老城烘焙'), base.clock.now())
    await fail(named('南门小馆'), base.clock.now())
    await collect(named('街角咖啡'), base.clock.now())
  }

  /** The draft's number. */
  async function upload(version: string): Promise<string> {
    const dir = aFolder()
    writeFileSync(path.join(dir, 'app.json'), '{"pages":["pages/home/index","pages/orders/index"]}')
    writeFileSync(path.join(dir, 'app.js'), 'wx.chooseAddress()')
    const token = await newUploadToken(base.platform, base.clock.now())
    const args = ['--flavour', 'dining', '--target', 'simulator', '--simulator', scene.simulator.url, '--dir', dir]
    const more = ['--server', scene.url, '--token', token, '--version', version, '--desc', '点餐可以加备注']
    const said = (await uploadTemplate([...args, ...more], env)).join('\n')
    return /draft (\d+)/.exec(said)?.[1] ?? said
  }

  const shot = async (name: string) => {
    await page.waitForTimeout(400) // until what moves has come to rest
    await page.screenshot({ path: path.join(artefacts, `${String(++shots).padStart(2, '0')}-${name}.png`) })
  }
  const open = (address: string) => page.goto(`${scene.url}/console${address}`)
  const sees = (text: string | RegExp) => page.getByText(text).first().waitFor()
  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const type = async (name: string, secret: string) => {
    await page.getByLabel('用户名').fill(name)
    await page.locator('input[type=password]').fill(secret)
    await button(/登\s*录/).click()
  }
  /** The page looks again, and its answer takes long: how it is given at last. */
  const holdLook = async (address: string): Promise<() => Promise<void>> => {
    const looks: { route: Route; response: APIResponse }[] = []
    await page.route(address, async (route) => void looks.push({ route, response: await route.fetch() }), { times: 1 })
    await page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    const { route, response } = await eventually(() => looks[0])
    return () => route.fulfill({ response })
  }
  const template = (userVersion: string) => base.platform.templates.find({ userVersion })

  it('tells a wrong password apart from a locked name, and nothing else', async () => {
    await open('/templates')
    await type('amei', 'wrong')
    await sees('用户名或密码不对')
    await shot('wrong-password')
    for (let n = 2; n <= 8; n++) {
      const answered = page.waitForResponse((answer) => answer.url().endsWith('/sessions'))
      await type('amei', 'wrong')
      await answered
    }
    await type('amei', password)
    await sees(/已暂停登录，请 15 分钟后再试/)
    await shot('locked')
  })

  it('takes a draft into the library and makes it the default', async () => {
    await open('/templates?flavour=dining')
    await type('xiaolin', password)
    await sees('草稿箱')
    expect(page.url()).toContain('/console/templates?flavour=dining') // where the link led
    await shot('templates')

    await button('转为模板').first().click()
    await sees('把 1.1.0 转为模板')
    await shot('promote')
    await page.getByRole('dialog').getByRole('button', { name: '转为模板' }).click()
    await sees('已转为模板')
    const { templateId = '' } = (await template('1.1.0')) ?? {}

    await button(`操作模板 ${templateId}`).click()
    await page.getByRole('menuitem', { name: '设为默认' }).click()
    await sees(/2 家没有自己选模板的餐饮店铺，下一次发布会用 1\.1\.0/)
    await shot('make-default')
    await page.getByRole('dialog').getByRole('button', { name: '设为默认' }).click()
    await sees('已设为默认')
    expect(await template('1.1.0')).toMatchObject({ isDefault: true, flavour: 'dining' })

    await button(`操作模板 ${templateId}`).click()
    await page.getByRole('menuitem', { name: '写说明' }).click()
    await page.getByLabel('给商家看的说明').fill('点餐页可以加备注了')
    await button(/保\s*存/).click()
    await page.getByRole('cell', { name: '点餐页可以加备注了' }).waitFor()
    await button('展开行').first().click()
    await sees('pages/orders/index')
    await shot('library')
    expect(complaints).toEqual([])
  })

  it('finds a store by the keyboard and shows how it stands', async () => {
    await page.getByRole('link', { name: '店铺' }).click()
    await sees('共 5 家')
    await shot('stores')

    await page.keyboard.press('/')
    await page.keyboard.type('南门')
    await sees('共 1 家')
    expect(decodeURIComponent(page.url())).toContain('/console/stores?search=南门')
    await page.getByRole('link', { name: '南门小馆' }).click()
    await sees('开店进度')
    await sees('店铺名称与实际经营的内容不一致，请修改后重新提交')
    await sees('138****5678')
    await shot('store')
    expect(complaints).toEqual([])
  })

  it('keeps what it is narrowed to in the address, also after a reload', async () => {
    await open('/stores')
    await page.getByLabel('发布状态').first().click()
    await page.getByTitle('审核未通过').click()
    await sees('共 1 家')
    await page.reload()
    await sees('共 1 家')
    await sees('南门小馆')
    await shot('narrowed')

    await open('/stores?search=没有这家')
    await sees('没有符合条件的店铺')
    await shot('nothing')
    await open('/stores/s_nowhere')
    await sees('没有找到')
    await shot('not-found')
  })

  it('finds stores by how they collect, and shows of one what moved and what agrees', async () => {
    await open('/stores')
    await page.getByLabel('收款').first().click()
    await page.getByTitle('正常').click()
    await sees('共 1 家')
    await sees('1 件待处理')
    await shot('collecting')
    await page.getByRole('link', { name: '1 件待处理' }).click()
    await sees('账单和订单对不上')
    await sees('近 30 天')
    await page.getByRole('button', { name: /商户号 1700000001/ }).click()
    await sees('实付测试')
    await shot('money')
    expect(await page.content()).not.toContain('9abc') // how the key ends
    expect(complaints).toEqual([])
  })

  it('lists what waits for a person in all stores, and puts one aside', async () => {
    await page.getByRole('link', { name: '收款问题' }).click()
    await sees('待处理 3 件')
    await shot('incidents')
    await page.getByLabel('哪一种').first().click()
    await page.getByTitle('商户号余额不够退款（1）').click()
    await page.getByRole('cell', { name: '账单和订单对不上' }).waitFor({ state: 'detached' })
    const answerLate = await holdLook('**/incidents?*')
    await button('处理好了').click()
    await sees('只是记下来，不会动钱')
    await shot('close-incident')
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('怎么处理的').fill('已请商家充值，退款重试成功')
    await dialog.getByRole('button', { name: '处理好了' }).click()
    await sees('没有要处理的')
    await answerLate() // what it says is from before
    await page.waitForTimeout(300)
    expect(await page.getByText('没有要处理的').count()).toBe(1)
    await page.getByText('已处理').click()
    await sees('已请商家充值，退款重试成功')
    await sees('xiaolin ·')
    expect(page.url()).toContain('state=closed')
    await shot('closed-incidents')

    await page.getByRole('link', { name: '南门小馆' }).click()
    await sees('微信支付不接受这张商户证书，它可能已经作废')
    await shot('failing')
    expect(complaints).toEqual([])
  })

  it('asks to sign in again when the session was ended elsewhere, and leads back', async () => {
    await open('/stores')
    await sees('共 5 家')
    await base.platform.operatorSessions.remove({})
    await page.getByRole('link', { name: '模板' }).click()
    await sees('登录已失效，请重新登录')
    await type('xiaolin', password)
    await sees('草稿箱')

    await button('xiaolin').click()
    await page.getByRole('menuitem', { name: '退出登录' }).click()
    await page.getByLabel('用户名').waitFor()
    expect(await base.platform.operatorSessions.count({})).toBe(0)
    expect(complaints).toEqual([])
  })
})
