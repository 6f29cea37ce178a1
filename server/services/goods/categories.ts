import { goodsLimits } from '../../../shared/goods'
import type { GoodsCategoryRow } from '../../db/models/goods'
import { Failure } from '../../failures'
import { digest } from '../../ids'
import type { Store } from '../../store'

export interface CountedCategory extends GoodsCategoryRow {
  /** Goods in it, on the shelf or not. */
  count: number
}

/** In the merchant's order. */
export async function listCategories(store: Store): Promise<CountedCategory[]> {
  const rows = await inOrder(store)
  const tally = await store.goods.tally({ deletedAt: null }, 'categoryId')
  return rows.map((row) => ({ ...row, count: tally.find(({ of }) => of === row.id)?.n ?? 0 }))
}

const inOrder = ({ goodsCategories }: Store): Promise<GoodsCategoryRow[]> =>
  goodsCategories.list(
    {},
    {
      order: [
        ['position', 'ASC'],
        ['id', 'ASC'],
      ],
    },
  )

/**
 * Adds one at the end. Asked again with the same `requestKey`, or for a name that is there, it changes nothing.
 *
 * @throws GOODS_CATEGORIES_FULL
 */
export async function addCategory(store: Store, name: string, requestKey: string, now: Date): Promise<string> {
  const rows = await inOrder(store)
  const known = rows.find((row) => row.name === name)
  if (known) return known.id
  if (rows.length >= goodsLimits.categories) throw new Failure('GOODS_CATEGORIES_FULL', { count: rows.length })
  const id = `c${digest(`${store.row.id}:${requestKey}`).slice(0, 32)}`
  const position = 1 + (rows.at(-1)?.position ?? 0)
  await store.goodsCategories.createOnce({ id, storeId: store.row.id, name, position, createdAt: now })
  return id
}

/** @throws GOODS_CATEGORY_NOT_FOUND, GOODS_CATEGORY_TAKEN */
export async function renameCategory(store: Store, categoryId: string, name: string): Promise<void> {
  const rows = await store.goodsCategories.list({ name })
  if (rows.some(({ id }) => id !== categoryId)) throw new Failure('GOODS_CATEGORY_TAKEN', { name }, { field: 'name' })
  const matched = await store.goodsCategories.update({ id: categoryId }, { name })
  if (matched === 0) throw new Failure('GOODS_CATEGORY_NOT_FOUND', { categoryId })
}

/** Its goods stay, without a category. @throws GOODS_CATEGORY_NOT_FOUND */
export const removeCategory = (store: Store, categoryId: string): Promise<void> =>
  store.transaction(async (within) => {
    await within.goods.update({ categoryId }, { categoryId: null }, { rev: 1 })
    const removed = await within.goodsCategories.remove({ id: categoryId })
    if (removed === 0) throw new Failure('GOODS_CATEGORY_NOT_FOUND', { categoryId })
  })

/** Those that are not named come after, as they were. */
export const orderCategories = (store: Store, ids: readonly string[]): Promise<void> =>
  store.transaction(async (within) => {
    const rows = await inOrder(within)
    const rank = (id: string): number => (ids.includes(id) ? ids.indexOf(id) : ids.length)
    const wanted = [...rows].sort((one, other) => rank(one.id) - rank(other.id))
    for (const [at, { id, position }] of wanted.entries()) {
      if (position !== at + 1) await within.goodsCategories.update({ id }, { position: at + 1 })
    }
  })

/** @throws GOODS_CATEGORY_NOT_FOUND */
export async function requireCategory({ goodsCategories }: Store, categoryId: string | null): Promise<void> {
  if (categoryId === null || (await goodsCategories.find({ id: categoryId }))) return
  throw new Failure('GOODS_CATEGORY_NOT_FOUND', { categoryId }, { field: 'categoryId' })
}
