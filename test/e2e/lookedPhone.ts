import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page, Route } from 'playwright-core'
import { openWindow, phoneSize } from '../setup/browser'
import { asker } from './asking'
import type { Demo } from './demo'
import { lookAt } from './look'

const artefacts = path.resolve(__dirname, '../../artifacts/pages')

/** One visit of one page. */
export interface Visit {
  appid: string
  page: string
  /** With its question mark. */
  query?: string
  /** What the picture is called. */
  name: string
}

/** The merchant's phone, on which pages are opened as a card in a chat opens them, and looked at. */
export interface LookedPhone {
  page: Page
  /** Of a program on this phone, without their folders. */
  pagesOf(appid: string): Promise<string[]>
  /** Opens a page, waits until nothing moves, keeps a picture; answers what is wrong with it. */
  visit(visit: Visit): Promise<string[]>
  /** From now on nobody answers what a program asks; or everybody does again. */
  breakServer(isBroken: boolean): Promise<void>
  /** Keeps more in the memory of a program, and starts everything anew. */
  remember(appid: string, values: Record<string, unknown>): Promise<void>
}

const trouble = {
  statusCode: 500,
  header: {},
  data: {
    error: { code: 'INTERNAL', text: '系统出错了，请稍后再试；若一直如此，请把编号告诉服务商', requestId: 'r-e2e' },
  },
}

const inFront = (route: string): string => `.page-layer.is-front[data-route="${route}"]:visible`

/** Where something will stand that is on its way. */
const waiting = '.is-front .k-skeleton:visible, .is-front .preview-waiting:visible'

/** What a program asks goes out through the simulator. */
const asked = '**/phones/merchant/request'

/** Small on purpose: a link inside a sentence. */
const excused = '.terms'

export async function openLookedPhone(browser: Browser, { desk }: Pick<Demo, 'desk'>): Promise<LookedPhone> {
  mkdirSync(artefacts, { recursive: true })
  const control = asker(`${desk}/_sim`)
  const page = await openWindow(browser, phoneSize)
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(`says ${message.text()}`))
  page.on('pageerror', (error) => complaints.push(`throws ${error.message}`))
  const isQuiet = quietness(page)
  const start = async () => {
    await page.goto(`${desk}/_sim/phone/merchant`)
    await page.addScriptTag({ path: require.resolve('axe-core') })
  }
  await start()

  let [cards, isBroken] = [0, false]
  async function open({ appid, page: name, query = '' }: Visit): Promise<string> {
    const [route, title] = [`pages/${name}/index`, `${name} ${++cards}`]
    await control('POST', '/phones/customer/cards', {
      appid,
      kind: 'live',
      title,
      path: `/${route}${query}`,
      image: '',
    })
    const home = page.getByTestId('home')
    if (await home.isVisible()) await home.click()
    await page.getByTestId('chat-friend').click()
    await page.getByTestId('chat').getByText(title, { exact: true }).click()
    await page
      .locator(`${inFront(route)} wx-page > *`)
      .first()
      .waitFor({ state: 'attached' })
    await isQuiet()
    if (!isBroken) await page.locator(waiting).first().waitFor({ state: 'detached' })
    return route
  }

  async function visit(what: Visit): Promise<string[]> {
    const picture = (part = '') => page.screenshot({ path: path.join(artefacts, `${what.name}${part}.png`) })
    const route = await open(what)
    await picture()
    const layer = page.locator(inFront(route))
    if (isBroken) return [...(await lookAt(layer, route, excused, [])), ...complaints.splice(0)]
    const found = await lookAt(layer, route, excused)
    if (await layer.getByText('请求编号').isVisible()) found.push('shows a failure')
    if (await isLong(layer)) await picture('-end')
    return [...found, ...complaints.splice(0)]
  }

  const answerBroken = (route: Route) => route.fulfill({ json: trouble })
  return {
    page,
    pagesOf: async (appid) => {
      const { pages } = await control<{ pages: string[] }>('GET', `/packages/${appid}/app.json?kind=live&who=merchant`)
      return pages.map((route) => route.split('/')[1] ?? route)
    },
    visit: (what) =>
      visit(what).catch(async (error: unknown) => {
        await page.screenshot({ path: path.join(artefacts, `${what.name}-lost.png`) })
        return [`does not open: ${String(error).slice(0, 300)}`, ...complaints.splice(0)]
      }),
    breakServer: async (next) => {
      isBroken = next
      if (isBroken) await page.route(asked, answerBroken)
      else await page.unroute(asked, answerBroken)
    },
    remember: async (appid, values) => {
      await page.goto('about:blank') // what runs would go on saving
      const { storage } = await control<{ storage: Record<string, object> }>('GET', '/phones/merchant')
      await control('PUT', '/phones/merchant/storage', { appid, storage: { ...storage[appid], ...asStored(values) } })
      await start()
    },
  }
}

type Layer = ReturnType<Page['locator']>

/** As wx.setStorage keeps values. */
const asStored = (values: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [`data:${name}`, JSON.stringify({ value })]))

/** Whether there is more below; goes there. */
const isLong = (layer: Layer): Promise<boolean> =>
  layer.evaluate((node: unknown) => {
    interface Scroller {
      scrollTop: number
      scrollHeight: number
      clientHeight: number
    }
    const { shadowRoot } = node as { shadowRoot: { querySelector(what: string): Scroller | null } | null }
    const scroller = shadowRoot?.querySelector('wx-scroller')
    if (!scroller) return false
    scroller.scrollTop = scroller.scrollHeight
    return scroller.scrollHeight > scroller.clientHeight + 20
  })

/** Answers once no program has asked anything for a moment. */
function quietness(page: Page): () => Promise<void> {
  const running = new Set<unknown>()
  let lastAt = 0
  page.on('request', (request) => /\/phones\/\w+\/(request|picture)/.test(request.url()) && running.add(request))
  const end = (request: unknown) => running.delete(request) && (lastAt = Date.now())
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  return async () => {
    const deadline = Date.now() + 20_000
    await page.waitForTimeout(120)
    while ((running.size > 0 || Date.now() - lastAt < 120) && Date.now() < deadline) await page.waitForTimeout(40)
  }
}
