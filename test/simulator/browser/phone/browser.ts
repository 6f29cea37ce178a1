import { observable, type Observable } from '../kit/observable'
import { fields, reasonOf, textOf } from '../kit/value'
import type { Line, Visit, WebPage } from './line'

export interface BrowserState {
  isLoading: boolean
  page: WebPage | undefined
  failure: string
}

/** WeChat's in-app browser: pages come through the simulator, and every way out of one leads back here. */
export interface Browser {
  state: Observable<BrowserState>
  open(visit: Visit): Promise<void>
  back(): void
  reload(): void
  close(): void
  /** A message of the page in the frame. */
  hear(message: unknown): void
}

export function createBrowser(line: Line, leave: () => void): Browser {
  const state = observable<BrowserState>({ isLoading: false, page: undefined, failure: '' })
  let history: Visit[] = []
  let wanted = 0

  const load = async (visit: Visit) => {
    const mine = ++wanted
    state.change({ isLoading: true, failure: '' })
    try {
      const page = await line.open(visit)
      if (mine === wanted) state.set({ isLoading: false, page, failure: '' })
    } catch (error) {
      if (mine === wanted) state.set({ isLoading: false, page: undefined, failure: reasonOf(error) })
    }
  }
  const browser: Browser = {
    state,
    open: (visit) => {
      history.push(visit)
      return load(visit)
    },
    reload: () => {
      const visit = history.at(-1)
      if (visit) void load(visit)
    },
    back: () => {
      history = history.slice(0, -1)
      const visit = history.at(-1)
      if (visit) void load(visit)
      else browser.close()
    },
    close: () => {
      history = []
      wanted++
      state.set({ isLoading: false, page: undefined, failure: '' })
      leave()
    },
    hear: (message) => {
      const { type, url, method, body, referer } = fields(message)
      if (type === 'close') return browser.close()
      if (type !== 'navigate') return
      const visit = { url: textOf(url), method: textOf(method, 'GET'), body: textOf(body), referer: textOf(referer) }
      void browser.open(visit)
    },
  }
  return browser
}
