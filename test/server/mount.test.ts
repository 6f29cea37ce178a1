import Router from '@koa/router'
import type { Context } from 'koa'
import { z } from 'zod'
import { takes } from '../../shared/api/contract'
import { Failure } from '../../server/failures'
import { mountApi, type Handlers } from '../../server/mount'
import { anApp, type TestApp } from '../setup/app'

const api = {
  'GET /': takes(z.object({})).gives<{ list: string }>(),
  'GET /orders/:orderId': takes(z.object({ orderId: z.string(), page: z.coerce.number().max(9).default(1) })).gives<{
    orderId: string
    page: number
  }>(),
  'POST /orders/:orderId/ship': takes(
    z.object({
      orderId: z.string(),
      carrier: z.string().trim().min(2).max(8),
      days: z.array(z.object({ day: z.int().min(1).max(7) })).optional(),
      kind: z.enum(['a', 'b']).default('a'),
      phone: z.string().regex(/^\d+$/).optional(),
      late: z
        .string()
        .refine((value) => value !== 'no', { error: '结束时间要晚于开始时间' })
        .optional(),
    }),
  ).gives<{ orderId: string; carrier: string; who: string }>(),
  'GET /prices': takes(z.object({})).publicly.cached(2).gives<{ fen: number }>(),
  'POST /sign-in': takes(z.object({ code: z.string().min(1) })).publicly.gives<{ code: string }>(),
  'POST /logo': takes(z.object({ title: z.string().optional() }))
    .withFile('file', 1000)
    .gives<{ bytes: number; name: string | undefined; title: string | undefined }>(),
}

interface Call {
  who: string
}

let price = 100

const handlers: Handlers<typeof api, Call> = {
  'GET /': async () => ({ list: 'all' }),
  'GET /orders/:orderId': async (_call, { orderId, page }) => ({ orderId, page }),
  'POST /orders/:orderId/ship': async ({ who }, { orderId, carrier }) => ({ orderId, carrier, who }),
  'GET /prices': async () => {
    asked++
    await new Promise((resolve) => setTimeout(resolve, 20))
    if (price < 0) throw new Failure('NOT_FOUND')
    return { fen: price }
  },
  'POST /sign-in': async (_call, { code }) => ({ code }),
  'POST /logo': async ({ file }, { title }) => ({ bytes: file?.bytes.length ?? 0, name: file?.name, title }),
}

let app: TestApp
let asked = 0
beforeAll(async () => {
  const router = new Router({ prefix: '/api/:storeKey' })
  mountApi(router, api, handlers, {
    session: (ctx, next) => {
      if (ctx.get('Authorization') !== 'Bearer me') throw new Failure('UNAUTHENTICATED')
      ;(ctx.state as { who?: string }).who = 'me'
      return next()
    },
    callOf: (ctx: Context) => ({ who: (ctx.state as { who?: string }).who ?? 'nobody' }),
  })
  app = await anApp({ api: router.routes() as never })
})
afterAll(() => app.close())

const me = { Authorization: 'Bearer me' }
const get = (path: string, headers: Record<string, string> = me) => fetch(`${app.url}/api/s1${path}`, { headers })
const post = (path: string, body: unknown, headers: Record<string, string> = me) =>
  fetch(`${app.url}/api/s1${path}`, {
    method: 'POST',
    headers: { ...headers, 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })

it('answers the handler’s answer as data, for nobody to keep', async () => {
  const answer = await post('/orders/o1/ship', { carrier: ' SF ' })

  expect(await answer.json()).toEqual({ data: { orderId: 'o1', carrier: 'SF', who: 'me' } })
  expect(answer.headers.get('cache-control')).toBe('private, no-store')
})

it('mounts the address of the group itself', async () => {
  expect(await (await get('')).json()).toEqual({ data: { list: 'all' } })
  expect(await (await get('/')).json()).toEqual({ data: { list: 'all' } })
})

it('takes the input of a GET from path and query', async () => {
  expect(await (await get('/orders/o1?page=3')).json()).toEqual({ data: { orderId: 'o1', page: 3 } })
})

it('believes the path before body and query', async () => {
  const answer = await post('/orders/o1/ship?orderId=o2', { orderId: 'o3', carrier: 'SF' })

  expect(await answer.json()).toMatchObject({ data: { orderId: 'o1' } })
})

it.each([
  ['GET', ''],
  ['GET', '/orders/o1'],
  ['POST', '/orders/o1/ship'],
  ['POST', '/logo'],
])('refuses a stranger %s %s before it reads anything', async (method, path) => {
  const answer = await fetch(`${app.url}/api/s1${path}`, { method })

  expect(answer.status).toBe(401)
  expect(await answer.json()).toMatchObject({ error: { code: 'UNAUTHENTICATED', next: 'signIn' } })
})

it('lets a stranger in where an entry is public', async () => {
  expect(await (await post('/sign-in', { code: 'c' }, {})).json()).toEqual({ data: { code: 'c' } })
})

it('lets anybody keep for a while what is the same for everybody, and says when it is still the same', async () => {
  const first = await get('/prices', {})
  const tag = first.headers.get('etag') ?? ''
  expect(first.headers.get('cache-control')).toBe('public, max-age=2')
  expect(tag).toMatch(/^W\/"/)

  const same = await get('/prices', { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' })
  expect([same.status, await same.text()]).toEqual([304, ''])

  price = 200
  await new Promise((resolve) => setTimeout(resolve, 550)) // it is remembered for half a second
  const other = await get('/prices', { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' })
  expect([other.status, await other.json()]).toEqual([200, { data: { fen: 200 } }])
})

it.each([
  [{}, 'carrier', '请填写这一项'],
  [{ carrier: '' }, 'carrier', '至少 2 个字'],
  [{ carrier: 'far too long' }, 'carrier', '最多 8 个字'],
  [{ carrier: 7 }, 'carrier', '格式不对，请检查后再试'],
  [{ carrier: 'SF', kind: 'c' }, 'kind', '请从给出的选项中选择'],
  [{ carrier: 'SF', phone: 'x' }, 'phone', '格式不对，请检查后再试'],
  [{ carrier: 'SF', days: [{ day: 9 }] }, 'days', '不能大于 7'],
  [{ carrier: 'SF', days: [{ day: 0 }] }, 'days', '不能小于 1'],
  [{ carrier: 'SF', late: 'no' }, 'late', '结束时间要晚于开始时间'],
])('says which field of %j is wrong', async (body, field, text) => {
  const answer = await post('/orders/o1/ship', body)

  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { code: 'INVALID_INPUT', field, text } })
})

it.each([[['a', 'list']], ['text']])('refuses a body that is no object: %j', async (body) => {
  const answer = await post('/orders/o1/ship', body)

  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ error: { code: 'INVALID_INPUT' } })
})

describe('a file', () => {
  const send = (bytes: number, field = 'file') => {
    const form = new FormData()
    form.append(field, new Blob([Buffer.alloc(bytes)]), '照片.png')
    form.append('title', 'logo')
    return fetch(`${app.url}/api/s1/logo`, { method: 'POST', headers: me, body: form })
  }

  it('arrives with the other fields', async () => {
    expect(await (await send(500)).json()).toMatchObject({ data: { bytes: 500, title: 'logo' } })
  })

  it.each([
    ['too large', 2000, 'file', 413, 'PAYLOAD_TOO_LARGE'],
    ['under another name', 500, 'picture', 400, 'INVALID_INPUT'],
  ])('is refused when it comes %s', async (_name, bytes, field, status, code) => {
    const answer = await send(bytes, field)

    expect(answer.status).toBe(status)
    expect(await answer.json()).toMatchObject({ error: { code, field: 'file' } })
  })

  it('is asked for when it is missing', async () => {
    expect(await (await post('/logo', {})).json()).toMatchObject({ error: { code: 'INVALID_INPUT', field: 'file' } })
  })
})

it('counts by the pattern that answered', async () => {
  await get('/orders/o1')
  const text = await app.parts.metrics.registry.metrics()

  expect(text).toContain('route="/api/:storeKey/orders/:orderId"')
})

it('makes what is the same for everybody once for all who ask together, and does not remember a failure', async () => {
  await new Promise((resolve) => setTimeout(resolve, 550))
  asked = 0
  const answers = await Promise.all(Array.from({ length: 20 }, () => get('/prices', {})))
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200))
  expect(asked).toBe(1)

  await new Promise((resolve) => setTimeout(resolve, 550))
  price = -1
  expect((await get('/prices', {})).status).toBe(404)
  price = 300
  expect(await (await get('/prices', {})).json()).toEqual({ data: { fen: 300 } })
})
