import type { CartView } from '../../shared/api/customer/cart'
import type { OrderView, QuoteView } from '../../shared/api/customer/orders'
import type { CustomerSignedInView } from '../../shared/api/customer/me'
import type { MerchantGoodsView } from '../../shared/api/merchant/goods'
import { isBrought, type OrderMethod } from '../../shared/order'
import { aKey, asker, theirs, type Ask } from './asking'
import { wechatOf, type AuthorisedStore, type DemoAddresses } from './authorisedStore'

type Who = 'merchant' | 'customer'

const home = {
  ...{ name: '陈一鸣', phone: '13900139000', province: '浙江省', city: '杭州市', district: '上城区' },
  ...{ detail: '河坊街 1 号 2 幢 301', isDefault: true },
}

/** The person who holds one of the phones, signed in to a store. */
export async function customerOf(demo: DemoAddresses, { key, appid }: AuthorisedStore, who: Who): Promise<Ask> {
  const { code } = await wechatOf(demo)<{ code: string }>('POST', `/phones/${who}/login`, { appid })
  const api = `${demo.server}/api/customer/${key}`
  const { token } = await theirs(asker(api))<CustomerSignedInView>('POST', '/sessions', { code })
  return theirs(asker(api, token))
}

export const keepAddress = (ask: Ask): Promise<{ id: string }> => ask('POST', '/addresses', home)

/** Into the cart of the person, or of the table they sit at. */
export function take(ask: Ask, goods: MerchantGoodsView, quantity: number, table?: string): Promise<CartView> {
  const variantId = goods.variants[0]?.id
  return ask('POST', '/cart/lines', { goodsId: goods.id, variantId, quantity, ...(table && { table }) })
}

/** Orders what is in the cart, as it was quoted. */
export async function order(ask: Ask, method: OrderMethod, table?: string): Promise<OrderView> {
  const what = { from: 'cart', ...(table && { table }) }
  const quote = await ask<QuoteView>('POST', '/quote', { what, method })
  return ask<OrderView>('POST', '/orders', {
    ...{ requestKey: aKey('order'), what, method, payMethod: 'offline', note: '少放辣，多放葱' },
    ...{ contactName: home.name, contactPhone: home.phone },
    ...(isBrought(method) && quote.address && { addressId: quote.address.id }),
    expectedTotalFen: quote.amounts.totalFen,
  })
}

/** What a mini-program's code says to the program that it opens. */
export async function sceneOf(demo: DemoAddresses, { src }: { src: string }): Promise<string> {
  const base64 = src.replace(/^data:[^,]*,/, '')
  const { program } = await wechatOf(demo)<{ program: { scene: string } }>('POST', '/phones/merchant/scan', { base64 })
  return program.scene
}
