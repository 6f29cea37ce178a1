import type { CustomerCard } from '../../shared/api/merchant/customers'
import type { MerchantGoodsView } from '../../shared/api/merchant/goods'
import type { ReleaseSummary } from '../../shared/api/merchant/releases'
import type { DiningTableView, MerchantStorefrontView } from '../../shared/api/merchant/storefront'
import type { PictureView } from '../../shared/api/picture'
import type { Flavour } from '../../shared/store'
import type { Section } from '../../shared/storefront'
import { aKey, type Ask } from './asking'
import { wechatOf, type AuthorisedStore, type DemoAddresses } from './authorisedStore'
import { customerOf, keepAddress, order, sceneOf, take } from './customer'
import { openLiveStore } from './liveStore'
import { fillShelf, photosOf } from './shelf'

const accounts = {
  dining: { name: '小麦面馆', kind: 'dining', appid: 'wxa000000000000001' },
  retail: { name: '花间小铺', kind: 'retail', appid: 'wxa000000000000002' },
} as const

/** A store in which something was bought, by the person who holds the merchant's phone. */
export interface TradedStore extends AuthorisedStore {
  goods: MerchantGoodsView[]
  /** A request of that person's, as a customer. */
  ask: Ask
}

/** A store with goods on its shelf and customers before it; nobody has bought anything. */
export async function openStockedStore(demo: DemoAddresses, kind: keyof typeof accounts): Promise<TradedStore> {
  const photo = await photosOf(wechatOf(demo))
  let goods: MerchantGoodsView[] = []
  const store = await openLiveStore(demo, accounts[kind], async ({ say }) => {
    goods = await fillShelf(say, kind, photo)
    await decorate(say, kind, goods, photo)
  })
  return { ...store, goods, ask: await customerOf(demo, store, 'merchant') }
}

/** Every kind of section on the home page, and parcels that are paid when they arrive. */
async function decorate(say: Ask, kind: Flavour, goods: MerchantGoodsView[], photo: () => FormData): Promise<void> {
  const { content, version } = await say<MerchantStorefrontView>('GET', '/storefront')
  const { name: picture } = await say<PictureView>('POST', '/storefront/pictures', photo())
  const goodsIds = goods.map(({ id }) => id)
  const home: Section[] = [
    { id: 'banner', kind: 'banner', slides: [{ picture, goodsId: goodsIds[0] ?? null }] },
    { id: 'notice', kind: 'notice', text: '中秋三天照常营业，欢迎提前预订' },
    { id: 'entries', kind: 'categories', title: '逛一逛' },
    { id: 'picked', kind: 'goods', title: '店长推荐', source: { from: 'picked', goodsIds }, layout: 'row', most: 10 },
    { id: 'newest', kind: 'goods', title: '新品', source: { from: 'newest' }, layout: 'grid', most: 10 },
    { id: 'store', kind: 'store', title: '到店看看' },
  ]
  const express = { ...content.ordering.methods.express, isOn: true, isPaidOffline: true, areas: [] }
  const methods = { ...content.ordering.methods, express }
  const ordering = kind === 'retail' ? { ...content.ordering, methods } : content.ordering
  await say('PUT', '/storefront', { content: { ...content, home, ordering }, version })
}

/** What was bought, as the addresses of pages need it. */
export interface Trade {
  orderId: string
  addressId: string
}

/** A parcel on its way of which something shall be given back, an order to be fetched, and a full cart. */
export async function tradeParcels({ ask, say, goods: [vase, cup] }: TradedStore): Promise<Trade> {
  if (!vase || !cup) throw new Error('the shelf is empty')
  const { id: addressId } = await keepAddress(ask)
  await take(ask, vase, 1)
  await take(ask, cup, 2)
  const parcel = await order(ask, 'express')
  await say('POST', `/orders/${parcel.id}/accept`, {})
  await say('POST', `/orders/${parcel.id}/ship`, { carrier: 'SF', trackingNo: 'SF1234567890123' })
  await say('POST', `/orders/${parcel.id}/collect`, {})
  const asked = { requestKey: aKey('refund'), amountFen: 4500, reason: '杯口有一道裂纹' }
  await ask('POST', `/orders/${parcel.id}/refunds`, asked)
  await take(ask, cup, 1)
  await order(ask, 'pickup')
  await take(ask, vase, 2)
  await take(ask, cup, 1)
  return { orderId: parcel.id, addressId }
}

export interface TableTrade extends Trade {
  table: DiningTableView & { code: string }
}

/** Something on the table, something in the cart of the table, and something taken away. */
export async function tradeAtTable(demo: DemoAddresses, store: TradedStore): Promise<TableTrade> {
  const { ask, say, goods } = store
  const [noodles] = goods
  const names = ['A1 桌', 'A2 桌', '靠窗的大圆桌']
  const [first] = await say<DiningTableView[]>('POST', '/tables', { names, requestKey: aKey('tables') })
  if (!noodles || !first) throw new Error('there is nothing to eat, or nowhere to sit')
  const { id: addressId } = await keepAddress(ask)
  const picture = await say<{ src: string }>('GET', `/tables/${first.id}/code`)
  const table = { ...first, code: await sceneOf(demo, picture) }
  await take(ask, noodles, 1, table.code)
  const { id: orderId } = await order(ask, 'dineIn', table.code)
  await take(ask, noodles, 2, table.code)
  await take(ask, noodles, 1)
  await order(ask, 'pickup')
  await take(ask, noodles, 1)
  return { orderId, addressId, table }
}

/** As the page 装修 keeps what was begun: the pages behind it go on with that. */
export async function begunLook({ key, say }: TradedStore): Promise<Record<string, unknown>> {
  const { content, version, pictures } = await say<MerchantStorefrontView>('GET', '/storefront')
  const { theme, home } = content
  const look = { theme: { ...theme, corners: 'round' }, home }
  return { [`draft:look:${key}`]: { storeKey: key, base: { content, version }, look, pictures } }
}

export const releaseOf = async ({ say }: TradedStore): Promise<string> =>
  (await say<ReleaseSummary[]>('GET', '/releases'))[0]?.id ?? ''

export const customerIdOf = async ({ say }: TradedStore): Promise<string> =>
  (await say<{ rows: CustomerCard[] }>('GET', '/customers')).rows[0]?.id ?? ''
