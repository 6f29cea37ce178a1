import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { buildWeapp } from '../../scripts/buildWeapp'
import type { Flavour } from '../../shared/store'
import { aShop } from '../flows/aShop'
import type { Weapp } from '../miniapp/harness'
import { shopPhone } from '../miniapp/shopPhone'
import { furnish, loginCode, tableCode, type Exchange, type Recording } from './recording'
import { placesIn, referring, referringPath } from './references'
import { shapeOf } from './shape'

const folder = __dirname
const kept = 5 // the builds that stores may still run
const flavours: readonly Flavour[] = ['retail', 'dining']

/**
 * `npx tsx test/skew/record.ts [version] [flavour]`: builds the store, in both flavours if none is named, plays the way to
 * an order against a real server, and writes what it asked and got into `<flavour>-<version>.json`. Done once for each
 * release; of more than five files of a flavour the oldest goes.
 */
async function main(): Promise<void> {
  const root = path.resolve(__dirname, '../..')
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }
  const [wanted = version, only] = process.argv.slice(2)
  for (const flavour of flavours) if (only === undefined || only === flavour) await record(wanted, flavour)
}

async function record(version: string, flavour: Flavour): Promise<void> {
  const { dir } = await buildWeapp({ app: 'store', flavour })
  const shop = await aShop(flavour)
  const table = await furnish(shop)
  const recorder = listen(`${shop.scene.url}/api/customer/${shop.ext.storeKey}`, table)
  const phone = shopPhone(dir, shop, { isSignInDown: false, lostAnswers: 0 })
  try {
    await (flavour === 'retail' ? buy(phone) : eat(phone, table))
  } finally {
    phone.stop()
    recorder.stop()
    await shop.close()
  }
  keep({ version, flavour, exchanges: recorder.exchanges })
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

/** From the code on a table over the cart that everybody at it shares to an order, and what the table is shown of it. */
async function eat(phone: Weapp, table: string): Promise<void> {
  await phone.until('葱油拌面')
  phone.show({ scene: 1047, query: { scene: encodeURIComponent(table) } })
  await phone.until('A1 桌')
  await phone.tap('选规格')
  await phone.tap('大份')
  await phone.tap('卤蛋 +¥2.00')
  await phone.tap('选好了 ¥24.00')
  await phone.tap('去下单')
  await phone.tap('提交订单 ¥24.00')
  await phone.until('下单成功，等店家接单')
  phone.tab('点餐')
  await phone.tap('已点 1 单 ¥24.00，点这里查看')
  await phone.until('第 1 单')
  phone.tab('订单')
  await phone.until('红烧牛肉面')
}

/** Hears every request of the program's; what it asks again in the same words, and gets again, is noted once. */
function listen(base: string, table: string): { exchanges: Exchange[]; stop(): void } {
  const { fetch } = globalThis
  const exchanges: Exchange[] = []
  const answers: unknown[] = []
  globalThis.fetch = async (target, init = {}) => {
    const answer = await fetch(target, init)
    const url = String(target instanceof Request ? target.url : target)
    if (!url.startsWith(base)) return answer
    const data: unknown = await answer.clone().json()
    const places = placesIn(answers).set(table, tableCode)
    const exchange = {
      method: init.method ?? 'GET',
      path: referringPath(url.slice(base.length), places),
      ...(typeof init.body === 'string' && { body: asked(url, init.body, places) }),
      status: answer.status,
      answer: shapeOf(data),
    }
    if (exchange.method === 'GET' && exchanges.some((known) => isSame(known, exchange))) return answer
    exchanges.push(exchange)
    answers.push(data)
    return answer
  }
  return { exchanges, stop: () => void (globalThis.fetch = fetch) }
}

const isSame = (one: Exchange, other: Exchange): boolean =>
  one.path === other.path && JSON.stringify(one.answer) === JSON.stringify(other.answer)

function asked(url: string, body: string, places: ReadonlyMap<unknown, string>): unknown {
  const given = JSON.parse(body) as Record<string, unknown>
  return url.endsWith('/sessions') ? { ...given, code: loginCode } : referring(given, places)
}

function keep(recording: Recording): void {
  mkdirSync(folder, { recursive: true })
  const { flavour, version } = recording
  writeFileSync(path.join(folder, `${flavour}-${version}.json`), `${JSON.stringify(recording, null, 2)}\n`)
  const versions = readdirSync(folder).filter((name) => name.startsWith(`${flavour}-`) && name.endsWith('.json'))
  versions.sort((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  for (const old of versions.slice(0, -kept)) rmSync(path.join(folder, old))
}

void main().then(() => process.exit(0))
