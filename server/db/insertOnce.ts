import type { Transaction } from 'sequelize'
import { isDuplicate } from '../duplicate'
import { gather } from '../gather'
import type { Cells } from './cells'
import { insideTransaction } from './transactionScope'

const rowsAtOnce = 16 // each number of rows is a statement of its own, prepared once on each connection

/**
 * Inserts a row and answers true, or false when its key is there already.
 *
 * Rows that come in the same turn of the event loop go in together. Where one of them does not fit, each goes by itself,
 * so that everybody gets the answer about their own.
 */
export function insertingOnce(
  insert: (rows: Cells[]) => Promise<unknown>,
  transaction: Transaction | undefined,
): (row: Cells) => Promise<boolean> {
  const one = async (row: Cells): Promise<boolean> => {
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
