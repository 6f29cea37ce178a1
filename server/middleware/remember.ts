import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context } from 'koa'
import { recent } from '../recent'

/** An answer, ready to be sent. */
interface Remembered {
  body: Buffer
  etag: string
  /** Made when the first one asks for it. */
  packed: Promise<Buffer> | null
}

const pack = promisify<Buffer, Buffer>(gzip)
const keptMs = 500 // a change of the merchant's is on every phone in three seconds: this, and the two that others may keep it
const mostAnswers = 2000 // at 20 KB each
const worthPacking = 1024

/** Answers that are the same for everybody: each is made at most twice a second, however many ask. */
export type Memory = (key: string, make: () => Promise<unknown>) => Promise<Remembered>

export function createMemory(): Memory {
  const answers = recent<Remembered>(keptMs, mostAnswers)
  return (key, make) => answers(key, () => make().then(ready))
}

function ready(data: unknown): Remembered {
  const body = Buffer.from(JSON.stringify({ data }))
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` // weak: it is also sent packed
  return { body, etag, packed: null }
}

/** Sends it to whoever may keep it for so long, or says that what they hold is still so. */
export async function sendRemembered(ctx: Context, answer: Remembered, seconds: number): Promise<void> {
  ctx.set('Cache-Control', `public, max-age=${seconds}`)
  ctx.vary('Accept-Encoding')
  ctx.etag = answer.etag
  ctx.status = 200
  if (ctx.fresh) {
    ctx.status = 304
    return
  }
  ctx.type = 'json'
  ctx.body = await encoded(ctx, answer)
}

async function encoded(ctx: Context, answer: Remembered): Promise<Buffer> {
  if (answer.body.length < worthPacking || ctx.acceptsEncodings('gzip', 'identity') !== 'gzip') return answer.body
  ctx.set('Content-Encoding', 'gzip')
  return (answer.packed ??= pack(answer.body))
}
