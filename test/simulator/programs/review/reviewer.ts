import type { App } from '../../accounts'
import { appOf, type World } from '../../world'
import { begin, look as lookAtSlow } from '../pace'
import type { Audit, Submission, Verdict, Version } from '../program'
import { programOf } from '../program'
import { delay, findAudit, isUnderReview, pass, reject } from './audits'
import { aCase } from './case'
import { rules } from './rules'
import { look } from './sight'

export interface Objection {
  rule: string
  title: string
  sentence: string
}

/** What a reviewer would mind about a submission, by the rules. */
export async function objections(world: World, app: App, audit: Audit): Promise<Objection[]> {
  const of = aCase(world, app, audit, await look(world, app, audit))
  return rules.flatMap(({ name, title, objection }) => {
    const sentence = objection(of)
    return sentence ? [{ rule: name, title, sentence }] : []
  })
}

/** As WeChat writes it: numbered headings, numbered sentences, `<br>` between. */
export const reasonOf = (list: readonly Objection[]): string =>
  list.map(({ title, sentence }, index) => `${index + 1}:${title}:<br>(1):${sentence}<br>`).join('')

/** Comes to a decision by the rules. Whoever withdrew meanwhile is left alone. */
export async function judge(world: World, app: App, audit: Audit): Promise<void> {
  const list = await objections(world, app, audit)
  if (!isUnderReview(audit)) return
  if (list.length === 0) return pass(world, app, audit)
  const shots = list.map(({ title, sentence }) => [app.name, title, sentence])
  reject(world, app, audit, reasonOf(list), shots)
}

/** What is in the picture that a reviewer adds to a reason. */
const pictureOf = ({ name }: App, reason: string) => [name, ...reason.split('<br>').filter(Boolean)]

/** Decides as told. */
export function carryOut(world: World, app: App, audit: Audit, { decision, reason, screenshots }: Verdict): void {
  if (decision === 'pass') pass(world, app, audit)
  else if (decision === 'delay') delay(world, app, audit, reason)
  else reject(world, app, audit, reason, screenshots ?? [pictureOf(app, reason)])
}

/** The review has come to its end: as arranged, else by the rules. After a delay the rules have the last word. */
async function conclude(world: World, app: App, audit: Audit): Promise<void> {
  const { verdict } = audit
  delete audit.verdict
  if (!verdict) return judge(world, app, audit)
  carryOut(world, app, audit, verdict)
  if (verdict.decision === 'delay') audit.slow = reviewing(world, app, audit.auditid)
}

const reviewing = (world: World, { appid }: App, auditid: number) =>
  begin(world, world.state.settings.review, 'review', `${appid} ${auditid}`)

const firstAuditId = 450_000_000

/** Queues a version for review. */
export function startReview(world: World, app: App, version: Version, submission: Submission): Audit {
  const program = programOf(world, app.appid)
  const auditid = firstAuditId + world.id()
  const audit: Audit = {
    ...{ auditid, version: { ...version }, submission, status: 2, reason: '', screenshots: [] },
    submittedAt: world.clock.now(),
    releasedAt: null,
    isHurried: false,
    slow: reviewing(world, app, auditid),
    ...(program.nextVerdict ? { verdict: program.nextVerdict } : {}),
  }
  program.nextVerdict = null
  program.audits.push(audit)
  return audit
}

/** 加急: what is left of the wait becomes a quarter (grade D). */
export function hurry(world: World, { appid }: App, audit: Audit): void {
  audit.isHurried = true
  const { endsAt } = audit.slow
  if (endsAt === null) return
  audit.slow.endsAt = world.clock.now() + Math.max(0, endsAt - world.clock.now()) / 4
  world.clock.plan(audit.slow.endsAt, 'review', `${appid} ${audit.auditid}`)
}

/** By the clock. */
export async function endReview(world: World, ref: string): Promise<void> {
  const [appid = '', auditid] = ref.split(' ')
  const app = appOf(world, appid)
  const audit = app && findAudit(world, appid, Number(auditid))
  if (app && isUnderReview(audit)) await conclude(world, app, audit)
}

/** Somebody asks how far it is. */
export async function judgeIfSeen(world: World, app: App, audit: Audit): Promise<void> {
  if (isUnderReview(audit) && lookAtSlow(audit.slow)) await conclude(world, app, audit)
}
