import { Failure } from '../../../failures'
import type { Store } from '../../../store'
import { goodsLimits } from '../../../../shared/goods'
import { listCategories } from '../categories'
import { allGoods, type Goods } from '../reading'
import type { SheetProblem } from './lines'
import type { SheetGoods } from './sheetGoods'

/** What the import of a spreadsheet will do. */
export interface Plan {
  added: SheetGoods[]
  changed: { goods: Goods; wanted: SheetGoods }[]
  unchanged: number
  problems: SheetProblem[]
}

/**
 * Finds the goods that each of the sheet's is in this store: by its number, or by its name where that is one of a kind.
 * So a sheet that is sent twice, or was exported from here, adds nothing.
 *
 * @throws GOODS_FULL, GOODS_CATEGORIES_FULL
 */
export async function planImport(store: Store, sheet: readonly SheetGoods[]): Promise<Plan> {
  const known = await allGoods(store)
  const categories = await listCategories(store)
  const categoryNames = new Map(categories.map(({ id, name }) => [id, name]))
  const find = finder(known)
  const plan: Plan = { added: [], changed: [], unchanged: 0, problems: [] }
  const taken = new Map<string, number>()
  for (const wanted of sheet) {
    const found = find(wanted)
    const twin = found === 'several' ? undefined : taken.get(found?.row.id ?? `name ${wanted.name}`)
    if (found === 'several') plan.problems.push(ambiguous(wanted))
    else if (twin !== undefined) plan.problems.push(repeated(wanted, twin))
    else if (!found) plan.added.push(wanted)
    else if (isSame(found, wanted, categoryNames)) plan.unchanged += 1
    else plan.changed.push({ goods: found, wanted })
    if (found !== 'several') taken.set(found?.row.id ?? `name ${wanted.name}`, twin ?? wanted.row)
  }
  requireRoomFor(known.length, plan.added.length)
  requireCategoriesFor([...categoryNames.values()], [...plan.added, ...plan.changed.map(({ wanted }) => wanted)])
  return plan
}

function finder(known: readonly Goods[]): (wanted: SheetGoods) => Goods | 'several' | undefined {
  const byId = new Map(known.map((goods) => [goods.row.id, goods]))
  const byName = new Map<string, Goods[]>()
  for (const goods of known) byName.set(goods.row.name, [...(byName.get(goods.row.name) ?? []), goods])
  return ({ id, name }) => {
    const named = byName.get(name) ?? []
    return byId.get(id) ?? (named.length > 1 ? 'several' : named[0])
  }
}

const ambiguous = ({ row, name }: SheetGoods): SheetProblem => ({
  row,
  column: null,
  text: `店里有几件商品都叫“${name}”，请先导出商品，在导出的表里修改`,
})

const repeated = ({ row }: SheetGoods, twin: number): SheetProblem => ({
  row,
  column: null,
  text: `和第 ${twin} 行是同一件商品`,
})

function requireRoomFor(count: number, more: number): void {
  if (count + more > goodsLimits.goods) throw new Failure('GOODS_FULL', { count, more })
}

function requireCategoriesFor(known: string[], wanted: SheetGoods[]): void {
  const names = new Set([...known, ...wanted.flatMap(({ category }) => category || [])])
  if (names.size > goodsLimits.categories) throw new Failure('GOODS_CATEGORIES_FULL', { count: names.size })
}

/** True when the import would write what is there already. */
function isSame({ row, variants }: Goods, wanted: SheetGoods, categories: ReadonlyMap<string, string>): boolean {
  const is = [
    row.name,
    categories.get(row.categoryId ?? '') ?? '',
    row.summary,
    row.description,
    row.packingFeeFen,
    row.limitPerOrder,
    row.isOnShelf,
    row.properties,
    variants.map(({ values, priceFen, stock, dailyStock, code }) => [values, priceFen, stock, dailyStock, code]),
  ]
  const shall = [
    wanted.name,
    wanted.category,
    wanted.summary,
    wanted.description,
    wanted.packingFeeFen,
    wanted.limitPerOrder,
    wanted.isOnShelf ?? row.isOnShelf,
    wanted.properties,
    wanted.variants.map(({ values, priceFen, stock, dailyStock, code }) => [values, priceFen, stock, dailyStock, code]),
  ]
  return JSON.stringify(is) === JSON.stringify(shall)
}
