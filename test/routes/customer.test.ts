import { createApp } from '../../server/app'
import type { Base } from '../../server/base'
import { createParts } from '../../server/domain'
import { editStore } from '../../server/services/stores'
import type { Store } from '../../server/store'
import { firstContent } from '../../shared/storefront'
import { themeOfKind } from '../../shared/theme'
import { aBase, aStore } from '../services/aPlatform'
import { serve } from '../setup/app'

let base: Base
let app: Awaited<ReturnType<typeof serve>>
let store: Store

beforeAll(async () => {
  base = await aBase()
  app = await serve(createApp(createParts(base)))
  store = await editStore(await aStore(base.platform), {
    contactName: '麦师傅',
    contactPhone: '13800138000',
    address: '杭州市上城区河坊街 1 号',
  })
})
afterAll(async () => {
  await app.close()
  await base.close()
})

/** A store and what is said of it are each remembered for half a second. */
const forgotten = () => new Promise((resolve) => setTimeout(resolve, 1100))

const visit = (key = store.row.key, headers: Record<string, string> = {}) =>
  fetch(`${app.url}/api/customer/${key}/storefront`, { headers })

it('shows anybody what a shop shows to the street, and nothing else', async () => {
  const answer = await visit()

  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({
    data: {
      name: '小麦面馆',
      kind: 'dining',
      logoUrl: null,
      contactPhone: '13800138000',
      address: '杭州市上城区河坊街 1 号',
      hours: [],
      isOpenNow: true,
      isPaused: false,
      opensAt: null,
      theme: themeOfKind.dining,
      texts: firstContent('dining').texts,
      methods: ['pickup', 'dineIn'].map(
        (method) => expect.objectContaining({ method, payMethods: ['offline'] }) as object,
      ),
      version: 0,
    },
  })
})

it('may be kept for two seconds on the way, and tells a change from none', async () => {
  const first = await visit()
  const tag = first.headers.get('etag') ?? ''

  expect(first.headers.get('cache-control')).toBe('public, max-age=2')
  expect((await visit(store.row.key, { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' })).status).toBe(304)
  await editStore(store, { address: '杭州市上城区河坊街 2 号' })
  await forgotten()
  expect((await visit(store.row.key, { 'If-None-Match': tag, 'Cache-Control': 'max-age=0' })).status).toBe(200)
})

it('says when a closed store opens again', async () => {
  const weekday = base.clock.now().getUTCDay() || 7
  const inThreeDays = ((weekday + 2) % 7) + 1
  await editStore(store, { hours: [{ days: [inThreeDays], from: '08:00', to: '20:00' }] })
  await forgotten()
  const { data } = (await (await visit()).json()) as { data: { isOpenNow: boolean; opensAt: string } }

  expect(data.isOpenNow).toBe(false)
  expect(data.opensAt).toMatch(/T00:00:00.000Z$/)
})

it.each(['s_nobody', 'me', '%E5%BA%97'])('does not know a store called %s', async (key) => {
  const answer = await visit(key)

  expect(answer.status).toBe(404)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.json()).toMatchObject({ error: { code: 'STOREFRONT_NOT_FOUND' } })
})
