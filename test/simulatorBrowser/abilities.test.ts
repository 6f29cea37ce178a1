import type { Page } from 'playwright-core'
import { toBuffer } from 'qrcode'
import { eventually } from '../eventually'
import { whereChromiumIs } from '../setup/browser'
import { act, appid, front, openFixture, openStage, openSim, says, type Stage } from './stage'

interface Person {
  album: { base64: string }[]
  permissions: Record<string, Record<string, boolean>>
  storage: Record<string, object>
}

whereChromiumIs('what the phone lets a mini-program and its person do', () => {
  let stage: Stage
  let page: Page
  const merchant = () => stage.control<Person>('GET', '/phones/merchant')

  beforeAll(async () => void (stage = await openStage()))
  afterAll(() => stage.close())
  beforeEach(async () => {
    page = await stage.phone()
    await openFixture(page)
  })
  afterEach(() => page.close())

  it('sends requests out through the simulator, with the Referer of WeChat', async () => {
    await act(page, 'request')
    const said = await says(page, '/hello?a=1')
    expect(said).toContain('"mine":"yes"')
    expect(said).toContain(`https://servicewechat.com/${appid}/`)
    await act(page, 'abort')
    await says(page, '{"errMsg":"request:fail abort"}')
  })

  it('logs in, and gives a phone number when the person agrees', async () => {
    await act(page, 'login')
    await says(page, /code \d+/)
    await front(page).getByText('号码').click()
    await page.getByTestId('phone-number').getByText('138****8000').waitFor()
    await page.getByTestId('ask-deny').click()
    await says(page, 'getPhoneNumber:fail user deny')
    await front(page).getByText('号码').click()
    await page.getByTestId('ask-allow').click()
    await says(page, 'code,encryptedData,errMsg,iv getPhoneNumber:ok')
  })

  it('remembers storage when the phone is opened again', async () => {
    await act(page, 'keep')
    await eventually(async () => JSON.stringify((await merchant()).storage[appid] ?? {}).includes('kept'))
    await page.reload()
    await openFixture(page)
    await act(page, 'recall')
    await says(page, '{"deep":[1,"二"]}')
  })

  it('asks through dialogs, sheets and toasts', async () => {
    await act(page, 'modal')
    expect(await page.getByTestId('modal-title').innerText()).toBe('标题')
    await page.getByTestId('modal-cancel').click()
    await says(page, '"confirm":false')
    await act(page, 'sheet')
    await page.getByTestId('sheet-item-1').click()
    await says(page, '"tapIndex":1')
    await act(page, 'sheet')
    await page.getByTestId('sheet-cancel').click()
    await says(page, 'showActionSheet:fail cancel')
    await act(page, 'toast')
    await page.getByTestId('toast').getByText('好了').waitFor()
  })

  it('saves a picture only while the person allows it', async () => {
    await act(page, 'save')
    await page.getByTestId('permission').getByText('保存图片或视频到你的相册').waitFor()
    await page.getByTestId('ask-deny').click()
    await says(page, 'saveImageToPhotosAlbum:fail auth deny')
    await act(page, 'sheet')
    await page.getByTestId('sheet-cancel').click()
    await act(page, 'save')
    await says(page, 'saveImageToPhotosAlbum:fail auth deny')
    expect((await merchant()).permissions[appid]).toEqual({ 'scope.writePhotosAlbum': false })

    await act(page, 'settings')
    await page.getByTestId('setting-scope.writePhotosAlbum').click()
    await page.getByTestId('setting-back').click()
    await says(page, '"scope.writePhotosAlbum":true')
    await act(page, 'save')
    await says(page, 'saveImageToPhotosAlbum:ok')
    expect((await merchant()).album).toHaveLength(1)
  })

  it('chooses a picture of the phone', async () => {
    await act(page, 'choose')
    await page.getByTestId('choose-0').click()
    await says(page, 'true')
    await act(page, 'choose')
    await page.getByTestId('pictures-cancel').click()
    await says(page, 'chooseMedia:fail cancel')
  })

  it('scans a code in a picture of the album', async () => {
    const base64 = (await toBuffer('https://example.com/目录', { width: 300 })).toString('base64')
    await stage.control('POST', '/phones/merchant/album', { appid, base64 })
    await act(page, 'scan')
    await page.getByTestId('scanner-album').click()
    await page.getByTestId('picture-0').click()
    await says(page, 'https://example.com/目录')
  })

  it('opens what a scanned code says, follows links and forms, and comes back', async () => {
    const base64 = (await toBuffer(`${stage.server}/page`, { width: 300 })).toString('base64')
    await stage.control('POST', '/phones/merchant/album', { appid, base64 })
    await page.getByTestId('home').click()
    await page.getByTestId('plus').click()
    await page.getByTestId('scan').click()
    await page.getByTestId('scanner-album').click()
    await page.getByTestId('picture-0').click()

    const web = page.frameLocator('[data-testid=web-frame]')
    await web.getByText('下一页').click()
    await page.getByTestId('web-title').getByText('第二页').waitFor()
    await page.getByTestId('web-back').click()
    await web.getByRole('button', { name: '提交' }).click()
    expect(await web.locator('#got').innerText()).toBe('word=你好&go=1')
    await page.getByTestId('web-close').click()
    await page.getByTestId('wechat').waitFor()
  })

  it('types, picks and ticks like a person, and submits what was entered', async () => {
    await page.getByTestId('tab-1').click()
    const form = front(page)
    const said = (text: string | RegExp) => says(page, text, '#said')
    await form.getByPlaceholder('名字').fill('一二三四五六')
    await form.getByPlaceholder('名字').press('Enter')
    await said('blur 一二三四五')
    await form.getByPlaceholder('号码').fill('a12b3')
    await form.getByPlaceholder('备注').fill('多加糖')
    await form.getByRole('switch').click()
    await said('switch false')
    await pick('#kind', '餐饮', 'selector "1"')
    await pick('#time', '09', 'time "09:15"')
    await pick('#date', '2026年', 'date "2026-02-28"')
    await pick('#multi', 'b', 'multi [1,1]')
    await form.locator('#large').click()
    await said('radio "l"')
    await form.getByText('热').click()
    await said('checkbox ["hot","new"]')
    await form.getByText('禁用').click({ force: true })
    await form.getByText('提交').click()

    expect(JSON.parse(await said('level'))).toEqual({
      ...{ name: '一二三四五', number: '123', note: '多加糖', open: false },
      ...{ size: 'l', tags: ['hot', 'new'], level: 30 },
    })
    await form.getByText('重置').click()
    await said('reset')
    expect(await form.getByPlaceholder('备注').inputValue()).toBe('')

    async function pick(selector: string, row: string, expected: string): Promise<void> {
      await form.locator(selector).click()
      await page.getByTestId('wheel-0').getByText(row, { exact: true }).click()
      await page.getByTestId('picker-confirm').click()
      await said(expected)
    }
  })
})

whereChromiumIs('the desk', () => {
  let stage: Stage
  beforeAll(async () => void (stage = await openStage()))
  afterAll(() => stage.close())

  it('shows the phone, moves the clock, keeps a journal and breaks things on request', async () => {
    const page = await openSim(stage.browser, stage.simulator.url, { width: 1280, height: 800 })
    const phone = page.frameLocator('[data-testid=merchant-phone-frame]')
    await phone.getByTestId(`open-${appid}`).click()
    await phone.getByRole('button', { name: 'request' }).click()
    await page.getByTestId('journal').getByText('/hello?a=1').click()
    await page.getByTestId('entry-answer').getByText('"mine": "yes"').waitFor()
    await page.getByTestId('entry-close').click()

    const { now } = await stage.control<{ now: number }>('GET', '/clock')
    await page.getByTestId('clock-86400').click()
    await page.locator('[data-testid=clock-86400]:not([disabled])').waitFor()
    expect((await stage.control<{ now: number }>('GET', '/clock')).now - now).toBeGreaterThanOrEqual(86_400_000)

    await page.getByTestId('panel-faults').click()
    await page.getByTestId('fault-busy').click()
    await page.locator('[data-testid=fault-busy][aria-checked=true]').waitFor()
    expect(await stage.control('GET', '/faults')).toMatchObject([{ path: '/cgi-bin/*', errcode: -1 }])
    await page.close()
  })

  it('lets a person tap a web page on a phone that is drawn smaller', async () => {
    const base64 = (await toBuffer(`${stage.server}/page`, { width: 300 })).toString('base64')
    await stage.control('POST', '/phones/merchant/album', { appid, base64 })
    const page = await openSim(stage.browser, stage.simulator.url, { width: 1280, height: 720 })
    const phone = page.frameLocator('[data-testid=merchant-phone-frame]')
    await phone.getByTestId('plus').click()
    await phone.getByTestId('plus-album').click()
    await phone.getByTestId('picture-0').click()
    await phone.getByTestId('picture-code').click()
    await phone.frameLocator('[data-testid=web-frame]').getByText('下一页').click()
    await phone.getByTestId('web-title').getByText('第二页').waitFor()
    await page.close()
  })
})
