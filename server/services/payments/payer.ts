import type { OrderRow } from '../../db/models/order'
import type { PaymentRow } from '../../db/models/payment'
import type { Where } from '../../db/table'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { inParts, partsOf } from '../inParts'
import { keepTask } from '../tasks'
import { asksWhom, masked, shippingTask } from './shipping'

const firstMs = 60_000 // a report that nothing stands in the way of is over by then
const againMs = 10 * 60_000

/**
 * Takes who paid out of a customer's payments, and their telephone out of the orders. A payment whose goods WeChat has not
 * yet heard of keeps its openid, and the order of some carriers' parcels the end of the telephone, and nothing else of them,
 * until it has: WeChat asks for it with the report, and holds the money until then.
 */
export async function forgetPayer(within: Store, customerId: string, now: Date): Promise<void> {
  if (await isForgotten(within, customerId)) return
  const input = { storeId: within.row.id, customerId }
  await keepTask(within.platform, `forgetPayer.${customerId}`, 'forgetPayer', input, new Date(now.getTime() + firstMs))
}

/** Looks again at what was kept. Answers when to look once more, while something is. */
export async function forgetPayerLater(
  platform: Platform,
  storeId: string,
  customerId: string,
): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  if (!store || (await isForgotten(store, customerId))) return undefined
  return new Date(platform.clock.now().getTime() + againMs)
}

/** Forgets as much as may be forgotten now. True where that was everything. */
async function isForgotten(store: Store, customerId: string): Promise<boolean> {
  const known = await store.payments.list({ customerId, openid: { not: '' } })
  const awaited = await awaitedOf(store, known)
  const over = known.filter((payment) => !awaited.includes(payment)).map(({ id }) => id)
  for (const id of partsOf(over)) await store.payments.update({ id }, { openid: '' })
  return (await forgetPhones(store, { customerId })) && awaited.length === 0
}

/**
 * Takes the telephone out of orders. One whose parcel WeChat is still to be told of, with it, keeps the digits that WeChat
 * wants. True where none did.
 */
export async function forgetPhones(store: Store, where: Where<OrderRow>): Promise<boolean> {
  const known = await store.orders.listOf(['id', 'contactPhone'], { ...where, contactPhone: { not: null } })
  const ids = known.map(({ id }) => id)
  const kept = await askedWhom(store, ids)
  const over = ids.filter((id) => !kept.has(id))
  for (const id of partsOf(over)) await store.orders.update({ id }, { contactPhone: null })
  for (const { id, contactPhone } of known)
    if (kept.has(id)) await store.orders.update({ id }, { contactPhone: masked(contactPhone ?? '') })
  return kept.size === 0
}

/** Those of the orders of which WeChat is still to be told whom the parcel goes to. */
async function askedWhom(store: Store, ids: readonly string[]): Promise<Set<string>> {
  const standing = await awaitedOrders(store, ids)
  const sent = (orderId: string[]) => store.shipments.pick('orderId', { orderId, carrier: asksWhom })
  return new Set(await inParts([...standing], sent))
}

async function awaitedOf(store: Store, payments: readonly PaymentRow[]): Promise<PaymentRow[]> {
  const orderOf = ({ state, orderId }: PaymentRow) => (state === 'paid' && orderId !== null ? [orderId] : [])
  const standing = await awaitedOrders(store, [...new Set(payments.flatMap(orderOf))])
  return payments.filter((payment) => orderOf(payment).some((id) => standing.has(id)))
}

/** Those of which WeChat is still to be told. Whatever ends a report, for good or ill, ends its task. */
async function awaitedOrders({ platform }: Store, ids: readonly string[]): Promise<Set<string>> {
  const tasks = ids.map(shippingTask)
  const standing = await inParts(tasks, (id) => platform.tasks.pick('id', { id, state: ['waiting', 'dead'] }))
  const ofStanding = new Set(standing)
  return new Set(ids.filter((id) => ofStanding.has(shippingTask(id))))
}
