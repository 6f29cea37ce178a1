import type { CategoryView } from '../../shared/api/customer/catalogue'
import type { StoreView } from '../../shared/api/merchant/store'
import type { Flavour, StoreKind } from '../../shared/store'
import { aScene, aRequestKey, authorise, granted, names, signIn, type BackOffice, type Scene } from './scene'

/** A store that sells: its mini-program is authorised, its shelf is filled. */
export interface Shop {
  scene: Scene
  store: StoreView
  office: BackOffice
  /** What its package is given. */
  ext: { storeKey: string; apiBase: string; flavour: Flavour }
  /** A request of the merchant's about this store. */
  say<T>(method: string, path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

const plain = (name: string, priceFen: number, stock: number | null = null) => ({
  name,
  variants: [{ values: [], priceFen, stock }],
})

const shirt = {
  name: '亚麻衬衫',
  summary: '夏天穿不闷',
  description: '100% 亚麻。\n可以机洗，低温熨烫。',
  properties: [
    { name: '颜色', values: ['米白', '雾蓝'] },
    { name: '尺码', values: ['M', 'L'] },
  ],
  variants: [
    { values: ['米白', 'M'], priceFen: 19900, stock: 3 },
    { values: ['米白', 'L'], priceFen: 19900, stock: 0 },
    { values: ['雾蓝', 'M'], priceFen: 21900, stock: 5 },
    { values: ['雾蓝', 'L'], priceFen: 21900, stock: 2 },
  ],
}

const noodles = {
  name: '红烧牛肉面',
  summary: '牛腱肉慢炖四小时',
  packingFeeFen: 100,
  variants: [
    { values: ['小份'], priceFen: 1800, stock: null },
    { values: ['大份'], priceFen: 2200, stock: null },
  ],
  properties: [{ name: '份量', values: ['小份', '大份'] }],
  groups: [
    {
      id: 'spice',
      name: '辣度',
      isRequired: true,
      most: 1,
      choices: [
        { id: 'mild', name: '微辣', extraFen: 0 },
        { id: 'hot', name: '重辣', extraFen: 0 },
      ],
    },
    {
      id: 'more',
      name: '加料',
      isRequired: false,
      most: 2,
      choices: [
        { id: 'egg', name: '卤蛋', extraFen: 200 },
        { id: 'beef', name: '加牛肉', extraFen: 800 },
      ],
    },
  ],
}

const shelves: Record<Flavour, { kind: StoreKind; name: string; shelf: [string, object[]][] }> = {
  retail: {
    kind: 'retail',
    name: '花间小铺',
    shelf: [
      ['器物', [plain('手作花器', 12800, 6), plain('粗陶茶杯', 4500), plain('香插', 2900, 0)]],
      ['衣物', [shirt]],
    ],
  },
  dining: {
    kind: 'dining',
    name: '小麦面馆',
    shelf: [
      ['面', [noodles, plain('葱油拌面', 1500)]],
      ['饮料', [plain('桂花酸梅汤', 800)]],
    ],
  },
}

/** Opened through the API, as the merchant's phone would: with a simulated WeChat that the customer's phone is in, too. */
export async function aShop(flavour: Flavour): Promise<Shop> {
  const scene = await aScene()
  const office = await signIn(scene)
  const { kind, name, shelf } = shelves[flavour]
  const say: Shop['say'] = async <T>(method: string, path: string, body?: unknown) =>
    granted(`${method} ${path}`, await office.call<T>(method, path, body))
  const store = await say<StoreView>('POST', '/me/stores', { name, kind, requestKey: aRequestKey() })
  const { key } = store
  const about: Shop['say'] = (method, path, body) => say(method, `/${key}${path}`, body)
  await allowServer(scene)
  await authorise(scene, office, store)
  for (const [category, goods] of shelf) {
    const all = await about<CategoryView[]>('POST', '/goods-categories', { name: category, requestKey: aRequestKey() })
    const categoryId = all.find((each) => each.name === category)?.id
    for (const each of goods) await about('POST', '/goods', { ...each, categoryId, requestKey: aRequestKey() })
  }
  return {
    ...{ scene, store, office, say: about },
    ext: { storeKey: key, apiBase: scene.url, flavour },
    close: () => scene.close(),
  }
}

/** The customer's phone may ask our server. */
async function allowServer({ control, url }: Scene): Promise<void> {
  const serverDomains = { request: [url], upload: [url], download: [url] }
  await control('/_sim/apps', {
    appid: names.noodles,
    kind: 'miniProgram',
    name: '小麦面馆',
    userName: names.noodlesUserName,
    admin: 'merchant',
    serverDomains,
  })
}
