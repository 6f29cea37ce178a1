import { randomUUID } from 'node:crypto'
import type { Middleware } from 'koa'
import type { Log } from '../log'
import type { Metrics } from '../metrics'
import type { Remembered } from './remember'

/** What every request carries in `ctx.state`. */
export interface RequestState {
  requestId: string
  log: Log
  /** The pattern that answers, where the one that answers says so. */
  route?: string
  /** What was answered, where it is the same for everybody. */
  remembered?: Remembered
}

/** Most requests log nothing but their answer: a log of its own is made for one that does. */
class Identified implements RequestState {
  route?: string
  remembered?: Remembered
  readonly requestId = randomUUID()
  private child: Log | undefined

  constructor(private readonly parent: Log) {}

  get log(): Log {
    return (this.child ??= this.parent.child({ requestId: this.requestId }))
  }
}

/** Gives each request an id, which its answer and every line of the log about it carry. */
export const identify =
  (log: Log): Middleware =>
  (ctx, next) => {
    const state = new Identified(log)
    ctx.state = state
    ctx.res.setHeader('X-Request-Id', state.requestId)
    return next()
  }

/** The state that `identify` left. */
export const requestOf = (ctx: { state: object }): RequestState => ctx.state as RequestState

/** Counts and logs every answer; what is asked for by machines every few seconds is logged at `debug`. */
export const observe =
  (metrics: Metrics, log: Log): Middleware =>
  async (ctx, next) => {
    const startedAt = performance.now()
    await next()
    const ms = Math.round(performance.now() - startedAt)
    const { method = '' } = ctx.req
    const status = ctx.res.statusCode
    const { requestId } = requestOf(ctx)
    const route = routeOf(ctx)
    metrics.httpSeconds.observe({ method, route, status: String(status) }, ms / 1000)
    const isRoutine = status < 400 && /^\/(healthz|readyz|metrics|media)/.test(ctx.req.url ?? '')
    log[isRoutine ? 'debug' : 'info']({ requestId, method, route, status, ms }, 'answered')
  }

/** The pattern that matched. Never the path itself: it holds ids, and a stranger could fill the metrics with it. */
const routeOf = (ctx: { state: object }): string => {
  const matched = requestOf(ctx).route ?? (ctx as { _matchedRoute?: unknown })._matchedRoute
  return typeof matched === 'string' ? matched : 'none'
}
