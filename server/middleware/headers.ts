import helmet from 'koa-helmet'
import type { Context, Middleware } from 'koa'

/**
 * Security headers. The Referer stays an origin: WeChat's authorisation page refuses whoever comes without one
 * (授权入口页所在域名：空), which is what helmet's own `no-referrer` would do.
 */
export const securityHeaders = (publicUrl: string): Middleware => {
  const isHttps = publicUrl.startsWith('https://')
  return always(
    helmet({
      referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
      strictTransportSecurity: isHttps,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
    }),
  )
}

/** They are the same for every request: helmet says them once, and is not asked again. */
function always(helmeted: Middleware): Middleware {
  const headers = headersOf(helmeted)
  return ({ res }, next) => {
    for (const [name, value] of headers) res.setHeader(name, value)
    return next()
  }
}

function headersOf(helmeted: Middleware): [string, string][] {
  const headers: [string, string][] = []
  const res = {
    setHeader: (name: string, value: string) => void headers.push([name, value]),
    removeHeader: () => undefined,
  }
  void helmeted({ req: {}, res } as unknown as Context, async () => undefined)
  if (headers.length === 0) throw new Error('helmet has said nothing at once')
  return headers
}
