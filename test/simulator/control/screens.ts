import { join } from 'node:path'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { request } from 'undici'
import type { World } from '../world'
import { esc } from '../pages/html'
import { reason } from '../reason'
import { journalPage } from './journalPage'

interface Built {
  files: Map<string, { type: string; body: string | Uint8Array }>
}

interface Builder {
  buildBrowser(): Promise<Built>
}

/** The desk and the phones are a small program of their own; it is built when somebody first looks. */
async function build(): Promise<Built> {
  const file = join(__dirname, '..', 'browser', 'build')
  const { buildBrowser } = (await import(file)) as Builder
  return buildBrowser()
}

async function serve(ctx: Context, name: string): Promise<void> {
  const { files } = await build()
  const file = files.get(name)
  if (!file) return ctx.throw(404, `the desk has no file ${name}`)
  ctx.set('content-type', file.type)
  ctx.set('cache-control', 'no-cache')
  ctx.body = typeof file.body === 'string' ? file.body : Buffer.from(file.body)
}

async function ask(world: World, address: string) {
  try {
    const answer = await request(address, { dispatcher: world.agent, signal: AbortSignal.timeout(3000) })
    return { status: answer.statusCode, body: await answer.body.text() }
  } catch (error) {
    return { status: 0, body: reason(error) }
  }
}

/** How the server behind the component feels; its address is known from the callback URL. */
async function pulse(world: World) {
  const { authorizeUrl = '' } = world.state.component ?? {}
  if (!URL.canParse(authorizeUrl)) return { server: null, readyz: null, metrics: null }
  const { origin } = new URL(authorizeUrl)
  const [readyz, metrics] = await Promise.all([ask(world, `${origin}/readyz`), ask(world, `${origin}/metrics`)])
  return { server: origin, readyz, metrics }
}

/** An account's avatar: the first letter of its name. */
const head = (name: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><rect width="96" height="96" fill="#5b7fb5"/>` +
  `<text x="48" y="63" font-size="44" text-anchor="middle" fill="#fff">${esc(name.slice(0, 1))}</text></svg>`

export function screenRoutes(router: Router, world: World): void {
  router.get('/', (ctx) => serve(ctx, 'desk.html'))
  router.get('/favicon.ico', (ctx) => {
    ctx.status = 204
  })
  router.get('/_sim/phone/:who', (ctx) => serve(ctx, 'phone.html'))
  router.get('/_sim/ui/*path', (ctx) => serve(ctx, ctx.params['path'] ?? ''))
  router.get('/_sim/heads/:appid', (ctx) => {
    ctx.type = 'image/svg+xml'
    ctx.body = head(world.state.apps[ctx.params['appid'] ?? '']?.name ?? '')
  })
  router.get('/_sim/journal.html', (ctx) => {
    ctx.type = 'html'
    ctx.body = journalPage(world)
  })
  router.get('/_sim/pulse', async (ctx) => {
    ctx.body = await pulse(world)
  })
}
