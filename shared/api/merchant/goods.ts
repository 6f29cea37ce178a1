import { z } from 'zod'
import { goodsLimits as limits, type ChoiceGroup, type GoodsProperty } from '../../goods'
import { rights } from '../../rights'
import { takes } from '../contract'
import { after, requestKey, rowId, type Page } from '../ids'
import type { PictureView } from '../picture'

export interface MerchantCategoryView {
  id: string
  name: string
  position: number
  /** Goods in it, on the shelf or not. */
  count: number
}

/** Goods in the merchant's list. */
export interface MerchantGoodsCard {
  id: string
  categoryId: string | null
  name: string
  picture: PictureView | null
  priceFen: number
  highestPriceFen: number
  soldCount: number
  isOnShelf: boolean
  isSoldOut: boolean
  /** Of all variants together; null where one is not counted. */
  stock: number | null
  variants: { id: string; text: string; priceFen: number; stock: number | null }[]
}

export interface MerchantGoodsView extends Omit<MerchantGoodsCard, 'variants'> {
  rev: number
  summary: string
  description: string
  pictures: PictureView[]
  properties: GoodsProperty[]
  groups: ChoiceGroup[]
  packingFeeFen: number
  limitPerOrder: number | null
  variants: MerchantVariantView[]
}

export interface MerchantVariantView {
  id: string
  values: string[]
  priceFen: number
  stock: number | null
  dailyStock: number | null
  code: string
}

/** What became of each row of a spreadsheet. `row` counts as the spreadsheet does, its heading is 1. */
export interface ImportReport {
  added: number
  changed: number
  /** They are in the store exactly so. */
  unchanged: number
  problems: { row: number; column: string | null; text: string }[]
}

const priceFen = z.int().min(0).max(limits.priceFen)
const stock = z.int().min(0).max(limits.stock).nullable()
const valueName = z.string().trim().min(1).max(limits.valueName)
const unique = (names: readonly string[]) => new Set(names).size === names.length

const goods = {
  name: z.string().trim().min(1).max(limits.name),
  summary: z.string().trim().max(limits.summary).default(''),
  description: z.string().trim().max(limits.description).default(''),
  categoryId: rowId.nullable().default(null),
  /** Names under /media of pictures that this store uploaded. */
  pictures: z.array(z.string().max(128)).max(limits.pictures).default([]),
  properties: z
    .array(
      z.object({
        name: valueName,
        values: z.array(valueName).min(1).max(limits.values).refine(unique, { error: '同一规格里有重复的选项' }),
      }),
    )
    .max(limits.properties)
    .refine((all) => unique(all.map(({ name }) => name)), { error: '规格名称重复了' })
    .default([]),
  /** One for each combination of the properties' values, no more and no fewer. */
  variants: z
    .array(
      z.object({
        values: z.array(valueName).max(limits.properties),
        priceFen,
        stock,
        dailyStock: stock.default(null),
        code: z.string().trim().max(32).default(''),
        /** What the editor was shown; where the stock is still that, what was sold meanwhile counts. */
        seenStock: stock.optional(),
      }),
    )
    .min(1)
    .max(limits.variants),
  groups: z
    .array(
      z.object({
        id: rowId,
        name: valueName,
        isRequired: z.boolean(),
        most: z.int().min(1).max(limits.choices),
        choices: z
          .array(z.object({ id: rowId, name: valueName, extraFen: z.int().min(0).max(limits.extraFen) }))
          .min(1)
          .max(limits.choices),
      }),
    )
    .max(limits.groups)
    .refine((all) => unique(all.map(({ id }) => id)), { error: '选项组重复了，请删掉其中一组再添加' })
    // Of two choices with the same id, whoever takes one would be charged for both.
    .refine((all) => unique(all.flatMap(({ choices }) => choices.map(({ id }) => id))), {
      error: '选项重复了，请删掉其中一个再添加',
    })
    .default([]),
  packingFeeFen: z.int().min(0).max(limits.extraFen).default(0),
  limitPerOrder: z.int().min(1).max(limits.quantity).nullable().default(null),
  isOnShelf: z.boolean().default(true),
}

const several = z.array(rowId).min(1).max(200)
const { roles: editing } = rights.editGoods

/** Mounted under /api/merchant/:storeKey. */
export const goodsApi = {
  'GET /goods-categories': takes(z.object({})).gives<MerchantCategoryView[]>(),
  'POST /goods-categories': takes(z.object({ name: z.string().trim().min(1).max(limits.categoryName), requestKey }))
    .for(...editing)
    .gives<MerchantCategoryView[]>(),
  'PUT /goods-categories/:categoryId': takes(
    z.object({ categoryId: rowId, name: z.string().trim().min(1).max(limits.categoryName) }),
  )
    .for(...editing)
    .gives<MerchantCategoryView[]>(),
  /** Its goods stay, without a category. */
  'DELETE /goods-categories/:categoryId': takes(z.object({ categoryId: rowId }))
    .for(...editing)
    .gives<MerchantCategoryView[]>(),
  'PUT /goods-categories-order': takes(z.object({ ids: several }))
    .for(...editing)
    .gives<MerchantCategoryView[]>(),

  'GET /goods': takes(
    z.object({
      shelf: z.enum(['all', 'on', 'off', 'soldOut', 'deleted']).default('all'),
      /** `none`: goods without one. */
      categoryId: rowId.optional(),
      search: z.string().trim().max(40).optional(),
      after,
    }),
  ).gives<Page<MerchantGoodsCard> & { counts: { all: number; on: number; off: number; soldOut: number } }>(),
  'GET /goods/:goodsId': takes(z.object({ goodsId: rowId })).gives<MerchantGoodsView>(),
  'POST /goods': takes(z.object({ ...goods, requestKey }))
    .for(...editing)
    .gives<MerchantGoodsView>(),
  /** Three things to be changed, where there is nothing yet; sold out, so that nobody buys them. Twice is once. */
  'POST /goods-samples': takes(z.object({}))
    .for(...editing)
    .gives<Record<string, never>>(),
  /** `rev`: of what was edited; another edit meanwhile is not overwritten. */
  'PUT /goods/:goodsId': takes(z.object({ goodsId: rowId, ...goods, rev: z.int() }))
    .for(...editing)
    .gives<MerchantGoodsView>(),
  'PUT /goods-shelf': takes(z.object({ ids: several, isOnShelf: z.boolean() })).gives<Record<string, never>>(),
  'PUT /goods-category': takes(z.object({ ids: several, categoryId: rowId.nullable() }))
    .for(...editing)
    .gives<Record<string, never>>(),
  /** Puts one before another, or at the end. */
  'PUT /goods/:goodsId/position': takes(z.object({ goodsId: rowId, beforeId: rowId.nullable() }))
    .for(...editing)
    .gives<Record<string, never>>(),
  'DELETE /goods/:goodsId': takes(z.object({ goodsId: rowId }))
    .for(...editing)
    .gives<Record<string, never>>(),
  'POST /goods/:goodsId/restore': takes(z.object({ goodsId: rowId }))
    .for(...editing)
    .gives<MerchantGoodsView>(),
  /** Every variant that is named; the others stay. */
  'PUT /goods/:goodsId/stock': takes(
    z.object({
      goodsId: rowId,
      variants: z
        .array(z.object({ id: rowId, stock }))
        .min(1)
        .max(limits.variants),
    }),
  ).gives<MerchantGoodsCard>(),
  'POST /goods-pictures': takes(z.object({}))
    .for(...editing)
    .withFile('file', limits.pictureBytes)
    .gives<PictureView>(),
  'POST /goods-import': takes(z.object({ isTrial: z.stringbool().default(false) }))
    .for(...editing)
    .withFile('file', 4 * 1024 * 1024)
    .gives<ImportReport>(),
  /** The same spreadsheet that the import takes; `empty` for one to fill in. */
  'GET /goods-export': takes(z.object({ empty: z.stringbool().default(false) }))
    .for(...editing)
    .givesFile(),
}
