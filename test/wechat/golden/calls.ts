import { accountCalls } from './account'
import { codeCalls } from './code'
import { credentialCalls } from './credentials'
import { contentCalls } from './content'
import type { Golden } from './golden'
import { linkCalls } from './links'
import { shippingCalls } from './shipping'

/** One call of each row of the protocol, by its official name. */
export const calls: Record<string, Golden> = {
  ...credentialCalls,
  ...codeCalls,
  ...accountCalls,
  ...linkCalls,
  ...contentCalls,
  ...shippingCalls,
}
