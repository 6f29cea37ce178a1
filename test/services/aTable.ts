import type { DiningTableRow } from '../../server/db/models/order'
import { ordersOf, owedFenAt, type Seen } from '../../server/services/orders/sittings'
import type { Store } from '../../server/store'
import { noon } from './aPlatform'

export const aTable = (store: Store): Promise<DiningTableRow> =>
  store.diningTables.create({
    id: 't1',
    storeId: store.row.id,
    name: 'A1',
    code: 'codeA1',
    createdAt: noon,
    deletedAt: null,
  })

/** Everything in the cart of `aTable`. */
export const atTable = { from: 'cart', table: 'codeA1' } as const

/** What the staff are shown before they clear a table. */
export async function shownAt(store: Store, sittingId: string): Promise<Seen> {
  const orders = await ordersOf(store, sittingId)
  return { orderIds: orders.map(({ id }) => id), owedFen: owedFenAt(orders) }
}
