import { isIPv6 } from 'node:net'
import type { Middleware } from 'koa'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { Failure } from '../failures'

/** At most so many requests from one network in so many seconds, in each process. */
export function limitByIp({ points, seconds }: { points: number; seconds: number }): Middleware {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return async (ctx, next) => {
    try {
      await limiter.consume(networkOf(ctx.ip))
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
