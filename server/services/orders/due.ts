import { everyRow } from '../everyRow'
import type { OrderRow } from '../../db/models/order'
import { isFailure } from '../../failures'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { logTrouble } from '../../trouble'
import { laterByAge } from '../payments/patience'
import { endOrder } from './ending'
import { receiveOrder } from './moves'

const againMs = 60_000
const longestMs = 30 * 60_000

/**
 * Ends what nobody ended: closes orders that waited too long, and takes as received what has been on its way for days.
 * What somebody moved meanwhile is theirs. One that cannot be ended comes again, ever later: each try may wait for WeChat
 * Pay's answer, and the orders of other stores wait behind it.
 */
export async function settleDueOrders(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  await everyRow(platform.orders, { dueAt: { lte: now } }, signal, (order) => settle(platform, order, now))
}

async function settle(platform: Platform, order: OrderRow, now: Date): Promise<void> {
  try {
    const store = await platform.findStore(order.storeId)
    if (store) await endOrPutOff(store, order, now)
  } catch (error) {
    logTrouble(platform.log, error, { order: order.id }, 'an order could not be ended')
  }
}

async function endOrPutOff(store: Store, order: OrderRow, now: Date): Promise<void> {
  try {
    await end(store, order, now)
  } catch (error) {
    await putOff(store, order, now)
    if (!isFailure(error, 'STATE_CONFLICT', 'ACTION_NOT_ALLOWED', 'ORDER_BEING_PAID')) throw error
  }
}

/** Unless somebody has moved it meanwhile. Its open payment knows when its time was over. */
async function putOff(store: Store, { id, state, stateAt }: OrderRow, now: Date): Promise<void> {
  const open = await store.payments.find({ openOf: id })
  const dueAt = laterByAge(open?.expiresAt ?? stateAt, now, againMs, longestMs)
  await store.orders.update({ id, state, dueAt: { lte: now } }, { dueAt })
}

async function end(store: Store, order: OrderRow, now: Date): Promise<void> {
  if (order.state === 'unpaid') await endOrder(store, order, 'expired', now)
  else if (order.state === 'shipped' && order.paidFen >= order.totalFen) await receiveOrder(store, order, now)
  else await store.orders.update({ id: order.id, state: order.state }, { dueAt: null }) // the store says that it has come
}
