import type { App, Component } from '../accounts'
import { setsFor, type PermissionSet } from '../permissionSets'
import type { Who } from '../phones/phone'
import { appOf, type World } from '../world'
import { candidates, checkPreAuthCode, checkTestList, nobody, type Objection } from './checks'
import type { PageAnswer, PageCall } from './page'
import { problemPage } from './problems'
import { choicePage, consentPage } from './views'
import { findVisit, type Visit } from './visits'

export const consentPath = '/safe/bindcomponent/consent'
export const decidePath = '/safe/bindcomponent/decide'

export const object = ({ problem, detail }: Objection, isWide = false) => problemPage(problem, detail, isWide)

export const platform = (world: World): Component => {
  if (!world.state.component) throw new Error('the page was reached without a component')
  return world.state.component
}

/** Sets the platform asks for, of this kind of account, narrowed by category_id_list (joined by `|`). */
export function offered(world: World, visit: Visit, app: App): PermissionSet[] {
  const only = visit.params['category_id_list']?.split('|').map(Number)
  const asked = platform(world).permissionSets.filter((id) => !only || only.includes(id))
  return setsFor(app.kind, asked)
}

export function consent(world: World, visit: Visit, app: App, notice = ''): PageAnswer {
  const objection = checkTestList(world, app)
  if (objection) return object(objection)
  const sets = offered(world, visit, app)
  return { status: 200, html: consentPage(platform(world), { visit, app, sets, action: decidePath, notice }) }
}

/** With one account there is nothing to choose. */
export function choose(world: World, visit: Visit, who: Who): PageAnswer {
  const [first, ...others] = candidates(world, visit.params, who)
  if (!first) return object(nobody(world, visit.params))
  if (others.length === 0) return consent(world, visit, first)
  return { status: 200, html: choicePage(platform(world), visit, [first, ...others], consentPath) }
}

/** The visit and account a choice or decision is about, checked again: hidden fields can be changed. */
export function chosen(call: PageCall, appid: string, visitId: string): { visit: Visit; app: App } | PageAnswer {
  const visit = findVisit(call.world, visitId)
  const app = appOf(call.world, appid)
  if (!visit || !call.who || visit.who !== call.who) return problemPage('visitGone')
  if (visit.state === 'done' || visit.state === 'cancelled') return problemPage('visitGone')
  if (!app || !candidates(call.world, visit.params, call.who).includes(app)) return problemPage('notAdministrator')
  const expired = checkPreAuthCode(call.world, visit.params['pre_auth_code'] ?? '')
  return expired ? object(expired) : { visit, app }
}
