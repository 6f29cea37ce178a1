import { openBase, type Base } from '../../../server/base'
import { aFolder } from '../../setup/environment'
import { startChild, type Child } from '../children/parent'
import type { Place } from '../database'
import { environmentFor, furnish, startSimulated, type Simulated } from '../simulated'
import { freePort, within } from '../wait'
import { allReady, aReadyStore, devDining, furnishPlatform, type ReadyStore } from './stores'

/** One process that hears WeChat's pushes, two that work, and stores whose merchants have all done their part. */
export interface Depot {
  simulated: Simulated
  base: Base
  workers: readonly [Child, Child]
  stores: readonly ReadyStore[]
  close(): Promise<void>
}

const merchantId = 'fleet'
const atOnce = 20
const far = 1_000_000
/** WeChat's people are quick here: what is proved is the way, not the wait. */
const paces = { privacyScan: { afterSeconds: 3 }, review: { afterSeconds: 8 }, reviewsPerMonth: far }

export async function aDepot(place: Place, seed: number, callsPerSecond: number, count: number): Promise<Depot> {
  const simulated = await startSimulated(seed)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const env = environmentFor(simulated, {
    ...{ DATA_DIR: aFolder(), PORT: String(port), PUBLIC_URL: url, DATABASE_URL: place.url },
    WECHAT_CALLS_PER_SECOND: String(callsPerSecond),
    WECHAT_DEV_APPID_DINING: devDining,
  })
  const [ears, first, second] = [startChild(), startChild(), startChild()]
  await ears.ask('serve', { env: { ...env, ROLE: 'http' } })
  await furnish(simulated, env, url)
  await simulated.control('/_sim/settings', paces)
  const base = await openBase({ ...env, PORT: '0' })
  for (const worker of [first, second]) await worker.ask('serve', { env: { ...env, ROLE: 'worker' } })
  await furnishPlatform(simulated, base.platform)
  const stores = await openStores(simulated, base, count)
  return {
    simulated,
    base,
    workers: [first, second],
    stores,
    close: async () => {
      await base.close()
      await Promise.all([ears, first, second].map((child) => child.kill()))
      await simulated.close()
    },
  }
}

async function openStores(simulated: Simulated, { platform }: Base, count: number): Promise<ReadyStore[]> {
  const stores = await inTurns(
    Array.from({ length: count }, (_, number) => number),
    (number) => aReadyStore(simulated, platform, merchantId, number),
  )
  await allReady(platform, stores, 60 + count)
  const idle = await within(60, async () => (await platform.tasks.count({ state: 'waiting' })) === 0)
  if (!idle) throw new Error('the workers do not come to rest')
  return stores
}

/** Some at a time. */
export async function inTurns<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let done = 0; done < items.length; done += atOnce) {
    results.push(...(await Promise.all(items.slice(done, done + atOnce).map(work))))
  }
  return results
}
