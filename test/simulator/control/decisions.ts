import type Router from '@koa/router'
import type { Context } from 'koa'
import { judgeCategory, settleCategory } from '../programs/categoryReview'
import { endMediaCheck, settleMediaCheck } from '../programs/contentCheck'
import { judgeApi, settleApi } from '../programs/privacyApis'
import { privacyApi } from '../programs/privateInfos'
import { programOf, type Verdict } from '../programs/program'
import { findAudit, isUnderReview } from '../programs/review/audits'
import { carryOut, judge } from '../programs/review/reviewer'
import { endScan } from '../programs/scan'
import type { App } from '../accounts'
import type { World } from '../world'
import { bodyOf, must, namedApp, onlyKnown } from './reply'
import { waitingView } from './waiting'

/** What somebody at WeChat decides by hand. `judge` is what the rules would say. */
interface Wish {
  kind: 'review' | 'category' | 'privacyApi' | 'scan' | 'media'
  appid: string
  decision: 'pass' | 'reject' | 'delay' | 'judge'
  reason: string
  /** Pictures as base64. Unless given, one is drawn. */
  screenshots: string[]
  /** The newest unless said. */
  auditid: number
  second: number
  api_name: string
  trace_id: string
  /** Not now: how the next submission of this mini-program will end. */
  next: boolean
}

const fields = 'kind appid decision reason screenshots auditid second api_name trace_id next'.split(' ')
const decisions = ['pass', 'reject', 'delay', 'judge']

const slowReason = '排队较长，审核时间将会延长'
const someReason = '1:页面内容不符合平台审核规范:<br>(1):请完善后重新提交<br>'

/** Null where the rules decide. */
function verdictOf({ decision, reason, screenshots }: Partial<Wish>): Verdict | null {
  if (decision === undefined || decision === 'judge') return null
  const words = reason ?? (decision === 'delay' ? slowReason : someReason)
  return { decision, reason: words, screenshots: screenshots ?? null }
}

async function decideReview(ctx: Context, world: World, app: App, wish: Partial<Wish>): Promise<void> {
  const program = programOf(world, app.appid)
  const verdict = verdictOf(wish)
  if (wish.next) return void (program.nextVerdict = verdict)
  const audit = wish.auditid === undefined ? program.audits.at(-1) : findAudit(world, app.appid, wish.auditid)
  if (!isUnderReview(audit)) return ctx.throw(409, 'nothing of this mini-program is in review')
  if (verdict) carryOut(world, app, audit, verdict)
  else await judge(world, app, audit)
}

function decideCategory(ctx: Context, world: World, app: App, { decision, reason, second }: Partial<Wish>): void {
  const waiting = app.categories.find(({ status, category }) => status === 1 && (!second || category.id === second))
  const one = must(ctx, waiting, 'category in review')
  if (decision === 'judge') judgeCategory(world, app, one)
  else settleCategory(world, app, one, decision === 'pass' ? '' : (reason ?? '资质与所选类目不符'))
}

function decideApi(ctx: Context, world: World, app: App, { decision, reason, api_name }: Partial<Wish>): void {
  const name = must(ctx, api_name, 'api_name').replace(/^wx\./, '')
  if (privacyApi(programOf(world, app.appid), name).status !== 3) ctx.throw(409, `nobody applied for ${name}`)
  if (decision === 'judge') judgeApi(world, app, name)
  else settleApi(world, app, name, decision === 'pass' ? '' : (reason ?? '场景不符'))
}

/** `reject` is risky, `delay` would have a person look at it. */
async function decideMedia(ctx: Context, world: World, app: App, { decision, trace_id }: Partial<Wish>): Promise<void> {
  const waiting = Object.values(world.state.mediaChecks).filter(({ appid }) => appid === app.appid)
  const check = must(
    ctx,
    waiting.find(({ trace }) => !trace_id || trace === trace_id),
    'media check',
  )
  if (decision === 'judge') await endMediaCheck(world, check.trace)
  else settleMediaCheck(world, check, decision === 'pass' ? 'pass' : decision === 'delay' ? 'review' : 'risky')
}

function finishScan(ctx: Context, world: World, app: App): void {
  const { scan } = programOf(world, app.appid)
  if (!scan || scan.isDone) return ctx.throw(409, 'nothing of this mini-program is being scanned')
  endScan(world, scan.ref)
}

async function decide(ctx: Context, world: World, wish: Partial<Wish>): Promise<void> {
  const app = namedApp(ctx, world, wish.appid)
  if (wish.kind === 'scan') return finishScan(ctx, world, app)
  if (!decisions.includes(wish.decision ?? '')) ctx.throw(400, `decision is one of ${decisions.join(', ')}`)
  if (wish.next && wish.kind !== 'review') ctx.throw(400, 'only a review is decided beforehand')
  if (wish.kind === 'media') return decideMedia(ctx, world, app, wish)
  if (wish.kind === 'review') return decideReview(ctx, world, app, wish)
  if (wish.kind !== 'category' && wish.kind !== 'privacyApi')
    return ctx.throw(400, 'kind is review, category, privacyApi, scan or media')
  if (wish.decision === 'delay') ctx.throw(400, 'only a review is delayed')
  if (wish.kind === 'category') decideCategory(ctx, world, app, wish)
  else decideApi(ctx, world, app, wish)
}

/** The desk of those who decide at WeChat. */
export function decisionRoutes(router: Router, world: World): void {
  router.get('/_sim/decisions', async (ctx) => {
    ctx.body = await waitingView(world)
  })
  router.post('/_sim/decisions', async (ctx) => {
    const wish = await bodyOf<Wish>(ctx)
    onlyKnown(ctx, wish, fields)
    await decide(ctx, world, wish)
    await world.clock.moveTo(world.clock.now())
    ctx.body = await waitingView(world)
  })
}
