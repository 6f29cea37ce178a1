import { createApp } from '../../server/app'
import type { Base } from '../../server/base'
import type { CustomerRow } from '../../server/db/models/customer'
import { createParts } from '../../server/domain'
import { digest, newId } from '../../server/ids'
import type { Store } from '../../server/store'
import type { OrderView } from '../../shared/api/customer/orders'
import { aCustomer, buying, orders, takes } from '../services/aCustomer'
import { someGoods } from '../services/aGoods'
import { aBase, aStore, days, later } from '../services/aPlatform'
import { serve } from '../setup/app'

let base: Base
let app: Awaited<ReturnType<typeof serve>>
let store: Store

beforeAll(async () => {
  base = await aBase()
  app = await serve(createApp(createParts(base)))
  store = await aStore(base.platform)
})
afterAll(async () => {
  await app.close()
  await base.close()
})

async function tokenOf({ id: customerId, appid }: CustomerRow): Promise<string> {
  const token = newId('c_')
  const now = base.clock.now()
  const times = { createdAt: now, lastSeenAt: now, expiresAt: later(days, now) }
  const row = { id: newId(), storeId: store.row.id, customerId, tokenHash: digest(token), appid, ...times }
  await store.customerSessions.create(row)
  return token
}

const ask = (token: string, method: string, path: string, body?: object) =>
  fetch(`${app.url}/api/customer/${store.row.key}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })

it('shows people at a table what the others ordered, and not how to call them', async () => {
  const code = 'codeA1'
  const row = { id: 't1', storeId: store.row.id, name: 'A1', code, createdAt: base.clock.now(), deletedAt: null }
  await store.diningTables.create(row)
  const [one, two] = [await aCustomer(store, { name: '林小满' }), await aCustomer(store)]
  await takes(store, one, await someGoods(store), 1, code)
  const { id } = await orders(store, one, { from: 'cart', table: code }, { method: 'dineIn' }, base.clock.now())
  const seenBy = async (customer: CustomerRow) => {
    const answer = await ask(await tokenOf(customer), 'GET', `/orders/${id}?table=${code}`)
    return ((await answer.json()) as { data: OrderView }).data
  }

  expect(await seenBy(one)).toMatchObject({ contactName: '林小满', contactPhone: '13800000000' })
  expect(await seenBy(two)).toMatchObject({ quantity: 1, contactName: null, contactPhone: null, actions: [] })
})

it('slows down whoever orders faster than a hand can tap, and nobody else', async () => {
  const [goods, eager, other] = [await someGoods(store), await aCustomer(store), await aCustomer(store)]
  const [fast, slow] = [await tokenOf(eager), await tokenOf(other)]
  const { from, ...wanted } = buying(goods) as { from: 'goods' }
  const order = () => ({
    requestKey: newId(),
    what: { from, ...wanted },
    method: 'pickup',
    payMethod: 'offline',
    expectedTotalFen: 1280,
  })
  const statuses: number[] = []
  for (let n = 0; n < 31; n++) statuses.push((await ask(fast, 'POST', '/orders', order())).status)

  const times = (status: number, many: number) => Array.from({ length: many }, () => status)
  expect(statuses).toEqual([...times(200, 10), ...times(409, 20), 429]) // ten wait for the store, which is enough
  expect((await ask(slow, 'POST', '/orders', order())).status).toBe(200)
  expect((await ask(fast, 'GET', '/orders')).status).toBe(200)
})
