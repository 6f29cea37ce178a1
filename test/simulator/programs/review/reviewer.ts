import type { App } from '../../accounts'
import { appOf, type World } from '../../world'
import { begin, look as lookAtSlow } from '../pace'
import type { Audit, Submission, Version } from '../program'
import { programOf } from '../program'
import { findAudit, isUnderReview, pass, reject } from './audits'
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

const firstAuditId = 450_000_000

/** Queues a version for review. */
export function startReview(world: World, app: App, version: Version, submission: Submission): Audit {
  const auditid = firstAuditId + world.id()
  const audit: Audit = {
    ...{ auditid, version: { ...version }, submission, status: 2, reason: '', screenshots: [] },
    submittedAt: world.clock.now(),
    releasedAt: null,
    isHurried: false,
    slow: begin(world, world.state.settings.review, 'review', `${app.appid} ${auditid}`),
  }
  programOf(world, app.appid).audits.push(audit)
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
  if (app && isUnderReview(audit)) await judge(world, app, audit)
}

/** Somebody asks how far it is. */
export async function judgeIfSeen(world: World, app: App, audit: Audit): Promise<void> {
  if (isUnderReview(audit) && lookAtSlow(audit.slow)) await judge(world, app, audit)
}
