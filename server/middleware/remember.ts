import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Context, Middleware } from 'koa'
import { LRUCache } from 'lru-cache'
import { recent } from '../recent'
import { requestOf } from './request'

/** An answer, ready to be sent to whoever asks. */
export interface Remembered {
  body: Buffer
  etag: string
  /** What it says besides the security headers. */
  headers: readonly (readonly [string, string])[]
  /** Made when the first one asks for it. */
  packed: Promise<Buffer> | null
  /** Until when it may be sent, on the clock of `performance`. */
  until: number
}

const pack = promisify<Buffer, Buffer>(gzip)
const keptMs = 500 // a change of the merchant's is on every phone in three seconds: this, and the two that others may keep it
const mostAnswers = 2000 // at 20 KB each
const worthPacking = 1024

/** Answers that are the same for everybody: each is made at most twice a second, however many ask. */
export type Memory = (key: string, seconds: number, make: () => Promise<unknown>) => Promise<Remembered>

/** For `seconds`, whoever gets an answer may keep it. */
export function createMemory(): Memory {
  const answers = recent<Remembered>(keptMs, mostAnswers)
  return (key, seconds, make) =>
    answers(key, async () => {
      const until = performance.now() + keptMs
      return ready(await make(), seconds, until)
    })
}

function ready(data: unknown, seconds: number, until: number): Remembered {
  const body = Buffer.from(JSON.stringify({ data }))
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"` // weak: it is also sent packed
  const headers = [
    ['Cache-Control', `public, max-age=${seconds}`],
    ['Vary', 'Accept-Encoding'],
    ['ETag', etag],
  ] as const
  return { body, etag, headers, packed: null, until }
}

/** Sends it to whoever may keep it for so long, or says that what they hold is still so. */
export async function sendRemembered(ctx: Context, answer: Remembered): Promise<void> {
  requestOf(ctx).remembered = answer
  for (const [name, value] of answer.headers) ctx.res.setHeader(name, value)
  if (isHeldAlready(ctx)) {
    ctx.status = 304
    return
  }
  ctx.res.setHeader('Content-Type', 'application/json; charset=utf-8')
  ctx.body = isWantedPacked(ctx, answer) ? await packed(ctx, answer) : answer.body
}

/** Koa copies every header before it compares: only for whoever has something to compare with. */
function isHeldAlready(ctx: Context): boolean {
  if (ctx.req.headers['if-none-match'] === undefined) return false
  ctx.status = 200 // only what went well is compared
  return ctx.fresh
}

const isWantedPacked = (ctx: Context, { body }: Remembered): boolean =>
  ctx.req.headers['accept-encoding'] !== undefined &&
  body.length >= worthPacking &&
  ctx.acceptsEncodings('gzip', 'identity') === 'gzip'

function packed(ctx: Context, answer: Remembered): Promise<Buffer> {
  ctx.res.setHeader('Content-Encoding', 'gzip')
  return (answer.packed ??= pack(answer.body))
}

/**
 * Sends what was sent to the same address a moment ago, without asking which route that is or what its input means.
 * Whatever a route answers by `sendRemembered` is found here next time, as long as it may still be sent.
 */
export function sendAgain(): Middleware {
  const sent = new LRUCache<string, { answer: Remembered; route: string | undefined }>({
    max: mostAnswers,
    ttl: keptMs,
    ttlAutopurge: true,
  })
  return async (ctx, next) => {
    const known = ctx.req.method === 'GET' ? sent.get(ctx.url) : undefined
    const state = requestOf(ctx)
    if (known) {
      if (known.route !== undefined) state.route = known.route
      return sendRemembered(ctx, known.answer)
    }
    await next()
    const { remembered: answer, route } = state
    const leftMs = answer ? answer.until - performance.now() : 0
    if (answer && leftMs > 0) sent.set(ctx.url, { answer, route }, { ttl: leftMs })
  }
}
