import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildWeapp } from '../../scripts/buildWeapp'
import { aShop } from '../flows/aShop'
import type { Weapp } from '../miniapp/harness'
import { shopPhone } from '../miniapp/shopPhone'
import { loginCode, type Exchange, type Recording } from './recording'
import { placesIn, referring, referringPath } from './references'
import { shapeOf } from './shape'

const folder = __dirname
const kept = 5 // the builds that stores may still run

/**
 * `npx tsx test/skew/record.ts [version]`: builds the retail store, plays the way from the shelf to an order against a
 * real server, and writes what it asked and got into `<version>.json`. Done once for each release; the oldest of more
 * than five files goes.
 */
async function main(): Promise<void> {
  const root = path.resolve(__dirname, '../..')
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const { dir } = await buildWeapp({ app: 'store', flavour: 'retail' })
  const shop = await aShop('retail')
  const base = `${shop.scene.url}/api/customer/${shop.ext.storeKey}`
  const recorder = listen(base)
  const phone = shopPhone(dir, shop, { isSignInDown: false, lostAnswers: 0 })
  try {
    await buy(phone)
  } finally {
    phone.stop()
    recorder.stop()
    await shop.close()
  }
  keep({ version: process.argv[2] ?? version, flavour: 'retail', exchanges: recorder.exchanges })
}

/** From the shelf over the cart to an order, and what is looked at afterwards. */
async function buy(phone: Weapp): Promise<void> {
  await phone.until('欢迎光临')
  phone.tab('分类')
  await phone.until('手作花器')
  phone.tab('首页')
  await phone.tap('手作花器')
  await phone.tap('加入购物车')
  await phone.tap('加入购物车 ¥128.00')
  await phone.untilGone('加入购物车 ¥128.00')
  await phone.tap('购物车')
  await phone.until('合计¥128.00')
  await phone.tap('+')
  await phone.until('合计¥256.00')
  await phone.tap('去结算')
  await phone.until('请填写联系电话')
  await phone.type('做好了打给您', '13800138000')
  await phone.tap('提交订单 ¥256.00')
  await phone.until('下单成功，等店家接单')
  phone.open('/pages/orders/index')
  await phone.until('手作花器')
}

/** Hears every request of the program's; what it asks again in the same words is noted once. */
function listen(base: string): { exchanges: Exchange[]; stop(): void } {
  const { fetch } = globalThis
  const exchanges: Exchange[] = []
  const answers: unknown[] = []
  globalThis.fetch = async (target, init = {}) => {
    const answer = await fetch(target, init)
    const url = String(target instanceof Request ? target.url : target)
    if (!url.startsWith(base)) return answer
    const data: unknown = await answer.clone().json()
    const places = placesIn(answers)
    const exchange = {
      method: init.method ?? 'GET',
      path: referringPath(url.slice(base.length), places),
      ...(typeof init.body === 'string' && { body: asked(url, init.body, places) }),
      status: answer.status,
      answer: shapeOf(data),
    }
    const isKnown = exchange.method === 'GET' && exchanges.some(({ path: one }) => one === exchange.path)
    if (isKnown) return answer
    exchanges.push(exchange)
    answers.push(data)
    return answer
  }
  return { exchanges, stop: () => void (globalThis.fetch = fetch) }
}

function asked(url: string, body: string, places: ReadonlyMap<unknown, string>): unknown {
  const given = JSON.parse(body) as Record<string, unknown>
  return url.endsWith('/sessions') ? { ...given, code: loginCode } : referring(given, places)
}

function keep(recording: Recording): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(path.join(folder, `${recording.version}.json`), `${JSON.stringify(recording, null, 2)}\n`)
  const versions = readdirSync(folder).filter((name) => name.endsWith('.json'))
  versions.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  for (const old of versions.slice(0, -kept)) rmSync(path.join(folder, old))
}

void main().then(() => process.exit(0))
