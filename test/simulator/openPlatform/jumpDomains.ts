import type { App } from '../accounts'
import type { Program } from '../programs/program'
import { confirmFile, isServed } from '../programs/confirmFile'
import { programCall } from './code/source'
import {
  actionOf,
  afterwards,
  hostOf,
  isEntry,
  isOwnMachine,
  isSame,
  monthlyChanges,
  textsOf,
  type Action,
} from './domainWish'
import { no } from './errcodes'
import { take } from './quotas'
import { account, official, ok, type Call, type Rows } from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/domain-management/${name}`, grade)

const mostDomains = 300

function checkPrincipal(app: App): void {
  if (app.principalKind === 'person') throw no(89231)
}

const platformHosts = ({ component: us }: Call) => (us.isPublished ? us.jumpDomains.published : us.jumpDomains.testing)

/** A registered domain covers what is under it. */
function checkPlatformList(call: Call, wanted: readonly string[]): void {
  const hosts = platformHosts(call)
  const isUnder = (entry: string) =>
    isOwnMachine(call.world, entry) ||
    hosts.some((host) => hostOf(entry) === host || hostOf(entry).endsWith(`.${host}`))
  if (hosts.length === 0 && wanted.some((entry) => !isOwnMachine(call.world, entry))) throw no(89020)
  const stranger = wanted.find((entry) => !isUnder(entry))
  if (stranger) throw no(89021, stranger)
}

/** Without an action all domains of the platform are added (grade A). */
function wish(call: Call): { action: Action; given: string[] } {
  if (call.body['action'] === undefined) {
    const all = platformHosts(call).map((host) => `https://${host}`)
    if (all.length === 0) throw no(89020)
    return { action: 'add', given: all }
  }
  const action = actionOf(call)
  const given = textsOf(call, 'webviewdomain').map((entry) => entry.replace(/\/$/, ''))
  return { action, given }
}

const isShaped = (call: Call, entry: string) =>
  isOwnMachine(call.world, entry) || (isEntry(call.world, entry, 'https:') && !/:\d+$/.test(entry))

/** The list as it will be; refuses what would change nothing or be too long. */
function changed(call: Call, before: string[], { action, given }: ReturnType<typeof wish>): string[] {
  const after = afterwards(action, before, given)
  if (after.length > mostDomains) throw no(89029)
  if (isSame(before, after)) throw no(89019)
  return after
}

async function checkFiles(call: Call, app: App, domains: readonly string[]): Promise<void> {
  const file = confirmFile(app.appid)
  for (const domain of domains) if (!(await isServed(call.world, domain, file))) throw no(86103, domain)
}

const views = (program: Program) => program.domains.webview

export const jumpDomainRows: Rows = {
  /** 配置小程序业务域名. …/domain-management/modifyJumpDomain.html, grade A+B. */
  'POST /wxa/setwebviewdomain': account(
    page('modifyJumpDomain', 'A+B'),
    { sets: [18], body: 'action webviewdomain' },
    (call) => {
      const { app, program } = programCall(call)
      checkPrincipal(app)
      const wanted = wish(call)
      if (wanted.action === 'get') return ok({ webviewdomain: views(program).third })
      const wrong = wanted.given.find((entry) => !isShaped(call, entry))
      if (wrong) throw no(89021, wrong)
      if (wanted.action !== 'delete') checkPlatformList(call, wanted.given)
      const after = changed(call, views(program).third, wanted)
      call.spend(app.appid)
      views(program).third = after
      return ok()
    },
  ),

  /** 快速配置小程序业务域名. …/domain-management/modifyJumpDomainDirectly.html, grade A+B: each domain must serve the check file. */
  'POST /wxa/setwebviewdomain_directly': account(
    page('modifyJumpDomainDirectly', 'A+B'),
    { sets: [18], body: 'action webviewdomain' },
    async (call) => {
      const { app, program } = programCall(call)
      checkPrincipal(app)
      const wanted = { ...wish(call), action: actionOf(call) }
      if (wanted.action === 'get') return ok({ webviewdomain: views(program).direct })
      const wrong = wanted.given.find((entry) => !isShaped(call, entry))
      if (wrong) throw no(86100, wrong)
      if (wanted.action !== 'delete') await checkFiles(call, app, wanted.given)
      const after = changed(call, views(program).direct, wanted)
      take(call.world, 'month', ...monthlyChanges('web-view', app.appid), 86102)
      call.spend(app.appid)
      views(program).direct = after
      return ok({ webviewdomain: after })
    },
  ),

  /** 获取业务域名校验文件. …/domain-management/getJumpDomainConfirmFile.html, grade A+B. */
  'POST /wxa/get_webviewdomain_confirmfile': account(
    page('getJumpDomainConfirmFile', 'A+B'),
    { sets: [18] },
    (call) => {
      const { app } = programCall(call)
      call.spend(app.appid)
      return ok(confirmFile(app.appid))
    },
  ),

  /** 获取发布后生效的业务域名. …/domain-management/getEffectiveJumpDomain.html, grade B. */
  'POST /wxa/get_effective_webviewdomain': account(page('getEffectiveJumpDomain', 'B'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    const { third, direct, effective } = views(program)
    call.spend(app.appid)
    return ok({
      mp_webviewdomain: [],
      third_webviewdomain: third,
      direct_webviewdomain: direct,
      effective_webviewdomain: effective ?? [],
    })
  }),
}
