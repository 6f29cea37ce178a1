import serve from 'koa-static'
import type { Context, Middleware } from 'koa'

const prefix = '/media/'

/**
 * Public pictures from a folder. A name is never used twice for different bytes, so an answer is good for ever and the
 * name itself is its ETag.
 */
export function media(folder: string): Middleware {
  const files = serve(folder, { index: false })
  return async (ctx, next) => {
    const asked = ctx.path
    if (asked.startsWith(prefix)) {
      ctx.path = asked.slice(prefix.length - 1)
      await files(ctx, async () => undefined)
      ctx.path = asked
    }
    if (ctx.status === 404) await next()
    else describe(ctx, asked)
  }
}

function describe(ctx: Context, path: string): void {
  ctx.set('Cache-Control', 'public, max-age=31536000, immutable')
  ctx.etag = path.slice(prefix.length)
  ctx.set('Cross-Origin-Resource-Policy', 'cross-origin') // mini-programs show them from another origin
  if (ctx.fresh) ctx.status = 304
}
