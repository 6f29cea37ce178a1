import { toDataURL } from 'qrcode'
import type { World } from '../world'
import { checkLink, checkPreAuthCode } from './checks'
import { choose, object, platform } from './choosing'
import { redirect, type PageAnswer, type PageCall } from './page'
import { problemPage } from './problems'
import { messagePage, scanPage } from './views'
import { findVisit, openVisit, type Visit } from './visits'

/** The page on a computer: a code for the phone of the administrator. */
export async function pc(call: PageCall): Promise<PageAnswer> {
  const objection = checkLink(call, 'pc')
  if (objection) return object(objection, true)
  const visit = openVisit(call.world, { kind: 'authorise', channel: 'pc', params: call.query, who: null })
  return waiting(call.world, visit)
}

async function waiting(world: World, visit: Visit): Promise<PageAnswer> {
  const qr = await toDataURL(`${world.options.url}/safe/bindcomponent/scan?visit=${visit.id}`, { scale: 5, margin: 2 })
  const sentence = visit.state === 'scanned' ? '已扫描，请在手机上确认授权' : '请使用微信扫描二维码'
  const html = scanPage(platform(world), qr, sentence, `/cgi-bin/componentloginpage/wait?visit=${visit.id}`)
  return { status: 200, html }
}

/** What the computer's page asks every two seconds. */
export async function wait({ world, query }: PageCall): Promise<PageAnswer> {
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

/** The code was scanned: from here on it is the phone's turn. */
export function scan({ world, query, who }: PageCall): PageAnswer {
  const visit = findVisit(world, query['visit'] ?? '')
  if (!visit || visit.state === 'done' || visit.state === 'cancelled') return problemPage('visitGone')
  if (!who) return problemPage('notInWechat')
  const expired = checkPreAuthCode(world, visit.params['pre_auth_code'] ?? '')
  if (expired) return object(expired)
  Object.assign(visit, { who, state: 'scanned' })
  return choose(world, visit, who)
}
