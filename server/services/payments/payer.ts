import type { PaymentRow } from '../../db/models/payment'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { inParts } from '../inParts'
import { keepTask } from '../tasks'
import { shippingTask } from './shipping'

const firstMs = 60_000 // a report that nothing stands in the way of is over by then
const againMs = 10 * 60_000

/**
 * Takes who paid out of a customer's payments. A payment whose goods WeChat has not yet heard of keeps its openid, and
 * nothing else of them, until it has: WeChat asks for it with the report, and holds the money until then.
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
  const over = known.filter((payment) => !awaited.includes(payment))
  await inParts(over, async (some) => {
    await store.payments.update({ id: some.map(({ id }) => id) }, { openid: '' })
    return []
  })
  return awaited.length === 0
}

/** Those of which WeChat is still to be told. Whatever ends a report, for good or ill, ends its task. */
async function awaitedOf({ platform }: Store, payments: readonly PaymentRow[]): Promise<PaymentRow[]> {
  const taskOf = ({ state, orderId }: PaymentRow) => (state === 'paid' && orderId !== null ? shippingTask(orderId) : '')
  const tasks = [...new Set(payments.map(taskOf))].filter(Boolean)
  const standing = await inParts(tasks, (id) => platform.tasks.pick('id', { id, state: ['waiting', 'dead'] }))
  return payments.filter((payment) => standing.includes(taskOf(payment)))
}
