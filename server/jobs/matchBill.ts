import type { Platform } from '../platform'
import { matchBill as carry } from '../services/payments/bills'

/** Fetches a day's bill of one account and compares it. */
export const matchBill = (
  platform: Platform,
  { storeId = '', billId = '' }: Record<string, string>,
): Promise<Date | undefined> => carry(platform, storeId, billId)
