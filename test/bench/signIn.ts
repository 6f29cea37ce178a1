import { randomBytes } from 'node:crypto'
import { anEnvironment } from '../setup/environment'
import { startChild, type Child } from './child'
import { loadOn, type Shot } from './load'
import type { Place } from './places'
import { noted, type Row } from './report'
import { shares, speeds, takeTurns } from './turns'

const rounds = 7
const shotsEach = 600
const atOnce = 32

/** Signing in, beside Koa with the same call to WeChat and the same three statements. */
export async function signInRatio(place: Place): Promise<Row[]> {
  const wechat = await startChild('wechat', {})
  const env = anEnvironment({ LOG_LEVEL: 'info', ROLE: 'http', WECHAT_API_URL: wechat.url, TRUST_PROXY: '1' })
  const bare = await startChild('bareSignIn', { ...env, DATABASE_URL: await place.empty() })
  const product = await startChild('product', { ...env, DATABASE_URL: await place.empty() })
  const turns = await takeTurns({ product, bare }, rounds, shotsEach, burst)
  await Promise.all([product.stop(), bare.stop(), wechat.stop()])
  return [
    noted(`sign-in, ${place.name} ÷ bare Koa`, `${shares(turns, 'product', 'bare').toFixed(2)} ×`),
    noted(`sign-in, ${place.name}: product, bare`, speeds(turns, ['product', 'bare'])),
  ]
}

function burst({ url }: Child): () => Promise<void> {
  const shots = Array.from({ length: shotsEach }, aSignIn)
  return async () => {
    const load = loadOn(url)
    await load.all(shots, atOnce)
    await load.close()
  }
}

/** Each from an address of its own: signing in is limited by address. */
const aSignIn = (): Shot => ({
  path: '/api/merchant/me/sessions',
  headers: { 'content-type': 'application/json', 'x-forwarded-for': [10, ...randomBytes(3)].join('.') },
  body: JSON.stringify({ code: randomBytes(16).toString('hex'), device: 'iPhone 15' }),
})
