import type { Middleware } from 'koa'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '../failures'

/** At most so many requests from one address in so many seconds, in each process. */
export function limitByIp({ points, seconds }: { points: number; seconds: number }): Middleware {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (ctx, next) => {
    try {
      await limiter.consume(ctx.ip)
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      ctx.set('Retry-After', String(Math.ceil(refusal.msBeforeNext / 1000)))
      throw new Failure('TOO_OFTEN', { ip: ctx.ip })
    }
    await next()
  }
}
