import { findCode, isExpired } from '../openPlatform/codes'
import type { App, Component } from '../accounts'
import type { Visit } from './visits'
import type { Who } from '../phones/phone'
import { appOf, isRegistered, type World } from '../world'
import type { PageCall } from './page'
import type { Problem } from './problems'

export interface Objection {
  problem: Problem
  detail?: string
}

const hostOf = (address: string) => (URL.canParse(address) ? new URL(address).hostname : '')

const authTypes = ['1', '2', '3', '4', '5', '6', '8']

/** Which kinds of account an auth_type lists. The kinds the simulator does not have are simply empty. */
const kindsOf = (authType: string): App['kind'][] => {
  if (authType === '1') return ['officialAccount']
  if (authType === '2') return ['miniProgram']
  return authType === '3' || authType === '6' ? ['officialAccount', 'miniProgram'] : []
}

const required = ['component_appid', 'pre_auth_code', 'redirect_uri', 'auth_type']

function checkParameters({ query }: PageCall): Objection | null {
  const missing = required.find((name) => !query[name])
  if (missing) return { problem: 'badParameter', detail: missing }
  return authTypes.includes(query['auth_type'] ?? '') ? null : { problem: 'badParameter', detail: 'auth_type' }
}

function checkMobile({ query }: PageCall): Objection | null {
  if (query['action'] !== 'bindcomponent') return { problem: 'badParameter', detail: 'action' }
  return query['no_scan'] === '1' ? null : { problem: 'badParameter', detail: 'no_scan' }
}

/**
 * PC page: the page the person came from and the page to go back to must both be on the registered host. A typed
 * address, a server's redirect or `Referrer-Policy: no-referrer` all leave an empty Referer (grade A).
 */
function checkDomains({ world, referer, query }: PageCall, us: Component): Objection | null {
  const back = query['redirect_uri'] ?? ''
  if (isRegistered(world, referer, [us.launchHost]) && isRegistered(world, back, [us.launchHost])) return null
  const detail = `授权入口页所在域名：${hostOf(referer) || '空'}，授权后回调页所在域名：${hostOf(back) || '空'}`
  return { problem: 'wrongDomain', detail }
}

function checkRedirect({ world, query }: PageCall, us: Component): Objection | null {
  const back = query['redirect_uri'] ?? ''
  if (isRegistered(world, back, [us.launchHost])) return null
  return { problem: 'wrongRedirect', detail: `授权后回调页所在域名：${hostOf(back) || '空'}` }
}

export function checkPreAuthCode(world: World, value: string): Objection | null {
  const code = findCode(world, 'preAuth', value)
  if (!code) return { problem: 'preAuthCodeUnknown' }
  if (code.spentAt !== null) return { problem: 'preAuthCodeSpent' }
  return isExpired(world, code) ? { problem: 'preAuthCodeExpired' } : null
}

/** Everything that is wrong with a link before anybody has chosen anything. */
export function checkLink(call: PageCall, channel: Visit['channel']): Objection | null {
  const us = call.world.state.component
  const { query } = call
  if (!us || query['component_appid'] !== us.appid)
    return { problem: 'unknownComponent', detail: query['component_appid'] ?? '' }
  return (
    checkParameters(call) ??
    (channel === 'pc' ? checkDomains(call, us) : (checkMobile(call) ?? checkRedirect(call, us))) ??
    checkPreAuthCode(call.world, query['pre_auth_code'] ?? '')
  )
}

const normal = 1

/** The accounts a person may choose from: administrator, normal state, of the kind; biz_appid beats auth_type. */
export function candidates(world: World, params: Record<string, string>, who: Who): App[] {
  const only = params['biz_appid']
  const kinds = kindsOf(params['auth_type'] ?? '')
  return Object.values(world.state.apps).filter(
    (app) =>
      app.admin === who && app.accountStatus === normal && (only ? app.appid === only : kinds.includes(app.kind)),
  )
}

/** Why nobody can be chosen. */
export function nobody(world: World, params: Record<string, string>): Objection {
  const only = params['biz_appid']
  if (only) return { problem: 'notAdministrator', detail: appOf(world, only)?.name ?? '' }
  return { problem: 'noAccount', detail: params['auth_type'] === '1' ? '任何公众号' : '任何小程序' }
}

/** Before 全网发布 only the accounts of the test list may authorise. */
export function checkTestList(world: World, app: App): Objection | null {
  const us = world.state.component
  if (!us || us.isPublished || us.testList.includes(app.userName)) return null
  return { problem: 'notInTestList', detail: app.userName }
}
