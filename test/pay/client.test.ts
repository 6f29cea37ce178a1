import { generateKeyPairSync } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Agent } from 'undici'
import { downloadBill } from '../../server/pay/bills'
import { createPayClient, type PayClient } from '../../server/pay/client'
import { queryPayment } from '../../server/pay/transactions'

const megabyte = 1024 * 1024
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const by = { mchid: '1700000001', serial: 'A1', privateKey, trust: new Map() }

describe('what WeChat Pay answers', () => {
  let server: Server
  let client: PayClient
  let asked = 0
  beforeAll(async () => {
    server = createServer(({ url = '' }, answer) => {
      asked += 1
      answer.end(Buffer.alloc(Number(new URL(url, 'http://x').searchParams.get('token') ?? 5) * megabyte, '`'))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    client = createPayClient({
      payUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      now: () => new Date(),
      dispatcher: new Agent({ maxResponseSize: 4 * megabyte }), // what other answers share
      pausesMs: [0, 0],
    })
  })
  beforeEach(() => {
    asked = 0
  })
  afterAll(async () => {
    await client.close()
    server.close()
  })

  it('may be a bill far larger than any other answer', async () => {
    expect((await client.call(downloadBill, { token: '40' }, by)).length).toBe(40 * megabyte)
  })

  it('is refused by its name, and not asked for again, where it is larger than is read', async () => {
    const told = { code: 'PAY_FILE_TOO_LARGE', errorClass: 'limit' }
    await expect(client.call(downloadBill, { token: '65' }, by)).rejects.toMatchObject(told)
    expect(asked).toBe(1)
  })

  it('is no answer where it is larger than answers are', async () => {
    const order = { out_trade_no: 'p1', mchid: by.mchid }
    await expect(client.call(queryPayment, order, by)).rejects.toMatchObject({ code: 'PAY_NO_ANSWER' })
  })
})
