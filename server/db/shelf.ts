import { QueryTypes, type Transaction } from 'sequelize'
import { having, selecting } from './byHand'
import type { Database } from './connection'

export type ShelfName = 'all' | 'on' | 'off' | 'soldOut' | 'deleted'

/** Which goods: what is left out narrows nothing. */
export interface ShelfFilter {
  /** `none`: goods without one, or whose own was removed. */
  categoryId?: string | undefined
  /** Part of a name, in either case, or the whole of a merchant's own number. */
  search?: string | undefined
}

/** Where a page ended: its last goods. */
export interface ShelfPlace {
  position: number
  id: string
}

/** How many goods stand on each shelf; what was deleted stands on none. */
export type ShelfCounts = Record<Exclude<ShelfName, 'deleted'>, number>

export interface ShownGoods {
  name: string
  hasPicture: boolean
}

/** One store's goods, found by what their variants are like, which a table's own door cannot. */
export interface Shelf {
  /** In the merchant's order. */
  page(name: ShelfName, filter: ShelfFilter, after: ShelfPlace | null, limit: number): Promise<ShelfPlace[]>
  counts(filter: ShelfFilter): Promise<ShelfCounts>
  /** Everything that customers see, and no more of each than a reviewer minds. */
  shown(): Promise<ShownGoods[]>
  /** The newest orders in which some of these were bought: their ids. */
  ordersOf(goodsIds: readonly string[], limit: number): Promise<string[]>
}

const ofGoods = 'v.`storeId` = g.`storeId` AND v.`goodsId` = g.`id` AND v.`deletedAt` IS NULL'
const isLeft = '(v.`stock` IS NULL OR v.`stock` > 0)'
const isSoldOut = `NOT EXISTS (SELECT 1 FROM variants v WHERE ${ofGoods} AND ${isLeft})`
const isInNone =
  '(g.`categoryId` IS NULL OR NOT EXISTS ' +
  '(SELECT 1 FROM goodsCategories c WHERE c.`storeId` = g.`storeId` AND c.`id` = g.`categoryId`))'
const isKept = 'g.`deletedAt` IS NULL'

const standing: Record<ShelfName, string> = {
  all: isKept,
  on: `${isKept} AND g.\`isOnShelf\` = 1`,
  off: `${isKept} AND g.\`isOnShelf\` = 0`,
  soldOut: `${isKept} AND g.\`isOnShelf\` = 1 AND ${isSoldOut}`,
  deleted: 'g.`deletedAt` IS NOT NULL',
}

export function openShelf(database: Database, storeId: string, transaction?: Transaction): Shelf {
  const run = selecting(database, transaction)
  return {
    page: (name, filter, after, limit) => {
      const { where, bind } = conditions(storeId, filter, after)
      const order = `ORDER BY g.\`position\`, g.\`id\` LIMIT ${Math.trunc(limit)}`
      return run(`SELECT g.\`position\`, g.\`id\` FROM goods g WHERE ${where} AND ${standing[name]} ${order}`, bind)
    },
    counts: async (filter) => {
      const { where, bind } = conditions(storeId, filter, null)
      const sums = (['all', 'on', 'off', 'soldOut'] as const).map(
        (name) => `SUM(CASE WHEN ${standing[name]} THEN 1 ELSE 0 END) AS \`${name}\``,
      )
      const [row] = await run<ShelfCounts>(`SELECT ${sums.join(', ')} FROM goods g WHERE ${where}`, bind)
      const of = (name: keyof ShelfCounts): number => Number(row?.[name] ?? 0)
      return { all: of('all'), on: of('on'), off: of('off'), soldOut: of('soldOut') }
    },
    shown: async () => {
      const { where, bind } = conditions(storeId, {}, null)
      const columns = "g.`name`, CASE WHEN g.`pictures` = '[]' THEN 0 ELSE 1 END AS `pictured`"
      const rows = await run<{ name: string; pictured: number }>(
        `SELECT ${columns} FROM goods g WHERE ${where} AND ${standing.on}`,
        bind,
      )
      return rows.map(({ name, pictured }) => ({ name, hasPicture: Number(pictured) === 1 }))
    },
    ordersOf: async (goodsIds, limit) => {
      if (goodsIds.length === 0) return []
      const rows = await run<{ orderId: string }>(newestLines(goodsIds.length, Math.trunc(limit)), [
        storeId,
        ...goodsIds,
      ])
      return [...new Set(rows.map(({ orderId }) => orderId))]
    },
  }
}

/** The newest of each, then the newest of these: all lines of goods that everybody buys would be most there are. */
function newestLines(goods: number, limit: number): string {
  const newest = `ORDER BY \`sortKey\` DESC LIMIT ${limit}`
  const each = Array.from({ length: goods }, (_, n) => {
    const lines = `SELECT \`orderId\`, \`sortKey\` FROM orderLines WHERE \`storeId\` = $1 AND \`goodsId\` = $${n + 2} ${newest}`
    return `SELECT * FROM (${lines}) AS of${n}`
  })
  return `SELECT \`orderId\` FROM (${each.join(' UNION ALL ')}) AS bought ${newest}`
}

function conditions(storeId: string, { categoryId, search }: ShelfFilter, after: ShelfPlace | null) {
  const bind: unknown[] = []
  const add = (value: unknown): string => `$${bind.push(value)}`
  const clauses = [`g.\`storeId\` = ${add(storeId)}`]
  if (categoryId === 'none') clauses.push(isInNone)
  else if (categoryId) clauses.push(`g.\`categoryId\` = ${add(categoryId)}`)
  if (search) {
    const named = `LOWER(g.\`name\`) LIKE ${add(having(search.toLowerCase()))} ESCAPE '!'`
    clauses.push(`(${named} OR EXISTS (SELECT 1 FROM variants v WHERE ${ofGoods} AND v.\`code\` = ${add(search)}))`)
  }
  if (after) {
    const [at, id] = [add(after.position), add(after.id)]
    clauses.push(`(g.\`position\` > ${at} OR (g.\`position\` = ${at} AND g.\`id\` > ${id}))`)
  }
  return { where: clauses.join(' AND '), bind }
}

/** What is done to every store's goods together. */
export interface Shelves {
  /** Sets what is refilled every morning to its number, once for each day. */
  refill(day: string): Promise<void>
}

const due = '`refilledDay` < $1 AND `dailyStock` IS NOT NULL AND `deletedAt` IS NULL'

export const openShelves = ({ sequelize }: Database): Shelves => ({
  refill: async (day) => {
    const sql = `UPDATE variants SET \`stock\` = \`dailyStock\`, \`refilledDay\` = $1 WHERE ${due}`
    await sequelize.query(sql, { bind: [day], type: QueryTypes.BULKUPDATE })
  },
})
