import Router, { type RouterMiddleware } from '@koa/router'
import type { Context, Middleware } from 'koa'
import { attemptMachine } from '../../../shared/attempt'
import { Failure } from '../../failures'
import { asFailure } from '../../middleware/errors'
import { limitByIp } from '../../middleware/limit'
import { requestOf } from '../../middleware/request'
import type { Platform } from '../../platform'
import { logTrouble } from '../../trouble'
import { openAttempt, showAttempt } from '../../services/attempts'
import { receiveCode } from '../../services/authorisation'
import { visitStore } from '../../services/stores'
import { attemptPage, browserOf } from './attempt'
import { renderPage, type Page } from './html'
import { storePage } from './store'

const settleWaitMs = 4_000
const lookEveryMs = 100

const visits = { points: 120, seconds: 60 }

/** What people meet in WeChat's browser or on a desktop: the two addresses of an authorisation, and a store's own page. */
export function pages(platform: Platform): Middleware {
  const limit = limitByIp(visits) as RouterMiddleware
  const router = new Router()
  router.use(sayFailures)
  router.get('/a/:attempt', limit, async (ctx) => {
    const now = platform.clock.now()
    const browser = browserOf(ctx.get('user-agent'))
    // Only a browser that can go on from here is worth a code of WeChat's.
    const canGoOn = browser !== 'phone' && ctx.method === 'GET'
    const opened = canGoOn
      ? await openAttempt(platform, idOf(ctx), now)
      : { ...(await showAttempt(platform, idOf(ctx), now)), preAuthCode: null, onlyAppid: null }
    send(ctx, 200, attemptPage(platform, opened, browser))
  })
  router.get('/wechat/authorized/:attempt', limit, async (ctx) => {
    await returnFromWechat(platform, idOf(ctx), ctx.query.auth_code)
    ctx.redirect(`/a/${encodeURIComponent(idOf(ctx))}`)
    ctx.status = 303
  })
  router.get('/s/:storeKey', limit, async (ctx) => {
    const { storeKey = '' } = ctx.params
    send(ctx, 200, await storePage(await visitStore(platform, storeKey)))
  })
  return router.routes() as Middleware
}

const idOf = (ctx: unknown): string => (ctx as { params: { attempt: string } }).params.attempt

const maxCodeLength = 512
const mostCodes = 5

/**
 * Keeps the code that WeChat gave along, and gives the exchange a moment, so that most people see the result at once.
 *
 * Anybody can write an address: an attempt that has ended takes no more codes, and one that waits takes a few. WeChat's
 * event brings the real one as well.
 */
async function returnFromWechat(platform: Platform, attemptId: string, code: unknown): Promise<void> {
  const now = platform.clock.now()
  const { attempt } = await showAttempt(platform, attemptId, now)
  if (typeof code !== 'string' || code === '' || code.length > maxCodeLength)
    throw new Failure('AUTHORISATION_UNFINISHED')
  if (!attemptMachine.next(attempt.state, 'settle') && attempt.state !== 'settling') return
  const hourAgo = new Date(now.getTime() - 3600_000)
  if ((await platform.authCodes.count({ attemptId, createdAt: { gt: hourAgo } })) >= mostCodes) return
  // Whole seconds, as in WeChat's events: a withdrawal in the same second must not look older.
  const authorisedAt = new Date(Math.floor(now.getTime() / 1000) * 1000)
  await receiveCode(platform, { code, attemptId, appid: null, authorisedAt }, now)
  await waitUntilSettled(platform, attemptId)
}

async function waitUntilSettled({ attempts, clock }: Platform, id: string): Promise<void> {
  const deadline = clock.wall().getTime() + settleWaitMs
  while (clock.wall().getTime() < deadline) {
    if ((await attempts.find({ id }))?.state !== 'settling') return
    await clock.wallSleep(lookEveryMs)
  }
}

/** A failure as a page in words: a person reads it, not a program. */
const sayFailures: RouterMiddleware = async (ctx, next) => {
  try {
    await next()
  } catch (error) {
    const failure = asFailure(error)
    const { requestId, log } = requestOf(ctx)
    logTrouble(log, error, {}, 'refused')
    const footnote = `请求编号 ${requestId}`
    send(ctx, failure.status, {
      title: '暂时不能继续',
      tone: 'stopped',
      lines: [failure.text],
      footnote,
    })
  }
}

function send(ctx: Pick<Context, 'status' | 'type' | 'body' | 'set'>, status: number, page: Page): void {
  ctx.status = status
  ctx.type = 'text/html; charset=utf-8'
  ctx.set('Cache-Control', 'no-store')
  ctx.body = renderPage(page)
}
