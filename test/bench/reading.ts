import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { aFolder, anEnvironment } from '../setup/environment'
import { startChild, type Child } from './child'
import { loadOn, type Shot } from './load'
import { aMarket } from './market'
import type { Place } from './places'
import { atLeast, noted, type Row } from './report'
import { shares, speeds, takeTurns } from './turns'

const rounds = 7
const shotsEach = 2_000
const atOnce = 32

/**
 * What customers read, beside Koa that sends the same bytes from memory. Nobody asks for compression, so both send the same
 * plain bytes; the product does besides what it does for everybody: headers, ETag, request id, metrics and a line of log.
 */
export async function readRatios(place: Place): Promise<Row[]> {
  const env = anEnvironment({ LOG_LEVEL: 'info', ROLE: 'http', DATABASE_URL: await place.empty() })
  const { base, store, goods } = await aMarket(env, 0)
  await base.close()
  const product = await startChild('product', env)
  const under = `/api/customer/${store.row.key}`
  const pages = {
    home: `${under}/home`,
    category: `${under}/goods?categoryId=${goods[0]?.goods.categoryId ?? ''}`,
    goods: `${under}/goods/${goods[0]?.goods.id ?? ''}`,
    menu: `${under}/menu`,
  }
  const rows: Row[] = []
  for (const [name, page] of Object.entries(pages)) rows.push(...(await one(place, product, name, page)))
  await product.stop()
  return rows
}

async function one(place: Place, product: Child, name: string, page: string): Promise<Row[]> {
  const bytes = await (await fetch(product.url + page)).text()
  const file = path.join(aFolder(), 'answer.json')
  writeFileSync(file, bytes)
  const bare = await startChild('bareBytes', { BYTES_FILE: file })
  const turns = await takeTurns({ product, bare }, rounds, shotsEach, (child) => burst(child, page))
  await bare.stop()
  const what = `reading ${name} (${Math.round(bytes.length / 1024)} KB), ${place.name}`
  return [
    atLeast(`${what} ÷ bare Koa with the same bytes`, shares(turns, 'product', 'bare'), 0.5),
    noted(`${what}: product, bare`, speeds(turns, ['product', 'bare'])),
  ]
}

function burst({ url }: Child, page: string): () => Promise<void> {
  const shots: Shot[] = Array.from({ length: shotsEach }, () => ({ path: page }))
  return async () => {
    const load = loadOn(url)
    await load.all(shots, atOnce)
    await load.close()
  }
}
