import type { Page } from 'playwright-core'
import { eventually } from '../eventually'
import { whereChromiumIs } from '../setup/browser'
import { act, front, mark, openFixture, openStage, says, styleOf, type Stage } from './stage'

whereChromiumIs('a mini-program on the phone', () => {
  let stage: Stage
  let page: Page

  beforeAll(async () => void (stage = await openStage()))
  afterAll(() => stage.close())
  beforeEach(async () => {
    page = await stage.phone()
    await openFixture(page)
  })
  afterEach(() => page.close())

  it('gets the language, timers and wx, and nothing of the browser', async () => {
    const {
      Promise: promise,
      setTimeout: timer,
      ...rest
    } = JSON.parse(await front(page).locator('#globals').innerText()) as Record<string, string>

    expect([promise, timer]).toEqual(['function', 'function'])
    expect(new Set(Object.values(rest))).toEqual(new Set(['undefined']))
  })

  it('may not turn text into code', async () => {
    await act(page, 'evaluate')
    await says(page, /refused/)
  })

  it('lives in the time of the simulator', async () => {
    await act(page, 'date')
    const year = Number((await says(page, /true/)).slice(0, 4))
    await stage.control('POST', '/clock', { advanceSeconds: 366 * 86_400 })
    await eventually(async () => {
      await act(page, 'date')
      return (await says(page, /true/)).startsWith(`${year + 1} true`)
    })
  })

  it('paints conditions, lists and wxs, and styles by tag and by rpx', async () => {
    const home = front(page)
    expect(await home.locator('#shut').innerText()).toBe('关着')
    expect(await home.locator('.line').allInnerTexts()).toEqual(['0-甲', '1-乙', '2-丙'])
    const tagged = home.locator('.tagged')
    expect(await tagged.innerText()).toBe('你好!')
    expect([await styleOf(tagged, 'color'), await styleOf(tagged, 'width')]).toEqual(['rgb(1, 2, 3)', '50px'])
    expect(await styleOf(home.locator('.line > wx-text').first(), 'color')).toBe('rgb(4, 5, 6)')
  })

  it('keeps a node whose key stays when setData moves it', async () => {
    const home = front(page)
    await mark(home.locator('.line').first())
    await act(page, 'shuffle')
    await act(page, 'open')

    await home.locator('#open').waitFor()
    expect(await home.locator('.line').allInnerTexts()).toEqual(['0-丙丙', '1-乙', '2-甲'])
    expect(await home.locator('.line').last().getAttribute('data-mark')).toBe('mine')
  })

  it('hands events outwards until one is caught', async () => {
    const home = front(page)
    await home.locator('#middle').click()
    await says(page, 'outer from middle')
    await home.locator('#inner').click()
    await says(page, 'inner')
    await home.locator('.line').nth(1).click()
    await says(page, '{"lineId":"b"}')
  })

  it('takes a long press for one, not for a tap', async () => {
    await front(page).locator('#held').click({ delay: 600 })
    await says(page, 'held')
    await front(page).locator('#held').click()
    await says(page, 'tapped')
  })

  it("runs a page in Taro's shape, with its templates, its patches and its nested component", async () => {
    await act(page, 'tree')
    const tree = front(page)
    await tree.getByText('很深').waitFor()
    expect(await styleOf(tree.locator('.box'), 'width')).toBe('100px')

    await tree.getByText('一').click()
    await tree.getByText('tap b').waitFor()
    await tree.getByText('很深').click()
    await tree.getByText('heard deep').waitFor()
  })

  it('calls the lifecycle functions in the order of WeChat', async () => {
    await act(page, 'detail')
    await front(page).locator('#query').waitFor()
    await page.getByTestId('back').click()
    await act(page, 'calls')

    const calls = (await says(page, 'detail.onUnload')).split('; ')
    expect(calls).toEqual([
      ...['app.onLaunch pages/home/index', 'app.onShow', 'home.onLoad {}', 'home.onShow', 'home.onReady'],
      ...['home.onHide', 'detail.onLoad {"id":"7","name":"%E5%BC%80"}', 'detail.onShow', 'detail.onReady'],
      ...['detail.onUnload', 'home.onShow'],
    ])
  })

  it('stays alive behind the home screen, and is told', async () => {
    await act(page, 'open')
    await act(page, 'calls')
    await page.getByTestId('home').click()
    await page.getByTestId('wechat').waitFor()
    await openFixture(page)
    await front(page).locator('#open').waitFor()
    await act(page, 'calls')

    expect(await says(page, 'app.onHide')).toBe('home.onHide; app.onHide; app.onShow; home.onShow')
  })

  it('moves between pages and tabs as the stack allows', async () => {
    await act(page, 'lost')
    await says(page, /navigateTo:fail page .* is not found/)
    await act(page, 'wrong')
    await says(page, 'navigateTo:fail can not navigateTo a tabbar page')

    await act(page, 'detail')
    for (let depth = 2; depth < 10; depth++) {
      await says(page, String(depth), '#depth')
      await front(page).getByText('再深一层').click()
    }
    await front(page).getByText('再深一层').click()
    await says(page, 'webview count limit exceed', '#query')
    await front(page).getByText('改标题').click()
    await page.getByTestId('title').getByText('新标题').waitFor()
    await front(page).getByText('替换').click()
    await front(page).getByText('行0').waitFor()
  })

  it('switches tabs without losing what a tab shows', async () => {
    await act(page, 'open')
    await page.getByTestId('tab-1').click()
    await front(page).getByPlaceholder('名字').fill('在')
    await page.getByTestId('tab-0').click()
    await front(page).locator('#open').waitFor()
    await page.getByTestId('tab-1').click()

    expect(await front(page).getByPlaceholder('名字').inputValue()).toBe('在')
  })

  it('keeps room for the home indicator, but not above the tabs', async () => {
    const covered = () => styleOf(front(page).locator('wx-page'), '--wx-safe-bottom')
    expect(await covered()).toBe('0px')
    await act(page, 'detail')
    await front(page).getByText('再深一层').waitFor()
    expect(await covered()).toBe('34px')
  })

  it('shows a slide after a swipe, more rows at the end of a list, and what a portal holds', async () => {
    await act(page, 'lists')
    const lists = front(page)
    await says(page, 'picture 1', '#said')
    const box = await lists.locator('wx-swiper').boundingBox()
    await page.mouse.move((box?.x ?? 0) + 300, (box?.y ?? 0) + 40)
    await page.mouse.down()
    await page.mouse.move((box?.x ?? 0) + 100, (box?.y ?? 0) + 40, { steps: 4 })
    await page.mouse.up()
    await says(page, 'slide 1', '#said')

    await lists.getByText('跳到第八行').click()
    await lists.locator('#row14').waitFor({ state: 'attached' })
    expect(await lists.locator('wx-rich-text').innerText()).toBe('富文本')
    await lists.getByText('弹出').click()
    await lists.getByText('浮层').waitFor()
  })

  it('is pulled down to refresh', async () => {
    await page.mouse.move(180, 120)
    await page.mouse.down()
    await page.mouse.move(180, 300, { steps: 6 })
    await page.mouse.up()
    await says(page, 'refreshed')
  })

  it('reports what it does wrong and what the phone cannot do, loudly', async () => {
    await act(page, 'crash')
    await act(page, 'unknown')
    await act(page, 'gap')
    await says(page, /chooseVideo:fail/)
    await page.getByTestId('capsule-menu').click()

    const wrongs = await page.getByTestId('wrongs').innerText()
    expect(wrongs).toContain('坏了')
    expect(wrongs).toContain('wx.doWhatNobodyKnows')
    expect(wrongs).toContain('wx.chooseVideo')
  })
})
