import { dayOf } from '../../../shared/day'
import { Failure } from '../../failures'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { requireCategory } from './categories'
import { getGoods, type Goods } from './reading'
import { requireRoom } from './saving'

// What a list does with one tap. Whoever has the goods open in the editor meanwhile is told (`rev`), where the editor
// would write it back as it was.

export const setShelf = ({ goods }: Store, ids: string[], isOnShelf: boolean): Promise<number> =>
  goods.update({ id: ids, deletedAt: null, isOnShelf: !isOnShelf }, { isOnShelf }, { rev: 1 })

/** @throws GOODS_CATEGORY_NOT_FOUND */
export async function setCategory(store: Store, ids: string[], categoryId: string | null): Promise<void> {
  await requireCategory(store, categoryId)
  await store.goods.update({ id: ids, deletedAt: null }, { categoryId }, { rev: 1 })
}

/** Orders keep what they need of it themselves. A second time changes nothing. @throws NOT_FOUND */
export async function deleteGoods({ goods }: Store, goodsId: string, now: Date): Promise<void> {
  const matched = await goods.update({ id: goodsId, deletedAt: null }, { deletedAt: now })
  if (matched === 0 && !(await goods.find({ id: goodsId }))) throw new Failure('NOT_FOUND', { goodsId })
}

/** As it was. @throws NOT_FOUND, GOODS_FULL, GOODS_CATEGORY_NOT_FOUND */
export async function restoreGoods(store: Store, goodsId: string): Promise<Goods> {
  const row = await store.goods.find({ id: goodsId })
  if (!row) throw new Failure('NOT_FOUND', { goodsId })
  if (row.deletedAt) await requireRoom(store)
  await store.goods.update({ id: goodsId }, { deletedAt: null })
  return getGoods(store, goodsId)
}

/** Null: it is not counted. */
export interface NewStock {
  id: string
  stock: number | null
}

/** What was counted is right until the next morning. @throws NOT_FOUND */
export async function setStock(store: Store, goodsId: string, variants: NewStock[], now: Date): Promise<Goods> {
  await store.transaction(async (within) => {
    for (const { id, stock } of variants) {
      const row = await within.variants.find({ id, goodsId, deletedAt: null })
      if (!row) throw new Failure('NOT_FOUND', { goodsId, variantId: id })
      const refilledDay = row.dailyStock === null ? row.refilledDay : dayOf(now)
      await within.variants.update({ id }, { stock: stock ?? row.dailyStock, refilledDay })
    }
  })
  return getGoods(store, goodsId)
}

/** Every morning in Beijing. */
export const refillStock = (platform: Platform, now: Date): Promise<void> => platform.shelves.refill(dayOf(now))
