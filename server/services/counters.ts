import type { CounterRow } from '../db/models/order'
import type { Store } from '../store'

/** Adds one to what is counted for a store's day and answers what it came to, each number once. */
export async function countUp(within: Store, day: string, what: CounterRow['what']): Promise<number> {
  const id = `${within.row.id}.${day}.${what}`
  await within.counters.createOnce({ id, storeId: within.row.id, day, what, value: 0 })
  await within.counters.update({ id }, {}, { value: 1 })
  return (await within.counters.find({ id }))?.value ?? 0
}
