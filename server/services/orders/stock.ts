import type { Store } from '../../store'
import type { OrderLineRow } from '../../db/models/order'
import { Failure } from '../../failures'
import type { Offered } from './lines'

/**
 * Takes what was ordered out of the stock: each piece once, whoever else orders at the same moment. The database goes
 * through the rows of one statement in the order of their ids, so two orders do not wait for each other in a circle.
 *
 * @throws LINES_UNAVAILABLE where one of them is not there; the transaction ends, and nothing is taken
 */
export async function takeStock(within: Store, lines: readonly Offered[], today: string): Promise<void> {
  await fillUp(within, lines, today)
  for (const [quantity, ids] of byQuantity(lines)) {
    const enough = { id: ids, deletedAt: null, stock: { gte: quantity } }
    const taken = await within.variants.update(enough, {}, { stock: -quantity })
    if (taken < ids.length) throw new Failure('LINES_UNAVAILABLE', { ids, quantity })
  }
}

/**
 * Fills up what no sweep has come to since midnight: a piece of yesterday that is taken today would come back on top of a
 * full day.
 */
async function fillUp({ variants }: Store, lines: readonly Offered[], today: string): Promise<void> {
  const daily = lines.flatMap(({ variant }) => (variant && variant.dailyStock !== null ? [variant] : []))
  const due = daily.filter(({ refilledDay }) => refilledDay < today).sort((a, b) => (a.id < b.id ? -1 : 1))
  for (const { id, dailyStock } of due)
    await variants.update({ id, dailyStock, refilledDay: { lt: today } }, { stock: dailyStock, refilledDay: today })
}

/** What is counted, by how many are taken of each: most orders take one of everything, and are one statement. */
function byQuantity(lines: readonly Offered[]): [number, string[]][] {
  const wanted = new Map<string, number>()
  for (const { variant, wanted: line } of lines)
    if (variant && variant.stock !== null) wanted.set(variant.id, (wanted.get(variant.id) ?? 0) + line.quantity)
  const groups = new Map<number, string[]>()
  for (const [id, quantity] of wanted) groups.set(quantity, [...(groups.get(quantity) ?? []), id].sort())
  return [...groups].sort(([a], [b]) => a - b)
}

/**
 * Gives back what a closed order had taken. What the merchant no longer counts stays uncounted, and what was filled up on
 * a later day than it was taken is full.
 */
export async function returnStock(within: Store, lines: readonly OrderLineRow[], takenDay: string): Promise<void> {
  const taken = lines.filter(({ isStockTaken }) => isStockTaken)
  for (const { variantId, quantity } of [...taken].sort((a, b) => (a.variantId < b.variantId ? -1 : 1)))
    await giveBack(within, variantId, quantity, takenDay)
  if (taken.length > 0) await within.orderLines.update({ id: taken.map(({ id }) => id) }, { isStockTaken: false })
}

async function giveBack({ variants }: Store, id: string, quantity: number, takenDay: string): Promise<void> {
  const counted = { id, stock: { gte: 0 } }
  const isBack = await variants.update({ ...counted, dailyStock: null }, {}, { stock: quantity })
  if (isBack === 0) await variants.update({ ...counted, refilledDay: { lte: takenDay } }, {}, { stock: quantity })
}
