import type { Context, Next } from 'koa'
import { callFault } from '../faults'
import { callerIp, headersOf, queryOf, readRaw, send, timed, under } from '../http'
import type { World } from '../world'
import { answerPay, findPayRow, openPayEntry, unknownPayPath } from './dispatch'
import type { PayKnock } from './gate'

const requestId = (world: World) => `08${world.random.text(34, '0123456789ABCDEF')}-268578704`

/** api.mch.weixin.qq.com: everything under /v3. */
export const merchantPlatform =
  (world: World) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path.startsWith('/v3/')) await call(world, ctx)
    else await next()
  }

async function call(world: World, ctx: Context): Promise<void> {
  const raw = await readRaw(ctx)
  const { method, path, url } = ctx
  const knock: PayKnock = {
    ...{ method, path, url, raw },
    query: queryOf(ctx),
    headers: headersOf(ctx),
    ip: callerIp(ctx),
  }
  const entry = openPayEntry(world, knock)
  ctx.set('Request-ID', requestId(world))
  const found = findPayRow(knock)
  if (!found) return send(ctx, entry, unknownPayPath(world, knock, entry))
  const fault = callFault(world, method, path)
  await timed(entry, () => under(ctx, fault, entry, async () => answerPay(world, found, knock, entry, fault)))
}
