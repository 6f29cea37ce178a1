import type { Platform } from '../platform'
import { forgetOrders as forgetEnded, whatOf } from '../services/customers/withdrawal'

/** Takes whom they went to out of a customer's orders, and looks again until the last of them has ended. */
export const forgetOrders = (
  platform: Platform,
  { storeId = '', customerId = '', what = '', until = '' }: Record<string, string>,
): Promise<Date | undefined> =>
  forgetEnded(platform, { storeId, customerId, what: whatOf(what), until }, platform.clock.now())
