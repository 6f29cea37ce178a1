import type { storesApi } from '../../../shared/api/operator/stores'
import type { Handlers } from '../../mount'
import { findStore, listFleet, noticesOf, staffOf, tellReleases, tokenOf } from '../../services/fleet'
import { programOf } from '../../services/programs'
import { requirementsOf } from '../../services/requirements'
import { logoUrl } from '../../services/stores'
import type { OperatorCall } from './calls'
import { storeDetailView, storeLine } from './views'

export const stores: Handlers<typeof storesApi, OperatorCall> = {
  'GET /stores': async ({ platform }, { search, release, authorisation, payment, cursor, limit }) => {
    const states = { ...(release && { release }), ...(authorisation && { authorisation }), ...(payment && { payment }) }
    const filter = { search, ...states }
    const { lines, total, next } = await listFleet(platform, filter, cursor ?? null, limit)
    return { stores: lines.map(storeLine), total, next }
  },
  'GET /stores/:storeKey': async ({ platform, now }, { storeKey }) => {
    const store = await findStore(platform, storeKey)
    const account = (await store.authorizer())?.row ?? null
    return storeDetailView({
      store: store.row,
      logoUrl: await logoUrl(store),
      staff: await staffOf(store),
      account: account && { row: account, token: await tokenOf(platform, account.appid, now) },
      requirements: await requirementsOf(store, now),
      program: await programOf(store),
      releases: await tellReleases(store),
      notices: await noticesOf(store),
    })
  },
}
