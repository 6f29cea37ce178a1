import Taro from '@tarojs/taro'
import type { OrderCounts } from '../../shared/api/merchant/orders'
import { createHeld } from '../kit/held'
import { useChange } from '../kit/useChange'
import { call, session } from './api'
import { currentStoreKey } from './currentStore'
import { ring } from './ring'
import { tabs } from './tabs'

export interface Pulse {
  storeKey: string
  counts: OrderCounts
  newestId: string | null
  newestAt: string | null
  askedBack: { orderId: string; at: string } | null
}

/** What is announced, and the order that a tap leads to. */
export interface Arrival {
  what: 'order' | 'refund'
  orderId: string
}

const everyMs = 5_000

const pulse = createHeld<Pulse | null>(null)

/** What was rung for last, until the person has seen it. */
const arrived = createHeld<Arrival | null>(null)

/** How many orders wait, as it was a few seconds ago. */
export const usePulse = pulse.use

/** What has just come, for the bar on top of every page. */
export const useArrived = arrived.use
export const dismissArrived = (): void => arrived.set(null)

let listening: ReturnType<typeof setInterval> | null = null

/** Listens for new orders, and for customers who ask money back, while the program is in front. */
export function listenForOrders(): void {
  stopListening()
  void look()
  listening = setInterval(() => void look(), everyMs)
}

export function stopListening(): void {
  if (listening) clearInterval(listening)
  listening = null
}

/** Looks at once: after something was done to an order, the counts are others. On a slow line the last look goes on. */
export function look(): Promise<void> {
  looking ??= ask().finally(() => (looking = null))
  return looking
}

let looking: Promise<void> | null = null

async function ask(): Promise<void> {
  const storeKey = currentStoreKey()
  if (!session.token() || !storeKey) return
  const answer = await call('GET /orders-pulse', {}).catch(() => null)
  if (!answer || storeKey !== currentStoreKey()) return
  const before = pulse.get()
  const now = { storeKey, ...answer }
  pulse.set(now)
  showBadge(now.counts.accept)
  const arrival = before?.storeKey === storeKey ? arrivalOf(before, now) : null
  if (arrival) announce(arrival)
}

/** Of both at once the refund: the order is counted on the tab besides. */
function arrivalOf(before: Pulse, now: Pulse): Arrival | null {
  const { askedBack, newestId } = now
  if (askedBack && (!before.askedBack || askedBack.at > before.askedBack.at))
    return { what: 'refund', orderId: askedBack.orderId }
  return newestId && hasCome(before, now) ? { what: 'order', orderId: newestId } : null
}

/** A newer one, or one more to accept: an order that was placed earlier may be paid later. */
const hasCome = (before: Pulse, now: Pulse): boolean =>
  (now.newestAt !== null && (before.newestAt === null || now.newestAt > before.newestAt)) ||
  now.counts.accept > before.counts.accept

function announce(arrival: Arrival): void {
  arrived.set(arrival)
  ring()
}

const ordersTab = tabs.findIndex(({ page }) => page === 'orders')

/** WeChat refuses while a page without the bar is in front; the next look puts it right. */
function showBadge(waiting: number): void {
  const fail = () => undefined
  if (waiting > 0) void Taro.setTabBarBadge({ index: ordersTab, text: waiting > 99 ? '99+' : String(waiting), fail })
  else void Taro.removeTabBarBadge({ index: ordersTab, fail })
}

/** Runs when an order has come, or the counts have changed otherwise: what is on the screen is old. */
export const useNewOrder = (refresh: () => Promise<void>): void => useChange(usePulse(), refresh)
