import type { Platform } from '../platform'
import { reportShipping as carry } from '../services/payments/shipping'

/** Tells WeChat that an order is on its way. */
export const reportShipping = (
  platform: Platform,
  { storeId = '', orderId = '' }: Record<string, string>,
): Promise<Date | undefined> => carry(platform, storeId, orderId)
