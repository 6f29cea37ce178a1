import type { App } from '../accounts'
import { grant, pushGrant, type Grant } from '../authorisations'
import { findCode, spendCode } from '../openPlatform/codes'
import type { World } from '../world'
import { checkTestList } from './checks'
import { chosen, consent, object, offered } from './choosing'
import { redirect, type PageAnswer, type PageCall } from './page'
import { messagePage } from './views'
import type { Visit } from './visits'

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

/** 授权 or 取消. */
export async function decide(call: PageCall): Promise<PageAnswer> {
  const { world, form } = call
  const found = chosen(call, form.get('appid') ?? '', form.get('visit') ?? '')
  if ('status' in found) return found
  const { visit, app } = found
  if (form.get('decision') !== 'authorise') return cancel(visit)
  const objection = checkTestList(world, app)
  if (objection) return object(objection)
  const may = offered(world, visit, app).map((set) => set.id)
  const sets = may.filter((id) => form.getAll('sets').includes(String(id)))
  if (sets.length === 0) return consent(world, visit, app, '请至少选择一项权限')
  const preAuthCode = findCode(world, 'preAuth', visit.params['pre_auth_code'] ?? '')
  if (preAuthCode) spendCode(world, preAuthCode)
  return announce(world, visit, app, grant(world, app, sets, preAuthCode?.value ?? ''))
}
