import type { Platform } from '../platform'
import { settleCode } from '../services/authorisation'

/** Turns an authorisation code into stored tokens and a bound store. Enqueued when the code arrives. */
export const settleAuthCode = (platform: Platform, { authCodeId = '' }: Record<string, string>): Promise<void> =>
  settleCode(platform, authCodeId)
