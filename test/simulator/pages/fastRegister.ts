import { toDataURL } from 'qrcode'
import { issueCode } from '../openPlatform/codes'
import type { App } from '../accounts'
import type { Visit } from './visits'
import { appOf, isRegistered, type World } from '../world'
import { esc, hidden, initial, layout } from './html'
import { redirect, type PageAnswer, type PageCall, type PageRows } from './page'
import { problemPage } from './problems'
import { messagePage, scanPage } from './views'
import { findVisit, openVisit } from './visits'

const decidePath = '/cgi-bin/fastregisterauth/decide'
const ticketSeconds = 86_400

/** A link that is complete, of our component, about an official account, and leads back to the registered host. */
function checked({ world, query }: PageCall): App | PageAnswer {
  const us = world.state.component
  const app = appOf(world, query['appid'] ?? '')
  const back = query['redirect_uri'] ?? ''
  if (!us || query['component_appid'] !== us.appid)
    return problemPage('unknownComponent', query['component_appid'] ?? '')
  if (!app || app.kind !== 'officialAccount') return problemPage('badParameter', 'appid')
  if (!['0', '1'].includes(query['copy_wx_verify'] ?? '')) return problemPage('badParameter', 'copy_wx_verify')
  return isRegistered(world, back, [us.launchHost]) ? app : problemPage('wrongRedirect')
}

function confirmation(app: App, visit: Visit): PageAnswer {
  const verify = visit.params['copy_wx_verify'] === '1' ? '，并复用其微信认证' : ''
  const body = `<div class="logo">${initial(app.name)}</div><h1 class="center">${esc(app.name)}</h1>
<p class="center">将使用该公众号的主体信息（${esc(app.principal)}）快速注册一个小程序${verify}</p>
<form method="post" action="${decidePath}" style="display:contents">${hidden({ visit: visit.id })}
<div class="actions"><button name="decision" value="authorise">同意</button>
<button class="quiet" name="decision" value="cancel">取消</button></div></form>`
  return { status: 200, html: layout({ title: '快速注册小程序' }, body) }
}

const forAdministrator = (app: App, visit: Visit, who: string | null) =>
  app.admin === who ? confirmation(app, visit) : problemPage('notAdministrator')

async function waiting(world: World, visit: Visit): Promise<PageAnswer> {
  const us = world.state.component
  if (!us) return problemPage('visitGone')
  const qr = await toDataURL(`${world.options.url}/cgi-bin/fastregisterauth/scan?visit=${visit.id}`, {
    scale: 5,
    margin: 2,
  })
  const text = visit.state === 'scanned' ? '已扫描，请在手机上确认' : '请公众号管理员使用微信扫码'
  return { status: 200, html: scanPage(us, qr, text, `/cgi-bin/fastregisterauth/wait?visit=${visit.id}`) }
}

async function show(call: PageCall): Promise<PageAnswer> {
  const app = checked(call)
  if ('status' in app) return app
  const channel = call.who ? 'mobile' : 'pc'
  const visit = openVisit(call.world, { kind: 'fastRegister', channel, params: call.query, who: call.who })
  return call.who ? forAdministrator(app, visit, call.who) : waiting(call.world, visit)
}

function scan({ world, query, who }: PageCall): PageAnswer {
  const visit = findVisit(world, query['visit'] ?? '')
  const app = appOf(world, visit?.params['appid'] ?? '')
  if (!visit || !app || visit.location) return problemPage('visitGone')
  if (!who) return problemPage('notInWechat')
  Object.assign(visit, { who, state: 'scanned' })
  return forAdministrator(app, visit, who)
}

async function wait({ world, query }: PageCall): Promise<PageAnswer> {
  const visit = findVisit(world, query['visit'] ?? '')
  if (!visit) return problemPage('visitGone', '', true)
  if (visit.state === 'cancelled')
    return { status: 200, html: messagePage('已取消', '你可以关闭此页面。', 'grey', true) }
  return visit.location ? redirect(visit.location) : waiting(world, visit)
}

function decide({ world, form, who }: PageCall): PageAnswer {
  const visit = findVisit(world, form.get('visit') ?? '')
  const app = appOf(world, visit?.params['appid'] ?? '')
  if (!visit || !app || visit.who !== who || app.admin !== who || visit.location) return problemPage('visitGone')
  if (form.get('decision') !== 'authorise') {
    visit.state = 'cancelled'
    return { status: 200, html: messagePage('已取消', '你可以关闭此页面。', 'grey') }
  }
  const ticket = issueCode(world, 'fastRegister', ticketSeconds, { appid: app.appid, who })
  const back = visit.params['redirect_uri'] ?? ''
  visit.location = `${back}${back.includes('?') ? '&' : '?'}ticket=${encodeURIComponent(ticket.value)}`
  visit.state = 'done'
  return visit.channel === 'pc'
    ? { status: 200, html: messagePage('已同意', '请回到电脑上继续。') }
    : redirect(visit.location)
}

const source = {
  page: 'developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/register-management/fast-registration-of-mp/registerMiniprogramByOffiaccount.html',
  grade: 'a+B',
}

export const fastRegisterPages: PageRows = {
  /** 复用公众号资质注册授权页, grade a+B; the buttons and the QR are the simulator's own. */
  'GET /cgi-bin/fastregisterauth': { source, handle: show },
  'GET /cgi-bin/fastregisterauth/wait': { source, handle: wait },
  'GET /cgi-bin/fastregisterauth/scan': { source, handle: scan },
  [`POST ${decidePath}`]: { source, handle: decide },
}
