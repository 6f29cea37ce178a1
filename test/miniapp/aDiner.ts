import { buildWeapp } from '../../scripts/buildWeapp'
import type { Base } from '../../server/base'
import type { CustomerRow } from '../../server/db/models/customer'
import { digest, newId } from '../../server/ids'
import { customerRoutes } from '../../server/routes/customer'
import { editStore } from '../../server/services/stores'
import { addTables, listTables } from '../../server/services/tables'
import type { Store } from '../../server/store'
import { firstContent, type StorefrontContent } from '../../shared/storefront'
import { aCustomer } from '../services/aCustomer'
import { someGoods } from '../services/aGoods'
import { aBase, aStore } from '../services/aPlatform'
import { anApp } from '../setup/app'
import { launch, type Weapp, type Wx } from './harness'
import type { Answer, Request } from './merchantPhone'

/** A restaurant with a menu and a table, and the phones of those who come in. */
export interface Restaurant {
  base: Base
  store: Store
  /** The code on its table. */
  table: string
  /** The store's program on the phone of somebody who was here before. */
  phone(abilities?: Wx): Promise<Diner>
  /** The merchant changes something. */
  furnish(change: (content: StorefrontContent) => void): Promise<void>
  close(): Promise<void>
}

export interface Diner {
  weapp: Weapp
  customer: CustomerRow
  /** What WeChat's own dialogs said to them. */
  told: string[]
  /** Scans the code on a table. */
  scan(code: string): void
}

/** The program is built once; then each test has a restaurant of its own, which `open` is given. */
export function inARestaurant(open: (place: Restaurant) => void | Promise<void>): void {
  let dir = ''
  let place: Restaurant
  beforeAll(async () => {
    ;({ dir } = await buildWeapp({ app: 'store', flavour: 'dining' }))
  })
  beforeEach(async () => {
    place = await aRestaurant(dir)
    await open(place)
  })
  afterEach(() => place.close())
}

async function aRestaurant(dir: string): Promise<Restaurant> {
  const base = await aBase()
  const app = await anApp({ api: customerRoutes(base.platform) })
  const store = await editStore(await aStore(base.platform), { address: '杭州市上城区河坊街 1 号' })
  await menu(store)
  await addTables(store, ['A1 桌'], newId(), base.clock.now())
  const [table] = await listTables(store)
  const phones: Weapp[] = []
  const content = firstContent('dining')
  const { id } = store.row
  await store.storefronts.create({ id, storeId: id, content, version: 1, isPaused: false, updatedAt: base.clock.now() })
  return {
    base,
    store,
    table: table?.code ?? '',
    phone: async (abilities = {}) => {
      const diner = await aDiner(store, dir, app.url, abilities)
      phones.push(diner.weapp)
      return diner
    },
    furnish: async (change) => {
      change(content)
      await store.storefronts.update({ id }, { content }, { version: 1 })
    },
    close: async () => {
      phones.forEach((phone) => phone.stop())
      await app.close()
      await base.close()
    },
  }
}

async function menu(store: Store): Promise<void> {
  const categories = ['面', '小菜']
  const createdAt = store.platform.clock.now()
  for (const [position, name] of categories.entries())
    await store.goodsCategories.create({ id: `category-${position}`, storeId: store.row.id, name, position, createdAt })
  await someGoods(store, { name: '葱油拌面', categoryId: 'category-0', variants: [{ priceFen: 1200 }] })
  await someGoods(store, {
    name: '卤蛋',
    categoryId: 'category-1',
    position: 1,
    variants: [{ priceFen: 300, stock: 0 }],
  })
}

async function aDiner(store: Store, dir: string, url: string, abilities: Wx): Promise<Diner> {
  const customer = await aCustomer(store, { appid: 'wxa0000000000000c3' })
  const told: string[] = []
  const weapp = launch(dir, {
    ...memory({ customer: await aSession(store, customer) }),
    getExtConfigSync: () => ({ storeKey: store.row.key, apiBase: url, flavour: 'dining' }),
    request,
    setNavigationBarTitle: () => undefined,
    setTabBarStyle: () => undefined,
    showToast: ({ title }: { title: string }) => told.push(title),
    showModal: ({ content, success }: Answer & { content: string }) => {
      told.push(content)
      success?.({ confirm: true })
    },
    ...abilities,
  })
  const scan = (code: string) => weapp.show({ scene: 1047, query: { scene: encodeURIComponent(code) } })
  return { weapp, customer, told, scan }
}

/** wx.request, which puts what a GET asks for into the address and everything else into JSON. */
export function request({ url, method, data, header, success, fail }: Request): void {
  const asked = Object.entries(data ?? {}).filter(([, value]) => value !== undefined)
  const query = asked.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')
  const sent =
    method === 'GET'
      ? { headers: header }
      : { method, headers: { 'content-type': 'application/json', ...header }, body: JSON.stringify(data) }
  fetch(method === 'GET' && query ? `${url}?${query}` : url, sent)
    .then(async (answer) => success?.({ statusCode: answer.status, data: await answer.json() }))
    .catch(() => fail?.({ errMsg: 'request:fail' }))
}

async function aSession(store: Store, { id: customerId, appid }: CustomerRow): Promise<string> {
  const token = newId()
  const now = store.platform.clock.now()
  const row = { id: newId(), storeId: store.row.id, customerId, tokenHash: digest(token), appid }
  const expiresAt = new Date(now.getTime() + 3600_000)
  await store.customerSessions.create({ ...row, createdAt: now, lastSeenAt: now, expiresAt })
  return token
}

/** What this phone remembers from before. */
function memory(kept: Record<string, unknown>): Wx {
  const storage = new Map(Object.entries(kept))
  return {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
    clearStorageSync: () => storage.clear(),
  }
}
