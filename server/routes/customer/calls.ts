import type { Store } from '../../store'

/** What a handler of a customer's route holds: the store whose key the address names. */
export interface VisitCall {
  store: Store
  now: Date
}
