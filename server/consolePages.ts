import { existsSync } from 'node:fs'
import path from 'node:path'
import serve from 'koa-static'
import type { Context, Middleware } from 'koa'
import { requestOf } from './middleware/request'
import { renderPage } from './routes/pages/html'

const prefix = '/console'

/** `dist/console`, seen from the built server and from the source. */
const places = [path.join(__dirname, '../console'), path.join(__dirname, '../dist/console')]

/**
 * The operator's console as `npm run build:console` leaves it. Its page is the same for every address below `/console`:
 * which screen that is, the page decides. Without a build, a page says how to make one.
 */
export function consolePages(folders: readonly string[] = places): Middleware {
  return async (ctx, next) => {
    const isAsked = (ctx.path === prefix || ctx.path.startsWith(`${prefix}/`)) && /^(GET|HEAD)$/.test(ctx.method)
    if (!isAsked) return void (await next())
    requestOf(ctx).route = prefix
    const folder = folders.find((each) => existsSync(path.join(each, 'index.html')))
    if (folder === undefined) return sayHowToBuild(ctx)
    if (ctx.path.startsWith(`${prefix}/assets/`)) await sendAsset(folder, ctx)
    else await sendFrom(folder, ctx, '/index.html', 'no-cache')
    if (ctx.status === 404) await next()
  }
}

/** A name holds a hash of what is in it. */
const sendAsset = (folder: string, ctx: Context): Promise<void> =>
  sendFrom(folder, ctx, ctx.path.slice(prefix.length), 'public, max-age=31536000, immutable')

async function sendFrom(folder: string, ctx: Context, file: string, cacheControl: string): Promise<void> {
  const asked = ctx.path
  ctx.path = file
  const setHeaders = (res: { setHeader(name: string, value: string): void }) =>
    res.setHeader('Cache-Control', cacheControl)
  await serve(folder, { index: false, setHeaders })(ctx, async () => undefined)
  ctx.path = asked
}

function sayHowToBuild(ctx: Context): void {
  ctx.status = 503
  ctx.type = 'text/html; charset=utf-8'
  ctx.set('Cache-Control', 'no-store')
  ctx.body = renderPage({
    title: '控制台还没有构建',
    tone: 'waiting',
    lines: ['请在服务器的代码目录里运行 npm run build:console，完成后刷新这个页面，不需要重启服务器。'],
  })
}
