import Taro from '@tarojs/taro'
import type { QuoteView } from '../../../../shared/api/customer/orders'
import { newRequestKey } from '../../../kit/requestKey'

interface Kept {
  about: string
  key: string
  at: number
}

const keyInStorage = 'placing'
const keptMs = 30 * 60_000

/** The same things, wanted again soon after, are the same order: its answer may only have been lost on the way. */
export function placingKey({ lines, method }: QuoteView): string {
  const about = [method, ...lines.map((line) => [line.variantId, ...line.choiceIds, line.quantity].join('.'))].join('|')
  const kept = Taro.getStorageSync<Kept | ''>(keyInStorage) || null
  if (kept && kept.about === about && Date.now() - kept.at < keptMs) return kept.key
  const key = newRequestKey()
  Taro.setStorageSync(keyInStorage, { about, key, at: Date.now() })
  return key
}

/** The order is known: the next one is another. */
export const forgetPlacingKey = (): void => Taro.removeStorageSync(keyInStorage)
