import { goodsLimits as limits, type GoodsProperty } from '../../../../shared/goods'
import { isFailure } from '../../../failures'
import { arrangeVariants, type WantedVariant } from '../variants'
import { plainName, propertyColumns, type ColumnName } from './columns'
import type { Line, SheetProblem } from './lines'

/** Goods as a spreadsheet has them: everything but pictures and choices. */
export interface SheetGoods {
  /** Of its first row. */
  row: number
  id: string
  name: string
  category: string
  summary: string
  description: string
  packingFeeFen: number
  limitPerOrder: number | null
  /** Null where the sheet does not say. */
  isOnShelf: boolean | null
  properties: GoodsProperty[]
  variants: WantedVariant[]
}

/** Rows make goods together when they have the same number, or else the same name. A row without either goes with the one above. */
export function groupsOf(lines: readonly Line[]): Line[][] {
  const groups = new Map<string, Line[]>()
  let above = ''
  for (const line of lines) {
    const key = line.id
      ? `id ${line.id}`
      : line.name
        ? `name ${line.name}`
        : isUnread(line, 'name')
          ? `row ${line.row}`
          : above
    groups.set(key, [...(groups.get(key) ?? []), line])
    above = key
  }
  return [...groups.values()]
}

/** The goods of these rows, or what is wrong with them. */
export function goodsOf(lines: readonly Line[]): SheetGoods | SheetProblem[] {
  const [first] = lines
  if (!first) return []
  const problems = [...lines.flatMap((line) => line.problems), ...lines.flatMap((line) => disagreements(first, line))]
  if (!first.name && !isUnread(first, 'name')) problems.push(problem(first, plainName('name'), '请填写商品名称'))
  for (const line of lines) if (isPriceless(line)) problems.push(problem(line, plainName('price'), '请填写价格'))
  if (problems.length > 0) return problems
  return arranged(first, lines)
}

const isPriceless = (line: Line): boolean => line.priceFen === null && !isUnread(line, 'price')

/** There is something in the cell, and what is wrong with it is said already. */
const isUnread = ({ problems }: Line, name: ColumnName): boolean =>
  problems.some(({ column }) => column === plainName(name))

const problem = ({ row }: Line, column: string | null, text: string): SheetProblem => ({ row, column, text })

/** What holds for all of the goods stands in its first row; the others say the same or nothing. */
function disagreements(first: Line, line: Line): SheetProblem[] {
  const shared = ['name', 'category', 'summary', 'description', 'packingFeeFen', 'limitPerOrder', 'isOnShelf'] as const
  const differing = shared.filter((name) => line[name] !== null && line[name] !== '' && line[name] !== first[name])
  const found = differing.map((name) => problem(line, columnOf[name], `和第 ${first.row} 行同一件商品写得不一样`))
  line.properties.forEach(({ name, value }, at) => {
    const { property, value: valueColumn } = propertyColumns[at] ?? { property: '', value: '' }
    const expected = first.properties[at]?.name ?? ''
    if (name && name !== expected) found.push(problem(line, property, `规格名称和第 ${first.row} 行不一样`))
    if (value && !expected) found.push(problem(line, property, '请写明这是什么规格，例如“颜色”'))
    if (!value && expected) found.push(problem(line, valueColumn, `请填写“${expected}”是哪一种`))
  })
  return found
}

const columnOf = {
  name: plainName('name'),
  category: plainName('category'),
  summary: plainName('summary'),
  description: plainName('description'),
  packingFeeFen: plainName('packing'),
  limitPerOrder: plainName('limit'),
  isOnShelf: plainName('shelf'),
}

function arranged(first: Line, lines: readonly Line[]): SheetGoods | SheetProblem[] {
  const named = first.properties.flatMap(({ name }, at) => (name ? [{ name, at }] : []))
  const valuesOf = (line: Line): string[] => named.map(({ at }) => line.properties[at]?.value ?? '')
  const properties = named.map(({ name, at }) => ({
    name,
    values: [...new Set(lines.map((line) => line.properties[at]?.value ?? ''))],
  }))
  const wrong = propertyProblem(properties)
  if (wrong) return [problem(first, propertyColumns[0]?.property ?? null, wrong)]
  const variants = lines.map((line) => ({
    values: valuesOf(line),
    priceFen: line.priceFen ?? 0,
    stock: line.stock ?? line.dailyStock,
    dailyStock: line.dailyStock,
    code: line.code,
  }))
  try {
    const { row, id, name, category, summary, description, limitPerOrder, isOnShelf } = first
    const packingFeeFen = first.packingFeeFen ?? 0
    const goods = { row, id, name, category, summary, description, packingFeeFen, limitPerOrder, isOnShelf }
    return { ...goods, properties, variants: arrangeVariants(properties, variants) }
  } catch (error) {
    if (isFailure(error, 'VARIANTS_MISMATCH')) return [problem(first, null, error.text)]
    throw error
  }
}

function propertyProblem(properties: readonly GoodsProperty[]): string | null {
  const names = properties.map(({ name }) => name)
  if (new Set(names).size < names.length) return '规格名称重复了'
  const crowded = properties.find(({ values }) => values.length > limits.values)
  return crowded ? `“${crowded.name}”最多 ${limits.values} 种，现在有 ${crowded.values.length} 种` : null
}
