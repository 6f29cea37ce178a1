import { randomUUID } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Log } from '../log'
import type { Metrics } from '../metrics'

/** What every request carries in `ctx.state`. */
export interface RequestState {
  requestId: string
  log: Log
  /** The pattern that answers, where the one that answers says so. */
  route?: string
}

/** Gives each request an id, which its answer and every line of the log about it carry. */
export const identify =
  (log: Log): Middleware =>
  (ctx, next) => {
    const requestId = randomUUID()
    Object.assign(ctx.state, { requestId, log: log.child({ requestId }) } satisfies RequestState)
    ctx.set('X-Request-Id', requestId)
    return next()
  }

/** The state that `identify` left. */
export const requestOf = (ctx: { state: object }): RequestState => ctx.state as RequestState

/** Counts and logs every answer; what is asked for by machines every few seconds is logged at `debug`. */
export const observe =
  (metrics: Metrics): Middleware =>
  async (ctx, next) => {
    const startedAt = performance.now()
    await next()
    const ms = Math.round(performance.now() - startedAt)
    const route = routeOf(ctx)
    metrics.httpSeconds.observe({ method: ctx.method, route, status: String(ctx.status) }, ms / 1000)
    const isRoutine = ctx.status < 400 && /^\/(healthz|readyz|metrics|media)/.test(ctx.path)
    requestOf(ctx).log[isRoutine ? 'debug' : 'info']({ method: ctx.method, route, status: ctx.status, ms }, 'answered')
  }

/** The pattern that matched. Never the path itself: it holds ids, and a stranger could fill the metrics with it. */
const routeOf = (ctx: { state: object }): string => {
  const matched = requestOf(ctx).route ?? (ctx as { _matchedRoute?: unknown })._matchedRoute
  return typeof matched === 'string' ? matched : 'none'
}
