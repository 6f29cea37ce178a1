import type { StorefrontView } from '../../shared/api/customer/catalogue'
import { address, firstPage } from './navigate'

interface Card {
  title: string
  path: string
  imageUrl?: string
}

/** The card in a chat that leads to the store. Without a picture WeChat takes one of the page. */
export const storeCard = (store: StorefrontView | null): Card => ({
  title: store ? `${store.name}｜${store.texts.welcome}` : '来我们店里看看',
  path: address(firstPage),
  ...(store?.logoUrl && { imageUrl: store.logoUrl }),
})
