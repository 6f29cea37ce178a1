import type { Audit } from '../../programs/program'
import { findAudit, isUnderReview } from '../../programs/review/audits'
import { hurry, judgeIfSeen } from '../../programs/review/reviewer'
import { no } from '../errcodes'
import { take } from '../quotas'
import { account, number, ok, type Call, type Rows } from '../row'
import { page, programCall } from './source'

/** Reason and pictures only where there are any (grade A). */
const outcome = ({ status, reason, screenshots }: Audit) => ({
  status,
  ...(status === 1 || status === 4 ? { reason } : {}),
  ...(status === 1 ? { screenshot: screenshots.join('|') } : {}),
})

function auditOf(call: Call, appid: string, unknown: number): Audit {
  const audit = findAudit(call.world, appid, number(call.body, 'auditid'))
  if (!audit) throw no(unknown)
  return audit
}

export const auditRows: Rows = {
  /** 查询审核单状态. …/code-management/getAuditStatus.html, grade A+B. */
  'POST /wxa/get_auditstatus': account(page('getAuditStatus'), { sets: [18], body: 'auditid' }, async (call) => {
    const { app } = programCall(call)
    const audit = auditOf(call, app.appid, 85012)
    call.spend(app.appid)
    await judgeIfSeen(call.world, app, audit)
    return ok(outcome(audit))
  }),

  /** 查询最新一次审核单状态. …/code-management/getLatestAuditStatus.html, grade A+B. */
  'GET /wxa/get_latest_auditstatus': account(page('getLatestAuditStatus'), { sets: [18] }, async (call) => {
    const { app, program } = programCall(call)
    const audit = program.audits.at(-1)
    if (!audit) throw no(85012)
    call.spend(app.appid)
    await judgeIfSeen(call.world, app, audit)
    const { auditid, version, submittedAt } = audit
    return ok({
      auditid,
      ...outcome(audit),
      user_version: version.userVersion,
      user_desc: version.userDesc,
      submit_audit_time: Math.floor(submittedAt / 1000),
    })
  }),

  /** 撤回代码审核. …/code-management/undoAudit.html, grade A+B: 5 a day and 10 a month, in older text 1 a day. */
  'GET /wxa/undocodeaudit': account(page('undoAudit'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    const { undosPerDay, undosPerMonth } = call.world.state.settings
    const audit = program.audits.at(-1)
    if (!isUnderReview(audit)) throw no(85012)
    take(call.world, 'day', `undos ${app.appid}`, undosPerDay, 87013)
    take(call.world, 'month', `undos ${app.appid}`, undosPerMonth, 87013)
    call.spend(app.appid)
    audit.status = 3
    return ok()
  }),

  /** 加急代码审核. …/code-management/speedupCodeAudit.html, grade A+B. */
  'POST /wxa/speedupaudit': account(page('speedupCodeAudit'), { sets: [18], body: 'auditid' }, (call) => {
    const { app } = programCall(call)
    const audit = auditOf(call, app.appid, 89402)
    if (!isUnderReview(audit)) throw no(89402)
    if (audit.isHurried) throw no(89404)
    take(call.world, 'month', 'speedups', call.world.state.settings.speedupsPerMonth, 89405)
    call.spend(app.appid)
    hurry(call.world, app, audit)
    return ok()
  }),
}
