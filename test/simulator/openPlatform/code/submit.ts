import type { App } from '../../accounts'
import type { Program, Submission, Version } from '../../programs/program'
import { isUnderReview } from '../../programs/review/audits'
import { startReview } from '../../programs/review/reviewer'
import { isScanned, privacyFindings } from '../../programs/scan'
import { no } from '../errcodes'
import { take, usedIn } from '../quotas'
import { account, ok, type Call, type Rows } from '../row'
import { checkIdle, page, programCall } from './source'
import { checkItems, checkPreview, checkUgc, readItems, readOrderPath, readWords } from './submission'
import { trialOf } from './trial'

const fields =
  'item_list preview_info version_desc feedback_info feedback_stuff ugc_declare privacy_api_not_use order_path'

type Items = ReturnType<typeof readItems>

function readSubmission(call: Call, app: App, program: Program, trial: Version, given: Items): Submission {
  const items = checkItems(call, app, trial, given)
  const words = readWords(call, app)
  checkPreview(call, app)
  checkUgc(call, app, program, items)
  return { items, ...words, orderPath: readOrderPath(call, trial) }
}

function checkProfile({ name, headImg, signature }: App): void {
  const missing = Object.entries({ name, headImg, signature }).find(([, value]) => !value)
  if (missing) throw no(86002, missing[0])
}

/** A declaration that detected APIs are unused makes up for both lists (grade A). */
function checkPrivacy({ world, body }: Call, program: Program, trial: Version): void {
  if (!isScanned(program)) throw no(61039)
  const { without_auth_list, without_conf_list } = privacyFindings(world, program, trial.build)
  const found = [...new Set([...without_auth_list, ...without_conf_list])]
  if (found.length && body['privacy_api_not_use'] !== true) throw no(61040, found.join())
}

/** What is live already has to be committed anew (grade D). */
function checkState(call: Call, app: App, program: Program, trial: Version): void {
  checkIdle(call, program)
  checkProfile(app)
  if (program.live?.commit === trial.commit) throw no(85086)
  checkPrivacy(call, program, trial)
  if (isUnderReview(program.audits.at(-1))) throw no(85009)
}

export const submitRows: Rows = {
  /**
   * 提交代码审核. …/code-management/submitAudit.html, grade A+B. Copies the trial, so that a later commit changes nothing
   * about what is reviewed.
   */
  'POST /wxa/submit_audit': account(page('submitAudit'), { sets: [18], body: fields }, (call) => {
    const { app, program } = programCall(call)
    const items = readItems(call)
    const trial = trialOf(program)
    const submission = readSubmission(call, app, program, trial, items)
    checkState(call, app, program, trial)
    take(call.world, 'month', 'reviews', call.world.state.settings.reviewsPerMonth, 85085)
    call.spend(app.appid)
    return ok({ auditid: startReview(call.world, app, trial, submission).auditid })
  }),

  /** 查询服务商审核额度. …/code-management/setCodeAuditQuota.html, grade A+B: the platform's, by the Beijing month. */
  'GET /wxa/queryquota': account(page('setCodeAuditQuota'), { sets: [18] }, (call) => {
    const { app } = programCall(call)
    const { reviewsPerMonth: limit, speedupsPerMonth: speedup_limit } = call.world.state.settings
    const left = (what: string, most: number) => Math.max(0, most - usedIn(call.world, 'month', what))
    call.spend(app.appid)
    const speedup_rest = left('speedups', speedup_limit)
    return ok({ rest: left('reviews', limit), limit, speedup_rest, speedup_limit })
  }),
}
