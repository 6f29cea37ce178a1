import type { Platform } from '../platform'
import { refreshTrust as refresh } from '../services/payments/trust'

/** Fetches the certificates that WeChat Pay signs with for one account. */
export const refreshTrust = (
  platform: Platform,
  { storeId = '', accountId = '', serial }: Record<string, string>,
): Promise<void> => refresh(platform, { storeId, accountId, ...(serial !== undefined && { serial }) })
