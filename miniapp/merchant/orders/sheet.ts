import type { MerchantOrderCard, MerchantOrderView } from '../../../shared/api/merchant/orders'

/** What every question about an order is given. */
export interface OrderSheetProps {
  order: MerchantOrderCard
  onDone(order: MerchantOrderView): void
  /** It is not as it was shown any more. */
  onChange(order: MerchantOrderView): void
  onClose(): void
}
