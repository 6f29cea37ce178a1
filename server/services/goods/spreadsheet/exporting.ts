import type { FileAnswer } from '../../../../shared/api/contract'
import { dayOf } from '../../../../shared/day'
import { goodsLimits } from '../../../../shared/goods'
import type { VariantRow } from '../../../db/models/goods'
import { Failure } from '../../../failures'
import type { Store } from '../../../store'
import { listCategories } from '../categories'
import { allGoods, type Goods } from '../reading'
import { headings, propertyColumns, widths } from './columns'
import { workbookType, writeWorkbook } from './workbook'

/**
 * The spreadsheet that the import takes: of everything, a row for each variant, or of nothing, to be filled in.
 *
 * @throws SPREADSHEET_TOO_LONG when the import would not take it back
 */
export async function exportGoods(store: Store, isEmpty: boolean, now: Date): Promise<FileAnswer> {
  const rows = isEmpty ? [] : await rowsOf(store)
  if (rows.length > goodsLimits.importRows) throw new Failure('SPREADSHEET_TOO_LONG', { rows: rows.length })
  const bytes = await writeWorkbook('商品', [[...headings], ...rows], widths)
  return { name: isEmpty ? '商品导入模板.xlsx' : `商品-${dayOf(now)}.xlsx`, type: workbookType, bytes }
}

type Cells = (string | number | null)[]

async function rowsOf(store: Store): Promise<Cells[]> {
  const categories = new Map((await listCategories(store)).map(({ id, name }) => [id, name]))
  return (await allGoods(store)).flatMap((goods) =>
    goods.variants.map((variant) => rowOf(goods, variant, categories.get(goods.row.categoryId ?? '') ?? '')),
  )
}

const yuanOf = (fen: number): number => fen / 100

function rowOf({ row }: Goods, variant: VariantRow, category: string): Cells {
  return [
    row.id,
    row.name,
    category,
    ...propertyColumns.flatMap((_pair, at) => [row.properties[at]?.name ?? '', variant.values[at] ?? '']),
    yuanOf(variant.priceFen),
    variant.stock,
    variant.dailyStock,
    variant.code,
    row.isOnShelf ? '是' : '否',
    yuanOf(row.packingFeeFen),
    row.limitPerOrder,
    row.summary,
    row.description,
  ]
}
