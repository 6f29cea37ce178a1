import Taro from '@tarojs/taro'
import { createHeld } from '../kit/held'

/** Where somebody sits: by the code that was scanned there. */
interface Seat {
  code: string
  /** When it was scanned, or something was last done at it. */
  at: number
  /** Something has been ordered at it: once that is over, the people are gone. */
  hasOrdered: boolean
}

const keyInStorage = 'table'
const keptMs = 3 * 3600_000 // nobody sits longer without touching the phone

/** 场景值: a mini-program's code was scanned, pressed on, or taken from the album; 1011 to 1013 the same of a link's. */
const byCode = [1011, 1012, 1013, 1047, 1048, 1049]

const seat = createHeld<Seat | null>(keptSeat())

/** The table somebody sits at; null for those who take away. */
export const useTable = (): string | null => seat.use()?.code ?? null

export function sitDown(code: string): void {
  put({ code, at: Date.now(), hasOrdered: false })
}

export const standUp = (): void => put(null)

/** What the server says of the sitting. False once it has ended: the table was cleared, the next people begin anew. */
export function hearOfSitting(hasOrders: boolean): boolean {
  const now = seat.get()
  if (!now) return false
  if (now.hasOrdered && !hasOrders) return false
  put({ ...now, hasOrdered: hasOrders })
  return true
}

interface Entered {
  path?: string
  scene?: number
  query?: Record<string, string | undefined>
}

/**
 * How the program came to the front. WeChat tells the same query again when somebody only comes back, so a table's code
 * counts where a code was scanned. What is written in the code of another page is no table.
 */
export function enter({ path, scene, query }: Entered = {}): void {
  if (path?.includes('pages/pay-test/')) return
  const code = decodeURIComponent(query?.scene ?? '')
  if (code !== '' && scene !== undefined && byCode.includes(scene)) sitDown(code)
}

/** The table in what wx.scanCode read of a mini-program's code; null where it is none of ours. */
export function tableIn(path: string): string | null {
  const [, scene] = /[?&]scene=([^&]+)/.exec(path) ?? []
  return scene === undefined ? null : decodeURIComponent(scene)
}

function put(value: Seat | null): void {
  if (value) Taro.setStorageSync(keyInStorage, value)
  else Taro.removeStorageSync(keyInStorage)
  seat.set(value)
}

function keptSeat(): Seat | null {
  const kept = Taro.getStorageSync<Seat | ''>(keyInStorage) || null
  return kept && Date.now() - kept.at < keptMs ? kept : null
}
