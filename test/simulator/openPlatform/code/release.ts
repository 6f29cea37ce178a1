import type { App } from '../../accounts'
import type { Program, Version } from '../../programs/program'
import { goBack, goLive, isWaiting } from '../../programs/releases'
import { no } from '../errcodes'
import { account, ok, type Call, type Rows } from '../row'
import { checkIdle, page, programCall } from './source'

const filed = 6

/** Withdrawn and released ones count as none; one that waits for a filing may not be released (grade D). */
function checkWaiting(app: App, { audits }: Program): void {
  const audit = audits.at(-1)
  if (!audit || audit.status === 3 || audit.releasedAt !== null) throw no(85019)
  if (audit.status !== 0) throw no(85020)
  if (app.icpStatus !== filed) throw no(85020, 'the mini-program is not filed')
}

const versionView = ({ appVersion, userVersion, userDesc, committedAt }: Version) => ({
  app_version: appVersion,
  user_version: userVersion,
  user_desc: userDesc,
  commit_time: Math.floor(committedAt / 1000),
})

/** The version asked for, or the one before. */
function targetOf({ query }: Call, { history }: Program): Version {
  const asked = query['app_version']
  const target = asked === undefined ? history[0] : history.find(({ appVersion }) => String(appVersion) === asked)
  if (!target) throw no(40097, 'app_version')
  return target
}

const history = ({ query }: Call, program: Program): boolean => {
  const { action } = query
  if (action !== undefined && action !== 'get_history_version') throw no(40097, 'action')
  if (program.history.length === 0) throw no(87012)
  return action !== undefined
}

function checkWayBack({ hasGoneBack, gray }: Program): void {
  if (gray?.status === 1) throw no(87011)
  if (hasGoneBack) throw no(87012, 'not twice in a row')
}

export const releaseRows: Rows = {
  /** 发布已通过审核的小程序. …/code-management/release.html, grade A+B. The body must be `{}`. */
  'POST /wxa/release': account(page('release'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    checkWaiting(app, program)
    checkIdle(call, program)
    call.spend(app.appid)
    const audit = program.audits.at(-1)
    if (isWaiting(audit)) goLive(call.world, app, program, audit)
    return ok()
  }),

  /**
   * 小程序版本回退, 获取可回退的版本. …/code-management/revertCodeRelease.html, getHistoryVersion.html, grade A+B. The list is
   * shown although one has gone back already (grade D); going back again is refused.
   */
  'GET /wxa/revertcoderelease': account(
    page('revertCodeRelease'),
    { sets: [18], query: 'action app_version' },
    (call) => {
      const { app, program } = programCall(call)
      if (history(call, program)) {
        call.spend(app.appid)
        return ok({ version_list: program.history.map(versionView) })
      }
      const target = targetOf(call, program)
      checkWayBack(program)
      call.spend(app.appid)
      goBack(call.world, program, target)
      return ok()
    },
  ),
}
