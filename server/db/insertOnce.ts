import type { Model, ModelStatic, Transaction } from 'sequelize'
import { isDuplicate } from '../duplicate'
import { gather } from './gather'
import { insideTransaction } from './transactionScope'

type Cells = Record<string, unknown>

/** Inserts a row that has a value for each column; false when its key is there already. */
export type InsertOnce = (row: Cells) => Promise<boolean>

const rowsAtOnce = 16 // each number of rows is a statement of its own, prepared once on each connection

/**
 * Inserts by plain SQL: models cost five times its CPU, and a callback has no use for what they add.
 *
 * Rows that come in the same turn of the event loop go in together. Where one of them does not fit, each goes by itself,
 * so that everybody gets the answer about their own.
 */
export function insertingOnce(
  model: ModelStatic<Model>,
  names: readonly string[],
  transaction: Transaction | undefined,
): InsertOnce {
  const insert = inserting(model, names, transaction)
  const one: InsertOnce = async (row) => {
    try {
      await insert([row])
      return true
    } catch (error) {
      if (isDuplicate(error)) return false
      throw error
    }
  }
  const many = gather(rowsAtOnce, async (rows: Cells[]) => {
    if (rows.length === 1) return rows.map(one)
    return insert(rows).then(
      () => rows.map(() => true),
      () => rows.map(one),
    )
  })
  return (row) => (transaction || insideTransaction() ? one(row) : many(row))
}

function inserting(model: ModelStatic<Model>, names: readonly string[], transaction: Transaction | undefined) {
  const statements = new Map<number, string>()
  const statementFor = (rows: number): string => {
    const known = statements.get(rows) ?? statement(model.tableName, names, rows)
    statements.set(rows, known)
    return known
  }
  return async (rows: Cells[]): Promise<void> => {
    const bind = rows.flatMap((row) => names.map((name) => row[name]))
    await model.sequelize?.query(statementFor(rows.length), { bind, ...(transaction && { transaction }) })
  }
}

function statement(table: string, names: readonly string[], rows: number): string {
  const places = (row: number) => names.map((_, i) => `$${row * names.length + i + 1}`).join(', ')
  const values = Array.from({ length: rows }, (_, row) => `(${places(row)})`).join(', ')
  return `INSERT INTO ${table} (${names.map((name) => `\`${name}\``).join(', ')}) VALUES ${values}`
}
