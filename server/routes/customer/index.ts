import Router from '@koa/router'
import type { Context, Middleware } from 'koa'
import { customerStoreApi } from '../../../shared/api/customer'
import { Failure } from '../../failures'
import { mountApi, type ApiGroup } from '../../mount'
import type { Platform } from '../../platform'
import { visitStore } from '../../services/stores'
import type { Store } from '../../store'
import type { VisitCall } from './calls'
import { storefront } from './storefront'

const prefix = '/api/customer/:storeKey'

export const customerGroups: ApiGroup[] = [{ prefix, name: 'customer: store', api: customerStoreApi }]

interface State {
  store?: Store
}

const stateOf = (ctx: Context): State => ctx.state

/** Everything a store's mini-program asks for. Who may ask is decided here, where the group is mounted. */
export function customerRoutes(platform: Platform): Middleware {
  const visit: Middleware = async (ctx, next) => {
    const { storeKey = '' } = (ctx as Context & { params: Record<string, string> }).params
    stateOf(ctx).store = await visitStore(platform, storeKey)
    await next()
  }
  const session: Middleware = () => {
    throw new Failure('UNAUTHENTICATED') // customers have no way to sign in yet
  }

  const router = new Router({ prefix })
  mountApi<typeof customerStoreApi, VisitCall>(router, customerStoreApi, storefront, {
    publicly: visit,
    session,
    callOf: (ctx): VisitCall => {
      const { store } = stateOf(ctx)
      if (!store) throw new Failure('UNAUTHENTICATED')
      return { store, now: platform.clock.now() }
    },
  })
  return router.routes() as Middleware
}
