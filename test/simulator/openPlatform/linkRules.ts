import type { App } from '../accounts'
import { confirmFile, isServed } from '../programs/confirmFile'
import type { LinkRule, Program } from '../programs/program'
import { programCall } from './code/source'
import { isOwnMachine } from './domainWish'
import { no } from './errcodes'
import { take, usedIn } from './quotas'
import { account, need, official, ok, text, type Call, type Rows } from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/jumpqrcode-config/${name}`, grade)

const sets = [18, 3]
const callsPerSecond = 5
const publicationsPerMonth = 100
const mostRules = 200
const mostDebugUrls = 5

function ruledApp(call: Call): { app: App; program: Program } {
  const found = programCall(call)
  take(call.world, 'second', `link rules ${found.app.appid}`, callsPerSecond, 44990)
  if (found.app.principalKind === 'person') throw no(85075)
  return found
}

function isPrefix({ world }: Call, prefix: string): boolean {
  if (!URL.canParse(prefix)) return false
  return isOwnMachine(world, prefix) || new URL(prefix).protocol === 'https:'
}

function oneOf<T extends number>({ body }: Call, name: string, ...values: T[]): T {
  const value = values.find((one) => one === body[name])
  if (value === undefined) throw no(40097, name)
  return value
}

/** Test links must be under the rule (grade A). */
function debugUrls({ body }: Call, prefix: string): string[] {
  const list: unknown = body['debug_url'] ?? []
  if (!Array.isArray(list) || list.length > mostDebugUrls) throw no(40097, 'debug_url')
  if (list.some((url) => typeof url !== 'string' || !url.startsWith(prefix))) throw no(85068)
  return list as string[]
}

function readRule(call: Call): LinkRule {
  const prefix = need(call.body, 'prefix', 85066)
  if (!isPrefix(call, prefix)) throw no(85066)
  return {
    prefix,
    permit_sub_rule: oneOf(call, 'permit_sub_rule', 1, 2),
    path: need(call.body, 'path', 40097),
    open_version: oneOf(call, 'open_version', 1, 2, 3),
    debug_url: debugUrls(call, prefix),
    state: 1,
  }
}

/** A prefix belongs to one mini-program; a published rule does not change (grade A). */
function checkPlace(call: Call, { appid, linkRules }: Program, { prefix }: LinkRule, isEdit: boolean): void {
  const own = linkRules.find((one) => one.prefix === prefix)
  if (isEdit && (!own || own.state === 2)) throw no(85066)
  if (!isEdit && own) throw no(85071)
  const others = Object.values(call.world.state.programs).filter((one) => one.appid !== appid)
  if (others.some((one) => one.linkRules.some((rule) => rule.prefix === prefix))) throw no(85072)
  if (!isEdit && linkRules.length >= mostRules) throw no(85073)
}

function ruleOf({ body }: Call, { linkRules }: Program): LinkRule {
  const rule = linkRules.find((one) => one.prefix === text(body, 'prefix'))
  if (!rule) throw no(85066)
  return rule
}

const publications = (app: App) => `link publications ${app.appid}`

export const linkRuleRows: Rows = {
  /** 增加或修改二维码规则. …/jumpqrcode-config/addJumpQRCode.html, grade A+B. The check file must be there first. */
  'POST /cgi-bin/wxopen/qrcodejumpadd': account(
    page('addJumpQRCode', 'A+B'),
    { sets, body: 'prefix permit_sub_rule path open_version debug_url is_edit appid' },
    async (call) => {
      const { app, program } = ruledApp(call)
      const rule = readRule(call)
      const isEdit = oneOf(call, 'is_edit', 0, 1) === 1
      if (!(await isServed(call.world, new URL(rule.prefix).origin, confirmFile(app.appid)))) throw no(85069)
      checkPlace(call, program, rule, isEdit)
      call.spend(app.appid)
      program.linkRules = [...program.linkRules.filter(({ prefix }) => prefix !== rule.prefix), rule]
      return ok()
    },
  ),

  /** 发布二维码规则. …/jumpqrcode-config/publishJumpQRCode.html, grade A+B. */
  'POST /cgi-bin/wxopen/qrcodejumppublish': account(
    page('publishJumpQRCode', 'A+B'),
    { sets, body: 'prefix' },
    (call) => {
      const { app, program } = ruledApp(call)
      const rule = ruleOf(call, program)
      if (!program.live) throw no(85074)
      take(call.world, 'month', publications(app), publicationsPerMonth, 886000)
      call.spend(app.appid)
      rule.state = 2
      return ok()
    },
  ),

  /** 获取二维码规则. …/jumpqrcode-config/getJumpQRCode.html, grade A+B; the filters are those of service accounts. */
  'POST /cgi-bin/wxopen/qrcodejumpget': account(
    page('getJumpQRCode', 'A+B'),
    { sets, body: 'appid get_type prefix_list page_num page_size' },
    (call) => {
      const { app, program } = ruledApp(call)
      call.spend(app.appid)
      return ok({
        qrcodejump_open: 1,
        qrcodejump_pub_quota: publicationsPerMonth - usedIn(call.world, 'month', publications(app)),
        list_size: program.linkRules.length,
        rule_list: program.linkRules,
      })
    },
  ),

  /** 获取校验文件. …/jumpqrcode-config/downloadQRCodeText.html, grade a+B. */
  'POST /cgi-bin/wxopen/qrcodejumpdownload': account(page('downloadQRCodeText', 'a+B'), { sets }, (call) => {
    const { app } = ruledApp(call)
    call.spend(app.appid)
    return ok(confirmFile(app.appid))
  }),

  /** 删除二维码规则. …/jumpqrcode-config/deleteJumpQRCode.html, grade a+B. */
  'POST /cgi-bin/wxopen/qrcodejumpdelete': account(
    page('deleteJumpQRCode', 'a+B'),
    { sets, body: 'prefix' },
    (call) => {
      const { app, program } = ruledApp(call)
      const rule = ruleOf(call, program)
      call.spend(app.appid)
      program.linkRules = program.linkRules.filter((one) => one !== rule)
      return ok()
    },
  ),
}
