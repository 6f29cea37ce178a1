import Router from '@koa/router'
import type { Context, Next } from 'koa'
import type { World } from '../world'
import { decisionRoutes } from './decisions'
import { libraryRoutes } from './library'
import { packageRoutes } from './packages'
import { paymentRoutes } from './payments'
import { belongingRoutes, chatRoutes, consentRoutes, contactRoutes, feelingRoutes } from './personal'
import { abilityRoutes, phoneRoutes, webRoutes } from './phones'
import { authorisationRoutes, clockRoutes, partyRoutes, pushRoutes } from './routes'
import { screenRoutes } from './screens'
import { sightRoutes } from './sights'
import { troubleRoutes } from './troubles'
import { viewRoutes } from './views'

const parts = [
  viewRoutes,
  clockRoutes,
  partyRoutes,
  authorisationRoutes,
  pushRoutes,
  paymentRoutes,
  troubleRoutes,
  abilityRoutes,
  phoneRoutes,
  webRoutes,
  consentRoutes,
  contactRoutes,
  belongingRoutes,
  chatRoutes,
  feelingRoutes,
  packageRoutes,
  libraryRoutes,
  decisionRoutes,
  sightRoutes,
  screenRoutes,
]

/** What was asked wrongly is said in JSON; anything else is a bug and is thrown on. */
async function inJson(ctx: Context, next: Next): Promise<void> {
  try {
    await next()
  } catch (error) {
    const { status, message, problem } = error as { status?: number; message: string; problem?: string }
    if (!status || status >= 500) throw error
    ctx.status = status
    ctx.body = { error: message, ...(problem ? { problem } : {}) }
  }
}

const isOurs = (path: string) => path === '/' || path === '/favicon.ico' || path.startsWith('/_sim')

/** Everything under /_sim, and the desk at /. Only here are answers our own and not WeChat's. */
export function control(world: World) {
  const router = new Router()
  parts.forEach((add) => add(router, world))
  const routes = router.routes()
  const unknown = async (ctx: Context) => ctx.throw(404, `unknown control route ${ctx.method} ${ctx.path}`)
  return async (ctx: Context, next: Next): Promise<void> => {
    if (!isOurs(ctx.path)) await next()
    else await inJson(ctx, async () => void (await routes(ctx as never, () => unknown(ctx))))
  }
}
