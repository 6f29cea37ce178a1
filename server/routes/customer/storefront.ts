import type { storefrontApi } from '../../../shared/api/customer/storefront'
import type { Handlers } from '../../mount'
import type { VisitCall } from './calls'
import { storefrontView } from './views'

export const storefront: Handlers<typeof storefrontApi, VisitCall> = {
  'GET /storefront': ({ store, now }) => storefrontView(store, now),
}
