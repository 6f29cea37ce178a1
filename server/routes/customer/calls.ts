import type { CustomerRow } from '../../db/models/customer'
import type { Store } from '../../store'

/** What a handler of a public route holds: the store whose key the address names. */
export interface VisitCall {
  store: Store
  now: Date
}

/** What a handler of a customer's route holds: the session was given in this very store. */
export interface CustomerCall extends VisitCall {
  customer: CustomerRow
}
