import type { Platform } from '../platform'
import { driveRefund as carry } from '../services/payments/refunding'

/** Sends money back and asks what became of it. One for each refund. */
export const driveRefund = (
  platform: Platform,
  { storeId = '', refundId = '' }: Record<string, string>,
): Promise<Date | undefined> => carry(platform, storeId, refundId)
