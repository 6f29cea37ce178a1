import helmet from 'koa-helmet'
import type { Middleware } from 'koa'

/**
 * Security headers. The Referer stays an origin: WeChat's authorisation page refuses whoever comes without one
 * (授权入口页所在域名：空), which is what helmet's own `no-referrer` would do.
 */
export const securityHeaders = (publicUrl: string): Middleware => {
  const isHttps = publicUrl.startsWith('https://')
  return helmet({
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
  })
}
