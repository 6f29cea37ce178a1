import { z } from 'zod'
import { rights } from '../../rights'
import type { OrderCard } from '../customer/orders'
import { takes } from '../contract'
import { after, rowId, type Page } from '../ids'

export interface CustomerCard {
  id: string
  name: string | null
  avatarUrl: string | null
  /** Masked in the middle. */
  phone: string | null
  orderCount: number
  spentFen: number
  lastSeenAt: string
  lastOrderAt: string | null
  remark: string
}

export interface CustomerDetailView extends CustomerCard {
  phoneNumber: string | null
  since: string
  orders: Omit<OrderCard, 'actions'>[]
}

const { roles } = rights.seeCustomers

/** Mounted under /api/merchant/:storeKey. */
export const customersApi = {
  'GET /customers': takes(
    z.object({
      by: z.enum(['recent', 'spent']).default('recent'),
      search: z.string().trim().max(40).optional(),
      after,
    }),
  )
    .for(...roles)
    .gives<Page<CustomerCard>>(),
  'GET /customers/:customerId': takes(z.object({ customerId: rowId }))
    .for(...roles)
    .gives<CustomerDetailView>(),
  'PUT /customers/:customerId': takes(z.object({ customerId: rowId, remark: z.string().trim().max(100) }))
    .for(...roles)
    .gives<CustomerDetailView>(),
  'DELETE /customers/:customerId': takes(z.object({ customerId: rowId }))
    .for(...rights.eraseCustomers.roles)
    .gives<Record<string, never>>(),
}
