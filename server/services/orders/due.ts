import type { OrderRow } from '../../db/models/order'
import { isFailure } from '../../failures'
import type { Platform } from '../../platform'
import { logTrouble } from '../../trouble'
import { endOrder } from './ending'
import { receiveOrder } from './moves'

const atOnce = 200

/**
 * Ends what nobody ended: closes orders that waited too long, and takes as received what has been on its way for days.
 * What somebody moved meanwhile is theirs; one that cannot be ended keeps none of the others waiting, and comes again.
 */
export async function settleDueOrders(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  for (let after = ''; ;) {
    const where = { dueAt: { lte: now }, id: { gt: after } }
    const due = await platform.orders.list(where, { order: [['id', 'ASC']], limit: atOnce })
    for (const order of due) {
      if (signal.aborted) return
      await settle(platform, order, now)
    }
    const last = due.at(-1)
    if (!last || due.length < atOnce) return
    after = last.id
  }
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
  const row = await platform.stores.find({ id: order.storeId })
  if (!row) return
  const store = platform.store(row)
  if (order.state === 'unpaid') await endOrder(store, order, 'expired', now)
  else if (order.state === 'shipped' && order.paidFen >= order.totalFen) await receiveOrder(store, order, now)
  else await store.orders.update({ id: order.id, state: order.state }, { dueAt: null }) // the store says that it has come
}
