import type { ChoiceGroup, GoodsProperty } from '../../../shared/goods'
import { flag, id, integer, json, longText, optional, text, time } from '../columns'

export interface GoodsCategoryRow {
  id: string
  storeId: string
  name: string
  position: number
  createdAt: Date
}

export const goodsCategories = {
  columns: { id: id(), storeId: text(96), name: text(40), position: integer(), createdAt: time() },
  indexes: [{ fields: ['storeId', 'position'] }],
}

export interface GoodsRow {
  id: string
  storeId: string
  categoryId: string | null
  name: string
  summary: string
  description: string
  /** Names under /media, the first one stands for the goods. */
  pictures: string[]
  properties: GoodsProperty[]
  groups: ChoiceGroup[]
  packingFeeFen: number
  limitPerOrder: number | null
  /** The cheapest and the dearest of its variants. */
  priceFen: number
  highestPriceFen: number
  soldCount: number
  isOnShelf: boolean
  /** Lower comes first. */
  position: number
  /** Counts the edits: somebody who edits an older one is told. */
  rev: number
  requestKey: string
  createdAt: Date
  updatedAt: Date
  /** Taken away; may be brought back. Orders keep what they need themselves. */
  deletedAt: Date | null
}

export const goods = {
  columns: {
    id: id(),
    storeId: text(96),
    categoryId: optional(text(96)),
    name: text(120),
    summary: text(160),
    description: longText(),
    pictures: json(),
    properties: json(),
    groups: json(),
    packingFeeFen: integer(),
    limitPerOrder: optional(integer()),
    priceFen: integer(),
    highestPriceFen: integer(),
    soldCount: integer(),
    isOnShelf: flag(),
    position: integer(),
    rev: integer(),
    requestKey: text(96),
    createdAt: time(),
    updatedAt: time(),
    deletedAt: optional(time()),
  },
  indexes: [
    { fields: ['storeId', 'requestKey'], unique: true },
    { fields: ['storeId', 'deletedAt', 'position'] },
    { fields: ['storeId', 'categoryId', 'position'] },
  ],
}

/** One thing that is sold: a combination of its goods' values, with its own price and stock. */
export interface VariantRow {
  id: string
  storeId: string
  goodsId: string
  values: string[]
  priceFen: number
  /** Null where it is not counted. */
  stock: number | null
  /** What the stock is set to every morning; null where it is not. */
  dailyStock: number | null
  /** The day of Beijing it was last set to that. */
  refilledDay: string
  /** The merchant's own number for it. */
  code: string
  position: number
  /** Left out of the goods by an edit. Kept: orders on their way give their stock back to it. */
  deletedAt: Date | null
}

export const variants = {
  columns: {
    id: id(),
    storeId: text(96),
    goodsId: text(96),
    values: json(),
    priceFen: integer(),
    stock: optional(integer()),
    dailyStock: optional(integer()),
    refilledDay: text(10),
    code: text(64),
    position: integer(),
    deletedAt: optional(time()),
  },
  indexes: [{ fields: ['storeId', 'goodsId'] }, { fields: ['storeId', 'code'] }, { fields: ['refilledDay'] }],
}
