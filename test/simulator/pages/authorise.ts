import { toDataURL } from 'qrcode'
import { grant, pushGrant, type Grant } from '../authorisations'
import { findCode, spendCode } from '../openPlatform/codes'
import { setsFor, type PermissionSet } from '../permissionSets'
import type { App, Component, Visit, Who } from '../state'
import { appOf, type World } from '../world'
import { candidates, checkLink, checkPreAuthCode, checkTestList, nobody, type Objection } from './checks'
import { redirect, type PageAnswer, type PageCall, type PageRows } from './page'
import { problemPage } from './problems'
import { choicePage, consentPage, messagePage, scanPage } from './views'
import { findVisit, openVisit } from './visits'

const object = ({ problem, detail }: Objection, isWide = false) => problemPage(problem, detail, isWide)

const platform = (world: World): Component => {
  if (!world.state.component) throw new Error('the page was reached without a component')
  return world.state.component
}

const consentPath = '/safe/bindcomponent/consent'
const decidePath = '/safe/bindcomponent/decide'

/** Sets the platform asks for, of this kind of account, narrowed by category_id_list (joined by `|`). */
function offered(world: World, visit: Visit, app: App): PermissionSet[] {
  const only = visit.params['category_id_list']?.split('|').map(Number)
  const asked = platform(world).permissionSets.filter((id) => !only || only.includes(id))
  return setsFor(app.kind, asked)
}

function consent(world: World, visit: Visit, app: App, notice = ''): PageAnswer {
  const objection = checkTestList(world, app)
  if (objection) return object(objection)
  const sets = offered(world, visit, app)
  return { status: 200, html: consentPage(platform(world), { visit, app, sets, action: decidePath, notice }) }
}

/** With one account there is nothing to choose. */
function choose(world: World, visit: Visit, who: Who): PageAnswer {
  const [first, ...others] = candidates(world, visit.params, who)
  if (!first) return object(nobody(world, visit.params))
  if (others.length === 0) return consent(world, visit, first)
  return { status: 200, html: choicePage(platform(world), visit, [first, ...others], consentPath) }
}

function mobile(call: PageCall): PageAnswer {
  if (!call.who) return problemPage('notInWechat')
  const objection = checkLink(call, 'mobile')
  if (objection) return object(objection)
  const visit = openVisit(call.world, { kind: 'authorise', channel: 'mobile', params: call.query, who: call.who })
  return choose(call.world, visit, call.who)
}

async function pc(call: PageCall): Promise<PageAnswer> {
  const objection = checkLink(call, 'pc')
  if (objection) return object(objection, true)
  const visit = openVisit(call.world, { kind: 'authorise', channel: 'pc', params: call.query, who: null })
  return waiting(call.world, visit)
}

async function waiting(world: World, visit: Visit): Promise<PageAnswer> {
  const qr = await toDataURL(`${world.options.url}/safe/bindcomponent/scan?visit=${visit.id}`, {
    width: 480,
    margin: 1,
  })
  const sentence = visit.state === 'scanned' ? '已扫描，请在手机上确认授权' : '请使用微信扫描二维码'
  const html = scanPage(platform(world), qr, sentence, `/cgi-bin/componentloginpage/wait?visit=${visit.id}`)
  return { status: 200, html }
}

async function wait({ world, query }: PageCall): Promise<PageAnswer> {
  const visit = findVisit(world, query['visit'] ?? '')
  if (!visit) return problemPage('visitGone', '', true)
  if (visit.state === 'cancelled')
    return { status: 200, html: messagePage('已取消授权', '你可以关闭此页面。', 'grey', true) }
  if (visit.state === 'done' && !visit.location)
    return { status: 200, html: messagePage('授权成功', '你可以关闭此页面。', '', true) }
  if (visit.state === 'done') return redirect(visit.location)
  const expired = visit.kind === 'authorise' ? checkPreAuthCode(world, visit.params['pre_auth_code'] ?? '') : null
  return expired ? object(expired, true) : waiting(world, visit)
}

function scan({ world, query, who }: PageCall): PageAnswer {
  const visit = findVisit(world, query['visit'] ?? '')
  if (!visit || visit.state === 'done' || visit.state === 'cancelled') return problemPage('visitGone')
  if (!who) return problemPage('notInWechat')
  const expired = checkPreAuthCode(world, visit.params['pre_auth_code'] ?? '')
  if (expired) return object(expired)
  Object.assign(visit, { who, state: 'scanned' })
  return choose(world, visit, who)
}

/** The visit and account a choice or decision is about, checked again: hidden fields can be changed. */
function chosen(call: PageCall, appid: string, visitId: string): { visit: Visit; app: App } | PageAnswer {
  const visit = findVisit(call.world, visitId)
  const app = appOf(call.world, appid)
  if (!visit || !call.who || visit.who !== call.who) return problemPage('visitGone')
  if (visit.state === 'done' || visit.state === 'cancelled') return problemPage('visitGone')
  if (!app || !candidates(call.world, visit.params, call.who).includes(app)) return problemPage('notAdministrator')
  const expired = checkPreAuthCode(call.world, visit.params['pre_auth_code'] ?? '')
  return expired ? object(expired) : { visit, app }
}

function withCode(redirectUri: string, { code }: Grant, seconds: number): string {
  const [address = '', ...fragment] = redirectUri.split('#')
  const added = new URLSearchParams({ auth_code: code.value, expires_in: String(seconds) }).toString()
  return `${address}${address.includes('?') ? '&' : '?'}${added}${fragment.length ? `#${fragment.join('#')}` : ''}`
}

/** Push and redirect race each other at WeChat (`together`); here the order can be chosen, so that each can be tested. */
async function announce(world: World, visit: Visit, app: App, granted: Grant): Promise<PageAnswer> {
  const { authorisationOrder: by, authCodeSeconds } = world.state.settings
  const location = by === 'pushOnly' ? '' : withCode(visit.params['redirect_uri'] ?? '', granted, authCodeSeconds)
  if (by !== 'redirectOnly') pushGrant(world, app, granted, by === 'redirectFirst' ? 1 : 0)
  if (by === 'pushFirst' || by === 'pushOnly') await world.clock.moveTo(world.clock.now())
  Object.assign(visit, { state: 'done', location })
  if (visit.channel === 'pc') return { status: 200, html: messagePage('授权成功', '请回到电脑上继续。') }
  return location ? redirect(location) : { status: 200, html: messagePage('授权成功', '你可以关闭此页面。') }
}

function cancel(visit: Visit): PageAnswer {
  visit.state = 'cancelled'
  return { status: 200, html: messagePage('已取消授权', '你可以关闭此页面。', 'grey') }
}

async function decide(call: PageCall): Promise<PageAnswer> {
  const { world, form } = call
  const found = chosen(call, form.get('appid') ?? '', form.get('visit') ?? '')
  if ('status' in found) return found
  const { visit, app } = found
  if (form.get('decision') !== 'authorise') return cancel(visit)
  const objection = checkTestList(world, app)
  if (objection) return object(objection)
  const may = offered(world, visit, app).map((set) => set.id)
  const sets = form
    .getAll('sets')
    .map(Number)
    .filter((id) => may.includes(id))
  if (sets.length === 0) return consent(world, visit, app, '请至少选择一项权限')
  const preAuthCode = findCode(world, 'preAuth', visit.params['pre_auth_code'] ?? '')
  if (preAuthCode) spendCode(world, preAuthCode)
  return announce(world, visit, app, grant(world, app, sets, preAuthCode?.value ?? ''))
}

const guide = (grade: string) => ({
  page: 'developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/Authorization_Process_Technical_Description.html',
  grade,
})
const ours = { page: 'between the documented pages; the address is the simulator’s own', grade: 'D' }

export const authorisePages: PageRows = {
  /** PC 版授权页, grade A+B. Only by a click on a page of the 授权发起页域名. */
  'GET /cgi-bin/componentloginpage': { source: guide('A+B'), handle: pc },
  /** 移动端授权页（新版）, grade A. */
  'GET /wxaopen/safe/bindcomponent': { source: guide('A'), handle: mobile },
  /** 移动端授权页（旧版）, grade A. */
  'GET /safe/bindcomponent': { source: guide('A'), handle: mobile },
  'GET /cgi-bin/componentloginpage/wait': { source: ours, handle: wait },
  'GET /safe/bindcomponent/scan': { source: ours, handle: scan },
  [`GET ${consentPath}`]: {
    source: ours,
    handle: (call) => {
      const found = chosen(call, call.query['appid'] ?? '', call.query['visit'] ?? '')
      return 'status' in found ? found : consent(call.world, found.visit, found.app)
    },
  },
  [`POST ${decidePath}`]: { source: ours, handle: decide },
}
