import { openStates } from '../../../shared/order'
import type { AddressRow, CustomerRow } from '../../db/models/customer'
import type { OrderRow } from '../../db/models/order'
import { Failure } from '../../failures'
import type { Store } from '../../store'
import { forgetPayer } from '../payments/payer'
import { listAddresses } from './addresses'
import { dropAvatar } from './avatars'
import { sessionKeyPlace } from './signIn'

export interface PersonalData {
  customer: CustomerRow
  addresses: AddressRow[]
  orders: OrderRow[]
}

/** Everything we hold about one person. */
export async function personalDataOf(store: Store, customer: CustomerRow): Promise<PersonalData> {
  const orders = await store.orders.list({ customerId: customer.id }, { order: [['sortKey', 'DESC']] })
  return { customer, addresses: await listAddresses(store, customer), orders }
}

/**
 * Forgets who a customer was. What was sold, for how much, and when stays: the ledger does not lose a fen; only nobody can
 * say any more to whom. Twice is once.
 *
 * @throws ORDERS_UNDER_WAY while something is still to be brought or fetched, which needs the name and the number
 */
export async function eraseCustomer(store: Store, customer: CustomerRow, now: Date): Promise<void> {
  const underWay = await store.orders.count({ customerId: customer.id, state: [...openStates] })
  if (underWay > 0) throw new Failure('ORDERS_UNDER_WAY', { customerId: customer.id, underWay })
  await forget(store, customer.id, now)
  await dropAvatar(store, customer.avatar)
}

/** Of an order: whom it goes to, but for the telephone, which WeChat may still ask for. */
export const withoutPlace = { contactName: null, place: null }

/** Leaves the row, under a name that no account has. */
export function forget(store: Store, customerId: string, now: Date): Promise<void> {
  return store.transaction(async (within) => {
    await within.customers.update(
      { id: customerId, erasedAt: null },
      {
        openid: `erased.${customerId}`,
        unionid: null,
        name: null,
        avatar: null,
        phone: null,
        sessionKey: nothingSealed(store, customerId),
        remark: '',
        erasedAt: now,
      },
    )
    await within.customerSessions.remove({ customerId })
    await within.addresses.remove({ customerId })
    await within.cartLines.remove({ customerId })
    await within.contentChecks.remove({ customerId })
    await within.orders.update({ customerId }, { ...withoutPlace, note: '', remark: '' })
    await forgetPayer(within, customerId, now)
    await forgetReasons(within, customerId)
  })
}

/** What they wrote when they asked for money back. */
async function forgetReasons(within: Store, customerId: string): Promise<void> {
  const paid = await within.orders.list({ customerId, paidFen: { gt: 0 } })
  const orderId = paid.map(({ id }) => id)
  await within.refunds.update({ orderId, askedBy: 'customer' }, { reason: '' })
}

const nothingSealed = ({ platform }: Store, customerId: string): string =>
  platform.sealer.seal('', sessionKeyPlace(customerId))
