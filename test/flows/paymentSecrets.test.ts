import fs from 'node:fs'
import { QueryTypes } from 'sequelize'
import type { Table } from '../../server/db/table'
import type { OpenApi } from '../../server/openapi'
import { sealedColumns, sealedPlace, type SealedTable } from '../../server/sealedPlace'
import { addOperator } from '../../server/services/operators'
import type { OrderView } from '../../shared/api/customer/orders'
import {
  aCounter,
  aMerchantNumber,
  checkAndUse,
  sendFile,
  setUpV2,
  soon,
  type Counter,
  type MerchantNumber,
} from './cashier'
import { aRequestKey } from './scene'

const wrongKey = 'WrongKey0WrongKey0WrongKey0Wrong'
const passphrase = 'the-passphrase-of-a-p12'
const operator = { name: 'xiaolin', password: 'a long enough password' }

/** Lines of a key as they stand in its file: the first ones of every key are alike. */
const linesOf = (pem: string): string[] =>
  pem
    .split('\n')
    .filter((line) => /^[\w+/]{64}$/.test(line))
    .slice(2)

/** Everything that standard output is given from now on. */
function listen(): { text(): string; stop(): void } {
  const said: string[] = []
  const write = fs.writeSync as (fd: number, ...rest: unknown[]) => number
  const spy = vi.spyOn(fs, 'writeSync').mockImplementation((fd: number, ...rest: unknown[]) => {
    if (fd !== 1) return write(fd, ...rest)
    said.push(String(rest[0]))
    return Buffer.byteLength(String(rest[0]))
  })
  return { text: () => said.join(''), stop: () => spy.mockRestore() }
}

describe('the secrets of a store that collects money', () => {
  let counter: Counter
  let log: ReturnType<typeof listen>
  let secrets: string[]
  const level = process.env.KAIDIAN_TEST_LOG

  beforeAll(async () => {
    process.env.KAIDIAN_TEST_LOG = 'trace'
    log = listen()
    counter = await aCounter()
    const order = await sell()
    await giveBack(order)
    const renewed = await rotate()
    await failCheck()
    await sell()
    const old = await useOldKeys()
    const keys = [counter.number, renewed, old]
    secrets = [
      ...keys.flatMap(({ apiV3Key, privateKeyPem }) => [apiV3Key, ...linesOf(privateKeyPem)]),
      ...[old.apiV2Key, wrongKey, passphrase, operator.password],
      ...(await sealedOnes()),
    ]
  })
  afterAll(async () => {
    await counter.close()
    log.stop()
    if (level === undefined) delete process.env.KAIDIAN_TEST_LOG
    else process.env.KAIDIAN_TEST_LOG = level
  })

  async function sell(): Promise<OrderView> {
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    await soon(async () => (await counter.read(order.id)).state === 'paid')
    return order
  }

  async function giveBack(order: OrderView): Promise<void> {
    const wish = { amountFen: 100, reason: '少发了一件', requestKey: aRequestKey() }
    await counter.shop.say('POST', `/orders/${order.id}/refunds`, wish)
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'sent')
    await counter.scene.pass(70)
    await soon(async () => (await counter.read(order.id)).refunds[0]?.state === 'refunded')
  }

  const begin = () => counter.shop.say('POST', '/payment/draft', { mode: 'direct', mchid: counter.number.mchid })
  const paste = (text: string) => counter.shop.say('POST', '/payment/draft/text', { text })

  /** Another certificate and another APIv3 key. */
  async function rotate(): Promise<MerchantNumber> {
    const path = `/_sim/payments/merchants/${counter.number.mchid}`
    const renewed = await counter.scene.control<MerchantNumber>(path, { newCertificate: true, newApiV3Key: true })
    await begin()
    await sendFile(counter.shop, Buffer.from(renewed.p12Base64, 'base64'))
    await paste(renewed.apiV3Key)
    expect((await checkAndUse(counter.shop)).draft).toBeNull()
    return renewed
  }

  /** Another merchant number, through the old interface. */
  async function useOldKeys(): Promise<MerchantNumber> {
    const { scene, shop } = counter
    Object.assign(scene.env, { WECHAT_PAY_V2: 'on' })
    await scene.restart()
    const number = await aMerchantNumber(scene)
    await shop.say('DELETE', '/payment/draft')
    expect(await setUpV2(shop, number)).toMatchObject({ draft: null, using: { mode: 'v2' } })
    await giveBack(await sell())
    await scene.control('/_sim/faults', { push: 'TRANSACTION.SUCCESS', forged: true, times: 1 })
    const order = await counter.order()
    await counter.pay(await counter.begin(order.id))
    return number
  }

  /** A file that does not open, a key that is wrong, and a WeChat Pay that refuses the signature. */
  async function failCheck(): Promise<void> {
    await begin()
    await sendFile(counter.shop, Buffer.from(counter.number.p12Base64, 'base64'), passphrase)
    await paste(wrongKey)
    await counter.scene.control('/_sim/faults', { path: '/v3/*', status: 401, code: 'SIGN_ERROR', times: 1 })
    expect((await checkAndUse(counter.shop)).draft?.problem).toMatchObject({ code: 'PAY_CREDENTIALS_REFUSED' })
  }

  /** What is sealed in the database, opened: access tokens, session keys, keys of payment accounts. */
  async function sealedOnes(): Promise<string[]> {
    const { platform } = counter.base
    const found: string[] = []
    for (const table of Object.keys(sealedColumns) as SealedTable[]) {
      if (table === 'inbox') continue // whole pushes: what is secret in them is a ticket, which has its own row
      const rows = await (platform[table] as unknown as Table<Record<string, unknown> & { id: string }>).list({})
      for (const row of rows)
        for (const column of sealedColumns[table]) {
          const sealed = row[column]
          if (typeof sealed === 'string' && sealed !== '')
            found.push(platform.sealer.open(sealed, sealedPlace(table, column as never, row.id)))
        }
    }
    return found.flatMap((text) => (text.startsWith('-----') ? linesOf(text) : text.length < 12 ? [] : text))
  }

  /** The first of them that stands in the text. */
  const leaked = (text: string): string | undefined => secrets.find((secret) => text.includes(secret))

  it('are many, and none is forgotten here', () => {
    expect(new Set(secrets).size).toBeGreaterThan(40)
  })

  it('stand nowhere in the database', async () => {
    const { sequelize } = counter.base.database
    const tables = await sequelize.query<{ name: string }>("SELECT name FROM sqlite_master WHERE type = 'table'", {
      type: QueryTypes.SELECT,
    })
    expect(tables.length).toBeGreaterThan(30)
    for (const { name } of tables) {
      const rows = await sequelize.query<Record<string, unknown>>(`SELECT * FROM \`${name}\``, {
        type: QueryTypes.SELECT,
      })
      const text = rows.flatMap((row) => Object.values(row).map(String)).join('\n')
      expect([name, leaked(text)]).toEqual([name, undefined])
    }
  })

  it('are told in no line of the log', () => {
    const text = log.text()
    expect(text).toContain('called WeChat Pay')
    expect(leaked(text)).toBeUndefined()
    expect(leaked(text.replaceAll('\\n', '\n'))).toBeUndefined()
    expect(text).not.toMatch(/WECHATPAY2-SHA256-RSA2048|BEGIN (RSA )?PRIVATE KEY/)
  })

  it('are in no answer', async () => {
    const { scene, shop } = counter
    await addOperator(counter.base.platform, operator.name, operator.password, counter.base.platform.clock.now())
    const signedIn = await fetch(`${scene.url}/api/operator/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...operator, holder: 'program' }),
    })
    const tokens = {
      merchant: shop.office.token,
      operator: ((await signedIn.json()) as { data: { token: string } }).data.token,
      customer: '',
    }
    const { paths } = (await (await fetch(`${scene.url}/openapi.json`)).json()) as OpenApi
    const ids = await idsOf()
    const seen: Record<number, number> = {}
    for (const path of ['/metrics', '/openapi.json', '/docs', '/healthz', '/readyz', ...getsOf(paths, ids)]) {
      const [, group = ''] = /^\/api\/(\w+)\//.exec(path) ?? []
      const answer =
        group === 'customer'
          ? JSON.stringify(await counter.ask('GET', path.slice(`/api/customer/${shop.store.key}`.length)))
          : await textOf(`${scene.url}${path}`, tokens[group as 'merchant'], seen)
      expect([path, leaked(answer)]).toEqual([path, undefined])
    }
    expect(seen[200]).toBeGreaterThan(40)
  })

  async function textOf(url: string, token: string | undefined, seen: Record<number, number>): Promise<string> {
    const answer = await fetch(url, token ? { headers: { authorization: `Bearer ${token}` } } : {})
    seen[answer.status] = (seen[answer.status] ?? 0) + 1
    return answer.text()
  }

  /** A row of this store for each name in a path. */
  async function idsOf(): Promise<Record<string, string>> {
    const store = await counter.store()
    const [order] = await store.orders.list({})
    const [goods] = await store.goods.list({})
    const version = await store.paymentVersions.find({ state: 'proved' })
    return {
      storeKey: counter.shop.store.key,
      orderId: order?.id ?? '',
      customerId: order?.customerId ?? '',
      goodsId: goods?.id ?? '',
      testId: version?.id ?? '',
    }
  }

  const getsOf = (paths: OpenApi['paths'], ids: Record<string, string>): string[] =>
    Object.entries(paths)
      .filter(([, methods]) => 'get' in methods)
      .map(([path]) => path.replace(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? 'none'))
})
