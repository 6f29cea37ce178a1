import type Router from '@koa/router'
import type { Context } from 'koa'
import { addPicture, fetchPicture, findPicture, scanPicture } from '../phones/album'
import { confirmPage, type ConfirmWish } from '../phones/confirm'
import { defaultPhones } from '../phones/people'
import { wxRequest, wxUpload, type WxRequest, type WxUpload } from '../phones/request'
import { openPage, type Visit, type WebPage } from '../phones/web'
import { readCode } from '../programs/codePicture'
import { login, phoneNumber, userInfo } from '../phones/wx'
import { rememberOpened } from '../phones/opened'
import { noteVisit } from '../phones/visits'
import type { Kind } from '../programs/running'
import type { World } from '../world'
import { bodyOf, kindOf, must, namedApp, personOf } from './reply'
import { phoneView } from './state'

type WithApp<T> = T & { appid: string; kind?: Kind }

/** What the program on a phone asks of WeChat. */
export function abilityRoutes(router: Router, world: World): void {
  router.post('/_sim/phones/:who/login', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { appid, kind } = await bodyOf<WithApp<object>>(ctx)
    kindOf(ctx, kind) // a code is the same whichever version asks
    ctx.body = login(world, namedApp(ctx, world, appid), who)
  })
  router.post('/_sim/phones/:who/phoneNumber', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    ctx.body = phoneNumber(world, namedApp(ctx, world, (await bodyOf<WithApp<object>>(ctx)).appid), who)
  })
  router.post('/_sim/phones/:who/userInfo', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    ctx.body = userInfo(world, namedApp(ctx, world, (await bodyOf<WithApp<object>>(ctx)).appid), who)
  })
  router.post('/_sim/phones/:who/request', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const wish = await bodyOf<WithApp<WxRequest>>(ctx)
    const app = namedApp(ctx, world, wish.appid)
    const kind = kindOf(ctx, wish.kind)
    ctx.body = await wxRequest(world, app, who, { ...wish, kind, url: must(ctx, wish.url, 'url') })
  })
  router.post('/_sim/phones/:who/upload', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { appid, kind, ...wish } = await bodyOf<WithApp<WxUpload>>(ctx)
    const [url, name, base64] = [
      must(ctx, wish.url, 'url'),
      must(ctx, wish.name, 'name'),
      must(ctx, wish.base64, 'base64'),
    ]
    ctx.body = await wxUpload(world, namedApp(ctx, world, appid), who, {
      ...{ ...wish, kind: kindOf(ctx, kind) },
      ...{ url, name, base64 },
    })
  })
}

/** What a person does with the phone itself. */
export function phoneRoutes(router: Router, world: World): void {
  router.get('/_sim/phones/:who', (ctx) => {
    ctx.body = phoneView(world, world.state.phones[personOf(ctx, ctx.params['who'])])
  })
  router.get('/_sim/phones/:who/album', (ctx) => {
    ctx.body = world.state.phones[personOf(ctx, ctx.params['who'])].album
  })
  router.post('/_sim/phones/:who/album', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { appid = '', base64 } = await bodyOf<WithApp<{ base64: string }>>(ctx)
    ctx.body = addPicture(world, who, appid, must(ctx, base64, 'base64'))
  })
  router.post('/_sim/phones/:who/opened', async (ctx) => {
    const phone = world.state.phones[personOf(ctx, ctx.params['who'])]
    const { appid, kind } = await bodyOf<WithApp<object>>(ctx)
    const app = namedApp(ctx, world, appid)
    rememberOpened(phone, app.appid, kindOf(ctx, kind), world.clock.now())
    noteVisit(world, app, phone.who)
    ctx.body = phone.opened
  })
  router.get('/_sim/phones/:who/picture', async (ctx) => {
    personOf(ctx, ctx.params['who'])
    ctx.body = { base64: await fetchPicture(world, String(must(ctx, ctx.query['url'], 'url'))) }
  })
  router.post('/_sim/phones/:who/scan', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { pictureId = '', base64, url } = await bodyOf<{ pictureId: string; base64: string; url: string }>(ctx)
    const fetched = url === undefined ? undefined : await fetchPicture(world, url)
    const picture = base64 ?? fetched ?? must(ctx, findPicture(world, who, pictureId), 'picture').base64
    const text = await scanPicture(picture)
    const program = readCode(text ?? '')
    ctx.body = { text, ...(program ? { program } : {}) }
  })
  router.post('/_sim/phones/:who/permissions', async (ctx) => {
    const phone = world.state.phones[personOf(ctx, ctx.params['who'])]
    const { appid = '', scope, allowed } = await bodyOf<WithApp<{ scope: string; allowed: boolean }>>(ctx)
    const settings = (phone.permissions[appid] ??= {})
    if (allowed === undefined) delete settings[must(ctx, scope, 'scope')]
    else settings[must(ctx, scope, 'scope')] = allowed
    ctx.body = settings
  })
  router.put('/_sim/phones/:who/storage', async (ctx) => {
    const phone = world.state.phones[personOf(ctx, ctx.params['who'])]
    const { appid = '', storage } = await bodyOf<WithApp<{ storage: Record<string, unknown> }>>(ctx)
    phone.storage[appid] = must(ctx, storage, 'storage')
    ctx.status = 204
  })
  router.post('/_sim/phones/:who/reset', (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    world.state.phones[who] = defaultPhones()[who]
    ctx.body = phoneView(world, world.state.phones[who])
  })
}

/** A frame shows the page; a program gets it with its address as JSON. */
function show(ctx: Context, page: WebPage): void {
  if (ctx.query['format'] === 'json' || ctx.accepts('html', 'json') === 'json') ctx.body = page
  else {
    ctx.status = page.status
    ctx.type = 'html'
    ctx.set('x-sim-url', encodeURI(page.url))
    ctx.body = page.html
  }
}

/** WeChat's in-app browser. */
export function webRoutes(router: Router, world: World): void {
  router.get('/_sim/phones/:who/web', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { url, referer = '' } = ctx.query
    show(ctx, await openPage(world, who, { url: must(ctx, url, 'url').toString(), referer: String(referer) }))
  })
  router.post('/_sim/phones/:who/web', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const visit = await bodyOf<Visit>(ctx)
    show(ctx, await openPage(world, who, { ...visit, url: must(ctx, visit.url, 'url') }))
  })
  router.post('/_sim/phones/:who/confirm', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const wish = await bodyOf<ConfirmWish>(ctx)
    ctx.body = await confirmPage(world, who, { ...wish, url: must(ctx, wish.url, 'url') })
  })
}
