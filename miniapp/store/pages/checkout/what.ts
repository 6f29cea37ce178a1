import type { customerOrdersApi } from '../../../../shared/api/customer/orders'
import type { RequestOf } from '../../../../shared/api/contract'
import { orderMethods, type OrderMethod } from '../../../../shared/order'
import { boughtNow } from '../../cart/buyNow'

export type What = RequestOf<(typeof customerOrdersApi)['POST /quote']>['what']

type Query = Partial<Record<string, string>>

/** What is ordered: one thing at once, the cart of a table, or one's own. */
export function whatOf(query: Query): What {
  const taken = boughtNow(query)
  if (taken) return { from: 'goods', ...taken }
  return query.table ? { from: 'cart', table: query.table } : { from: 'cart' }
}

/** The way of getting it that was chosen on the page before. */
export const wantedMethod = ({ method }: Query): OrderMethod | null =>
  orderMethods.find((each) => each === method) ?? null
