import type Router from '@koa/router'
import { receiveFile, send, type Address, type Card, type SentPicture } from '../phones/belongings'
import { contact } from '../phones/contact'
import { revocable, withdraw, withdrawals, type Withdrawal } from '../phones/consents'
import { note } from '../journal'
import { samplePictures } from '../phones/samples'
import { subscribe, type Consent } from '../phones/subscriptions'
import type { World } from '../world'
import { bodyOf, kindOf, must, namedApp, onlyKnown, personOf } from './reply'

interface WithdrawalWish {
  appid: string
  event: Withdrawal
  infos: number[]
}

/** What a person says about what a program knows of them, and which messages it may send. */
export function consentRoutes(router: Router, world: World): void {
  router.post('/_sim/phones/:who/withdraw', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const wish = await bodyOf<WithdrawalWish>(ctx)
    onlyKnown(ctx, wish, ['appid', 'event', 'infos'])
    const { event = 'user_authorization_revoke', infos = [] } = wish
    if (!withdrawals.includes(event)) ctx.throw(400, `event is one of ${withdrawals.join(', ')}`)
    if (!infos.every((info) => info in revocable)) ctx.throw(400, `infos are of ${Object.keys(revocable).join(', ')}`)
    const app = namedApp(ctx, world, wish.appid)
    if (!world.state.authorisations[app.appid]) ctx.throw(409, '小程序没有授权给平台，平台收不到这条通知')
    const push = withdraw(world, app, who, event, infos)
    await world.clock.moveTo(world.clock.now())
    ctx.body = push
  })
  router.post('/_sim/phones/:who/subscriptions', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const wish = await bodyOf<{ appid: string; answers: Record<string, Consent> }>(ctx)
    const app = namedApp(ctx, world, wish.appid)
    subscribe(world, app, who, must(ctx, wish.answers, 'answers'))
    await world.clock.moveTo(world.clock.now())
    ctx.body = world.state.phones[who].subscriptions[app.appid]
  })
}

interface Message {
  appid: string
  sessionFrom: string
  content: string
}

/** 客服消息: that the person came to the customer service, or what the person writes there. */
export function contactRoutes(router: Router, world: World): void {
  router.post('/_sim/phones/:who/contact', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { appid, sessionFrom = '', content } = await bodyOf<Message>(ctx)
    contact(world, namedApp(ctx, world, appid), who, content ?? { sessionFrom })
    await world.clock.moveTo(world.clock.now())
    ctx.status = 204
  })
}

/** What a person has in WeChat: addresses, files and cards in chats, pictures that came with the phone. */
export function belongingRoutes(router: Router, world: World): void {
  router.get('/_sim/phones/:who/samples', async (ctx) => {
    personOf(ctx, ctx.params['who'])
    ctx.body = await samplePictures()
  })
  router.put('/_sim/phones/:who/addresses', async (ctx) => {
    const phone = world.state.phones[personOf(ctx, ctx.params['who'])]
    const { addresses } = await bodyOf<{ addresses: Address[] }>(ctx)
    phone.addresses = must(ctx, addresses, 'addresses')
    ctx.body = phone.addresses
  })
  router.get('/_sim/phones/:who/files', (ctx) => {
    ctx.body = world.state.phones[personOf(ctx, ctx.params['who'])].files
  })
  router.post('/_sim/phones/:who/files', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { name, base64 } = await bodyOf<{ name: string; base64: string }>(ctx)
    const { id } = receiveFile(world, who, must(ctx, name, 'name'), must(ctx, base64, 'base64'))
    ctx.body = { id, name }
  })
}

/** The chat of the two people. */
export function chatRoutes(router: Router, world: World): void {
  router.get('/_sim/phones/:who/messages', (ctx) => {
    ctx.body = world.state.phones[personOf(ctx, ctx.params['who'])].messages
  })
  router.post('/_sim/phones/:who/cards', async (ctx) => {
    const from = personOf(ctx, ctx.params['who'])
    const { appid, kind, title = '', path = '', image = '' } = await bodyOf<Card>(ctx)
    const about = { appid: namedApp(ctx, world, appid).appid, kind: kindOf(ctx, kind) }
    ctx.body = send<Card>(world, { what: 'card', from, ...about, title, path, image })
  })
  router.post('/_sim/phones/:who/pictures', async (ctx) => {
    const from = personOf(ctx, ctx.params['who'])
    const { image } = await bodyOf<SentPicture>(ctx)
    ctx.body = send<SentPicture>(world, { what: 'picture', from, image: must(ctx, image, 'image') })
  })
}

interface Feeling {
  appid: string
  what: string
  detail: string
}

/** What only the person notices: a sound, a vibration. Here it can be read. */
export function feelingRoutes(router: Router, world: World): void {
  router.post('/_sim/phones/:who/feelings', async (ctx) => {
    const who = personOf(ctx, ctx.params['who'])
    const { appid = '', what, detail = '' } = await bodyOf<Feeling>(ctx)
    const title = must(ctx, what, 'what')
    const request = { method: 'FEEL', url: detail, headers: {}, body: '' }
    note(world, { kind: 'phone', title, path: detail || title, request, appid, who })
    ctx.status = 204
  })
}
