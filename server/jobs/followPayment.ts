import type { Platform } from '../platform'
import { followPayment as carry } from '../services/payments/following'

/** Asks WeChat Pay about a payment until it is over. One for each payment. */
export const followPayment = (
  platform: Platform,
  { storeId = '', paymentId = '' }: Record<string, string>,
): Promise<Date | undefined> => carry(platform, storeId, paymentId)
