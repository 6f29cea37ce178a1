import type { PaymentView } from '../../../../shared/api/merchant/payment'

export type Step = 'number' | 'values' | 'test'

/** Where the wizard stands: what the person wants, as far as the server has what it takes. */
export function stepOf({ using, draft }: PaymentView, wanted: Step | null): Step {
  if (wanted === 'test' && using) return 'test'
  return draft && wanted !== 'number' ? 'values' : 'number'
}
