import type { CustomerCard, CustomerDetailView, customersApi } from '../../../shared/api/merchant/customers'
import type { CustomerRow } from '../../db/models/customer'
import type { Handlers } from '../../mount'
import { eraseCustomer } from '../../services/customers/erasure'
import { getCustomer, listCustomers, remarkCustomer } from '../../services/customers/ofStore'
import { listOrders } from '../../services/orders/read'
import type { Store } from '../../store'
import { orderCardView } from '../orderViews'
import { avatarUrl, iso, maskedPhone } from '../valueViews'
import type { StoreCall } from './calls'

const cardView = (store: Store, row: CustomerRow): CustomerCard => ({
  id: row.id,
  name: row.name,
  avatarUrl: avatarUrl(store, row),
  phone: row.phone && maskedPhone(row.phone),
  orderCount: row.orderCount,
  spentFen: row.spentFen,
  lastSeenAt: row.lastSeenAt.toISOString(),
  lastOrderAt: iso(row.lastOrderAt),
  remark: row.remark,
})

async function detailView(store: Store, row: CustomerRow): Promise<CustomerDetailView> {
  const orders = await listOrders(store, { customerId: row.id }, undefined)
  return {
    ...cardView(store, row),
    phoneNumber: row.phone,
    since: row.createdAt.toISOString(),
    orders: orders.rows.map((each) => orderCardView(store, each)),
  }
}

export const customers: Handlers<typeof customersApi, StoreCall> = {
  'GET /customers': async ({ store }, input) => {
    const { rows, after } = await listCustomers(store, input)
    return { rows: rows.map((row) => cardView(store, row)), after }
  },
  'GET /customers/:customerId': async ({ store }, { customerId }) =>
    detailView(store, await getCustomer(store, customerId)),
  'PUT /customers/:customerId': async ({ store }, { customerId, remark }) =>
    detailView(store, await remarkCustomer(store, customerId, remark)),
  'DELETE /customers/:customerId': async ({ store, now }, { customerId }) => {
    await eraseCustomer(store, await getCustomer(store, customerId), now)
    return {}
  },
}
