import type { CounterRow } from '../db/models/order'
import type { Store } from '../store'

/**
 * Adds one to what is counted for a store's day and answers what it came to, each number once. The row is made only where
 * there is none: on MySQL an insert that finds it shares its lock, and all who share it would wait for each other.
 */
export async function countUp(within: Store, day: string, what: CounterRow['what']): Promise<number> {
  const id = `${within.row.id}.${day}.${what}`
  if (!(await addOne(within, id))) {
    await within.counters.createOnce({ id, storeId: within.row.id, day, what, value: 0 })
    await addOne(within, id)
  }
  return (await within.counters.find({ id }))?.value ?? 0
}

const addOne = async ({ counters }: Store, id: string): Promise<boolean> =>
  (await counters.update({ id }, {}, { value: 1 })) > 0
