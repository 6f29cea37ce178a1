import type { Platform } from '../platform'
import { forgetPayerLater } from '../services/payments/payer'

/** Takes who paid out of the payments of somebody who was forgotten, once WeChat no longer asks for it. */
export const forgetPayer = (
  platform: Platform,
  { storeId = '', customerId = '' }: Record<string, string>,
): Promise<Date | undefined> => forgetPayerLater(platform, storeId, customerId)
