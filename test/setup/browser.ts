import { existsSync } from 'node:fs'
import { chromium, type Browser, type Page } from 'playwright-core'

const usualPlaces = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
const executablePath = process.env.CHROMIUM_PATH ?? usualPlaces.find(existsSync)
const isRequired = process.env.CI_REQUIRE_SERVICES === '1'
if (!executablePath && isRequired) throw new Error('Chromium is required here and not installed')

/** What needs a browser; where there is none it is left out. */
export const whereChromiumIs: (what: string, tests: () => void) => void = executablePath ? describe : describe.skip

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: executablePath ?? '',
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  })

/** How long what has to come may take: a busy machine is slow, and no failure. */
const patienceMs = 60_000

export const phoneSize = { width: 375, height: 812 }

/** A window of its own, with a memory of its own. One that is still shows no motion: what is aimed at stays where it is. */
export async function openWindow(
  browser: Browser,
  viewport: { width: number; height: number },
  { isStill = false } = {},
): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion: isStill ? 'reduce' : 'no-preference' })
  page.setDefaultTimeout(patienceMs)
  return page
}
