import type { Store } from '../../store'
import type { OrderLineRow } from '../../db/models/order'
import { lineFailure } from '../cart'
import type { Offered } from './lines'

interface Taken {
  id: string
  quantity: number
  line: Offered
}

/**
 * Takes what was ordered out of the stock: each piece once, whoever else orders at the same moment. In the order of the
 * variants' ids, so that two orders never wait for each other.
 *
 * @throws LINES_UNAVAILABLE naming what is no longer there; nothing is taken then, the transaction ends
 */
export async function takeStock(within: Store, lines: readonly Offered[]): Promise<void> {
  for (const { id, quantity, line } of counted(lines)) {
    const enough = { id, deletedAt: null, stock: { gte: quantity } }
    const taken = await within.variants.update(enough, {}, { stock: -quantity })
    if (taken === 0) throw lineFailure({ ...line, problem: line.wanted.quantity > 1 ? 'tooMany' : 'soldOut' })
  }
}

function counted(lines: readonly Offered[]): Taken[] {
  const byVariant = new Map<string, Taken>()
  for (const line of lines) {
    const { variant, wanted } = line
    if (!variant || variant.stock === null) continue
    const before = byVariant.get(variant.id)?.quantity ?? 0
    byVariant.set(variant.id, { id: variant.id, quantity: before + wanted.quantity, line })
  }
  return [...byVariant.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

/** Gives back what a closed order had taken. What the merchant no longer counts stays uncounted. */
export async function returnStock(within: Store, lines: readonly OrderLineRow[]): Promise<void> {
  const taken = lines.filter(({ isStockTaken }) => isStockTaken)
  for (const { variantId, quantity } of [...taken].sort((a, b) => (a.variantId < b.variantId ? -1 : 1)))
    await within.variants.update({ id: variantId, stock: { gte: 0 } }, {}, { stock: quantity })
  if (taken.length > 0) await within.orderLines.update({ id: taken.map(({ id }) => id) }, { isStockTaken: false })
}
