import type Router from '@koa/router'
import type { Sight } from '../programs/review/sight'
import type { World } from '../world'
import { bodyOf, namedApp, onlyKnown } from './reply'

const fields = ['appid', 'isReachable', 'goods', 'pictured', 'texts']

/** What a reviewer sees in one mini-program, for worlds without a server behind it. */
export function sightRoutes(router: Router, world: World): void {
  router.get('/_sim/sights', (ctx) => {
    ctx.body = world.state.sights
  })
  router.post('/_sim/sights', async (ctx) => {
    const wish = await bodyOf<Sight & { appid: string }>(ctx)
    onlyKnown(ctx, wish, fields)
    const { appid: _named, ...sight } = wish
    world.state.sights[namedApp(ctx, world, wish.appid).appid] = { isReachable: true, ...sight }
    ctx.body = world.state.sights
  })
  router.delete('/_sim/sights/:appid', (ctx) => {
    delete world.state.sights[ctx.params['appid'] ?? '']
    ctx.status = 204
  })
}
