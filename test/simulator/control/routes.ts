import type Router from '@koa/router'
import { revoke, takeAway, grant, pushGrant } from '../authorisations'
import { releaseNotices } from '../payments/notices'
import { release, type ReleaseOrder } from '../pushes/outbox'
import type { Component } from '../accounts'
import type { Payment } from '../phones/phone'
import type { World } from '../world'
import { appFields, putApp, unknownCategory, type NewApp } from './apps'
import { componentFields, configure, isAesKey } from './component'
import { wishPush, type PushWish } from './push'
import { bodyOf, namedApp, onlyKnown, personOf } from './reply'
import { appView, clockView } from './state'

interface ClockWish {
  advanceSeconds: number
  set: number
  running: boolean
}

/** Time only goes forward: what has happened cannot unhappen. */
export function clockRoutes(router: Router, world: World): void {
  router.get('/_sim/clock', (ctx) => {
    ctx.body = clockView(world)
  })
  router.post('/_sim/clock', async (ctx) => {
    const wish = await bodyOf<ClockWish>(ctx)
    onlyKnown(ctx, wish, ['advanceSeconds', 'set', 'running'])
    const target = wish.set ?? world.clock.now() + (wish.advanceSeconds ?? 0) * 1000
    if (target < world.clock.now()) ctx.throw(400, 'the clock does not go backwards')
    if (wish.running !== undefined) world.clock.run(wish.running)
    await world.clock.moveTo(target)
    await world.clock.settle()
    ctx.body = clockView(world)
  })
}

/** The registered parties: our component, and the accounts of the merchants. */
export function partyRoutes(router: Router, world: World): void {
  router.post('/_sim/component', async (ctx) => {
    const wish = await bodyOf<Component>(ctx)
    onlyKnown(ctx, wish, componentFields)
    if (wish.aesKey !== undefined && !isAesKey(wish.aesKey)) ctx.throw(400, 'aesKey must have 43 characters')
    ctx.body = await configure(world, wish)
  })
  router.post('/_sim/apps', async (ctx) => {
    const wish = await bodyOf<NewApp>(ctx)
    onlyKnown(ctx, wish, appFields)
    const unknown = unknownCategory(wish)
    if (unknown) ctx.throw(400, `no category ${unknown.first} / ${unknown.second}`)
    ctx.body = appView(world, putApp(world, wish))
  })
  router.get('/_sim/apps/:appid', (ctx) => {
    ctx.body = appView(world, namedApp(ctx, world, ctx.params['appid']))
  })
  router.delete('/_sim/apps/:appid', (ctx) => {
    const app = namedApp(ctx, world, ctx.params['appid'])
    delete world.state.apps[app.appid]
    delete world.state.authorisations[app.appid]
    ctx.status = 204
  })
}

interface GrantWish {
  appid: string
  sets: number[]
  push: boolean
  preAuthCode: string
}

/** What merchants do in mp.weixin.qq.com, and WeChat without anybody's click. */
export function authorisationRoutes(router: Router, world: World): void {
  const now = () => world.clock.moveTo(world.clock.now())
  router.post('/_sim/revoke', async (ctx) => {
    const app = namedApp(ctx, world, (await bodyOf<{ appid: string }>(ctx)).appid)
    const push = revoke(world, app)
    await now()
    ctx.body = push
  })
  router.post('/_sim/grant', async (ctx) => {
    const { appid, sets, push = true, preAuthCode = '' } = await bodyOf<GrantWish>(ctx)
    const app = namedApp(ctx, world, appid)
    const granted = grant(world, app, sets ?? world.state.component?.permissionSets ?? [], preAuthCode)
    if (push) pushGrant(world, app, granted)
    await now()
    ctx.body = { authCode: granted.code.value, event: granted.event }
  })
  router.post('/_sim/takeAway', async (ctx) => {
    const { appid, sets = [], push = false } = await bodyOf<GrantWish>(ctx)
    const app = namedApp(ctx, world, appid)
    takeAway(world, app, sets, push)
    await now()
    ctx.body = appView(world, app)
  })
  router.post('/_sim/payments', async (ctx) => {
    const wish = await bodyOf<Payment>(ctx)
    const app = namedApp(ctx, world, wish.appid)
    const who = personOf(ctx, wish.who)
    const { transactionId = '', mchId = '', outTradeNo = '' } = wish
    world.state.payments.push({ appid: app.appid, who, transactionId, mchId, outTradeNo, at: world.clock.now() })
    ctx.body = world.state.payments.at(-1)
  })
}

export function pushRoutes(router: Router, world: World): void {
  router.get('/_sim/pushes', (ctx) => {
    ctx.body = world.state.pushes
  })
  router.post('/_sim/push', async (ctx) => {
    const push = wishPush(ctx, world, await bodyOf<PushWish>(ctx))
    await world.clock.moveTo(world.clock.now())
    ctx.body = push
  })
  router.post('/_sim/pushes/hold', (ctx) => {
    world.state.settings.holdsPushes = true
    ctx.body = { holdsPushes: true }
  })
  router.post('/_sim/pushes/release', async (ctx) => {
    const { order = 'asIs' } = await bodyOf<{ order: ReleaseOrder }>(ctx)
    if (!['asIs', 'reverse', 'shuffle'].includes(order)) ctx.throw(400, 'order is asIs, reverse or shuffle')
    const released = [...release(world, order), ...releaseNotices(world, order)]
    await world.clock.moveTo(world.clock.now())
    ctx.body = released
  })
}
