import type { PayMethod } from '../../shared/order'
import type { MethodRules } from '../../shared/storefront'

/** How what is ordered this way can be paid. Paying in the mini-program wants a payment account, which no store has yet. */
export const payWaysOf = ({ isPaidOffline }: MethodRules): PayMethod[] => (isPaidOffline ? ['offline'] : [])
