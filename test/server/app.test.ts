import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import Router from '@koa/router'
import type { Context } from 'koa'
import { request } from 'undici'
import type { Config } from '../../server/config'
import { Failure } from '../../server/failures'
import { rawBody } from '../../server/middleware/body'
import { anApp, type TestApp } from '../setup/app'

const answers = (ctx: Context): void | Promise<void> => {
  switch (ctx.path) {
    case '/api/boom':
      throw new TypeError('a bug with access_token=abc123abc123')
    case '/api/refused':
      throw new Failure('STATE_CONFLICT', { orderId: 'secret detail' }, { field: 'name' })
    case '/api/echo':
      ctx.body = { data: (ctx.request as { body?: unknown }).body ?? null }
      return
    case '/api/busy':
      throw new Failure('WECHAT_TOKEN_BUSY', { kind: 'component' })
    case '/api/cut':
      ctx.type = 'image/webp'
      ctx.body = Readable.from(cutShort())
      return
    case '/api/ip':
      ctx.body = { data: ctx.ip }
  }
}

function* cutShort() {
  yield 'half of it'
  throw new Error('a line cut with access_token=abc123abc123')
}

let app: TestApp
const get = (address: string, init?: RequestInit) => fetch(`${app.url}${address}`, init)
const post = (address: string, body: string, type = 'application/json') =>
  get(address, { method: 'POST', body, headers: { 'Content-Type': type } })

beforeAll(async () => {
  app = await anApp({
    api: async (ctx, next) => {
      await answers(ctx)
      if (ctx.status === 404) await next()
    },
    callbacks: async (ctx, next) => {
      if (ctx.path.startsWith('/wechat/')) ctx.body = (await rawBody(ctx.req, 1024)).toString('hex')
      else await next()
    },
  })
})
afterAll(() => app.close())

describe('a request', () => {
  it('carries an id from its answer to the log', async () => {
    const answer = await get('/healthz')
    const id = answer.headers.get('x-request-id')

    expect(await answer.json()).toEqual({ alive: true })
    expect(id).toMatch(/^[\w-]{36}$/)
    expect(app.logged).toContainEqual(expect.objectContaining({ requestId: id, route: '/healthz', status: 200 }))
  })

  it('to nowhere answers 404 in the envelope', async () => {
    for (const address of ['/', '/nowhere', '/api/merchant', '/api/merchant/x/y/z']) {
      const answer = await get(address)
      const { error } = (await answer.json()) as { error: object }

      expect(answer.status).toBe(404)
      expect(error).toEqual({
        code: 'ROUTE_NOT_FOUND',
        text: '没有这个地址',
        requestId: answer.headers.get('x-request-id'),
      })
    }
  })

  it('that fails on purpose says the sentence, the next step and the field, and keeps the detail in the log', async () => {
    const answer = await get('/api/refused')
    const body = await answer.text()

    expect(answer.status).toBe(409)
    expect(JSON.parse(body)).toEqual({
      error: {
        code: 'STATE_CONFLICT',
        text: '状态已经变化，请刷新后再试',
        next: 'refresh',
        field: 'name',
        requestId: answer.headers.get('x-request-id'),
      },
    })
    expect(app.logged).toContainEqual(expect.objectContaining({ detail: { orderId: 'secret detail' } }))
  })

  it('that meets a bug answers 500 without a word of it, and logs it without secrets', async () => {
    const answer = await get('/api/boom')
    const body = await answer.text()
    const line = app.logged.find(({ msg }) => msg === 'failed')

    expect(answer.status).toBe(500)
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'INTERNAL' } })
    expect(body).not.toContain('bug')
    expect(line).toMatchObject({ err: { type: 'TypeError', message: 'a bug with access_token=***' } })
  })

  it('that fails for a reason outside warns with what is to be done', async () => {
    const answer = await get('/api/busy')
    const line = app.logged.find(({ code }) => code === 'WECHAT_TOKEN_BUSY')

    expect(answer.status).toBe(503)
    expect(line).toMatchObject({
      level: 40,
      detail: { kind: 'component' },
      advice: '平台正在向微信换取凭证，请稍后再试',
    })
    expect(line).not.toHaveProperty('err')
  })

  it('whose answer breaks off leaves a line in the log, without secrets', async () => {
    await expect((async () => (await get('/api/cut')).text())()).rejects.toThrow()

    expect(app.logged).toContainEqual(
      expect.objectContaining({
        msg: 'an answer was cut short',
        err: expect.objectContaining({ message: 'a line cut with access_token=***' }) as unknown,
      }),
    )
  })

  it('in a way that an address does not know is told the ways it does', async () => {
    const router = new Router({ prefix: '/api' })
    router.get('/orders', (ctx) => void (ctx.body = {}))
    router.post('/orders', (ctx) => void (ctx.body = {}))
    const other = await anApp({ api: router.routes() as never })
    const answer = await fetch(`${other.url}/api/orders`, { method: 'DELETE' })
    const nowhere = await fetch(`${other.url}/api/order`, { method: 'DELETE' })
    await other.close()

    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('HEAD, GET, POST')
    expect(await answer.json()).toMatchObject({ error: { code: 'METHOD_NOT_ALLOWED' } })
    expect(nowhere.status).toBe(404)
    expect(nowhere.headers.get('allow')).toBeNull()
  })

  it('takes a packed body, and refuses one that does not unpack', async () => {
    const packed = gzipSync('{"a":1}')
    const send = (body: Buffer, encoding = 'gzip') =>
      get('/api/echo', {
        method: 'POST',
        body: new Uint8Array(body),
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
      })

    expect(await (await send(packed)).json()).toEqual({ data: { a: 1 } })
    for (const broken of [Buffer.from('{"a":1}'), packed.subarray(0, 12)]) {
      const answer = await send(broken)
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ error: { code: 'INVALID_INPUT' } })
    }
    expect((await send(packed, 'sevenzip')).status).toBe(415)
  })

  it('takes JSON', async () => {
    expect(await (await post('/api/echo', '{"a":1}')).json()).toEqual({ data: { a: 1 } })
  })

  it.each([
    ['broken JSON', '{"a":', 400, 'INVALID_INPUT'],
    ['a body that is too large', JSON.stringify('x'.repeat(300_000)), 413, 'PAYLOAD_TOO_LARGE'],
  ])('with %s is refused', async (_name, body, status, code) => {
    const answer = await post('/api/echo', body)

    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { code } })
  })
})

describe('callbacks', () => {
  it('get their body as it came, before anybody parses it', async () => {
    const answer = await post('/wechat/authorize', '<xml>\n</xml>', 'text/xml')

    expect(Buffer.from(await answer.text(), 'hex').toString()).toBe('<xml>\n</xml>')
  })

  it('are refused when they are too large, announced or not', async () => {
    const large = 'x'.repeat(2000)
    const streamed = new ReadableStream({
      start(controller) {
        controller.enqueue(Buffer.from(large))
        controller.close()
      },
    })

    expect((await post('/wechat/authorize', large)).status).toBe(413)
    const init = { method: 'POST', body: streamed, duplex: 'half' } as RequestInit
    expect((await get('/wechat/authorize', init)).status).toBe(413)
  })
})

describe('security headers', () => {
  it('let nothing remote in and keep the Referer that WeChat asks for', async () => {
    const { headers } = await get('/nowhere')

    expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  })

  it('let data be no page', async () => {
    const { headers } = await get('/api/nowhere')

    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'")
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('ask for https only where the public address has it', async () => {
    expect((await get('/nowhere')).headers.get('strict-transport-security')).toBeNull()
    const { config } = app.parts
    const other = await anApp({ config: { ...config, http: { ...config.http, publicUrl: 'https://a.example.com' } } })
    const answer = await fetch(`${other.url}/nowhere`)
    await other.close()

    expect(answer.headers.get('strict-transport-security')).toContain('max-age=')
  })
})

describe('behind proxies', () => {
  it('believes as many of them as there are', async () => {
    const headers = { 'X-Forwarded-For': '6.6.6.6, 1.2.3.4' }
    const { config } = app.parts
    const behindOne = await anApp({
      config: { ...config, http: { ...config.http, trustProxy: 1 } },
      api: (ctx) => void (ctx.body = { data: ctx.ip }),
    })
    const answer = await fetch(`${behindOne.url}/api/ip`, { headers })

    expect(await answer.json()).toEqual({ data: '1.2.3.4' })
    expect(await (await get('/api/ip', { headers })).json()).toEqual({ data: '127.0.0.1' })
    await behindOne.close()
  })
})

describe('readiness', () => {
  it('shows the time, database, migrations and the age of the ticket', async () => {
    const now = new Date('2026-11-11T11:11:11.111Z')
    const there = await anApp({ clock: { now: () => now } })
    const answer = await fetch(`${there.url}/readyz`)
    await there.close()

    expect(answer.status).toBe(200)
    expect(await answer.json()).toEqual({
      ready: true,
      now: '2026-11-11T11:11:11.111Z',
      checks: {
        database: { ok: true },
        migrations: { ok: true, pending: [] },
        ticket: { ok: true, ageSeconds: 30 },
      },
    })
  })

  it.each([
    [null, { ok: false, ageSeconds: null }],
    [1201, { ok: false, ageSeconds: 1201 }],
  ])('is given with a ticket of %p seconds, or none would ever come', async (age, ticket) => {
    const other = await anApp({ ticketAge: async () => age })
    const answer = await fetch(`${other.url}/readyz`)
    await other.close()

    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ ready: true, checks: { ticket } })
  })

  it('is refused while migrations are pending', async () => {
    const other = await anApp()
    await other.parts.database.sequelize.query('DELETE FROM migrations')
    const answer = await fetch(`${other.url}/readyz`)
    await other.close()

    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ ready: false, checks: { migrations: { ok: false } } })
  })
})

it('shows its metrics by route, never by path', async () => {
  await get('/some/path/with/an/id')
  const text = await (await get('/metrics')).text()

  expect(text).toContain('http_request_duration_seconds_count{method="GET",route="none",status="404"}')
  expect(text).toContain('ticket_age_seconds')
  expect(text).not.toContain('/some/path')
})

describe('metrics', () => {
  const metricsToken = '0123456789abcdef0123456789abcdef'
  const asking = async (values: Partial<Config>, headers: Record<string, string>[]) => {
    const other = await anApp({ config: { ...app.parts.config, ...values } })
    const answers = await Promise.all(headers.map((each) => fetch(`${other.url}/metrics`, { headers: each })))
    await other.close()
    return answers.map(({ status }) => status)
  }
  const anonymous = {}
  const wrong = { Authorization: 'Bearer wrong' }
  const right = { Authorization: `Bearer ${metricsToken}` }

  it.each([
    ['without a token, are for everybody who tries it out', { isProduction: false }, [200, 200, 200]],
    ['without a token, are for nobody in production', { isProduction: true }, [403, 403, 403]],
    ['with a token, are for whoever shows it', { isProduction: false, metricsToken }, [403, 403, 200]],
    ['with a token, are for whoever shows it in production', { isProduction: true, metricsToken }, [403, 403, 200]],
  ])('%s', async (_what, values, statuses) => {
    expect(await asking(values, [anonymous, wrong, right])).toEqual(statuses)
  })

  it('are counted once for all who ask within ten seconds, and again after a failure', async () => {
    let counted = 0
    const measure = async () => {
      if (++counted === 1) throw new Error('the database is away')
    }
    const other = await anApp({ config: { ...app.parts.config, isProduction: true, metricsToken }, measure })
    const ask = async () => (await fetch(`${other.url}/metrics`, { headers: right })).status
    const statuses = [await ask(), await ask(), await ask(), await ask()]
    await other.close()

    expect(statuses).toEqual([500, 200, 200, 200])
    expect(counted).toBe(2)
  })
})

describe('pictures', () => {
  beforeAll(() => {
    const folder = path.join(app.parts.config.dataDir, 'media')
    mkdirSync(folder, { recursive: true })
    writeFileSync(path.join(folder, 'abc.png'), 'png')
    writeFileSync(path.join(app.parts.config.dataDir, 'outside.txt'), 'secret')
  })

  it('are good for ever', async () => {
    const answer = await get('/media/abc.png')

    expect(await answer.text()).toBe('png')
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(answer.headers.get('etag')).toBe('"abc.png"')
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  })

  it('are not sent again to whoever has them', async () => {
    const answer = await request(`${app.url}/media/abc.png`, { headers: { 'If-None-Match': '"abc.png"' } })

    expect(answer.statusCode).toBe(304)
    expect(await answer.body.text()).toBe('')
  })

  it.each([
    '/media/none.png',
    '/media/../outside.txt',
    '/media/%2e%2e/outside.txt',
    '/media/..%2foutside.txt',
    '/media/',
  ])('do not include %s', async (address) => {
    const answer = await get(address)

    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(await answer.text()).not.toContain('secret')
  })
})
