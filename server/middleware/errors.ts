import type { Context, Middleware } from 'koa'
import { Failure } from '../failures'
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

/** Whatever no route took. */
export const notFound: Middleware = () => {
  throw new Failure('ROUTE_NOT_FOUND')
}

export function answer(ctx: Context, { code, text, next, field, status }: Failure): void {
  const { requestId } = requestOf(ctx)
  ctx.status = status
  ctx.set('Cache-Control', 'no-store')
  ctx.body = { error: { code, text, ...(next && { next }), ...(field && { field }), requestId } }
}

/** Koa and its body parsers throw errors with a status; below 500 they are the caller's and safe to name. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const { status, message } = error as { status?: unknown; message?: unknown }
  if (status === 413) return new Failure('PAYLOAD_TOO_LARGE', { message }, { cause: error })
  if (status === 415) return new Failure('UNSUPPORTED_MEDIA', { message }, { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Failure('INVALID_INPUT', { message }, { cause: error })
  }
  return new Failure('INTERNAL', {}, { cause: error })
}

function report(ctx: Context, failure: Failure, error: unknown): void {
  const { log } = requestOf(ctx)
  if (failure.status >= 500) log.error({ code: failure.code, detail: failure.detail, err: error }, 'failed')
  else log.info({ code: failure.code, detail: failure.detail }, 'refused')
}
