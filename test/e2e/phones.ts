import { mkdirSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { openWindow, phoneSize } from '../setup/browser'
import type { Demo } from './demo'

export type Who = 'merchant' | 'customer'

/** The windows of a story: phones, what they complained about, and pictures in the order in which they were taken. */
export interface Phones {
  complaints: string[]
  /** Opens somebody's phone in a window of its size; with an appid, that program on it. */
  open(who: Who, appid?: string): Promise<Page>
  shot(page: Page, name: string): Promise<void>
}

/** @param story the folder of its pictures under `artifacts/` */
export function phonesOf(browser: Browser, { desk }: Pick<Demo, 'desk'>, story: string): Phones {
  const folder = path.resolve(__dirname, '../../artifacts', story)
  mkdirSync(folder, { recursive: true })
  const complaints: string[] = []
  let shots = 0
  return {
    complaints,
    open: async (who, appid) => {
      const page = await openWindow(browser, phoneSize)
      page.on('console', (message) => message.type() === 'error' && complaints.push(`${who}: ${message.text()}`))
      page.on('pageerror', (error) => complaints.push(`${who}: ${error.message}`))
      await page.goto(`${desk}/_sim/phone/${who}`)
      if (appid) await page.getByTestId(`open-${appid}`).click()
      return page
    },
    shot: async (page, name) => {
      await page.screenshot({ path: path.join(folder, `${String(++shots).padStart(2, '0')}-${name}.png`) })
    },
  }
}

/** What lies in front is painted last. */
export const tap = (page: Page, text: string | RegExp) => page.getByText(text, { exact: true }).last().click()
export const see = (page: Page, text: string | RegExp) => page.getByText(text).last().waitFor()
export const tab = (page: Page, name: string) => page.getByTestId('tab-bar').getByText(name).click()
