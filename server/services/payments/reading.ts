import type { Page } from '../../../shared/api/ids'
import type { PaymentRow } from '../../db/models/payment'
import type { Store } from '../../store'
import { pageOf } from '../pageOf'

export interface ListedPayment {
  payment: PaymentRow
  orderNumber: string | null
}

const pageSize = 20

/** The newest first. */
export async function listPayments(store: Store, after: string | undefined): Promise<Page<ListedPayment>> {
  const from = after === undefined ? {} : { sortKey: { lt: after } }
  const found = await store.payments.list(from, { order: [['sortKey', 'DESC']], limit: pageSize + 1 })
  const page = pageOf(found, pageSize, ({ sortKey }) => sortKey)
  const ids = page.rows.flatMap(({ orderId }) => orderId ?? [])
  const orders = ids.length === 0 ? [] : await store.orders.list({ id: ids })
  const numberOf = (id: string | null) => orders.find((order) => order.id === id)?.number ?? null
  return { rows: page.rows.map((payment) => ({ payment, orderNumber: numberOf(payment.orderId) })), after: page.after }
}
