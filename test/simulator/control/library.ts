import type Router from '@koa/router'
import type { Context } from 'koa'
import { appOf, type World } from '../world'
import { isWeapp, readFolder, type File, type Files } from '../programs/files'
import { draftView } from '../openPlatform/templates'
import { upload } from '../programs/library'
import { bodyOf, must, onlyKnown } from './reply'

/** As the developer tool and gettemplatedraftlist spell it. */
interface DraftWish {
  dir: string
  files: Files
  user_version: string
  user_desc: string
  source_miniprogram_appid: string
  source_miniprogram: string
  developer: string
}

const fields = 'dir files user_version user_desc source_miniprogram_appid source_miniprogram developer'.split(' ')

const isFile = (file: unknown): file is File =>
  typeof file === 'string' ||
  (typeof file === 'object' && file !== null && typeof (file as { base64?: unknown }).base64 === 'string')

function filesOf(ctx: Context, { dir, files }: Partial<DraftWish>): Files {
  if (Boolean(dir) === Boolean(files)) ctx.throw(400, 'a draft needs either dir or files')
  const read = dir ? (isWeapp(dir) ? readFolder(dir) : {}) : (files ?? {})
  if (!Object.values(read).every(isFile)) ctx.throw(400, 'a file is a text or {base64}')
  if (!('app.json' in read)) ctx.throw(400, `no app.json in ${dir ?? 'files'}`)
  return read
}

/** The draft box, as the developer tool fills it. */
export function libraryRoutes(router: Router, world: World): void {
  router.get('/_sim/drafts', (ctx) => {
    ctx.body = { drafts: world.state.drafts, templates: world.state.templates }
  })
  router.post('/_sim/drafts', async (ctx) => {
    const wish = await bodyOf<DraftWish>(ctx)
    onlyKnown(ctx, wish, fields)
    const source = must(ctx, wish.source_miniprogram_appid, 'source_miniprogram_appid')
    const files = filesOf(ctx, wish)
    const draft = upload(world, {
      source,
      files,
      userVersion: must(ctx, wish.user_version, 'user_version'),
      userDesc: wish.user_desc ?? '',
      sourceName: wish.source_miniprogram ?? appOf(world, source)?.name ?? '模板开发',
      developer: wish.developer ?? '小王',
    })
    ctx.body = { ...draftView(draft), files: Object.keys(files).length }
  })
}
