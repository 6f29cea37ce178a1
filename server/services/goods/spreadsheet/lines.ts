import { goodsLimits as limits } from '../../../../shared/goods'
import type { ImportReport } from '../../../../shared/api/merchant/goods'
import { Failure } from '../../../failures'
import { CellProblem, countIn, fenIn, stockIn, textOf, yesIn } from './cells'
import { plain, plainName, propertyColumns, type ColumnName } from './columns'
import type { Cell } from './workbook'

export type SheetProblem = ImportReport['problems'][number]

/** One row of the sheet, read. What is null was left empty. */
export interface Line {
  /** As the spreadsheet counts: the headings are 1. */
  row: number
  id: string
  name: string
  category: string
  properties: { name: string; value: string }[]
  priceFen: number | null
  stock: number | null
  dailyStock: number | null
  code: string
  isOnShelf: boolean | null
  packingFeeFen: number | null
  limitPerOrder: number | null
  summary: string
  description: string
  problems: SheetProblem[]
}

const descriptionOf = (cell: Cell): string => textOf(cell, limits.description).replace(/\r\n?/g, '\n')

/**
 * Every row below the headings that has something in it.
 *
 * @throws SPREADSHEET_HEADLESS
 */
export function linesOf([heads = [], ...rows]: Cell[][]): Line[] {
  const at = new Map(heads.map((head, column) => [plain(String(head ?? '')), column]))
  if (!at.has(plainName('name')) || !at.has(plainName('price'))) throw new Failure('SPREADSHEET_HEADLESS')
  return rows.flatMap((cells, index) =>
    cells.every((cell) => cell === null || cell === '') ? [] : [lineOf(index + 2, cells, at)],
  )
}

function lineOf(row: number, cells: Cell[], at: Map<string, number>): Line {
  const problems: SheetProblem[] = []
  const read = <T>(column: string, reader: (cell: Cell) => T, otherwise: T): T => {
    try {
      return reader(cells[at.get(column) ?? -1] ?? null)
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error
      problems.push({ row, column, text: error.message })
      return otherwise
    }
  }
  const text = (name: ColumnName, longest: number) => read(plainName(name), (cell) => textOf(cell, longest), '')
  const number = (name: ColumnName, reader: (cell: Cell) => number | null) => read(plainName(name), reader, null)
  return {
    row,
    id: text('id', 96),
    name: text('name', limits.name),
    category: text('category', limits.categoryName),
    properties: propertyColumns.map(({ property, value }) => ({
      name: read(property, (cell) => textOf(cell, limits.valueName), ''),
      value: read(value, (cell) => textOf(cell, limits.valueName), ''),
    })),
    priceFen: number('price', (cell) => fenIn(cell, limits.priceFen)),
    stock: number('stock', stockIn),
    dailyStock: number('daily', stockIn),
    code: text('code', 32),
    isOnShelf: read(plainName('shelf'), yesIn, null),
    packingFeeFen: number('packing', (cell) => fenIn(cell, limits.extraFen)),
    limitPerOrder: number('limit', (cell) => countIn(cell, 1, limits.quantity)),
    summary: text('summary', limits.summary),
    description: read(plainName('description'), descriptionOf, ''),
    problems,
  }
}
