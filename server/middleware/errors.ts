import type { Context, Middleware } from 'koa'
import { Failure } from '../failures'
import { databaseAway, logTrouble } from '../trouble'
import { requestOf } from './request'

/**
 * Turns what is thrown into `{ error: { code, text, next?, field?, requestId } }`. A failure is said as it is; anything
 * else is a bug: it answers 500 with the request id and is logged in full.
 */
export const answerErrors: Middleware = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    const failure = asFailure(error)
    report(ctx, failure, error)
    answer(ctx, failure)
  }
}

/** Whatever no route took: an address that is none, or one that is asked in another way. */
export const notFound: Middleware = (ctx) => {
  const allowed = [...new Set(matchedBy(ctx).flatMap(({ methods }) => methods))]
  if (allowed.length === 0) throw new Failure('ROUTE_NOT_FOUND')
  refuseMethod(ctx, allowed)
}

/** @throws METHOD_NOT_ALLOWED with the ways that there are in `Allow` */
export function refuseMethod(ctx: Context, allowed: string[]): never {
  ctx.set('Allow', allowed.join(', '))
  throw new Failure('METHOD_NOT_ALLOWED', { method: ctx.method })
}

/** The routes whose path fits, as the routers leave them behind. */
const matchedBy = (ctx: Context & { matched?: { methods: string[] }[] }) => ctx.matched ?? []

export function answer(ctx: Context, { code, text, next, field, status }: Failure): void {
  const { requestId } = requestOf(ctx)
  ctx.status = status
  ctx.set('Cache-Control', 'no-store')
  ctx.body = { error: { code, text, ...(next && { next }), ...(field && { field }), requestId } }
}

/** Koa and its body parsers throw errors with a status; below 500 they are the caller's and safe to name. */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { status, message, code } = error as { status?: unknown; message?: unknown; code?: unknown }
  if (status === 413) return new Failure('PAYLOAD_TOO_LARGE', { message }, { cause: error })
  if (status === 415) return new Failure('UNSUPPORTED_MEDIA', { message }, { cause: error })
  const isBadlyPacked = typeof code === 'string' && /^Z_/.test(code) // what zlib says of a body it cannot unpack
  if (isBadlyPacked) return new Failure('INVALID_INPUT', { code }, { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Failure('INVALID_INPUT', { message }, { cause: error })
  }
  return databaseAway(error) ?? new Failure('INTERNAL', {}, { cause: error })
}

/** A refusal is said in a line; a failure of ours or WeChat's warns whoever runs this; a bug is logged in full. */
function report(ctx: Context, failure: Failure, error: unknown): void {
  const { log } = requestOf(ctx)
  if (failure.status >= 500) logTrouble(log, error, { code: failure.code }, 'failed')
  else log.info({ code: failure.code, detail: failure.detail }, 'refused')
}
