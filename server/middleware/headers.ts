import helmet from 'koa-helmet'
import type { Context, Middleware } from 'koa'

/**
 * Security headers of pages and files. The Referer stays an origin: WeChat's authorisation page refuses whoever comes without
 * one (授权入口页所在域名：空), which is what helmet's own `no-referrer` would do.
 */
export const pageHeaders = (publicUrl: string): Middleware =>
  always({
    referrerPolicy: { policy: 'strict-origin-when-cross-origin' },
    strictTransportSecurity: isHttps(publicUrl),
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
  })

/** Those of data, which is never a page: should a browser show it, it may load nothing and stand in no frame. */
export const dataHeaders = (publicUrl: string): Middleware =>
  always({
    contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] } },
    strictTransportSecurity: isHttps(publicUrl),
    crossOriginOpenerPolicy: false,
    originAgentCluster: false,
    referrerPolicy: false,
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xFrameOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })

const isHttps = (publicUrl: string): boolean => publicUrl.startsWith('https://')

/** They are the same for every request: helmet says them once, and is not asked again. */
function always(options: Parameters<typeof helmet>[0]): Middleware {
  const headers = headersOf(helmet(options))
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
