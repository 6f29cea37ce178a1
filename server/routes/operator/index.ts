import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import compose from 'koa-compose'
import { operatorApi, operatorUploadApi } from '../../../shared/api/operator'
import { Failure } from '../../failures'
import { limitByIp, networkOf } from '../../middleware/limit'
import { mountApi, type ApiGroup } from '../../mount'
import type { Platform } from '../../platform'
import { isUploadToken } from '../../services/manifests'
import { identifyOperator, type OperatorIdentity } from '../../services/operators'
import { browserSession, isFromConsole, tokenInCookie } from './browser'
import type { OperatorCall, UploadCall } from './calls'
import { manifests } from './manifests'
import { operatorPayments } from './payments'
import { session as sessionHandlers } from './session'
import { stores } from './stores'
import { templates } from './templates'

const prefix = '/api/operator'
const uploadPrefix = '/api/operator/manifests'

export const operatorGroups: ApiGroup[] = [
  { prefix, name: 'operator', api: operatorApi },
  { prefix: uploadPrefix, name: 'operator: upload', api: operatorUploadApi },
]

/** Signing in: a password to guess, and a third of a second of work each time. */
const strangers = { points: 20, seconds: 60 }

interface State {
  identity?: OperatorIdentity
}

const stateOf = (ctx: Context): State => ctx.state
const bearerOf = (ctx: Context): string => /^Bearer (\S+)$/.exec(ctx.get('authorization'))?.[1] ?? ''

/** Everything the console asks for. Who may ask is decided here, where the groups are mounted. */
export function operatorRoutes(platform: Platform): Middleware {
  return compose([tellTime(platform), uploadRoutes(platform), consoleRoutes(platform)])
}

/** The console tells how long ago something was by this server's clock, which in a simulation is not the browser's. */
const tellTime =
  ({ clock }: Platform): Middleware =>
  (ctx, next) => {
    if (ctx.path.startsWith(`${prefix}/`)) ctx.set('Date', clock.now().toUTCString())
    return next()
  }

/** A bearer token, or the console's cookie: with that, whatever changes something must come from the console itself. */
function consoleRoutes(platform: Platform): Middleware {
  const session: Middleware = async (ctx, next) => {
    const bearer = bearerOf(ctx)
    const token = bearer || tokenInCookie(ctx)
    const identity = token === '' ? null : await identifyOperator(platform, token, platform.clock.now())
    if (!identity) throw new Failure('UNAUTHENTICATED')
    if (bearer === '' && ctx.method !== 'GET' && !isFromConsole(ctx)) throw new Failure('CONSOLE_HEADER_MISSING')
    stateOf(ctx).identity = identity
    await next()
  }
  const router = new Router({ prefix })
  mountApi<typeof operatorApi, OperatorCall>(
    router,
    operatorApi,
    { ...sessionHandlers, ...templates, ...stores, ...operatorPayments },
    {
      publicly: limitByIp(strangers),
      session,
      callOf: (ctx) => ({
        platform,
        now: platform.clock.now(),
        identity: stateOf(ctx).identity ?? null,
        origin: { network: networkOf(ctx.ip), device: ctx.get('user-agent') },
        browser: browserSession(platform, ctx),
      }),
    },
  )
  return router.routes() as Middleware
}

/** The upload token, and no other, opens this; and it opens nothing else. */
function uploadRoutes(platform: Platform): Middleware {
  const session: Middleware = async (ctx, next) => {
    const token = bearerOf(ctx)
    if (token === '' || !(await isUploadToken(platform, token, platform.clock.now()))) {
      const text = '上传令牌无效或已过期，请运行 npm run operator -- upload-token 重新生成'
      throw new Failure('UNAUTHENTICATED', {}, { text })
    }
    await next()
  }
  const router = new Router({ prefix: uploadPrefix })
  mountApi<typeof operatorUploadApi, UploadCall>(router, operatorUploadApi, manifests, {
    session,
    callOf: (ctx) => ({ platform, token: bearerOf(ctx), now: platform.clock.now() }),
  })
  return router.routes() as Middleware
}
