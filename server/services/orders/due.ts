import type { OrderRow } from '../../db/models/order'
import { isFailure } from '../../failures'
import type { Platform } from '../../platform'
import { closeOrder, receiveOrder } from './moves'

const atOnce = 200

/**
 * Ends what nobody ended: closes orders that waited too long, and takes as received what has been on its way for days.
 * What somebody moved meanwhile is theirs.
 */
export async function settleDueOrders(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  for (;;) {
    const due = await platform.orders.list({ dueAt: { lte: now } }, { order: [['dueAt', 'ASC']], limit: atOnce })
    for (const order of due) {
      if (signal.aborted) return
      await settle(platform, order, now)
    }
    if (due.length < atOnce) return
  }
}

async function settle(platform: Platform, order: OrderRow, now: Date): Promise<void> {
  const row = await platform.stores.find({ id: order.storeId })
  if (!row) return
  const store = platform.store(row)
  try {
    if (order.state === 'unpaid') await closeOrder(store, order, 'expired', now)
    else if (order.state === 'shipped' && order.paidFen >= order.totalFen) await receiveOrder(store, order, now)
    else await store.orders.update({ id: order.id, state: order.state }, { dueAt: null }) // the store says that it has come
  } catch (error) {
    if (!isFailure(error, 'STATE_CONFLICT', 'ACTION_NOT_ALLOWED')) throw error
  }
}
