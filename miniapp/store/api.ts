import type { customerPublicApi } from '../../shared/api/customer'
import { createCall } from '../kit/call'
import { noSession } from '../kit/session'
import { readExt } from './ext'

/** What anybody may ask about this store. */
export const call = createCall<typeof customerPublicApi>(() => {
  const { apiBase, storeKey } = readExt()
  return `${apiBase}/api/customer/${encodeURIComponent(storeKey)}`
}, noSession)
