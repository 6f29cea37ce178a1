import type Router from '@koa/router'
import { revoke, takeAway, grant, pushGrant } from '../authorisations'
import { addFault, type NewFault } from '../faults'
import { release, type ReleaseOrder } from '../pushes/outbox'
import type { Component, Payment, Settings, WorldState } from '../state'
import type { World } from '../world'
import { appFields, putApp, type NewApp } from './apps'
import { componentFields, configure, isAesKey } from './component'
import { wishPush, type PushWish } from './push'
import { bodyOf, must, namedApp, onlyKnown, personOf } from './reply'
import { appView, clockView, stateView } from './state'

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
    const released = release(world, order)
    await world.clock.moveTo(world.clock.now())
    ctx.body = released
  })
}

const anyFault = ['times', 'probability', 'seed', 'drop']
const callFaultFields = [...anyFault, 'path', 'method', 'errcode', 'errmsg', 'takesEffect', 'delayMs', 'html', 'status']
const spoilt = ['wrongSignature', 'oldKey', 'json', 'unsealed']
const pushFaultFields = [...anyFault, ...spoilt, 'push', 'repeat', 'delaySeconds']

export function troubleRoutes(router: Router, world: World): void {
  router.get('/_sim/faults', (ctx) => {
    ctx.body = world.state.faults
  })
  router.post('/_sim/faults', async (ctx) => {
    const wish = await bodyOf<NewFault>(ctx)
    if (Boolean(wish.path) === Boolean(wish.push)) ctx.throw(400, 'a fault needs either path or push')
    onlyKnown(ctx, wish, wish.path ? callFaultFields : pushFaultFields)
    ctx.body = addFault(world, wish)
  })
  router.delete('/_sim/faults{/:id}', (ctx) => {
    const { id } = ctx.params
    world.state.faults = id ? world.state.faults.filter((fault) => fault.id !== Number(id)) : []
    ctx.status = 204
  })
  router.post('/_sim/settings', async (ctx) => {
    const wish = await bodyOf<Settings>(ctx)
    onlyKnown(ctx, wish, Object.keys(world.state.settings))
    ctx.body = Object.assign(world.state.settings, wish)
  })
  router.post('/_sim/quotas', async (ctx) => {
    const { path, dailyLimit } = await bodyOf<{ path: string; dailyLimit: number }>(ctx)
    world.state.quotas[must(ctx, path, 'path')] = must(ctx, dailyLimit, 'dailyLimit')
    ctx.body = world.state.quotas
  })
}

/** Looking at everything, and keeping it. */
export function viewRoutes(router: Router, world: World): void {
  router.get('/_sim/state', (ctx) => {
    ctx.body = stateView(world)
  })
  router.get('/_sim/journal', (ctx) => {
    const { after = '0', kind, path } = ctx.query
    ctx.body = world.state.journal.filter(
      (entry) => entry.id > Number(after) && (!kind || entry.kind === kind) && (!path || entry.path === path),
    )
  })
  router.get('/_sim/world', (ctx) => {
    ctx.body = world.snapshot()
  })
  router.put('/_sim/world', async (ctx) => {
    const saved = await bodyOf<WorldState>(ctx)
    if (!saved.phones || !saved.settings) ctx.throw(400, 'this is not a saved world')
    Object.assign(world.state, saved)
    world.clock.restart()
    ctx.status = 204
  })
}
