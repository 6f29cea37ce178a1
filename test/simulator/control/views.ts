import type Router from '@koa/router'
import { completeState } from '../saved'
import type { WorldState } from '../state'
import { emptyState, type World } from '../world'
import { bodyOf } from './reply'
import { stateView } from './state'

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
    Object.assign(world.state, completeState(saved as WorldState, emptyState(world.clock.now(), 1)))
    world.clock.restart()
    ctx.status = 204
  })
}
