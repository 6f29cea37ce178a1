import { existsSync, readFileSync, statSync } from 'node:fs'
import { extname, resolve, sep } from 'node:path'
import type Router from '@koa/router'
import type { Context } from 'koa'
import { isPerson } from '../phones/people'
import { fileOf, pathsOf } from '../programs/build'
import { purposes, undeclaredApis } from '../programs/guideline'
import { bytesOf, filesIn, isWeapp } from '../programs/files'
import { programOf, type Version } from '../programs/program'
import { obstacles, refererVersion, versionFor, type Kind } from '../programs/running'
import { appOf, type World } from '../world'
import { bodyOf, kindOf, must } from './reply'
import { packagesView } from './state'

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

/** A folder that is simply there, or a version that a platform committed. */
type Found = { dir: string } | { version: Version; kind: Kind }

/** The file, if it is inside the package's folder. */
function inside(dir: string, path: string): Buffer | undefined {
  const file = resolve(dir, path)
  const isInside = file.startsWith(resolve(dir) + sep)
  return isInside && existsSync(file) && statSync(file).isFile() ? readFileSync(file) : undefined
}

function whoOf(ctx: Context) {
  const who = String(ctx.query['who'] ?? '')
  return isPerson(who) ? who : null
}

/** A phone that began to load one commit must not go on with the files of another. */
function checkCommit(ctx: Context, { commit }: Version): void {
  const { commit: wanted } = ctx.query
  if (wanted !== undefined && String(wanted) !== String(commit)) ctx.throw(409, '小程序刚刚更新了，请重新打开')
}

/** What is live beats a folder that is simply there; a folder has no trial. */
function find(ctx: Context, world: World): Found {
  const { appid = '' } = ctx.params as { appid?: string }
  const kind = kindOf(ctx, ctx.query['kind'])
  const dir = world.state.packages[appid] ?? ''
  const app = appOf(world, appid)
  if (kind === 'live' && isWeapp(dir) && !(app && programOf(world, appid).live)) return { dir }
  const version = app ? versionFor(world, app, kind, whoOf(ctx)) : 'noVersion'
  if (typeof version === 'string')
    return ctx.throw(version === 'noVersion' ? 404 : 403, obstacles[version], { problem: version })
  checkCommit(ctx, version)
  return { version, kind }
}

const listOf = (world: World, found: Found) =>
  'dir' in found ? filesIn(found.dir) : pathsOf(world, found.version.build)

function contentOf(world: World, found: Found, path: string): Buffer | undefined {
  if ('dir' in found) return inside(found.dir, path)
  const file = fileOf(world, found.version.build, path)
  return file === undefined ? undefined : bytesOf(file)
}

function factsOf(world: World, found: Found, appid: string) {
  const app = appOf(world, appid)
  if (!app) return {}
  if ('dir' in found) return { kind: 'live', commit: 0, version: app.version, userVersion: app.version }
  const { kind, version } = found
  const { dev, live } = programOf(world, appid).guidelines
  const guideline = kind === 'live' ? live : (dev ?? live)
  const privacy = { undeclared: undeclaredApis(guideline), purposes: purposes(guideline) }
  const shown = kind === 'live' ? String(version.appVersion) : refererVersion(world, app, kind)
  return {
    kind,
    commit: version.commit,
    version: shown,
    userVersion: version.userVersion,
    ext: version.build.ext,
    ...privacy,
  }
}

/**
 * Mini-programs, as the player on a phone loads them: `?kind=live|trial|review`, `&who=` for what this person sees, and
 * `&commit=` of the answer before, so that a package stays whole while something is released.
 */
export function packageRoutes(router: Router, world: World): void {
  router.post('/_sim/packages', async (ctx) => {
    const { appid, dir = '' } = await bodyOf<{ appid: string; dir: string }>(ctx)
    if (!isWeapp(dir)) ctx.throw(400, `no app.json in ${dir || 'no folder'}`)
    world.state.packages[must(ctx, appid, 'appid')] = dir
    ctx.body = { appid, files: filesIn(dir).length }
  })
  router.get('/_sim/packages', (ctx) => {
    ctx.body = Object.keys(packagesView(world))
  })
  router.get('/_sim/packages/:appid', (ctx) => {
    const { appid } = ctx.params
    const found = find(ctx, world)
    ctx.body = { appid, ...factsOf(world, found, appid ?? ''), files: listOf(world, found) }
  })
  router.get('/_sim/packages/:appid/*path', (ctx) => {
    const { path = '' } = ctx.params
    ctx.body = contentOf(world, find(ctx, world), path) ?? ctx.throw(404, 'no such file in this package')
    ctx.set('content-type', types[extname(path)] ?? 'application/octet-stream')
  })
}
