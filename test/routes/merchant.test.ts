import type { merchantStoreApi } from '../../shared/api/merchant'
import type { TodayView } from '../../shared/api/merchant/figures'
import { roles, type Role } from '../../shared/store'
import { start, type Running } from '../../server'
import type { Base } from '../../server/base'
import { digest, newId } from '../../server/ids'
import { merchantRoutes } from '../../server/routes/merchant'
import { meView } from '../../server/routes/merchant/views'
import type { Store } from '../../server/store'
import { aBase, aMerchant, aStore, noon } from '../services/aPlatform'
import { anApp, type TestApp } from '../setup/app'
import { anEnvironment } from '../setup/environment'

it('lets a stranger sign in so often and no more, however the address is written', async () => {
  const server: Running = await start(anEnvironment({ ROLE: 'http' }))
  const ask = (path: string, init?: RequestInit) => fetch(`${server.url}/api/merchant${path}`, init)
  const addresses = ['/me/sessions', '/me/sessions/', '/ME/Sessions', '/me/sessions?again']
  const statuses = new Map<number, number>()
  for (let turn = 0; turn < 64; turn++) {
    const { status } = await ask(addresses[turn % addresses.length] ?? '', { method: 'POST' })
    statuses.set(status, (statuses.get(status) ?? 0) + 1)
  }
  const refused = await ask('/me/sessions', { method: 'POST' })

  const signedInElsewhere = await ask('/me')
  await server.close()

  expect(Object.fromEntries(statuses)).toEqual({ 400: 60, 429: 4 })
  expect(await refused.json()).toMatchObject({ error: { code: 'TOO_OFTEN', next: 'wait' } })
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(signedInElsewhere.status).toBe(401) // not 429: whoever has signed in is not kept out with strangers
})

it.each([
  ['13812345678', '138****5678'],
  ['91234567', '****67'],
  ['123456', '****56'],
  [null, null],
])('shows of the number %s no more than %s', async (phone, shown) => {
  const { platform, close } = await aBase()
  const view = await meView(platform, await aMerchant(platform, { phone }))
  await close()

  expect(view.phone).toBe(shown)
})

describe('in a store', () => {
  const everybody: Role[] = ['owner', 'manager', 'clerk']
  const leaders: Role[] = ['owner', 'manager']
  const owners: Role[] = ['owner']
  /** Who may ask what. A new entry has to be decided here, too. */
  const table: Record<keyof typeof merchantStoreApi, Role[]> = {
    'GET /': everybody,
    'PUT /': leaders,
    'POST /logo': leaders,
    'GET /requirements': everybody,
    'POST /attempts': leaders,
    'GET /attempts/latest': everybody,
    'GET /attempts/:attemptId': everybody,
    'DELETE /attempts/:attemptId': leaders,
    'GET /authorizer': everybody,
    'GET /opening': everybody,
    'GET /templates': everybody,
    'PUT /template': leaders,
    'POST /releases': leaders,
    'GET /releases': everybody,
    'GET /releases/:releaseId': everybody,
    'POST /releases/:releaseId/submit': leaders,
    'POST /releases/:releaseId/withdraw': leaders,
    'POST /releases/:releaseId/hurry': leaders,
    'POST /releases/:releaseId/publish': leaders,
    'POST /releases/:releaseId/discard': leaders,
    'GET /releases/:releaseId/screenshots': everybody,
    'GET /releases/:releaseId/trial-code': everybody,
    'GET /review-pictures': everybody,
    'POST /review-pictures': leaders,
    'DELETE /review-pictures/:pictureId': leaders,
    'GET /former-versions': everybody,
    'POST /roll-back': leaders,
    'GET /program': everybody,
    'PUT /program': leaders,
    'POST /program/suspend': leaders,
    'POST /program/resume': leaders,
    'GET /program/category-options': everybody,
    'POST /program/categories': leaders,
    'DELETE /program/categories/:first/:second': leaders,
    'POST /program/interfaces': leaders,
    'GET /program/store-code': everybody,
    'GET /testers': everybody,
    'POST /testers': leaders,
    'DELETE /testers/:testerId': leaders,
    'GET /goods-categories': everybody,
    'POST /goods-categories': leaders,
    'PUT /goods-categories/:categoryId': leaders,
    'DELETE /goods-categories/:categoryId': leaders,
    'PUT /goods-categories-order': leaders,
    'GET /goods': everybody,
    'GET /goods/:goodsId': everybody,
    'POST /goods': leaders,
    'POST /goods-samples': leaders,
    'PUT /goods/:goodsId': leaders,
    'PUT /goods-shelf': everybody,
    'PUT /goods-category': leaders,
    'PUT /goods/:goodsId/position': leaders,
    'DELETE /goods/:goodsId': leaders,
    'POST /goods/:goodsId/restore': leaders,
    'PUT /goods/:goodsId/stock': everybody,
    'POST /goods-pictures': leaders,
    'POST /goods-import': leaders,
    'GET /goods-export': leaders,
    'GET /orders': everybody,
    'GET /orders/:orderId': everybody,
    'GET /orders-pulse': everybody,
    'POST /orders/:orderId/accept': everybody,
    'POST /orders/:orderId/finish': everybody,
    'POST /orders/:orderId/ship': everybody,
    'POST /orders/:orderId/hand-over': everybody,
    'POST /orders/:orderId/receive': everybody,
    'POST /orders/:orderId/collect': everybody,
    'POST /orders/:orderId/close': leaders,
    'PUT /orders/:orderId/price': leaders,
    'PUT /orders/:orderId/remark': everybody,
    'GET /pickups/:code': everybody,
    'GET /refunds': everybody,
    'POST /orders/:orderId/refunds': leaders,
    'POST /refunds/:refundId/agree': leaders,
    'POST /refunds/:refundId/refuse': leaders,
    'POST /refunds/:refundId/retry': leaders,
    'POST /refunds/:refundId/take-back': leaders,
    'POST /refunds/:refundId/record': leaders,
    'GET /sittings': everybody,
    'POST /sittings/:sittingId/close': everybody,
    'GET /today': everybody,
    'GET /days': leaders,
    'GET /customers': leaders,
    'GET /customers/:customerId': leaders,
    'PUT /customers/:customerId': leaders,
    'DELETE /customers/:customerId': owners,
    'GET /staff': everybody,
    'POST /staff/invites': owners,
    'DELETE /staff/invites/:inviteId': owners,
    'PUT /staff/:staffId': owners,
    'DELETE /staff/:staffId': everybody,
    'GET /storefront': everybody,
    'PUT /storefront': leaders,
    'POST /storefront/preview': leaders,
    'GET /storefront/versions': leaders,
    'POST /storefront/versions/:number/restore': leaders,
    'POST /storefront/pictures': leaders,
    'PUT /paused': leaders,
    'GET /tables': everybody,
    'POST /tables': leaders,
    'PUT /tables/:tableId': leaders,
    'DELETE /tables/:tableId': leaders,
    'GET /tables/:tableId/code': everybody,
    'GET /payment': owners,
    'POST /payment/draft': owners,
    'POST /payment/draft/file': owners,
    'POST /payment/draft/text': owners,
    'POST /payment/draft/check': owners,
    'DELETE /payment/draft': owners,
    'PUT /payment/collecting': owners,
    'GET /payment/test-code': owners,
    'GET /payments': leaders,
    'GET /payment-days': leaders,
    'GET /incidents': leaders,
    'POST /incidents/:incidentId/close': leaders,
    'GET /bills': leaders,
    'GET /bills/:billId/report': leaders,
    'GET /held-money': leaders,
    'GET /notices': everybody,
    'POST /notices/read': everybody,
  }

  let base: Base
  let app: TestApp
  let store: Store
  beforeAll(async () => {
    base = await aBase()
    app = await anApp({ api: merchantRoutes(base.platform) })
    store = await aStore(base.platform)
  })
  afterAll(async () => {
    await app.close()
    await base.close()
  })

  /** The token of somebody who works in the store. */
  async function aSession(role: Role): Promise<string> {
    const { sessions, staff, clock } = base.platform
    const { id: merchantId } = await aMerchant(base.platform)
    const token = newId()
    const now = clock.now()
    await staff.create({ id: newId(), storeId: store.row.id, merchantId, role, createdAt: noon })
    await sessions.create({
      id: newId(),
      tokenHash: digest(token),
      merchantId,
      appid: 'wxd0000000000000b2',
      device: 'iPhone 15',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + 3600_000),
      revokedAt: null,
    })
    return token
  }

  const cases = Object.entries(table).flatMap(([key, allowed]) => roles.map((role) => ({ key, role, allowed })))
  it.each(cases)('$key is for $allowed, asked by a $role', async ({ key, role, allowed }) => {
    const [method = '', path = ''] = key.split(' ')
    const headers = { Authorization: `Bearer ${await aSession(role)}` }
    const answer = await fetch(`${app.url}/api/merchant/${store.row.key}${path.replace(':attemptId', 'a1')}`, {
      method,
      headers,
    })
    const isJson = answer.headers.get('content-type')?.includes('json') // a file is given as it is
    const { error } = (isJson ? await answer.json() : {}) as { error?: { code: string } }

    expect({ isForbidden: answer.status === 403, code: error?.code === 'FORBIDDEN' }).toEqual({
      isForbidden: !allowed.includes(role),
      code: !allowed.includes(role),
    })
  })

  it('tells the day’s sales to those who may see them, and what waits to everybody', async () => {
    const ask = async (role: Role) => {
      const headers = { Authorization: `Bearer ${await aSession(role)}` }
      const answer = await fetch(`${app.url}/api/merchant/${store.row.key}/today`, { headers })
      return ((await answer.json()) as { data: TodayView }).data
    }
    const nothing = { salesFen: 0, orders: 0, visitors: 0 }
    expect(await ask('clerk')).toMatchObject({
      figures: null,
      counts: { accept: 0 },
      soldOut: expect.any(Number) as number,
    })
    expect(await ask('manager')).toMatchObject({ figures: { today: nothing, yesterday: nothing } })
  })
})
