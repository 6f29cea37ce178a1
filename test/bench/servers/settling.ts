import Koa from 'koa'
import { openBase } from '../../../server/base'
import { payGate } from '../../../server/payAccess'
import type { Notification } from '../../../server/pay/notification'
import { takeNotice } from '../../../server/services/payments/notices'
import { readAll } from './body'
import { listen } from './report'

/** Koa and the transaction that settles a payment: nothing is verified, opened, logged or counted. */
void openBase(process.env, 'silent').then(({ platform }) => {
  const app = new Koa()
  app.use(async (ctx) => {
    const gate = await payGate(platform, ctx.path.slice('/pay/notify/'.length))
    if (!gate) return ctx.throw(404)
    const notice = JSON.parse((await readAll(ctx.req)).toString()) as Notification
    await takeNotice(platform, gate, notice, platform.clock.now())
    ctx.body = { code: 'SUCCESS' }
  })
  listen(app.callback())
})
