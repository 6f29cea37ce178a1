import type { ImportReport } from '../../../../shared/api/merchant/goods'
import { isFailure } from '../../../failures'
import { newId } from '../../../ids'
import type { Store } from '../../../store'
import { addCategory } from '../categories'
import { endPosition, step } from '../order'
import { changeGoods, insertGoods, type WantedGoods } from '../saving'
import { linesOf, type SheetProblem } from './lines'
import { planImport, type Plan } from './planning'
import { goodsOf, groupsOf, type SheetGoods } from './sheetGoods'
import { readWorkbook } from './workbook'

/**
 * Adds and changes goods as a spreadsheet says. Every row is looked at; goods in order go in, and for each row that is not
 * the report says why. A trial writes nothing.
 *
 * @throws SPREADSHEET_UNREADABLE, SPREADSHEET_TOO_LONG, SPREADSHEET_HEADLESS, GOODS_FULL, GOODS_CATEGORIES_FULL
 */
export async function importGoods(store: Store, bytes: Buffer, isTrial: boolean, now: Date): Promise<ImportReport> {
  const read = groupsOf(linesOf(await readWorkbook(bytes))).map(goodsOf)
  const plan = await planImport(
    store,
    read.flatMap((each) => (Array.isArray(each) ? [] : each)),
  )
  const late = isTrial ? [] : await carryOut(store, plan, now)
  const problems = [...read.flatMap((each) => (Array.isArray(each) ? each : [])), ...plan.problems, ...late]
  return {
    added: plan.added.length,
    changed: plan.changed.length - late.length,
    unchanged: plan.unchanged,
    problems: problems.sort((one, other) => one.row - other.row),
  }
}

const together = 50 // one transaction: others can write in between, and little is lost with it

/** Answers what could not be changed, because somebody else did meanwhile. */
async function carryOut(store: Store, { added, changed }: Plan, now: Date): Promise<SheetProblem[]> {
  const categories = await categoryIds(store, [...added, ...changed.map(({ wanted }) => wanted)], now)
  for (const some of chunks(added)) await store.transaction((within) => addAll(within, some, categories, now))
  const problems: SheetProblem[] = []
  for (const some of chunks(changed)) {
    problems.push(...(await store.transaction((within) => changeAll(within, some, categories, now))))
  }
  return problems
}

type CategoryIds = ReadonlyMap<string, string>

async function addAll(store: Store, added: Plan['added'], categories: CategoryIds, now: Date): Promise<void> {
  const end = await endPosition(store)
  for (const [at, wanted] of added.entries()) {
    const goods = { ...unseen, ...columnsOf(wanted), categoryId: categories.get(wanted.category) ?? null }
    await insertGoods(store, goods, newId(), end + at * step, now)
  }
}

async function changeAll(store: Store, changed: Plan['changed'], categories: CategoryIds, now: Date) {
  const problems: SheetProblem[] = []
  for (const { goods, wanted } of changed) {
    const { id, rev, pictures, groups, isOnShelf } = goods.row
    const categoryId = categories.get(wanted.category) ?? null
    const next = { pictures, groups, ...columnsOf(wanted, isOnShelf), categoryId }
    await changeGoods(store, id, rev, next, now).catch((error: unknown) => {
      if (!isFailure(error, 'EDITED_MEANWHILE', 'NOT_FOUND')) throw error
      problems.push({ row: wanted.row, column: null, text: error.text })
    })
  }
  return problems
}

/** What a sheet does not hold. */
const unseen = { pictures: [], groups: [] }

const columnsOf = (
  { name, summary, description, packingFeeFen, limitPerOrder, isOnShelf, properties, variants }: SheetGoods,
  isOnShelfNow = true,
): Omit<WantedGoods, 'pictures' | 'groups' | 'categoryId'> => ({
  name,
  summary,
  description,
  packingFeeFen,
  limitPerOrder,
  isOnShelf: isOnShelf ?? isOnShelfNow,
  properties,
  variants,
})

async function categoryIds(store: Store, goods: SheetGoods[], now: Date): Promise<CategoryIds> {
  const names = new Set(goods.flatMap(({ category }) => category || []))
  const ids = new Map<string, string>()
  for (const name of names) ids.set(name, await addCategory(store, name, newId(), now))
  return ids
}

function chunks<T>(all: readonly T[]): T[][] {
  const count = Math.ceil(all.length / together)
  return Array.from({ length: count }, (_, at) => all.slice(at * together, (at + 1) * together))
}
