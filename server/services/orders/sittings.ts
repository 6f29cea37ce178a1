import { yuan } from '../../../shared/money'
import { owedFenOf, spoken } from '../../../shared/order'
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

/** What is still to be taken at a table. */
export const owedFenAt = (orders: readonly OrderRow[]): number =>
  orders.reduce((sum, order) => sum + owedFenOf(order), 0)

/** What the staff were shown of a table. */
export interface Seen {
  orderIds: readonly string[]
  owedFen: number
}

/**
 * Clears a table: what was served is done, the next people begin anew. All of it or nothing: its row is held meanwhile, so
 * whoever orders at this moment is seen, or begins the next sitting.
 *
 * @param seen what was owed of it was taken at this moment
 * @throws SITTING_NOT_FOUND, SITTING_AWAITS_PAYMENT, SITTING_CHANGED where it is not what the staff were shown
 */
export function closeSitting(store: Store, sittingId: string, seen: Seen, now: Date): Promise<void> {
  return store.transaction(async (within) => {
    const isEnded =
      (await within.sittings.update({ id: sittingId, closedAt: null }, { openOf: null, closedAt: now })) > 0
    const sitting = isEnded ? await within.sittings.find({ id: sittingId }) : null
    if (!sitting) throw new Failure('SITTING_NOT_FOUND', { sittingId })
    const orders = await ordersOf(within, sittingId)
    requirePayable(orders)
    requireSeen(orders, seen)
    for (const order of orders) await endAtTable(within, order, now)
    await within.cartLines.remove({ cartOf: `t.${sitting.tableId}` })
  })
}

/** What is paid in the mini-program cannot be taken on the spot. @throws SITTING_AWAITS_PAYMENT */
function requirePayable(orders: readonly OrderRow[]): void {
  const awaited = orders.find(({ desk }) => desk === 'payment')
  if (!awaited) return
  const { id, number, totalFen } = awaited
  const text = `订单 ${spoken(number)} 要用微信支付 ¥${yuan(totalFen)}，还没有付。请顾客付款或取消，或请店长关闭这张订单，然后再清台`
  throw new Failure('SITTING_AWAITS_PAYMENT', { id }, { text })
}

/** @throws SITTING_CHANGED */
function requireSeen(orders: readonly OrderRow[], seen: Seen): void {
  const owedFen = owedFenAt(orders)
  const areSame = orders.length === seen.orderIds.length && orders.every(({ id }) => seen.orderIds.includes(id))
  if (areSame && owedFen === seen.owedFen) return
  const money = owedFen > 0 ? `还要收 ¥${yuan(owedFen)}` : '都付清了'
  const text = `这桌刚刚变了：现在共 ${orders.length} 单，${money}，请核对后再清台`
  throw new Failure('SITTING_CHANGED', { seen, owedFen }, { text })
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
