import Taro from '@tarojs/taro'
import type { StorefrontView } from '../../shared/api/customer/catalogue'
import { createHeld } from '../kit/held'
import { read } from './api'

const keyInStorage = 'storefront'

/** The store as it was last described: the first paint already has its colours, before the network answers. */
const storefront = createHeld<StorefrontView | null>(Taro.getStorageSync<StorefrontView | ''>(keyInStorage) || null)

/** Null until the store was described for the first time on this phone. */
export const useStorefront = (): StorefrontView | null => storefront.use()

function keep(view: StorefrontView): void {
  if (storefront.get()?.version !== view.version) Taro.setStorageSync(keyInStorage, view)
  storefront.set(view)
}

/** What a page learnt about the store along with its own content, unless something newer is known already. */
export function meetStorefront(view: StorefrontView): void {
  const known = storefront.get()
  if (!known || known.version < view.version) keep(view)
}

export async function loadStorefront(): Promise<StorefrontView> {
  const view = await read('GET /storefront', {})
  keep(view)
  return view
}
