import type { Base } from '../../server/base'
import { digest, newId } from '../../server/ids'
import { merchantRoutes } from '../../server/routes/merchant'
import type { Store } from '../../server/store'
import { firstContent } from '../../shared/storefront'
import type { Role } from '../../shared/store'
import { aBase, aMerchant, aStore } from '../services/aPlatform'
import { anEndedRelease } from '../services/aRelease'
import { anApp } from '../setup/app'
import { launch, type Weapp, type Wx } from './harness'
import { requestTo } from './merchantPhone'

/** A store that is live and open, with a server and a database of its own. */
export interface Counter {
  base: Base
  store: Store
  /** Where its server listens. */
  url: string
  /** The built back office in the hand of somebody who works there and has signed in before. */
  phone(dir: string, role: Role, abilities?: Wx): Promise<Weapp>
  close(): Promise<void>
}

export async function aCounter(): Promise<Counter> {
  const base = await aBase()
  const app = await anApp({ api: merchantRoutes(base.platform) })
  const store = await aStore(base.platform)
  await opened(base, store)
  const phones: Weapp[] = []
  return {
    base,
    store,
    url: app.url,
    phone: async (dir, role, abilities = {}) => {
      const phone = launch(dir, {
        ...memory({ session: await aSession(base, store, role), store: store.row.key, role, kind: store.row.kind }),
        request: requestTo({ border: { url: app.url } }),
        showToast: () => undefined,
        vibrateShort: () => undefined,
        ...abilities,
      })
      phones.push(phone)
      return phone
    },
    close: async () => {
      phones.forEach((phone) => phone.stop())
      await app.close()
      await base.close()
    },
  }
}

/** Round the clock, in every way, paid on the spot. */
async function opened({ platform }: Base, { row, ...store }: Store): Promise<void> {
  const now = platform.clock.now()
  const content = firstContent(row.kind)
  const { express, pickup, dineIn } = content.ordering.methods
  for (const method of [express, pickup, dineIn]) Object.assign(method, { isOn: true, isPaidOffline: true })
  const id = row.id
  await store.storefronts.create({ id, storeId: id, content, version: 1, isPaused: false, updatedAt: now })
  await store.releases.create(anEndedRelease(id, { state: 'live', publishedAt: now }))
  await platform.stores.update({ id }, { hours: [{ days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }] })
}

async function aSession({ platform }: Base, store: Store, role: Role): Promise<string> {
  const { id: merchantId } = await aMerchant(platform)
  const now = platform.clock.now()
  await platform.staff.create({ id: newId(), storeId: store.row.id, merchantId, role, createdAt: now })
  const token = newId()
  await platform.sessions.create({
    id: newId(),
    tokenHash: digest(token),
    merchantId,
    appid: 'wxd0000000000000b2',
    device: 'iPhone 15',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + 3600_000),
    revokedAt: null,
  })
  return token
}

/** What this phone remembers from before. */
function memory(kept: Record<string, unknown>): Wx {
  const storage = new Map(Object.entries(kept))
  return {
    getStorageSync: (key: string) => storage.get(key) ?? '',
    setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
    removeStorageSync: (key: string) => void storage.delete(key),
  }
}
