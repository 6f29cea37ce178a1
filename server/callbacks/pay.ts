import type { Context, Middleware } from 'koa'
import { Failure } from '../failures'
import { rawBody } from '../middleware/body'
import { refuseMethod } from '../middleware/errors'
import { ResourceRefused } from '../pay/crypto'
import { NotificationUnreadable, noticesV3, type Notices, type Notification } from '../pay/notification'
import { SignatureRefused } from '../pay/trust'
import { payGate, type PayGate } from '../payAccess'
import type { Platform } from '../platform'
import { noticeUnreadable, takeNotice } from '../services/payments/notices'
import { wonderAboutTrust } from '../services/payments/trust'

const maxBytes = 64 * 1024 // pay.md §6.5
const path = /^\/pay\/notify\/([\w-]{20,96})$/

/**
 * WeChat Pay's notifications: each account has an address of its own, and is believed by its own keys alone. 200 says that
 * the work is done; anything else lets WeChat Pay say it again.
 */
export function receivePayNotices(platform: Platform): Middleware {
  return async (ctx, next) => {
    const [, token] = path.exec(ctx.path) ?? []
    if (!token) await next()
    else if (ctx.method === 'POST') await receive(platform, ctx, token)
    else refuseMethod(ctx, ['POST'])
  }
}

async function receive(platform: Platform, ctx: Context, token: string): Promise<void> {
  const gate = await payGate(platform, token)
  if (!gate) return answer(ctx, noticesV3, 404, '没有这个收款账号')
  const now = await platform.clock.fresh()
  const body = await rawBody(ctx.req, maxBytes)
  try {
    const notice = gate.notices.open({ headers: ctx.headers, body, ...keysOf(gate), now })
    await takeNotice(platform, gate, notice, now)
    count(platform, notice, 'taken')
    answer(ctx, gate.notices, 200)
  } catch (error) {
    await refuse(platform, ctx, gate, error, now)
  }
}

const keysOf = ({ trust, keys }: PayGate) => ({ trust, keys: keys.map(({ key }) => key) })

/** Names come from outside: only those we know are counted by name. */
const known = new Set([
  'TRANSACTION.SUCCESS',
  'REFUND.SUCCESS',
  'REFUND.ABNORMAL',
  'REFUND.CLOSED',
  'SECURITY_ECHO.SUCCESS',
])

const count = ({ metrics }: Platform, { eventType }: Notification, outcome: string): void =>
  metrics.callbacks.inc({ channel: 'pay', name: known.has(eventType) ? eventType : 'other', outcome })

/** Until the signature holds nothing is written but a line in the log. */
async function refuse(platform: Platform, ctx: Context, gate: PayGate, error: unknown, now: Date): Promise<void> {
  const { log, metrics } = platform
  const { id: account, storeId } = gate.account
  const note = (stage: string) => metrics.callbacks.inc({ channel: 'pay', name: 'unopened', outcome: stage })
  if (error instanceof SignatureRefused) {
    note(error.isProbe ? 'probe' : error.stage)
    log[error.isProbe ? 'info' : 'warn'](
      { account, stage: error.stage, serial: error.serial },
      'a notification is not signed',
    )
    if (error.stage === 'serial') await wonderAboutTrust(platform, storeId, account, now)
    return answer(ctx, gate.notices, 401, '签名不对')
  }
  if (error instanceof ResourceRefused && error.stage === 'decrypt') {
    note(error.stage)
    await noticeUnreadable(platform, gate, now)
    return answer(ctx, gate.notices, 500, '通知解不开')
  }
  if (error instanceof NotificationUnreadable || error instanceof ResourceRefused) {
    note('unreadable')
    log.warn({ account, err: error }, 'a notification makes no sense') // no key is to blame for that
    return answer(ctx, gate.notices, 500, '通知看不懂')
  }
  const failure = error instanceof Failure ? error : null
  note(failure?.code ?? 'failed')
  if (!failure) throw error
  log.warn({ account, err: failure }, 'a notification could not be taken')
  answer(ctx, gate.notices, failure.status === 404 ? 404 : 500, '暂时没有处理')
}

/** In the shape that WeChat Pay asks for. */
function answer(ctx: Context, notices: Notices, status: 200 | 401 | 404 | 500, problem: string | null = null): void {
  const { type, body } = notices.reply(problem)
  ctx.status = status
  ctx.type = type
  ctx.body = body
}
