import { dayOf } from '../../../shared/day'
import { combinations, goodsLimits, variantText, type GoodsProperty } from '../../../shared/goods'
import type { VariantRow } from '../../db/models/goods'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Store } from '../../store'

/** A variant as somebody wants it to be. */
export interface WantedVariant {
  values: string[]
  priceFen: number
  stock: number | null
  dailyStock: number | null
  code: string
  /** What its editor was shown as stock. Left alone there, it stays what orders have made of it meanwhile. */
  seenStock?: number | null | undefined
}

const keyOf = (values: readonly string[]): string => JSON.stringify(values)

/**
 * In the order of the combinations of the properties' values: one variant for each, no more and no fewer.
 *
 * @throws VARIANTS_MISMATCH with the combinations that are missing or do not belong there
 */
export function arrangeVariants(
  properties: readonly GoodsProperty[],
  variants: readonly WantedVariant[],
): WantedVariant[] {
  const count = properties.reduce((n, { values }) => n * values.length, 1)
  if (count > goodsLimits.variants) throw mismatch(`规格组合最多 ${goodsLimits.variants} 种，现在有 ${count} 种`)
  const wanted = combinations(properties)
  const given = new Map(variants.map((variant) => [keyOf(variant.values), variant]))
  if (given.size < variants.length) throw mismatch(`这些规格重复了：${named(repeated(variants))}`)
  const missing = wanted.filter((values) => !given.has(keyOf(values)))
  if (missing.length > 0) throw mismatch(`还缺这些规格的价格：${named(missing)}`)
  const keys = new Set(wanted.map(keyOf))
  const foreign = variants.filter(({ values }) => !keys.has(keyOf(values)))
  if (foreign.length > 0) throw mismatch(`这些规格不在选项里：${named(foreign.map(({ values }) => values))}`)
  return wanted.flatMap((values) => given.get(keyOf(values)) ?? [])
}

const repeated = (variants: readonly WantedVariant[]): string[][] => {
  const keys = variants.map(({ values }) => keyOf(values))
  return variants.flatMap(({ values }, at) => (keys.indexOf(keyOf(values)) === at ? [] : [values]))
}

const shown = 3

const named = (all: readonly string[][]): string =>
  all
    .slice(0, shown)
    .map((values) => variantText(values) || '无规格')
    .join('、') + (all.length > shown ? ` 等 ${all.length} 种` : '')

const mismatch = (text: string): Failure => new Failure('VARIANTS_MISMATCH', { text }, { field: 'variants', text })

/** The cheapest and the dearest, as the goods' own row keeps them. */
export function priceRange(variants: readonly WantedVariant[]): { priceFen: number; highestPriceFen: number } {
  const prices = variants.map(({ priceFen }) => priceFen)
  return { priceFen: Math.min(...prices), highestPriceFen: Math.max(...prices) }
}

/** Sorts after every day: the sweep that refills finds by its index only what is refilled at all. */
const noDay = '9999-12-31'

export const newVariant = (
  store: Store,
  goodsId: string,
  wanted: WantedVariant,
  position: number,
  now: Date,
): VariantRow => ({
  id: newId(),
  storeId: store.row.id,
  goodsId,
  position,
  deletedAt: null,
  ...columnsOf(wanted, now),
})

function columnsOf({ values, priceFen, stock, dailyStock, code }: WantedVariant, now: Date) {
  const refilledDay = dailyStock === null ? noDay : dayOf(now)
  return { values, priceFen, stock: stock ?? dailyStock, dailyStock, refilledDay, code }
}

/**
 * Makes the goods' variants the ones that are wanted.
 *
 * One with the same values keeps its id: carts and orders point at it. What is left out is put aside, and comes back under
 * its id when it is wanted again.
 */
export async function changeVariants(store: Store, goodsId: string, wanted: WantedVariant[], now: Date): Promise<void> {
  const known = new Map((await store.variants.list({ goodsId })).map((row) => [keyOf(row.values), row]))
  for (const [position, variant] of wanted.entries()) {
    const row = known.get(keyOf(variant.values))
    if (row) await change(store, row, variant, position, now)
    else await store.variants.create(newVariant(store, goodsId, variant, position, now))
  }
  const kept = wanted.map(({ values }) => keyOf(values))
  const left = [...known].filter(([key, row]) => !kept.includes(key) && row.deletedAt === null)
  if (left.length > 0) await store.variants.update({ id: left.map(([, { id }]) => id) }, { deletedAt: now })
}

/** Writes what is different, so that what orders do to the stock in this moment is not undone. */
async function change(store: Store, row: VariantRow, wanted: WantedVariant, position: number, now: Date) {
  const { values: _same, stock, refilledDay, ...columns } = columnsOf(wanted, now)
  const isStockSet = wanted.seenStock === undefined ? stock !== row.stock : stock !== wanted.seenStock
  const isCountedToday = isStockSet || columns.dailyStock !== row.dailyStock
  const next = {
    ...columns,
    position,
    deletedAt: null,
    ...(isCountedToday && { refilledDay }),
    ...(isStockSet && { stock }),
  }
  const changes = Object.entries(next).filter(([name, value]) => value !== row[name as keyof VariantRow])
  if (changes.length > 0) await store.variants.update({ id: row.id }, Object.fromEntries(changes))
}
