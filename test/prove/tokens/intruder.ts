import type { WorldState } from '../../simulator/state'
import type { Account, Cast } from './cast'

export const intruderHeader = 'x-intruder'

/** Somebody who has our credentials, such as a second installation, and makes WeChat issue a new token. */
export async function intrude(cast: Cast, account: Account): Promise<void> {
  const world = await cast.simulated.control<WorldState>('/_sim/world')
  const call = callFor(cast, account, world)
  if (!call) return
  const headers = { 'content-type': 'application/json', [intruderHeader]: '1' }
  const body = JSON.stringify(call.body)
  // The trouble ordered for us may strike the stranger: then he has renewed or not.
  await fetch(cast.simulated.url + call.path, { method: 'POST', headers, body }).catch(() => undefined)
}

interface Call {
  path: string
  body: Record<string, unknown>
}

function callFor({ component, secrets }: Cast, account: Account, world: WorldState): Call | null {
  const ticket = world.tickets.at(-1)?.value
  const token = world.tokensOf[`component ${component.appid}`]?.at(-1)
  const refreshToken = world.authorisations[account.appid]?.refreshToken
  if (account.kind === 'own') {
    const body = { grant_type: 'client_credential', appid: account.appid, secret: secrets.own, force_refresh: true }
    return { path: '/cgi-bin/stable_token', body }
  }
  if (account.kind === 'component') {
    const body = { component_appsecret: secrets.component, component_verify_ticket: ticket }
    return { path: '/cgi-bin/component/api_component_token', body: { component_appid: component.appid, ...body } }
  }
  if (!token || !refreshToken) return null
  const path = `/cgi-bin/component/api_authorizer_token?component_access_token=${token}`
  const body = { authorizer_appid: account.appid, authorizer_refresh_token: refreshToken }
  return { path, body: { component_appid: component.appid, ...body } }
}
