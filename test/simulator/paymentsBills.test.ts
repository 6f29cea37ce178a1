import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { aCashier, aPaySim, type Cashier } from './paymentsKit'
import type { Sim } from './testKit'

let sim: Sim
let shop: Cashier
beforeAll(async () => {
  sim = await aPaySim() // 2026-01-05, ten in the morning in Beijing
  shop = await aCashier(sim)
  await shop.sell('bill-1', { description: '牛肉面,大份', attach: '桌 8' })
  await shop.call('POST', '/v3/refund/domestic/refunds', {
    ...{ out_trade_no: 'bill-1', out_refund_no: 'back-1', amount: { refund: 280, total: 1280, currency: 'CNY' } },
  })
  await shop.prepay({ out_trade_no: 'bill-unpaid' })
})
afterAll(() => sim.close())

const ask = (path: string) => shop.call('GET', path)
const hour = 3600
const tick = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })

const pathOf = (url: unknown): string => {
  const { pathname, search } = new URL(String(url))
  return `${pathname}${search}`
}

const download = (url: unknown) => ask(pathOf(url))

describe('a trade bill', () => {
  it('of today is not there, and of yesterday not before ten', async () => {
    expect((await ask('/v3/bill/tradebill?bill_date=2026-01-05')).json).toMatchObject({ code: 'INVALID_REQUEST' })
    await tick(23 * hour)
    expect((await ask('/v3/bill/tradebill?bill_date=2026-01-05')).json).toMatchObject({ code: 'STATEMENT_CREATING' })
    await tick(hour)
    expect((await ask('/v3/bill/tradebill?bill_date=2026-01-05')).status).toBe(200)
    expect((await ask('/v3/bill/tradebill?bill_date=2026-01-04')).json).toMatchObject({ code: 'NO_STATEMENT_EXIST' })
    expect((await ask('/v3/bill/tradebill?bill_date=2025-09-01')).json).toMatchObject({ code: 'INVALID_REQUEST' })
    expect((await ask('/v3/bill/tradebill?bill_date=5.1.2026')).json).toMatchObject({ code: 'PARAM_ERROR' })
  })

  it('is what was paid and refunded, in yuan, with a mark in front of every cell', async () => {
    const { json } = await ask('/v3/bill/tradebill?bill_date=2026-01-05')
    const { bytes } = await download(json['download_url'])
    expect(createHash('sha1').update(bytes).digest('hex')).toBe(json['hash_value'])
    const text = bytes.toString('utf8')
    expect(text.startsWith('\ufeff交易时间,公众账号ID,')).toBe(true)
    const lines = text.trim().split('\r\n')
    expect(lines).toHaveLength(5)
    const rows = lines.slice(1, 3).map((line) => line.split(',`'))
    const names = (lines[0] ?? '').split(',')
    const cell = (row: number, name: string) => rows[row]?.[names.indexOf(name)]
    expect(rows.map((row) => row.length)).toEqual([names.length, names.length])
    expect([cell(0, '商户订单号'), cell(0, '交易状态'), cell(0, '订单金额')]).toEqual(['bill-1', 'SUCCESS', '12.80'])
    expect([cell(0, '商品名称'), cell(0, '手续费')]).toEqual(['牛肉面\\ 大份', '0.08000'])
    expect([cell(1, '交易状态'), cell(1, '退款金额'), cell(1, '退款状态')]).toEqual(['REFUND', '2.80', 'SUCCESS'])
    expect(lines[4]).toBe('`2,`12.80,`2.80,`0.00,`0.06000,`12.80,`2.80')
  })

  it('can be zipped, and of one kind only', async () => {
    const { json } = await ask('/v3/bill/tradebill?bill_date=2026-01-05&bill_type=REFUND&tar_type=GZIP')
    const zipped = await download(json['download_url'])
    expect(zipped.headers.has('wechatpay-signature')).toBe(false)
    const plain = gunzipSync(zipped.bytes)
    expect(createHash('sha1').update(plain).digest('hex')).toBe(json['hash_value'])
    expect(plain.toString('utf8').split('\r\n')[0]).toContain('退款申请时间,退款成功时间')
  })

  it('is fetched within five minutes, by whoever asked for it', async () => {
    const { json } = await ask('/v3/bill/tradebill?bill_date=2026-01-05')
    const path = pathOf(json['download_url'])
    const other = await aCashier(sim)
    expect((await other.call('GET', path)).json).toMatchObject({ code: 'NO_AUTH' })
    await tick(300)
    expect((await ask(path)).json).toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

it('a fund flow bill tells what came in and went out', async () => {
  const { json } = await ask('/v3/bill/fundflowbill?bill_date=2026-01-05')
  const lines = (await download(json['download_url'])).text.trim().split('\r\n')
  expect(lines[0]).toContain('收支金额(元),账户结余(元)')
  expect(lines.at(-1)).toBe('`2,`1,`12.80,`1,`2.80')
  expect(lines[2]).toContain('`支出,`2.80,`10.00')
  const fees = await ask('/v3/bill/fundflowbill?bill_date=2026-01-05&account_type=FEES')
  expect(fees.json).toMatchObject({ code: 'NO_STATEMENT_EXIST' })
})
