import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import compose from 'koa-compose'
import { merchantMeApi, merchantStoreApi } from '../../../shared/api/merchant'
import { Failure } from '../../failures'
import { limitByIp, limitRoutes } from '../../middleware/limit'
import { mountApi, type ApiGroup } from '../../mount'
import type { Platform } from '../../platform'
import { identify, type Identity } from '../../services/signIn'
import { enterStore, type Membership } from '../../services/stores'
import { authorisation } from './authorisation'
import type { MeCall, StoreCall } from './calls'
import { customers } from './customers'
import { figures } from './figures'
import { goods } from './goods'
import { me } from './me'
import { merchantOrders } from './orders'
import { payment } from './payment'
import { program } from './program'
import { releases } from './releases'
import { staff } from './staff'
import { store } from './store'
import { merchantStorefront } from './storefront'

const mePrefix = '/api/merchant/me'
const storePrefix = '/api/merchant/:storeKey'

export const merchantGroups: ApiGroup[] = [
  { prefix: mePrefix, name: 'merchant: me', api: merchantMeApi },
  { prefix: storePrefix, name: 'merchant: store', api: merchantStoreApi },
]

/** Signing in is the one thing a stranger may ask for: a code to guess, and a call to WeChat each time. */
const strangers = { points: 60, seconds: 60 }

/** What keeps files, or takes a thread for seconds. */
const limits = {
  [`POST ${storePrefix}/goods-pictures`]: { points: 120, seconds: 60 },
  [`POST ${storePrefix}/storefront/pictures`]: { points: 120, seconds: 60 },
  [`POST ${storePrefix}/goods-import`]: { points: 20, seconds: 60 },
  [`POST ${storePrefix}/payment/draft/check`]: { points: 20, seconds: 60 },
  [`GET ${storePrefix}/goods-export`]: { points: 20, seconds: 60 },
}

interface State {
  identity?: Identity
  membership?: Membership
}

const stateOf = (ctx: Context): State => ctx.state

/** Everything the back office asks for. Who may ask is decided here, where the groups are mounted. */
export function merchantRoutes(platform: Platform): Middleware {
  const session: Middleware = async (ctx, next) => {
    const [, token = ''] = /^Bearer (\S+)$/.exec(ctx.get('authorization')) ?? []
    const identity = token === '' ? null : await identify(platform, token, platform.clock.now())
    if (!identity) throw new Failure('UNAUTHENTICATED')
    stateOf(ctx).identity = identity
    await next()
  }
  const member: Middleware = async (ctx, next) => {
    const { storeKey = '' } = (ctx as Context & { params: Record<string, string> }).params
    stateOf(ctx).membership = await enterStore(platform, required(stateOf(ctx).identity).merchant.id, storeKey)
    await next()
  }

  const rarely = limitRoutes((ctx) => required(stateOf(ctx).identity).merchant.id, limits)

  const meRouter = new Router({ prefix: mePrefix })
  mountApi(meRouter, merchantMeApi, me, {
    publicly: limitByIp(strangers),
    session,
    callOf: (ctx): MeCall => ({ platform, now: platform.clock.now(), identity: stateOf(ctx).identity ?? null }),
  })

  const storeRouter = new Router({ prefix: storePrefix })
  mountApi<typeof merchantStoreApi, StoreCall>(
    storeRouter,
    merchantStoreApi,
    {
      ...store,
      ...authorisation,
      ...releases,
      ...program,
      ...goods,
      ...merchantOrders,
      ...figures,
      ...customers,
      ...staff,
      ...merchantStorefront,
      ...payment,
    },
    {
      session: compose([session, member, rarely]),
      roleOf: (ctx) => stateOf(ctx).membership?.role,
      callOf: (ctx): StoreCall => {
        const { identity, membership } = stateOf(ctx)
        return { platform, now: platform.clock.now(), identity: required(identity), ...required(membership) }
      },
    },
  )
  return compose([meRouter.routes() as Middleware, storeRouter.routes() as Middleware])
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Failure('UNAUTHENTICATED')
  return value
}
