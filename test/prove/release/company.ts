import { openBase, type Base } from '../../../server/base'
import type { StoreRow } from '../../../server/db/models/store'
import type { ReleaseRow } from '../../../server/db/models/release'
import type { Place } from '../database'
import { allReady, aReadyStore, devDining, furnishPlatform, type ReadyStore } from '../fleet/stores'
import { aStage, type Stage } from '../kills/stage'

/** What WeChat itself says about a mini-program. */
export interface Seen {
  /** How many submissions it has taken. */
  reviews: number
  live: { userDesc: string; appVersion: number } | null
  history: { userDesc: string; appVersion: number }[]
}

/** The stage with a platform that is in business, and a look into WeChat and into our rows from outside the server. */
export interface Company extends Stage {
  base: Base
  openStore(): Promise<ReadyStore>
  seen(appid: string): Promise<Seen>
  releasesOf(store: StoreRow): Promise<ReleaseRow[]>
  /** Nothing is due: neither a release of this store, nor a push. Null while something is. */
  nextDueAt(store: StoreRow): Promise<Date | 'never' | null>
}

const far = 1_000_000

export async function aCompany(place: Place, seed: number): Promise<Company> {
  const stage = await aStage(place, seed, { WECHAT_DEV_APPID_DINING: devDining })
  const base = await openBase({ ...stage.env, PORT: '0' })
  const { simulated } = stage
  const { platform } = base
  await simulated.control('/_sim/settings', {
    privacyScan: 'atOnce',
    reviewsPerMonth: far,
    undosPerDay: far,
    undosPerMonth: far,
  })
  await furnishPlatform(simulated, platform)
  const [merchant] = await platform.merchants.list({})
  let opened = 0
  const releasesOf = ({ id }: StoreRow) => platform.releases.list({ storeId: id }, { order: [['number', 'ASC']] })
  return {
    ...stage,
    base,
    releasesOf,
    openStore: async () => {
      const store = await aReadyStore(simulated, platform, merchant?.id ?? '', ++opened)
      await allReady(platform, [store], 60)
      return store
    },
    seen: async (appid) => {
      const { program } = await simulated.control<{ program: Seen | null }>(`/_sim/apps/${appid}`)
      return program ?? { reviews: 0, live: null, history: [] }
    },
    nextDueAt: async (store) => {
      const now = new Date(await simulated.now())
      if ((await platform.inbox.count({ state: 'waiting', dueAt: { lte: now } })) > 0) return null
      const id = (await releasesOf(store)).map((release) => `release.${release.id}`)
      const waiting =
        id.length === 0 ? [] : await platform.tasks.list({ id, state: 'waiting' }, { order: [['dueAt', 'ASC']] })
      const [first] = waiting
      if (first && first.dueAt <= now) return null
      return first?.dueAt ?? 'never'
    },
    close: async () => {
      await base.close()
      await stage.close()
    },
  }
}
