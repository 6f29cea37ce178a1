import type { Table, Where } from '../db/table'

const atOnce = 200

/**
 * Goes through every row that fits, in the order of the ids: what is written on the way is met or not, but nothing twice.
 * Ends early once `signal` says that the process stops.
 */
export async function everyRow<Row extends { id: string }>(
  table: Table<Row>,
  where: Where<Row>,
  signal: AbortSignal | null,
  work: (row: Row) => Promise<void>,
): Promise<void> {
  for (let after = ''; ;) {
    const page = await table.list({ ...where, id: { gt: after } }, { order: [['id', 'ASC']], limit: atOnce })
    for (const row of page) {
      if (signal?.aborted) return
      await work(row)
    }
    const last = page.at(-1)
    if (!last || page.length < atOnce) return
    after = last.id
  }
}
