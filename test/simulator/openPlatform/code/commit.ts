import { configOf } from '../../programs/build'
import { checkExtJson, readExtJson, strangersIn } from '../../programs/extJson'
import type { Template } from '../../programs/library'
import { mergeBuild } from '../../programs/merge'
import { checkSizes, checkWhole } from '../../programs/packaging'
import { checkGranted } from '../../programs/privateInfos'
import type { Program, Version } from '../../programs/program'
import { startScan } from '../../programs/scan'
import { no } from '../errcodes'
import { account, need, ok, text, type Call, type Rows } from '../row'
import { checkIdle, page, programCall } from './source'

const longestVersion = 64

/** Sent as a number or as a text. */
function templateOf({ world, body }: Call): Template {
  const template = world.state.templates.find(({ id }) => String(id) === String(body['template_id']))
  if (!template) throw no(85014)
  return template
}

function versionOf({ body }: Call): { userVersion: string; userDesc: string } {
  const userVersion = need(body, 'user_version', 85015)
  if ([...userVersion].length > longestVersion) throw no(85015, 'user_version is longer than 64')
  return { userVersion, userDesc: text(body, 'user_desc') }
}

/** Everything that can be wrong about template and ext_json, in the order of the documentation's codes. */
function built(call: Call, program: Program, template: Template) {
  const { world, body } = call
  const pristine = { parcel: template.parcel, changed: {}, ext: {} }
  const ext = readExtJson(body['ext_json'])
  strangersIn(ext).forEach((name) => call.remark(`unknown field ext_json.${name}`))
  checkWhole(world, pristine)
  checkExtJson(ext, configOf(world, pristine), program.appid, template.type === 1)
  const build = mergeBuild(world, template.parcel, ext, program.appid)
  checkSizes(world, build)
  checkGranted(world, program, configOf(world, build).requiredPrivateInfos ?? [])
  return build
}

function keep({ world }: Call, program: Program, version: Version): void {
  program.trial = version
  program.busyUntil = world.clock.now() + world.state.settings.commitSeconds * 1000
  startScan(world, program)
}

export const commitRows: Rows = {
  /**
   * 上传代码并生成体验版. …/code-management/commit.html, grade A+B. Makes the trial out of a template and one merchant's
   * ext_json, and begins the privacy scan anew. The code for a wrong user_version is grade D.
   */
  'POST /wxa/commit': account(
    page('commit'),
    { sets: [18], body: 'template_id ext_json user_version user_desc' },
    (call) => {
      const { app, program } = programCall(call)
      const template = templateOf(call)
      const names = versionOf(call)
      const build = built(call, program, template)
      checkIdle(call, program)
      call.spend(app.appid)
      const [commit, committedAt] = [call.world.id(), call.world.clock.now()]
      const none = { appVersion: 0, releasedAt: 0 }
      keep(call, program, { ...names, ...none, commit, build, templateId: template.id, committedAt })
      return ok()
    },
  ),
}
