import type { Page } from '../../shared/api/ids'
import type { GoodsCategoryRow, GoodsRow, VariantRow } from '../db/models/goods'
import type { Where } from '../db/table'
import { Failure } from '../failures'
import type { Store } from '../store'

/** Goods with what can be bought of them. */
export interface ShownGoods {
  goods: GoodsRow
  variants: VariantRow[]
}

export interface ShownCategory {
  category: GoodsCategoryRow
  /** The picture of its first goods. */
  picture: string | null
  count: number
}

const pageSize = 20
const onShelf = { isOnShelf: true, deletedAt: null }
const inOrder = { order: [['position', 'ASC'] as ['position', 'ASC'], ['id', 'ASC'] as ['id', 'ASC']] }

/** Looks up the variants of several goods together. */
async function withVariants(store: Store, goods: readonly GoodsRow[]): Promise<ShownGoods[]> {
  if (goods.length === 0) return []
  const variants = await store.variants.list(
    { goodsId: goods.map(({ id }) => id), deletedAt: null },
    { order: [['position', 'ASC']] },
  )
  const byGoods = new Map<string, VariantRow[]>()
  for (const variant of variants) byGoods.set(variant.goodsId, [...(byGoods.get(variant.goodsId) ?? []), variant])
  return goods.map((each) => ({ goods: each, variants: byGoods.get(each.id) ?? [] }))
}

/** Everything on the shelf, in the merchant's order. */
const everythingOnShelf = async (store: Store): Promise<ShownGoods[]> =>
  withVariants(store, await store.goods.list(onShelf, inOrder))

/** @throws GOODS_NOT_FOUND also for what is off the shelf */
export async function shownGoods(store: Store, goodsId: string): Promise<ShownGoods> {
  const goods = await store.goods.find({ id: goodsId, ...onShelf })
  const [shown] = goods ? await withVariants(store, [goods]) : []
  if (!shown) throw new Failure('GOODS_NOT_FOUND', { goodsId })
  return shown
}

/** A page of the shelf; `after` names the goods its predecessor ended with. */
export async function shelfPage(
  store: Store,
  { categoryId, search = '', after }: ShelfQuery,
): Promise<Page<ShownGoods>> {
  const from = placeOf(after)
  const where: Where<GoodsRow> = {
    ...onShelf,
    ...(categoryId !== undefined && { categoryId }),
    ...(search !== '' && { name: { has: search } }),
    ...(from && { position: { gte: from.position } }),
  }
  const listed = await store.goods.list(where, { ...inOrder, limit: pageSize + 1 + sharing })
  const rest = listed.filter(({ position, id }) => !from || position > from.position || id > from.id)
  const goods = rest.slice(0, pageSize)
  const last = rest.length > pageSize ? goods[goods.length - 1] : undefined
  return { rows: await withVariants(store, goods), after: last ? `${last.position}.${last.id}` : null }
}

interface ShelfQuery {
  categoryId?: string | undefined
  search?: string | undefined
  after?: string | undefined
}

/** So many may share a place, where two phones put something at the end at the same moment. */
const sharing = 20

function placeOf(after = ''): { position: number; id: string } | null {
  const [, position, id] = /^(-?\d{1,15})\.([\w-]+)$/.exec(after) ?? []
  return id === undefined ? null : { position: Number(position), id }
}

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
  return withVariants(store, await store.goods.list({ ...where, ...onShelf }, { order, limit: most }))
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
  goods: ShownGoods[]
}

/** Every category with all of its goods; what is in none comes last. */
export async function menuOf(store: Store): Promise<MenuPart[]> {
  const [categories, shelf] = await Promise.all([
    store.goodsCategories.list({}, { order: [['position', 'ASC']] }),
    everythingOnShelf(store),
  ])
  const isKnown = (id: string | null) => categories.some((each) => each.id === id)
  const parts: MenuPart[] = categories.map(({ id, name }) => ({
    id,
    name,
    goods: shelf.filter(({ goods }) => goods.categoryId === id),
  }))
  const others = shelf.filter(({ goods }) => !isKnown(goods.categoryId))
  return [...parts, { id: null, name: '其他', goods: others }].filter(({ goods }) => goods.length > 0)
}
