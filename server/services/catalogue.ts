import type { Page } from '../../shared/api/ids'
import type { GoodsCategoryRow, GoodsRow } from '../db/models/goods'
import type { ShelfFilter } from '../db/shelf'
import type { Where } from '../db/table'
import { Failure } from '../failures'
import type { Store } from '../store'
import { requireCategory } from './goods/categories'
import { goodsPage, withTheirs, type Goods } from './goods/reading'

export interface ShownCategory {
  category: GoodsCategoryRow
  /** The picture of its first goods. */
  picture: string | null
  count: number
}

const pageSize = 20
const onShelf = { isOnShelf: true, deletedAt: null }
const inOrder = { order: [['position', 'ASC'] as ['position', 'ASC'], ['id', 'ASC'] as ['id', 'ASC']] }

/** Everything on the shelf, in the merchant's order. */
const everythingOnShelf = async (store: Store): Promise<Goods[]> =>
  withTheirs(store, await store.goods.list(onShelf, inOrder))

/** @throws GOODS_NOT_FOUND also for what is off the shelf */
export async function shownGoods(store: Store, goodsId: string): Promise<Goods> {
  const row = await store.goods.find({ id: goodsId, ...onShelf })
  const [shown] = row ? await withTheirs(store, [row]) : []
  if (!shown) throw new Failure('GOODS_NOT_FOUND', { goodsId })
  return shown
}

/** A page of the shelf; `after` names the goods its predecessor ended with. */
export const shelfPage = (
  store: Store,
  { after, ...filter }: ShelfFilter & { after?: string | undefined },
): Promise<Page<Goods>> => goodsPage(store, 'on', filter, after, pageSize)

/** So many of one category, of the newest, of what sells best, or the picked ones in their order. */
export async function someGoods(
  store: Store,
  where: Where<GoodsRow>,
  by: 'position' | 'newest' | 'popular',
  most: number,
) {
  const order = {
    position: inOrder.order,
    newest: [['createdAt', 'DESC'] as ['createdAt', 'DESC']],
    popular: [['soldCount', 'DESC'] as ['soldCount', 'DESC'], ['position', 'ASC'] as ['position', 'ASC']],
  }[by]
  return withTheirs(store, await store.goods.list({ ...where, ...onShelf }, { order, limit: most }))
}

/** The categories that have something in them, in the merchant's order. */
export async function shownCategories(store: Store): Promise<ShownCategory[]> {
  const [categories, counts] = await Promise.all([
    store.goodsCategories.list({}, { order: [['position', 'ASC']] }),
    store.goods.tally(onShelf, 'categoryId'),
  ])
  const filled = categories.flatMap((category) => {
    const count = counts.find(({ of }) => of === category.id)?.n ?? 0
    return count > 0 ? [{ category, count }] : []
  })
  return Promise.all(
    filled.map(async ({ category, count }) => {
      const first = await store.goods.find({ categoryId: category.id, ...onShelf }, inOrder)
      return { category, count, picture: first?.pictures[0] ?? null }
    }),
  )
}

export interface MenuPart {
  id: string | null
  name: string
  goods: Goods[]
  /** Where its other goods begin, empty for the first of them; null where these are all. */
  after: string | null
}

const others = { id: null, name: '其他' }

/** So many goods of a menu come at once: what most stores sell, and what a phone draws without stopping. */
const mostAtOnce = 100

/** Every category with its goods, as long as they are few enough; of a long menu the first ones. */
export async function menuInParts(store: Store): Promise<MenuPart[]> {
  const [categories, counts] = await Promise.all([categoriesOf(store), store.goods.tally(onShelf, 'categoryId')])
  if (counts.reduce((sum, { n }) => sum + n, 0) <= mostAtOnce) return menuOf(store)
  const filled = categories.filter(({ id }) => counts.some(({ of }) => of === id))
  const parts: MenuPart[] = []
  let left = mostAtOnce
  for (const { id, name } of filled) {
    const { rows: goods, after } = left > 0 ? await goodsOf(store, id, undefined, left) : unread()
    parts.push({ id, name, goods, after })
    left -= goods.length
  }
  // always looked for, and last: it has what was in a category that was removed meanwhile
  const { rows: goods, after } = await goodsOf(store, null, undefined, Math.max(left, 1))
  return [...parts, { ...others, goods, after }].filter((part) => part.goods.length > 0 || part.after !== null)
}

const unread = (): Page<Goods> => ({ rows: [], after: '' })

/** A page of one category, or of what is in none. @throws GOODS_CATEGORY_NOT_FOUND */
export async function menuGoods(
  store: Store,
  categoryId: string | null,
  after: string | undefined,
): Promise<Page<Goods>> {
  await requireCategory(store, categoryId)
  return goodsOf(store, categoryId, after, mostAtOnce / 2)
}

const goodsOf = (store: Store, categoryId: string | null, after: string | undefined, most: number) =>
  goodsPage(store, 'on', { categoryId: categoryId ?? 'none' }, after, most)

const categoriesOf = (store: Store): Promise<GoodsCategoryRow[]> =>
  store.goodsCategories.list({}, { order: [['position', 'ASC']] })

/** Every category with all of its goods; what is in none comes last. */
export async function menuOf(store: Store): Promise<MenuPart[]> {
  const [categories, shelf] = await Promise.all([categoriesOf(store), everythingOnShelf(store)])
  const isKnown = (id: string | null) => categories.some((each) => each.id === id)
  const parts: MenuPart[] = categories.map(({ id, name }) => ({
    id,
    name,
    goods: shelf.filter(({ row }) => row.categoryId === id),
    after: null,
  }))
  const rest = shelf.filter(({ row }) => !isKnown(row.categoryId))
  return [...parts, { ...others, goods: rest, after: null }].filter(({ goods }) => goods.length > 0)
}
