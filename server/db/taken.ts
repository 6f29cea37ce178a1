import type { Transaction } from 'sequelize'
import { decodedOf, toRow, type Cells, type Columns, type Decoded } from './cells'
import type { Database } from './connection'
import { tables } from './models'
import type { CartLineRow } from './models/customer'
import type { GoodsRow, VariantRow } from './models/goods'
import { quoted } from './statements'

/** A line of a cart with what it names, null where that is not there any more. */
export interface TakenLine {
  line: CartLineRow
  goods: GoodsRow | null
  variant: VariantRow | null
}

/** One table's share of a joined row: its columns under names of their own. */
interface Share {
  columns: readonly (readonly [string, string])[]
  decoded: Decoded
  selected: string
}

function shareOf(alias: string, columns: Columns): Share {
  const named = Object.keys(columns).map((column) => [column, `${alias}_${column}`] as const)
  const selected = named.map(([column, name]) => `${alias}.${quoted(column)} AS ${quoted(name)}`).join(', ')
  return { columns: named, decoded: decodedOf(columns), selected }
}

const [lines, goods, variants] = [
  shareOf('l', tables.cartLines.columns),
  shareOf('g', tables.goods.columns),
  shareOf('v', tables.variants.columns),
]

const sql = [
  `SELECT ${[lines, goods, variants].map(({ selected }) => selected).join(', ')} FROM cartLines l`,
  'LEFT JOIN goods g ON g.`id` = l.`goodsId` AND g.`storeId` = l.`storeId`',
  'LEFT JOIN variants v ON v.`id` = l.`variantId` AND v.`goodsId` = g.`id` AND v.`storeId` = l.`storeId`',
  'WHERE l.`storeId` = ? AND l.`cartOf` = ? ORDER BY l.`addedAt`, l.`id`',
].join(' ')

/** Everything in a cart with what it costs and whether it is there, in the order it was taken: one statement. */
export async function listTaken(
  { execute }: Database,
  storeId: string,
  cartOf: string,
  transaction?: Transaction,
): Promise<TakenLine[]> {
  const { rows } = await execute({ sql, bind: [storeId, cartOf] }, transaction)
  return rows.map((cells) => ({
    line: rowOf<CartLineRow>(lines, cells),
    goods: cells.g_id === null ? null : rowOf<GoodsRow>(goods, cells),
    variant: cells.v_id === null ? null : rowOf<VariantRow>(variants, cells),
  }))
}

function rowOf<Row>({ columns, decoded }: Share, cells: Cells): Row {
  const own: Cells = {}
  for (const [column, name] of columns) own[column] = cells[name]
  return toRow<Row>(decoded, own)
}
