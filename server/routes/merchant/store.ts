import type { storeApi } from '../../../shared/api/merchant/store'
import { bytesOf, type Handlers } from '../../mount'
import { requirementsOf } from '../../services/requirements'
import { changeLogo, editStore } from '../../services/stores'
import type { StoreCall } from './calls'
import { storeView } from './views'

export const store: Handlers<typeof storeApi, StoreCall> = {
  'GET /': (call) => storeView(call),
  'PUT /': async (call, changes) => storeView({ ...call, store: await editStore(call.store, changes) }),
  'POST /logo': async (call) => storeView({ ...call, store: await changeLogo(call.store, bytesOf(call), call.now) }),
  'GET /requirements': ({ store, now }) => requirementsOf(store, now),
}
