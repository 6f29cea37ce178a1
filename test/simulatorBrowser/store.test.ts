import type { Page } from 'playwright-core'
import { toBuffer } from 'qrcode'
import { eventually } from '../eventually'
import { whereChromiumIs } from '../setup/browser'
import { act, appid, front, openFixture, openStage, says, styleOf, type Stage } from './stage'

interface Person {
  addresses: { userName: string }[]
  subscriptions: Record<string, Record<string, number>>
}

whereChromiumIs('what a store asks of the phone', () => {
  let stage: Stage
  let page: Page
  const journal = async (title: string) =>
    JSON.stringify(await stage.control('GET', '/journal?kind=phone')).includes(title)

  beforeAll(async () => void (stage = await openStage()))
  afterAll(() => stage.close())
  beforeEach(async () => {
    page = await stage.phone()
    await openFixture(page)
    await act(page, 'shop')
    await front(page).locator('#shop').waitFor()
  })
  afterEach(() => page.close())

  it('takes an address that the person keeps in WeChat, or a new one', async () => {
    await act(page, 'address')
    await page.getByTestId('address-0').click()
    await says(page, '"userName":"林晓梅"')
    await act(page, 'address')
    await page.getByTestId('address-cancel').click()
    await says(page, 'chooseAddress:fail cancel')

    await act(page, 'address')
    await page.getByTestId('address-new').click()
    for (const [field, text] of Object.entries({
      userName: '林小麦',
      telNumber: '13700137000',
      detailInfo: '学院路 1 号',
    }))
      await page.getByTestId(`address-${field}`).fill(text)
    await page.getByTestId('address-save').click()
    await says(page, '"detailInfo":"学院路 1 号"')
    const { addresses } = await stage.control<Person>('GET', '/phones/merchant')
    expect(addresses.map(({ userName }) => userName)).toEqual(['林晓梅', '林小麦'])
  })

  it('shows a place, lets one be chosen, and says where the person is once allowed', async () => {
    await act(page, 'place')
    await page.getByTestId('place').getByText('小麦面馆').waitFor()
    await page.getByTestId('place-back').click()
    await act(page, 'badPlace')
    await says(page, 'openLocation:fail parameter error: parameter.latitude should be Number instead of string')

    await act(page, 'point')
    await page.getByTestId('place-1').click()
    await page.getByTestId('places-done').click()
    await says(page, '"name":"中山公园"')
    await act(page, 'point')
    await page.getByTestId('places-cancel').click()
    await says(page, 'chooseLocation:fail cancel')

    await act(page, 'where')
    await page.getByTestId('ask-allow').click()
    await says(page, /"latitude":30\.27/)
  })

  it('refuses a location API that app.json does not name', async () => {
    await act(page, 'fuzzy')
    await says(page, 'getFuzzyLocation:fail the api need to be declared in the requiredPrivateInfos field')
  })

  it('takes several photos of goods at once, in the size they have', async () => {
    await act(page, 'photos')
    await page.getByRole('button', { name: 'noodles.jpg' }).click()
    await page.getByRole('button', { name: 'dress.jpg' }).click()
    await page.getByTestId('pictures-done').click()
    await says(page, '[[1200,900,"image"],[1200,900,"image"]]')
    await act(page, 'orientation')
    await page.getByRole('button', { name: 'tea.jpg' }).click()
    await says(page, '"type":"jpeg"')
  })

  it('takes a file out of a chat and opens it', async () => {
    for (const name of ['商品.xlsx', '菜单.pdf'])
      await stage.control('POST', '/phones/merchant/files', { name, base64: Buffer.from('PK').toString('base64') })
    await act(page, 'sheetFile')
    const files = page.getByTestId('chat-files')
    await files.getByText('商品.xlsx').click()
    expect(await files.getByText('菜单.pdf').count()).toBe(0)
    await page.getByTestId('chat-files-done').click()
    await says(page, /"name":"商品.xlsx","isWhole":true/)
    await act(page, 'openFile')
    await page.getByTestId('file').waitFor()
    await page.getByTestId('file-back').click()
    await act(page, 'download')
    await says(page, 'openDocument:fail filetype not supported')
  })

  it('may send the messages that the person allows, and no others', async () => {
    await act(page, 'subscribe')
    await page.getByTestId('subscribe-1').click()
    await page.getByTestId('ask-allow').click()
    await says(page, '"tpl-ship":"accept","tpl-sale":"reject"')
    expect((await stage.control<Person>('GET', '/phones/merchant')).subscriptions[appid]).toEqual({ 'tpl-ship': 1 })
    await act(page, 'subscribe')
    await page.getByTestId('ask-deny').click()
    await says(page, '"tpl-ship":"reject"')
    await act(page, 'subscribeMany')
    await says(page, '"errCode":20003')
  })

  it('is heard and felt, and the journal says so', async () => {
    await act(page, 'ring')
    await page.getByTestId('sound').waitFor()
    await says(page, 'ended true')
    await act(page, 'ringNothing')
    await says(page, 'error 10003')
    await act(page, 'shake')
    await page.locator('.phone.is-shaking').waitFor()
    await act(page, 'awake')
    for (const title of ['播放声音', '轻轻震动', '保持屏幕常亮']) await eventually(() => journal(title))
  })

  it('asks before unsaved work is left', async () => {
    await act(page, 'stay')
    await says(page, 'enableAlertBeforeUnload:ok')
    await page.getByTestId('back').click()
    await page.getByTestId('modal-content').getByText('还没有保存').waitFor()
    await page.getByTestId('modal-cancel').click()
    await page.getByTestId('back').click()
    await page.getByTestId('modal-confirm').click()
    await front(page).locator('#globals').waitFor()
  })

  it('scans with the camera only when it says so', async () => {
    await act(page, 'camera')
    await page.getByTestId('scanner-opposite').waitFor()
    expect(await page.getByTestId('scanner-album').count()).toBe(0)
    await page.getByTestId('scanner-close').click()
    await says(page, 'scanCode:fail cancel')
  })

  it('marks, renames and recolours its tabs', async () => {
    for (const action of ['badge', 'restyle', 'rename']) await act(page, action)
    await act(page, 'toTabs')
    const tab = page.getByTestId('tab-1')
    await tab.getByText('点餐').waitFor()
    expect(await tab.locator('em').innerText()).toBe('3')
    expect(await styleOf(tab, 'color')).toBe('rgb(194, 80, 31)')
    expect(await styleOf(page.getByTestId('tab-bar'), 'background-color')).toBe('rgb(255, 248, 240)')
  })

  it('measures, waits a tick, and knows how it was entered', async () => {
    await act(page, 'measure')
    await says(page, '[100,30,0]')
    await act(page, 'later')
    await says(page, 'next tick')
    await act(page, 'entered')
    await says(page, '"scene":1089')
    await act(page, 'needsConsent')
    await says(page, '"needAuthorization":false')
  })

  it('has buttons for sharing, service, a face and the settings', async () => {
    await front(page).getByText('头像').click()
    await page.getByRole('button', { name: 'coffee.jpg' }).click()
    await says(page, 'avatar true')
    await front(page).getByText('客服', { exact: true }).click()
    await page.getByTestId('contact-text').fill('几点开门？')
    await page.getByTestId('contact-send').click()
    await page.getByTestId('contact').getByText('几点开门？').waitFor()
    await page.getByTestId('contact-back').click()
    await says(page, 'enterContact:ok')
    await front(page).getByText('权限').click()
    await page.getByTestId('setting-back').click()
    await says(page, 'openSetting:ok')
  })

  it('sends a picture to the other person, who follows the code in it, or keeps it', async () => {
    const base64 = (await toBuffer(`${stage.server}/page`, { width: 300 })).toString('base64')
    await stage.control('POST', '/phones/merchant/album', { appid, base64 })
    await act(page, 'pick')
    await page.getByRole('button', { name: /^pic\d+/ }).click()
    await says(page, 'picked')
    await act(page, 'poster')
    await page.getByTestId('share-image-cancel').click()
    await says(page, 'showShareImageMenu:fail cancel')
    await act(page, 'poster')
    await page.getByTestId('share-image-save').click()
    await says(page, 'showShareImageMenu:ok')
    expect((await stage.control<object[]>('GET', '/phones/merchant/album')).length).toBe(2)

    await act(page, 'poster')
    await page.getByTestId('share-image-send').getByText('陈一鸣').click()
    await page.getByTestId('home').click()
    await page.getByTestId('chat-friend').click()
    await page.locator('.sent-picture').last().click()
    await page.getByTestId('picture-code').click()
    await page.getByTestId('web-title').getByText('第一页').waitFor()
  })

  it('becomes a card in the other person’s chat, which opens the page it names', async () => {
    await front(page).getByText('分享').click()
    await page.getByTestId('share-sheet').getByText('今日招牌牛肉面').waitFor()
    await page.getByTestId('share-close').click()
    await front(page).getByText('分享').click()
    await page.getByTestId('share-sheet').getByText('发送给 陈一鸣').waitFor()
    await page.getByTestId('share-send').click()

    const cards = () => stage.control<{ title: string; image: string }[]>('GET', '/phones/merchant/messages')
    await page.getByTestId('home').click()
    await page.getByTestId('chat-friend').click()
    await page.getByTestId('chat').getByText('今日招牌牛肉面').click()
    await front(page).locator('#shop').filter({ hasText: '"table":"9","from":"button7"' }).waitFor()
    await act(page, 'entered')
    await says(page, '"scene":1007')
    await act(page, 'shown')
    await says(page, '{"path":"pages/shop/index","query":{"table":"9","from":"button7"},"scene":1007')
    await act(page, 'came')
    await says(page, 'load shown shown load shown') // what was in front is done coming back before the next is loaded

    await page.getByTestId('home').click()
    await page.getByTestId('wechat-chats').click()
    await page.getByTestId(`open-${appid}`).click()
    await act(page, 'shown')
    await says(page, '{"path":"pages/shop/index","query":{"table":"9","from":"button7"},"scene":1089')
    expect((await cards()).find(({ title }) => title === '今日招牌牛肉面')?.image).toMatch(/^iVBOR/)
  })

  it('has a card with a picture that another server keeps to itself', async () => {
    await front(page).getByText('转发照片').click()
    const shown = await page.getByTestId('share-sheet').locator('img').getAttribute('src')
    await page.getByTestId('share-send').click()
    await page.getByTestId('share-sheet').waitFor({ state: 'detached' })
    const messages = () => stage.control<{ path: string; image: string }[]>('GET', '/phones/merchant/messages')
    const card = await eventually(async () => (await messages()).find(({ path }) => path.endsWith('from=button8')))
    expect(card.image).toMatch(/^iVBOR/)
    expect(shown).toBe(`data:image/png;base64,${card.image}`)
  })
})

whereChromiumIs('the components a store is made of', () => {
  let stage: Stage
  let page: Page
  const said = (text: string | RegExp) => says(page, text, '#said')

  beforeAll(async () => void (stage = await openStage()))
  afterAll(() => stage.close())
  beforeEach(async () => {
    page = await stage.phone()
    await openFixture(page)
    await act(page, 'parts')
    await front(page).locator('#sticky').waitFor()
  })
  afterEach(() => page.close())

  it('turn slides by themselves, with a dot for each', async () => {
    await says(page, 'slide 1 autoplay', '#told')
    expect(await front(page).locator('#auto .dots > i').count()).toBe(3)
  })

  it('scroll sideways and say when the end is near', async () => {
    const box = await front(page).locator('#sideways').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 150, (box?.y ?? 0) + 8)
    await page.mouse.wheel(400, 0)
    await said('edge right')
  })

  it('give a picture its own height, and say when one is broken', async () => {
    const wide = front(page).locator('#wide')
    await expect(wide.boundingBox()).resolves.toMatchObject({ width: 100, height: 50 })
    await says(page, /broken loaded 400/, '#told')
    expect(await front(page).locator('#fits').getAttribute('mode')).toBe('aspectFit')
    expect(await styleOf(front(page).locator('#fits img'), 'visibility')).toBe('hidden')
  })

  it('pick a region, a nickname, a price and a share', async () => {
    await front(page).locator('#region').click()
    await page.getByTestId('wheel-2').getByText('滨江区').click()
    await page.getByTestId('picker-confirm').click()
    await said('浙江省杭州市滨江区 330108')
    await front(page).getByPlaceholder('昵称').click()
    await front(page).locator('wx-page > wx-nickname').getByText('使用微信昵称：林晓梅').click()
    await expect(front(page).getByPlaceholder('昵称').inputValue()).resolves.toBe('林晓梅')
    await front(page).getByPlaceholder('价格').fill('a12.5b')
    expect(await front(page).getByPlaceholder('价格').inputValue()).toBe('12.5')
    await front(page).locator('wx-slider input').fill('6')
    await said('slider 6')
  })

  it('cover the page until the person goes back', async () => {
    await front(page).getByText('盖上').click()
    await front(page).locator('#cover').waitFor()
    await page.waitForTimeout(400)
    await page.getByTestId('back').click()
    await said('uncovered')
    expect(await front(page).locator('#sticky').count()).toBe(1)
  })

  it('stick, stay, and are seen when the page is scrolled to them', async () => {
    const top = async (selector: string) => (await front(page).locator(selector).boundingBox())?.y ?? 0
    const before = await Promise.all(['#sticky', '#bar'].map(top))
    await front(page).getByText('到底').click()
    await says(page, 'end seen', '#seen')
    expect(await Promise.all(['#sticky', '#bar'].map(top))).toEqual(before)
  })
})
