import { pino } from 'pino'
import { openDatabase } from '../../server/db/connection'
import { openRows } from '../../server/db/rows'
import { anEnvironment } from '../setup/environment'
import { startChild, type Child } from './child'
import { loadOn, type Shot } from './load'
import type { Place } from './places'
import { account, aMessage, anEvent } from './pushes'
import { atLeast, atMost, median, noted, percentile, type Row } from './report'
import { shares, speeds, takeTurns } from './turns'

const rounds = 9
const shotsEach = 1_500
const atOnce = 32
const env = anEnvironment({ LOG_LEVEL: 'info' })
const keys = {
  appid: env.WECHAT_COMPONENT_APPID ?? '',
  token: env.WECHAT_COMPONENT_TOKEN ?? '',
  aesKey: env.WECHAT_COMPONENT_AES_KEY ?? '',
}

const kinds = { event: anEvent, message: aMessage }

/** The callback route with everything on, beside Koa with nothing but the insert and beside somebody else's client. */
export async function callbackRatios(place: Place): Promise<Row[]> {
  const start = async (name: string) => startChild(name, { ...env, DATABASE_URL: await place.empty(), ROLE: 'http' })
  const [bare, other] = [await start('bareInsert'), await start('easywechat')]
  const url = await place.empty()
  const product = await startChild('product', { ...env, DATABASE_URL: url, ROLE: 'http' })
  await addAccount(url)
  const rows: Row[] = []
  for (const [kind, make] of Object.entries(kinds)) {
    const turns = await takeTurns({ product, bare, other }, rounds, shotsEach, (child) => burst(child, make))
    const what = `callback, ${kind}, ${place.name}`
    rows.push(
      atLeast(`${what} ÷ bare Koa insert`, shares(turns, 'product', 'bare'), 0.7),
      atLeast(`${what} ÷ node-easywechat`, shares(turns, 'product', 'other'), 2),
      noted(`${what}: product, bare, node-easywechat`, speeds(turns, ['product', 'bare', 'other'])),
    )
  }
  await Promise.all([product.stop(), bare.stop(), other.stop()])
  return rows
}

function burst({ url }: Child, make: (of: typeof keys) => Shot): () => Promise<void> {
  const shots = Array.from({ length: shotsEach }, () => make(keys))
  return async () => {
    const load = loadOn(url)
    await load.all(shots, atOnce)
    await load.close()
  }
}

const perSecond = 500
const streams = 3

/** A steady stream at a server that also handles what it keeps; and at bare Koa, which tells how busy the machine is. */
export async function callbackLatency(place: Place): Promise<Row[]> {
  const wechat = await startChild('wechat', {})
  const url = await place.empty()
  const product = await startChild('product', { ...env, DATABASE_URL: url, WECHAT_API_URL: wechat.url })
  const bare = await startChild('bareInsert', { ...env, DATABASE_URL: await place.empty() })
  await addAccount(url)
  const late: Record<'product' | 'bare', number[]> = { product: [], bare: [] }
  for (const child of [product, bare]) await burst(child, aMessage)()
  for (let round = 0; round < streams; round++) {
    late.product.push(percentile(await stream(product), 0.99))
    late.bare.push(percentile(await stream(bare), 0.99))
  }
  await Promise.all([product.stop(), bare.stop(), wechat.stop()])
  const what = `callback at ${perSecond}/s, ${place.name}, p99`
  return [
    atMost(`${what}, handled beside`, median(late.product), 200, 'ms'),
    noted(`${what}, bare Koa insert`, `${Math.round(median(late.bare))} ms`),
  ]
}

/** Five seconds of it. */
async function stream({ url }: Child): Promise<number[]> {
  const load = loadOn(url)
  const shots = Array.from({ length: 5 * perSecond }, () => aMessage(keys))
  const lateness = await load.atRate(shots, perSecond)
  await load.close()
  return lateness
}

/** The mini-program that the messages are for, as an authorisation would have left it. */
async function addAccount(url: string): Promise<void> {
  const database = await openDatabase(url, pino({ level: 'silent' }))
  const now = new Date()
  await openRows(database).authorizers.create({
    id: 'bench',
    ...account,
    state: 'authorised',
    kind: 'miniProgram',
    stateAt: now,
    authorisedAt: now,
    lastUsedAt: now,
    withdrawnAt: null,
    learnedAt: now,
    ...{ name: '蛋糕店', avatarUrl: null, principalName: null, isVerified: true, accountStatus: 1 },
    ...{ permissionSetIds: [17, 18, 30], storeId: null },
  })
  await database.close()
}
