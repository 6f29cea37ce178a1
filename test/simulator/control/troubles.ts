import type Router from '@koa/router'
import { addFault, type NewFault } from '../faults'
import { isPace } from '../programs/pace'
import type { Settings } from '../settings'
import type { World } from '../world'
import { bodyOf, must, onlyKnown } from './reply'

const anyFault = ['times', 'probability', 'seed', 'drop']
const payFields = ['code', 'unsigned', 'skewSeconds', 'signTest', 'wrongSignature']
const callFaultFields = [
  ...anyFault,
  'path',
  'method',
  'errcode',
  'errmsg',
  'takesEffect',
  'delayMs',
  'html',
  'status',
  ...payFields,
]
const spoilt = ['wrongSignature', 'oldKey', 'json', 'unsealed', 'signTest', 'forged', 'wrongAmount', 'wrongMerchant']
const pushFaultFields = [...anyFault, ...spoilt, 'push', 'repeat', 'delaySeconds']

const paces = ['privacyScan', 'review', 'categoryReview', 'privacyApiReview', 'mediaCheck', 'refund'] as const

/** Faults, and what WeChat leaves open. */
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
    const wrong = paces.find((name) => wish[name] !== undefined && !isPace(wish[name]))
    if (wrong) ctx.throw(400, `${wrong} is atOnce, byHand, {afterSeconds} or {afterLooks}`)
    ctx.body = Object.assign(world.state.settings, wish)
  })
  router.post('/_sim/quotas', async (ctx) => {
    const { path, dailyLimit } = await bodyOf<{ path: string; dailyLimit: number }>(ctx)
    world.state.quotas[must(ctx, path, 'path')] = must(ctx, dailyLimit, 'dailyLimit')
    ctx.body = world.state.quotas
  })
}
