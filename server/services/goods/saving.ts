import type { InputOf } from '../../../shared/api/contract'
import type { goodsApi } from '../../../shared/api/merchant/goods'
import { goodsLimits } from '../../../shared/goods'
import type { GoodsRow } from '../../db/models/goods'
import { isDuplicate } from '../../duplicate'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'
import { requireOwnPictures } from '../media'
import { requireCategory } from './categories'
import { endPosition } from './order'
import { getGoods, type Goods } from './reading'
import { arrangeVariants, changeVariants, newVariant, priceRange, type WantedVariant } from './variants'

/** Goods as somebody wants them to be. */
export type WantedGoods = Omit<InputOf<(typeof goodsApi)['POST /goods']>, 'requestKey' | 'variants'> & {
  variants: WantedVariant[]
}

/**
 * Adds goods at the end of the list. Asked again with the same `requestKey` it answers with the same goods.
 *
 * @throws VARIANTS_MISMATCH, PICTURE_NOT_FOUND, GOODS_CATEGORY_NOT_FOUND, GOODS_FULL
 */
export async function createGoods(store: Store, wanted: WantedGoods, requestKey: string, now: Date): Promise<Goods> {
  const known = await store.goods.find({ requestKey })
  if (known) return getGoods(store, known.id)
  const arranged = await check(store, wanted)
  await requireRoom(store)
  try {
    return await store.transaction(async (within) =>
      insertGoods(within, arranged, requestKey, await endPosition(within), now),
    )
  } catch (error) {
    if (isDuplicate(error)) return createGoods(store, wanted, requestKey, now)
    throw error
  }
}

/** Looks at what no single field shows, and puts the variants in their order. */
async function check(store: Store, wanted: WantedGoods): Promise<WantedGoods> {
  const variants = arrangeVariants(wanted.properties, wanted.variants)
  await requireOwnPictures(store, wanted.pictures, 'pictures')
  await requireCategory(store, wanted.categoryId)
  return { ...wanted, variants }
}

/** @throws GOODS_FULL */
export async function requireRoom({ goods }: Store, more = 1): Promise<void> {
  const count = await goods.count({ deletedAt: null })
  if (count + more > goodsLimits.goods) throw new Failure('GOODS_FULL', { count, more })
}

/** Within a transaction, and without looking whether it is in order. */
export async function insertGoods(
  store: Store,
  wanted: WantedGoods,
  requestKey: string,
  position: number,
  now: Date,
): Promise<Goods> {
  const row = await store.goods.create({
    id: newId(),
    storeId: store.row.id,
    ...columnsOf(wanted),
    soldCount: 0,
    position,
    rev: 1,
    requestKey,
    createdAt: now,
    updatedAt: now,
    deletedAt: null,
  })
  const variants = wanted.variants.map((variant, at) => newVariant(store, row.id, variant, at, now))
  await store.variants.createAll(variants)
  return { row, variants }
}

type Editable = Omit<WantedGoods, 'variants'> & Pick<GoodsRow, 'priceFen' | 'highestPriceFen'>

const columnsOf = ({ variants, ...wanted }: WantedGoods): Editable => ({
  name: wanted.name,
  summary: wanted.summary,
  description: wanted.description,
  categoryId: wanted.categoryId,
  pictures: wanted.pictures,
  properties: wanted.properties,
  groups: wanted.groups,
  packingFeeFen: wanted.packingFeeFen,
  limitPerOrder: wanted.limitPerOrder,
  isOnShelf: wanted.isOnShelf,
  ...priceRange(variants),
})

/**
 * Changes goods that were read as `rev`.
 *
 * @throws EDITED_MEANWHILE, NOT_FOUND, VARIANTS_MISMATCH, PICTURE_NOT_FOUND, GOODS_CATEGORY_NOT_FOUND
 */
export async function updateGoods(
  store: Store,
  goodsId: string,
  rev: number,
  wanted: WantedGoods,
  now: Date,
): Promise<Goods> {
  const arranged = await check(store, wanted)
  await store.transaction((within) => changeGoods(within, goodsId, rev, arranged, now))
  return getGoods(store, goodsId)
}

/** Within a transaction, and without looking whether it is in order. */
export async function changeGoods(
  store: Store,
  goodsId: string,
  rev: number,
  wanted: WantedGoods,
  now: Date,
): Promise<void> {
  // The row first: it holds off whoever saves the same goods in this moment.
  const isRead = { id: goodsId, rev, deletedAt: null }
  const matched = await store.goods.update(isRead, { ...columnsOf(wanted), updatedAt: now }, { rev: 1 })
  if (matched === 0) {
    const { row } = await getGoods(store, goodsId)
    throw new Failure('EDITED_MEANWHILE', { goodsId, rev, now: row.rev })
  }
  await changeVariants(store, goodsId, wanted.variants, now)
}
