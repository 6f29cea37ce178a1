import { eventually } from '../eventually'
import type { Merchant } from './aMerchant'
import type { Border } from './border'
import { launch, type Weapp, type Wx } from './harness'

export type Answer = { success?(answer: unknown): void; fail?(refusal: unknown): void }
export type Request = Answer & { url: string; method: string; data?: unknown; header: Record<string, string> }

/** wx.request sends the data of a GET in its address. */
function queryOf(data: unknown): string {
  const asked = Object.entries((data ?? {}) as Record<string, unknown>)
  return asked.length > 0
    ? `?${asked.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`
    : ''
}

/** wx.request through the real network to the merchant's server, whatever address was compiled in. */
export const requestTo =
  ({ border }: { border: Pick<Border, 'url'> }) =>
  ({ url, method, data, header, success, fail }: Request): void => {
    const body = method === 'GET' ? '' : JSON.stringify(data)
    const to = url.replace(/^https?:\/\/[^/]+/, border.url) + (method === 'GET' ? queryOf(data) : '')
    const headers = { 'content-type': 'application/json', ...header } // wx.request's own, unless told otherwise
    fetch(to, { method, headers, ...(body && { body }) })
      .then(async (answer) => success?.({ statusCode: answer.status, data: await answer.json() }))
      .catch(() => fail?.({ errMsg: 'request:fail' }))
  }

/** A line on which the next answer to a GET of one path comes when it is told to. */
export function aSlowLine(to: { border: Pick<Border, 'url'> }, path: string) {
  const late: (() => void)[] = []
  const send = requestTo(to)
  let isSlow = false
  const request = (asked: Request) => {
    const isLate = isSlow && asked.method === 'GET' && asked.url.endsWith(path)
    const come = (answer: unknown) => asked.success?.(answer)
    send({ ...asked, success: (answer) => (isLate ? void late.push(() => come(answer)) : come(answer)) })
  }
  return {
    abilities: { request } satisfies Wx,
    /** Does what makes the phone ask. Answers how the answer arrives at last. */
    holdNext: async (asks: () => void): Promise<() => void> => {
      isSlow = true
      asks()
      await eventually(() => late.length > 0)
      isSlow = false
      return () => late.splice(0).forEach((answer) => answer())
    },
  }
}

/** The built back office on a phone that reaches this merchant's server. */
export const merchantPhone = (dir: string, merchant: Merchant, abilities: Wx = {}): Weapp =>
  launch(dir, {
    login: ({ success }: Answer) => success?.({ code: 'login-code' }),
    request: requestTo(merchant),
    showToast: () => undefined,
    ...abilities,
  })

/** Its files and album: what was written, what was saved, what was opened full size, what was forwarded. */
export function phoneAlbum() {
  const kept = {
    written: [] as { filePath: string; encoding: string }[],
    saved: [] as string[],
    previewed: [] as string[][],
    forwarded: [] as string[],
  }
  const abilities: Wx = {
    getSetting: ({ success }: Answer) => success?.({ authSetting: {} }),
    getFileSystemManager: () => ({
      writeFile: (file: Answer & { filePath: string; encoding: string }) => {
        kept.written.push(file)
        file.success?.({})
      },
    }),
    saveImageToPhotosAlbum: ({ filePath, success }: Answer & { filePath: string }) => {
      kept.saved.push(filePath)
      success?.({})
    },
    previewImage: ({ urls, success }: Answer & { urls: string[] }) => {
      kept.previewed.push(urls)
      success?.({})
    },
    showShareImageMenu: ({ path, success }: Answer & { path: string }) => {
      kept.forwarded.push(path)
      success?.({})
    },
  }
  return { ...kept, abilities }
}
