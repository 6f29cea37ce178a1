import { everyRow } from '../everyRow'
import type { OrderRow } from '../../db/models/order'
import { isFailure } from '../../failures'
import type { Platform } from '../../platform'
import { logTrouble } from '../../trouble'
import { endOrder } from './ending'
import { receiveOrder } from './moves'

/**
 * Ends what nobody ended: closes orders that waited too long, and takes as received what has been on its way for days.
 * What somebody moved meanwhile is theirs; one that cannot be ended keeps none of the others waiting, and comes again.
 */
export async function settleDueOrders(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  await everyRow(platform.orders, { dueAt: { lte: now } }, signal, (order) => settle(platform, order, now))
}

async function settle(platform: Platform, order: OrderRow, now: Date): Promise<void> {
  try {
    await end(platform, order, now)
  } catch (error) {
    if (isFailure(error, 'STATE_CONFLICT', 'ACTION_NOT_ALLOWED', 'ORDER_BEING_PAID')) return
    logTrouble(platform.log, error, { order: order.id }, 'an order could not be ended')
  }
}

async function end(platform: Platform, order: OrderRow, now: Date): Promise<void> {
  const store = await platform.findStore(order.storeId)
  if (!store) return
  if (order.state === 'unpaid') await endOrder(store, order, 'expired', now)
  else if (order.state === 'shipped' && order.paidFen >= order.totalFen) await receiveOrder(store, order, now)
  else await store.orders.update({ id: order.id, state: order.state }, { dueAt: null }) // the store says that it has come
}
