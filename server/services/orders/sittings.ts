import { openStates } from '../../../shared/order'
import type { DiningTableRow, OrderRow, SittingRow } from '../../db/models/order'
import { Failure } from '../../failures'
import { newId } from '../../ids'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { everyRow } from '../everyRow'
import { endAtTable } from './moves'

/**
 * The sitting at a table, begun by the first order. Two first orders at once: one of the transactions comes again. Its row
 * is held until the order is there: whoever clears the table at this moment sees the order, or it begins the next sitting.
 */
export async function sitDown(within: Store, table: DiningTableRow, now: Date): Promise<SittingRow> {
  const isOpen = (await within.sittings.update({ openOf: table.id }, { openOf: table.id })) > 0
  const open = isOpen ? await within.sittings.find({ openOf: table.id }) : null
  const { id: storeId } = within.row
  return (
    open ??
    within.sittings.create({ id: newId(), storeId, tableId: table.id, openOf: table.id, openedAt: now, closedAt: null })
  )
}

/** What was ordered at a table since people sat down; null while nobody has ordered. */
export async function sittingAt(
  store: Store,
  tableId: string,
): Promise<{ sitting: SittingRow; orders: OrderRow[] } | null> {
  const sitting = await store.sittings.find({ openOf: tableId })
  return sitting && { sitting, orders: await ordersOf(store, sitting.id) }
}

export const ordersOf = (store: Store, sittingId: string): Promise<OrderRow[]> =>
  store.orders.list({ sittingId, state: { not: 'closed' } }, { order: [['sortKey', 'ASC']] })

/** Everybody who sits somewhere and has ordered, the first to come first. */
export async function openSittings(store: Store) {
  const sittings = await store.sittings.list({ openOf: { not: null } }, { order: [['openedAt', 'ASC']] })
  const tables = await store.diningTables.list({ id: sittings.map(({ tableId }) => tableId) })
  return Promise.all(
    sittings.map(async (sitting) => ({
      sitting,
      table: tables.find(({ id }) => id === sitting.tableId)?.name ?? '',
      orders: await ordersOf(store, sitting.id),
    })),
  )
}

/**
 * Clears a table: what was served is done, the next people begin anew.
 *
 * @param isPaid what is still owed was taken at this moment
 * @throws SITTING_UNSETTLED while something is owed, STATE_CONFLICT where somebody ordered more at this moment
 */
export async function closeSitting(store: Store, sittingId: string, isPaid: boolean, now: Date): Promise<void> {
  const sitting = await store.sittings.find({ id: sittingId, closedAt: null })
  if (!sitting) throw new Failure('SITTING_NOT_FOUND', { sittingId })
  const orders = await ordersOf(store, sittingId)
  const owing = orders.filter(({ paidFen, totalFen }) => paidFen < totalFen)
  if (owing.length > 0 && !isPaid) throw new Failure('SITTING_UNSETTLED', { sittingId, owing: owing.length })
  for (const order of orders) await endAtTable(store, order, now)
  await store.transaction(async (within) => {
    await within.sittings.update({ id: sittingId }, { openOf: null, closedAt: now })
    const late = await within.orders.count({ sittingId, state: [...openStates] })
    if (late > 0) throw new Failure('STATE_CONFLICT', { sittingId, late })
    await within.cartLines.remove({ cartOf: `t.${sitting.tableId}` })
  })
}

/**
 * Ends the sittings of which nothing is left: everything that was ordered was closed, nobody will clear the table, and
 * whoever comes next would sit down to a stranger's evening.
 *
 * @param openedAt when they began: a table that was taken a moment ago may order again
 */
export async function endEmptySittings(platform: Platform, openedAt: { lt: Date }, now: Date): Promise<void> {
  await everyRow(platform.sittings, { openOf: { not: null }, openedAt }, null, async ({ id, storeId }) => {
    const store = await platform.findStore(storeId)
    if (store && (await ordersOf(store, id)).length === 0) await endIfEmpty(store, id, now)
  })
}

/** Its row is held while they are counted: whoever orders at this moment is seen, or begins the next sitting. */
function endIfEmpty(store: Store, id: string, now: Date): Promise<void> {
  return store.transaction(async (within) => {
    await within.sittings.update({ id, closedAt: null }, { id })
    if ((await ordersOf(within, id)).length > 0) return
    await within.sittings.update({ id, closedAt: null }, { openOf: null, closedAt: now })
  })
}
