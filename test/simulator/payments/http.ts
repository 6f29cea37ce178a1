import type { Context, Next } from 'koa'
import { callFault, type Fault } from '../faults'
import { callerIp, headersOf, queryOf, readRaw, send, timed, under } from '../http'
import type { Entry } from '../journal'
import type { Reply } from '../openPlatform/dispatch'
import type { World } from '../world'
import { answerPay, findPayRow, openPayEntry, unknownPayPath } from './dispatch'
import type { PayKnock } from './gate'
import { answerV2 } from './v2/dispatch'
import { rowsV2 } from './v2/rows'

const requestId = (world: World) => `08${world.random.text(34, '0123456789ABCDEF')}-268578704`

/** api.mch.weixin.qq.com: everything under /v3, and the paths of v2. */
export const merchantPlatform =
  (world: World) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (ctx.path.startsWith('/v3/') || Object.hasOwn(rowsV2, ctx.path)) await call(world, ctx)
    else await next()
  }

type Answering = (fault: Fault | undefined) => Reply

async function underFault(world: World, ctx: Context, entry: Entry, answer: Answering): Promise<void> {
  const fault = callFault(world, ctx.method, ctx.path)
  await timed(entry, () => under(ctx, fault, entry, async () => answer(fault)))
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
  const old = rowsV2[path]
  if (old) return underFault(world, ctx, entry, () => answerV2(world, old, knock, entry))
  const found = findPayRow(knock)
  if (!found) return send(ctx, entry, unknownPayPath(world, knock, entry))
  return underFault(world, ctx, entry, (fault) => answerPay(world, found, knock, entry, fault))
}
