import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Frame, Locator, Page } from 'playwright-core'
import { openBrowser, openWindow, phoneSize, whereChromiumIs } from '../setup/browser'
import { startDemo, type Demo } from './demo'

const artefacts = path.resolve(__dirname, '../../artifacts/story')

/** A merchant opens a store. */
export const aStoreIsOpened = (): void =>
  whereChromiumIs('a merchant opens a store, seen in Chromium', () => {
    let demo: Demo
    let browser: Browser
    let page: Page
    const complaints: string[] = []
    let shots = 0

    beforeAll(async () => {
      mkdirSync(artefacts, { recursive: true })
      demo = await startDemo(3921)
      browser = await openBrowser()
      page = await openWindow(browser, phoneSize)
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
    }, 620_000)

    afterAll(async () => {
      await browser?.close()
      await demo?.stop()
    })

    const shot = async (name: string) => {
      await page.waitForTimeout(400)
      await page.screenshot({ path: path.join(artefacts, `${String(++shots).padStart(2, '0')}-${name}.png`) })
    }
    const sees = (text: string) => page.getByText(text).last().waitFor()
    let [ownTaps, typedFields] = [0, 0] // in the back office; WeChat's own sheets are not counted
    const taps = (text: string) => {
      ownTaps++
      return page.getByText(text, { exact: true }).last().click()
    }
    const types = (field: Locator, text: string) => {
      typedFields++
      return field.fill(text)
    }
    const openProgram = () => page.getByTestId('open-wxbac0000000000001').click()
    const webFrame = async (): Promise<Frame> => {
      const frame = await (await page.getByTestId('web-frame').elementHandle())?.contentFrame()
      if (!frame) throw new Error('no page is open in WeChat’s browser')
      return frame
    }
    /** WeChat's own browser: a frame that is a new one on every page. */
    const onWeb = async (act: (frame: Frame) => Promise<void>) => {
      const deadline = Date.now() + 60_000
      for (;;) {
        try {
          return await act(await webFrame())
        } catch (error) {
          if (Date.now() > deadline) throw error
        }
      }
    }
    const tapsOnWeb = (role: 'link' | 'button', name: string | RegExp) =>
      onWeb((frame) => frame.getByRole(role, { name, exact: true }).click({ timeout: 2_000 }))
    const seesOnWeb = (text: string) => onWeb((frame) => frame.getByText(text).first().waitFor({ timeout: 2_000 }))

    it('signs in, is authorised, describes the store, submits, mends and goes live; a killed server loses nothing', async () => {
      await page.goto(`${demo.desk}/_sim/phone/merchant`)
      await openProgram()
      await sees('微信一键登录')
      await shot('sign-in')
      await taps('微信一键登录')

      await sees('创建店铺')
      await types(page.locator('input').first(), '小麦面馆')
      await taps('餐饮')
      await shot('create-store')
      await taps('创建店铺')
      await sees('三步完成授权')
      await sees('等待扫码')
      await shot('authorise')
      await taps('保存到相册')
      await page.getByText('同意并继续').last().click() // what WeChat demands before the first personal thing
      await sees('保存图片或视频到你的相册')
      await page.getByTestId('ask-allow').click()
      await sees('已保存，去微信扫一扫')
      await shot('saved')
      await taps('知道了')

      await page.getByTestId('home').click()
      await page.getByTestId('plus').click()
      await page.getByTestId('scan').click()
      await page.getByTestId('scanner-album').click()
      await shot('album')
      await page
        .getByTestId('scanner-pictures')
        .getByTestId(/^picture-/)
        .first()
        .click()
      await seesOnWeb('为「小麦面馆」授权小程序')
      await shot('our-page')
      await tapsOnWeb('link', '去微信授权')
      await tapsOnWeb('link', /小麦面馆/)
      await seesOnWeb('的以下权限')
      await shot('wechat-page')
      await tapsOnWeb('button', '授权')
      await seesOnWeb('授权成功')
      await shot('authorised')

      await page.getByTestId('home').click()
      await openProgram()
      await sees('提交审核前要完成')
      await shot('told')
      await taps('完善店铺资料')
      await sees('联系方式')
      await types(page.getByPlaceholder('如：王小明'), '林晓梅')
      await types(page.getByPlaceholder('手机、座机或 400 电话'), '13800138000')
      await types(page.getByPlaceholder('省市区、街道和门牌号'), '杭州市西湖区龙井路 1 号')
      await shot('store-details')
      await taps('保存')
      await taps('去添加商品')
      await sees('添加第一件商品')
      await shot('empty-shelf')
      await taps('先放 3 件示例，再改成我的')
      await sees('红烧牛肉面')
      await shot('samples')
      await taps('今日')
      await sees('都准备好了，可以提交审核')
      await shot('ready')

      process.kill(demo.serverPid(), 'SIGKILL')
      await page.reload()
      await openProgram()
      await sees('去提交审核')
      await shot('after-kill')
      await taps('去提交审核')
      await taps('一键提交审核')
      expect({ ownTaps: ownTaps <= 12, typedFields: typedFields <= 6 }).toEqual({ ownTaps: true, typedFields: true })
      await sees('准备好后会自动提交审核')
      await shot('on-its-way')
      await sees('微信正在审核')
      await shot('in-review')
      await sees('没有通过的原因')
      await shot('rejected')
      await taps('重新提交')
      await sees('微信正在审核')
      await sees('顾客现在看到的就是这一版')
      await shot('live')
      await taps('店铺小程序码')
      await sees('顾客扫一扫就能进店')
      await shot('store-code')
      expect(complaints).toEqual([])
    }, 360_000)

    it('runs on the customer’s phone exactly as it was committed, and after a roll back as the version before', async () => {
      const onPhone = async () => {
        const address = `${demo.desk}/_sim/packages/wxa000000000000001?who=customer`
        return (await (await fetch(address)).json()) as { commit: number; ext: { storeKey: string; flavour: string } }
      }
      const first = await onPhone()
      expect(first.ext).toMatchObject({ storeKey: expect.stringMatching(/^s_/) as string, flavour: 'dining' })
      const customer = await openWindow(browser, phoneSize)
      await customer.route('**/phones/customer/request', async (route) => {
        const { url } = route.request().postDataJSON() as { url: string }
        if (url.endsWith('/me')) await customer.waitForTimeout(500)
        await route.continue()
      })
      const opens = async (name: string) => {
        await customer.goto(`${demo.desk}/_sim/phone/customer`)
        await customer.getByTestId('open-wxa000000000000001').click()
        await customer.getByText('红烧牛肉面').first().waitFor()
        await customer.getByTestId('tab-2').click()
        const row = customer.getByText('门店信息').first()
        const place = await row.boundingBox()
        await customer.getByText('点这里填写昵称').first().waitFor()
        expect(await row.boundingBox()).toEqual(place) // what comes late moves nothing under a finger
        await row.click()
        await customer.getByText('杭州市西湖区龙井路 1 号').first().waitFor()
        await customer.screenshot({ path: path.join(artefacts, `${String(++shots).padStart(2, '0')}-${name}.png`) })
      }
      await opens('customer')

      await page.reload()
      await openProgram()
      await page.getByTestId('tab-bar').getByText('店铺').click()
      await taps('版本和待办')
      await taps('发布新版本')
      await sees('第 3 版')
      await sees('顾客现在看到的就是这一版')
      const second = await onPhone()
      expect(second.commit).toBeGreaterThan(first.commit)

      await taps('回退到较早的版本')
      await sees('可以回退到')
      await taps('回退')
      await shot('roll-back')
      await taps('回退')
      await sees('已回退')
      await shot('rolled-back')
      expect(await onPhone()).toMatchObject({ commit: first.commit, ext: first.ext })
      await opens('customer-after-roll-back')
      await customer.close()
      expect(complaints).toEqual([])
    }, 360_000)
  })
