import type {
  merchantStorefrontApi,
  MerchantStorefrontView,
  StorefrontVersionView,
} from '../../../shared/api/merchant/storefront'
import type { Handlers } from '../../mount'
import { listVersions, pauseStore, picturesOf, publishContent, restoreVersion } from '../../services/decoration'
import { dataUri, pictureView } from '../../services/media'
import { standingOf, type Standing } from '../../services/storefront'
import { addTables, listTables, removeTable, renameTable, tableCode } from '../../services/tables'
import type { Store } from '../../store'
import { homeView } from '../storefrontViews'
import type { StoreCall } from './calls'
import { keptPicture } from './keptPicture'

const standingView = ({ platform }: Store, { content, version }: Standing): MerchantStorefrontView => ({
  content,
  version,
  pictures: picturesOf(content).map((name) => pictureView(platform, name)),
})

const tables = async (store: Store) => (await listTables(store)).map(({ id, name }) => ({ id, name }))

async function versionViews(store: Store): Promise<StorefrontVersionView[]> {
  const [versions, { version }] = await Promise.all([listVersions(store), standingOf(store)])
  const people = await store.platform.merchants.list({ id: versions.map(({ merchantId }) => merchantId) })
  return versions.map(({ number, createdAt, merchantId, restoredFrom }) => ({
    number,
    at: createdAt.toISOString(),
    by: people.find(({ id }) => id === merchantId)?.name ?? null,
    restoredFrom,
    isCurrent: number === version,
  }))
}

export const merchantStorefront: Handlers<typeof merchantStorefrontApi, StoreCall> = {
  'GET /storefront': async ({ store }) => standingView(store, await standingOf(store)),
  'PUT /storefront': async ({ store, identity, now }, { content, version }) =>
    standingView(store, await publishContent(store, content, version, identity.merchant, now)),
  'POST /storefront/preview': async ({ store, now }, { content }) =>
    homeView(store, { ...(await standingOf(store)), content }, now),
  'GET /storefront/versions': ({ store }) => versionViews(store),
  'POST /storefront/versions/:number/restore': async ({ store, identity, now }, { number }) =>
    standingView(store, await restoreVersion(store, number, identity.merchant, now)),
  'POST /storefront/pictures': keptPicture,
  'PUT /paused': async ({ store, now }, { isPaused }) => {
    await pauseStore(store, isPaused, now)
    return {}
  },

  'GET /tables': ({ store }) => tables(store),
  'POST /tables': async ({ store, now }, { names, requestKey }) => {
    await addTables(store, names, requestKey, now)
    return tables(store)
  },
  'PUT /tables/:tableId': async ({ store }, { tableId, name }) => {
    await renameTable(store, tableId, name)
    return tables(store)
  },
  'DELETE /tables/:tableId': async ({ store, now }, { tableId }) => {
    await removeTable(store, tableId, now)
    return tables(store)
  },
  'GET /tables/:tableId/code': async ({ store }, { tableId }) => {
    const { bytes, type } = await tableCode(store, tableId)
    return { src: dataUri(type, bytes) }
  },
}
