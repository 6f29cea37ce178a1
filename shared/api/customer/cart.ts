import { z } from 'zod'
import { goodsLimits } from '../../goods'
import { takes } from '../contract'
import { rowId } from '../ids'
import type { PictureView } from '../picture'

/** Why a line cannot be ordered as it stands. `changed`: its choices are no longer offered. */
export type LineProblem = 'gone' | 'offShelf' | 'soldOut' | 'tooMany' | 'changed'

export interface CartLineView {
  id: string
  goodsId: string
  variantId: string
  name: string
  picture: PictureView | null
  variantText: string
  choicesText: string
  choiceIds: string[]
  /** For one: variant and choices. */
  priceFen: number
  packingFeeFen: number
  quantity: number
  /** How many there are; null where that is not counted. */
  stock: number | null
  limitPerOrder: number | null
  problem: LineProblem | null
  /** Who took it, at a table that several share. */
  takenBy: { name: string | null; avatarUrl: string | null; isMe: boolean }
}

export interface CartView {
  lines: CartLineView[]
  /** Of the lines that can be ordered. */
  goodsFen: number
  quantity: number
  /** The table whose cart it is, shared by everybody who scanned its code; null for one's own. */
  table: { code: string; name: string } | null
}

export interface TableView {
  code: string
  name: string
  /** What was ordered at it since people sat down. */
  sitting: { since: string; orderIds: string[]; totalFen: number; people: number } | null
}

const quantity = z.int().min(1).max(goodsLimits.quantity)
/** The code of the table one sits at; left out for one's own cart. */
const table = z.string().max(32).optional()
const taken = {
  goodsId: rowId,
  variantId: rowId,
  choiceIds: z.array(rowId).max(40).default([]),
  quantity,
}

/** Mounted under /api/customer/:storeKey. */
export const cartApi = {
  'GET /cart': takes(z.object({ table })).gives<CartView>(),
  'POST /cart/lines': takes(z.object({ ...taken, table })).gives<CartView>(),
  /** 0 takes the line out. */
  'PUT /cart/lines/:lineId': takes(
    z.object({ lineId: rowId, quantity: z.int().min(0).max(goodsLimits.quantity), table }),
  ).gives<CartView>(),
  'DELETE /cart': takes(z.object({ table })).gives<CartView>(),
  /** What was taken on this phone before anybody was signed in. */
  'POST /cart/merge': takes(z.object({ lines: z.array(z.object(taken)).max(100) })).gives<CartView>(),
  'GET /tables/:code': takes(z.object({ code: z.string().max(32) })).gives<TableView>(),
}
