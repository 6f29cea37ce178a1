import { createApp } from '../../server/app'
import type { Base } from '../../server/base'
import { createParts } from '../../server/domain'
import { digest, newId } from '../../server/ids'
import type { Store } from '../../server/store'
import type { StoreView } from '../../shared/api/merchant/store'
import { aBase, aStore, days, later } from '../services/aPlatform'
import { serve } from '../setup/app'
import { aPhoto } from './aPhoto'

let base: Base
let app: Awaited<ReturnType<typeof serve>>
let store: Store
let token: string

beforeAll(async () => {
  base = await aBase()
  app = await serve(createApp(createParts(base)))
  store = await aStore(base.platform)
  token = newId()
  const [owner] = await store.staff.list({})
  const now = base.clock.now()
  await base.platform.sessions.create({
    id: newId(),
    tokenHash: digest(token),
    merchantId: owner?.merchantId ?? '',
    appid: base.config.merchantApp.appid,
    device: 'iPhone 15',
    createdAt: now,
    lastSeenAt: now,
    expiresAt: later(days, now),
    revokedAt: null,
  })
})
afterAll(async () => {
  await app.close()
  await base.close()
})

interface Answer {
  status: number
  data?: StoreView
  error?: { code: string; text: string; field?: string }
}

async function send(bytes: Buffer | null, type = 'image/png'): Promise<Answer> {
  const body = new FormData()
  if (bytes) body.set('file', new Blob([Uint8Array.from(bytes)], { type }), 'photo.png')
  else body.set('note', 'no file')
  const headers = { authorization: `Bearer ${token}` }
  const answer = await fetch(`${app.url}/api/merchant/${store.row.key}/logo`, { method: 'POST', headers, body })
  return { status: answer.status, ...((await answer.json()) as object) }
}

describe('a logo from the phone', () => {
  it('is shown to everybody as a picture that never changes', async () => {
    const { data } = await send(aPhoto())
    const picture = await fetch(app.url + new URL(data?.logoUrl ?? 'http://none/').pathname)

    expect(picture.status).toBe(200)
    expect(picture.headers.get('content-type')).toBe('image/webp')
    expect(picture.headers.get('cache-control')).toContain('immutable')
    expect(picture.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
  })

  it('is judged by its bytes, not by what the phone calls it', async () => {
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')

    expect(await send(aPhoto(), 'text/html')).toMatchObject({ status: 200 })
    expect(await send(drawing)).toMatchObject({ status: 415, error: { code: 'PICTURE_UNREADABLE' } })
  })

  it('is refused in words when it is too large or not there', async () => {
    const tooLarge = await send(Buffer.alloc(4 * 1024 * 1024 + 1))

    expect(tooLarge).toMatchObject({ status: 413, error: { code: 'PAYLOAD_TOO_LARGE', field: 'file' } })
    expect(tooLarge.error?.text).toMatch(/缩小/)
    expect(await send(null)).toMatchObject({ status: 400, error: { code: 'INVALID_INPUT', field: 'file' } })
  })
})
