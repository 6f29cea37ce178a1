import { isIPv6 } from 'node:net'
import type { Context, Middleware } from 'koa'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '../failures'
import { requestOf } from './request'

interface Most {
  points: number
  seconds: number
}

/** At most so many requests from one network in so many seconds, in each process. */
export const limitByIp = (most: Most): Middleware => limitBy((ctx) => networkOf(ctx.ip), most)

/** Some routes only, each counted by itself: by its method and pattern, with whose requests are counted together. */
export function limitRoutes(whose: (ctx: Context) => string, routes: Record<string, Most>): Middleware {
  const limits = new Map(Object.entries(routes).map(([route, most]) => [route, limitBy(whose, most)]))
  return async (ctx, next) => {
    const limit = limits.get(`${ctx.method} ${requestOf(ctx).route}`)
    if (limit) await limit(ctx, next)
    else await next()
  }
}

function limitBy(whose: (ctx: Context) => string, { points, seconds }: Most): Middleware {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (ctx, next) => {
    try {
      await limiter.consume(whose(ctx))
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal
      ctx.set('Retry-After', String(Math.ceil(refusal.msBeforeNext / 1000)))
      throw new Failure('TOO_OFTEN', { ip: ctx.ip })
    }
    await next()
  }
}

/**
 * An IPv4 address, or the first half of an IPv6 one: 64 bits are what one line is given, and who has them has as many
 * addresses as there are. Source: RFC 6177 §2, RFC 4291 §2.5.1.
 */
export function networkOf(ip: string): string {
  const [, mapped] = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(ip) ?? []
  if (mapped !== undefined) return mapped
  if (!isIPv6(ip)) return ip
  const [left = [], right] = ip.split('::').map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = right ? Array.from({ length: 8 - left.length - right.length }, () => '0') : []
  const groups = [...left, ...zeros, ...(right ?? [])].slice(0, 4)
  return `${groups.map((group) => parseInt(group, 16).toString(16)).join(':')}::/64`
}
