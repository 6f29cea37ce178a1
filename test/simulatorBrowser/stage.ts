import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import { startSimulator, type Simulator } from '../simulator'
import { openBrowser, openWindow, phoneSize } from '../setup/browser'

export const appid = 'wxf000000000000001'

/** A simulator with the fixture installed, a server it may call, and a browser in front of both. */
export interface Stage {
  simulator: Simulator
  server: string
  browser: Browser
  /** A phone alone in a window of its size, reset before. */
  phone(who?: string): Promise<Page>
  control<T>(method: string, path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

export async function openStage(): Promise<Stage> {
  const target = await startTarget()
  const server = addressOf(target)
  const folder = packFixture(server)
  const simulator = await startSimulator({ loopback: true, packages: { [appid]: folder } })
  const browser = await openBrowser()
  const control = async <T>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${simulator.url}/_sim${path}`, {
      method,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${await answer.text()}`)
    return (answer.status === 204 ? undefined : await answer.json()) as T
  }
  await control('POST', '/apps', { appid, name: '夹具商店', kind: 'miniProgram', own: true })
  return {
    ...{ simulator, server, browser, control },
    phone: async (who = 'merchant') => {
      await control('POST', `/phones/${who}/reset`)
      return openSim(browser, `${simulator.url}/_sim/phone/${who}`)
    },
    close: async () => {
      await browser.close()
      await simulator.close()
      target.closeAllConnections()
      target.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A page of the simulator, in a window of a phone's size where no other is said. */
export async function openSim(browser: Browser, url: string, viewport = phoneSize): Promise<Page> {
  const page = await openWindow(browser, viewport)
  await page.route(/^https:/, (route) => route.abort())
  await page.goto(url)
  return page
}

/** Starts the fixture on a phone; answers the page that is in front. */
export async function openFixture(page: Page): Promise<Locator> {
  await page.getByTestId(`open-${appid}`).click()
  await front(page).locator('#globals').waitFor()
  return front(page)
}

export const front = (page: Page): Locator => page.locator('.page-layer.is-front')

/** Does something on the fixture's first page and waits for what it says. */
export async function act(page: Page, action: string): Promise<void> {
  await front(page).getByRole('button', { name: action, exact: true }).click()
}

export async function says(page: Page, text: string | RegExp, selector = '#log'): Promise<string> {
  const said = front(page).locator(selector).filter({ hasText: text })
  await said.waitFor()
  return said.innerText()
}

/** What these tests need of a node in the page; the types of a browser are not part of this project's tests. */
interface PageNode {
  ownerDocument: { defaultView: { getComputedStyle(node: PageNode): { getPropertyValue(name: string): string } } }
  setAttribute(name: string, value: string): void
}

export const styleOf = (at: Locator, name: string): Promise<string> =>
  at.evaluate((node: unknown, wanted) => {
    const shown = node as PageNode
    return shown.ownerDocument.defaultView.getComputedStyle(shown).getPropertyValue(wanted)
  }, name)

export const mark = (at: Locator): Promise<void> =>
  at.evaluate((node: unknown) => (node as PageNode).setAttribute('data-mark', 'mine'))

export const addressOf = (server: Server): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

function packFixture(server: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'weapp-'))
  cpSync(join(__dirname, 'fixture'), folder, { recursive: true })
  writeFileSync(join(folder, 'ext.json'), JSON.stringify({ ext: { server } }))
  return folder
}

const webPage = (title: string, body: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body>${body}</body></html>`

const pages: Record<string, string> = {
  '/page': webPage(
    '第一页',
    '<a href="/next">下一页</a><form method="post" action="/posted"><input name="word" value="你好"><button name="go" value="1">提交</button></form>',
  ),
  '/next': webPage('第二页', '<p>到了</p>'),
}

/** No page of another origin may read it: nobody says it could. */
const photo = readFileSync(join(__dirname, 'fixture/share.png'))

/** What the phone's requests and its browser reach. */
export async function startTarget(): Promise<Server> {
  let payment = '{}'
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString()))
    request.on('end', () => {
      if (path === '/slow') return void setTimeout(() => response.end('late'), 3000)
      if (path === '/payment' && body) payment = body
      if (path === '/payment') return void response.setHeader('content-type', 'application/json').end(payment)
      if (path === '/photo.png') return void response.setHeader('content-type', 'image/png').end(photo)
      const html = path === '/posted' ? webPage('收到了', `<p id="got">${decodeURIComponent(body)}</p>`) : pages[path]
      if (html) return void response.setHeader('content-type', 'text/html; charset=utf-8').end(html)
      const { referer = '', 'x-mine': mine = '' } = request.headers
      response.setHeader('content-type', 'application/json').end(JSON.stringify({ path, mine, referer }))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return server
}
