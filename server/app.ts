import path from 'node:path'
import Router from '@koa/router'
import Koa, { type Context, type Middleware } from 'koa'
import compose from 'koa-compose'
import compress from 'koa-compress'
import type { Clock } from './clock'
import type { Config } from './config'
import { consolePages } from './consolePages'
import type { Database } from './db/connection'
import { readiness } from './health'
import type { Log } from './log'
import { media } from './media'
import type { Metrics } from './metrics'
import { jsonBody } from './middleware/body'
import { answerErrors, notFound } from './middleware/errors'
import { dataHeaders, pageHeaders } from './middleware/headers'
import { metricsPage } from './middleware/metrics'
import { sendAgain } from './middleware/remember'
import { identify, observe, requestOf } from './middleware/request'
import { below, beside, type ApiGroup } from './mount'
import { openApiPages } from './openapi'

export interface AppParts {
  config: Config
  log: Log
  clock: Pick<Clock, 'now'>
  metrics: Metrics
  database: Database
  /** Seconds since WeChat's newest ticket, null when there is none. */
  ticketAge(): Promise<number | null>
  /** Counts what `/metrics` shows from rows. */
  measure(): Promise<void>
  /** The two callback addresses: they read the raw body themselves and pass on what is not theirs. */
  callbacks: Middleware
  /** The authorisation pages people meet in WeChat and in a browser. */
  pages: Middleware
  /** Every API, mounted. */
  api: Middleware
  /** The same as data, for `/openapi.json`. */
  apiGroups: ApiGroup[]
}

export function createApp(parts: AppParts): Koa {
  const { config, log, metrics } = parts
  const app = new Koa({ proxy: config.http.trustProxy > 0, maxIpsCount: config.http.trustProxy })

  // A client that hangs up, or a body that breaks off half-way: nobody is left to answer, and nobody shall wait.
  app.on('error', (err: unknown, ctx?: Context) => {
    log.warn({ err, requestId: ctx && requestOf(ctx).requestId }, 'an answer was cut short')
    if (ctx?.headerSent) ctx.res.destroy()
  })

  app.use(identify(log))
  app.use(observe(metrics, log))
  app.use(answerErrors)
  app.use(parts.callbacks)

  app.use(below('/api/', dataHeaders(config.http.publicUrl)))
  app.use(beside('/api/', pageHeaders(config.http.publicUrl)))
  app.use(sendAgain())
  app.use(compress())
  app.use(beside('/api/', pagesAndFiles(parts)))
  app.use(jsonBody())
  app.use(parts.api)
  app.use(notFound)
  return app
}

const pagesAndFiles = (parts: AppParts): Middleware =>
  compose([
    health(parts),
    openApiPages(parts.apiGroups, parts.config.http.publicUrl),
    media(path.join(parts.config.dataDir, 'media')),
    parts.pages,
    consolePages(),
  ])

function health({ config, clock, database, metrics, ticketAge, measure }: AppParts): Middleware {
  const router = new Router()
  router.get('/healthz', (ctx) => {
    ctx.body = { alive: true }
  })
  router.get('/readyz', async (ctx) => {
    const answer = await readiness(database, clock, ticketAge)
    ctx.status = answer.ready ? 200 : 503
    ctx.body = answer
  })
  router.get('/metrics', metricsPage({ config, metrics, measure }))
  return router.routes() as Middleware
}
