import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs'
import { extname, join, relative, resolve, sep } from 'node:path'
import type Router from '@koa/router'
import type { Context } from 'koa'
import type { World } from '../world'
import { bodyOf, must } from './reply'

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wxml': 'text/plain; charset=utf-8',
  '.wxss': 'text/css; charset=utf-8',
  '.wxs': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.svg': 'image/svg+xml',
}

const filesIn = (dir: string): string[] =>
  readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort()

/** The file, if it is inside the package's folder. */
function inside(dir: string, path: string): string | undefined {
  const file = resolve(dir, path)
  const isInside = file.startsWith(resolve(dir) + sep)
  return isInside && existsSync(file) && statSync(file).isFile() ? file : undefined
}

function send(ctx: Context, file: string | undefined): void {
  if (!file) return ctx.throw(404, 'no such file in this package')
  ctx.set('content-type', types[extname(file)] ?? 'application/octet-stream')
  ctx.body = readFileSync(file)
}

const isWeapp = (dir: string) => existsSync(join(dir, 'app.json'))

/** Built weapps, as the player on a phone loads them. */
export function packageRoutes(router: Router, world: World): void {
  const dirOf = (appid = '') => world.state.packages[appid] ?? ''
  router.post('/_sim/packages', async (ctx) => {
    const { appid, dir = '' } = await bodyOf<{ appid: string; dir: string }>(ctx)
    if (!isWeapp(dir)) ctx.throw(400, `no app.json in ${dir || 'no folder'}`)
    world.state.packages[must(ctx, appid, 'appid')] = dir
    ctx.body = { appid, files: filesIn(dir).length }
  })
  router.get('/_sim/packages', (ctx) => {
    ctx.body = Object.keys(world.state.packages)
  })
  router.get('/_sim/packages/:appid', (ctx) => {
    const { appid } = ctx.params
    if (!isWeapp(dirOf(appid))) ctx.throw(404, 'this app has no package')
    ctx.body = { appid, files: filesIn(dirOf(appid)) }
  })
  router.get('/_sim/packages/:appid/*path', (ctx) => {
    const { appid, path = '' } = ctx.params
    send(ctx, inside(dirOf(appid), path))
  })
}
