import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import compose from 'koa-compose'
import { customerOwnApi, customerPublicApi } from '../../../shared/api/customer'
import type { CustomerRow } from '../../db/models/customer'
import { Failure } from '../../failures'
import { limitByIp, limitRoutes } from '../../middleware/limit'
import { mountApi, type ApiGroup } from '../../mount'
import type { Platform } from '../../platform'
import { identifyCustomer } from '../../services/customers/signIn'
import { visitStore } from '../../services/stores'
import type { Store } from '../../store'
import type { CustomerCall, VisitCall } from './calls'
import { cart } from './cart'
import { catalogue } from './catalogue'
import { me, sessions } from './me'
import { orders } from './orders'
import { payment } from './payment'

const prefix = '/api/customer/:storeKey'

export const customerGroups: ApiGroup[] = [
  { prefix, name: 'customer: anybody', api: customerPublicApi },
  { prefix, name: 'customer: signed in', api: customerOwnApi },
]

/** A code to guess, and a call to WeChat each time; many customers may share the network of one store. */
const signIns = { points: 300, seconds: 60 }

const often = { points: 30, seconds: 60 }

/** What takes goods from others, asks WeChat, or keeps a file: oftener than a hand can tap it is no hand. */
const limits = {
  [`POST ${prefix}/orders`]: often,
  [`POST ${prefix}/orders/:orderId/refunds`]: often,
  [`POST ${prefix}/orders/:orderId/payment`]: often,
  [`POST ${prefix}/orders/:orderId/payment/confirm`]: { points: 60, seconds: 60 },
  [`POST ${prefix}/payment-tests/:testId/payment`]: often,
  [`POST ${prefix}/payment-tests/:testId/confirm`]: { points: 60, seconds: 60 },
  [`PUT ${prefix}/me`]: often,
  [`POST ${prefix}/me/phone`]: often,
  [`POST ${prefix}/me/avatar`]: { points: 10, seconds: 60 },
}

interface State {
  store?: Store
  customer?: CustomerRow
}

const stateOf = (ctx: Context): State => ctx.state

/** Everything a store's mini-program asks for. Who may ask is decided here, where the group is mounted. */
export function customerRoutes(platform: Platform): Middleware {
  const visit: Middleware = async (ctx, next) => {
    const { storeKey = '' } = (ctx as Context & { params: Record<string, string> }).params
    stateOf(ctx).store = await visitStore(platform, storeKey)
    await next()
  }
  const session: Middleware = async (ctx, next) => {
    const [, token = ''] = /^Bearer (\S+)$/.exec(ctx.get('authorization')) ?? []
    const store = required(stateOf(ctx).store)
    const customer = token === '' ? null : await identifyCustomer(store, token, platform.clock.now())
    if (!customer) throw new Failure('UNAUTHENTICATED')
    stateOf(ctx).customer = customer
    await next()
  }
  const rarely = limitRoutes((ctx) => required(stateOf(ctx).customer).id, limits)
  const onlySignIn = onSignIn(limitByIp(signIns))

  const router = new Router({ prefix })
  mountApi<typeof customerPublicApi, VisitCall>(
    router,
    customerPublicApi,
    { ...catalogue, ...sessions },
    {
      publicly: compose([onlySignIn, visit]),
      session: visit,
      callOf: (ctx): VisitCall => ({ store: required(stateOf(ctx).store), now: platform.clock.now() }),
    },
  )
  mountApi<typeof customerOwnApi, CustomerCall>(
    router,
    customerOwnApi,
    { ...me, ...cart, ...orders, ...payment },
    {
      session: compose([visit, session, rarely]),
      callOf: (ctx): CustomerCall => {
        const { store, customer } = stateOf(ctx)
        return { store: required(store), customer: required(customer), now: platform.clock.now() }
      },
    },
  )
  return router.routes() as Middleware
}

/** Reading the shelf is free; signing in is what a stranger could wear out. */
const onSignIn =
  (limit: Middleware): Middleware =>
  (ctx, next) =>
    (ctx.method === 'POST' ? limit(ctx, next) : next()) as Promise<void>

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Failure('UNAUTHENTICATED')
  return value
}
