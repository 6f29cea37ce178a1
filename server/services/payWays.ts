import type { PayMethod } from '../../shared/order'
import type { MethodRules } from '../../shared/storefront'
import type { StoreRow } from '../db/models/store'

/** How what is ordered this way can be paid; in the mini-program first, where the store collects. */
export const payWaysOf = ({ paymentVersionId }: StoreRow, { isPaidOffline }: MethodRules): PayMethod[] => [
  ...(paymentVersionId === null ? [] : ['online' as const]),
  ...(isPaidOffline ? ['offline' as const] : []),
]
