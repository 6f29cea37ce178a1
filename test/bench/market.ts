import { newId } from '../../server/ids'
import { openBase, type Base } from '../../server/base'
import { digest } from '../../server/ids'
import type { Store } from '../../server/store'
import { aCustomer } from '../services/aCustomer'
import { someGoods, type SomeGoods } from '../services/aGoods'
import { aStore } from '../services/aPlatform'

/** A store with a full shelf, and people who are signed in to it. */
export interface Market {
  base: Base
  store: Store
  goods: SomeGoods[]
  tokens: { token: string; customerId: string }[]
}

const shelf = 60
const categories = 8

export async function aMarket(env: Record<string, string>, people: number): Promise<Market> {
  const base = await openBase(env)
  const store = await aStore(base.platform)
  const now = base.clock.now()
  const ids = Array.from({ length: categories }, () => newId())
  for (const [position, id] of ids.entries())
    await store.goodsCategories.create({
      id,
      storeId: store.row.id,
      name: `分类 ${position}`,
      position,
      createdAt: now,
    })
  const goods: SomeGoods[] = []
  for (let position = 0; position < shelf; position++) goods.push(await some(store, ids, position))
  const tokens = []
  for (let n = 0; n < people; n++) tokens.push(await somebody(store, now))
  return { base, store, goods, tokens }
}

const some = (store: Store, categoryIds: readonly string[], position: number): Promise<SomeGoods> =>
  someGoods(store, {
    name: `招牌菜 ${position}`,
    summary: '现点现做，分量十足，老顾客都爱点',
    categoryId: categoryIds[position % categoryIds.length] ?? null,
    pictures: [`${digest(String(position)).slice(0, 40)}.webp`],
    position,
    variants: [{ priceFen: 1200 + position * 10, stock: 1_000_000 }],
  })

async function somebody(store: Store, now: Date): Promise<{ token: string; customerId: string }> {
  const customer = await aCustomer(store)
  const token = `c_${newId()}${newId()}`
  await store.customerSessions.create({
    id: newId(),
    storeId: store.row.id,
    customerId: customer.id,
    tokenHash: digest(token),
    appid: customer.appid,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 30 * 86_400_000),
  })
  return { token, customerId: customer.id }
}
