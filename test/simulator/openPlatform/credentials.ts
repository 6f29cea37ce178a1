import type { Component } from '../accounts'
import type { Ticket } from '../state'
import { startTickets } from '../pushes/tickets'
import type { World } from '../world'
import { issueCode } from './codes'
import { no } from './errcodes'
import { issue, lifeSeconds } from './tokens'
import { component, need, official, ok, open, ownAppid, text, type Call, type Rows } from './row'

const ticketLifeMs = 12 * 3_600_000

const page = (name: string) => official(`ticket-token/${name}`, 'A+B')

function checkSecret(us: Component, secret: string): void {
  if (secret !== us.secret) throw no(40125)
}

const findTicket = (world: World, value: string): Ticket | undefined =>
  world.state.tickets.find((ticket) => ticket.value === value)

/** A null or damaged ticket, or one of another platform, is invalid; one of ours older than twelve hours is expired. */
function checkTicket({ world, body }: Call): void {
  const ticket = findTicket(world, text(body, 'component_verify_ticket'))
  if (!ticket) throw no(61006)
  if (ticket.issuedAt + ticketLifeMs <= world.clock.now()) throw no(61005)
}

export const credentials: Rows = {
  /**
   * 启动票据推送服务. …/ticket-token/startPushTicket.html, grade A+B: "ok" when it was stopped, "in a normal state" when not.
   * One copy of the page shows ?access_token=, so that is no unknown field.
   */
  'POST /cgi-bin/component/api_start_push_ticket': open(
    page('startPushTicket'),
    { query: 'access_token', body: 'component_appid component_secret' },
    (call) => {
      const { world, component: us, body } = call
      ownAppid(call)
      checkSecret(us, need(body, 'component_secret', 41004))
      if (us.pushesTickets) return ok({ errmsg: 'in a normal state' })
      startTickets(world)
      return ok()
    },
  ),

  /** 获取第三方平台令牌. …/ticket-token/getComponentAccessToken.html, grade A+B. Only the newest token stays good. */
  'POST /cgi-bin/component/api_component_token': open(
    page('getComponentAccessToken'),
    { body: 'component_appid component_appsecret component_verify_ticket' },
    (call) => {
      const { world, component: us, body } = call
      const appid = ownAppid(call)
      checkSecret(us, need(body, 'component_appsecret', 41004))
      checkTicket(call)
      call.spend(appid)
      const token = issue(world, { kind: 'component', appid }, world.state.settings.graceSeconds)
      return { component_access_token: token.value, expires_in: lifeSeconds(world, token) }
    },
  ),

  /** 获取预授权码. …/ticket-token/getPreAuthCode.html, grade A+B. The page says 1800 s, its sample 600. */
  'POST /cgi-bin/component/api_create_preauthcode': component(
    page('getPreAuthCode'),
    { body: 'component_appid' },
    (call) => {
      const { world } = call
      const appid = ownAppid(call)
      call.spend(appid)
      const code = issueCode(world, 'preAuth', world.state.settings.preAuthCodeSeconds, { appid })
      return { pre_auth_code: code.value, expires_in: world.state.settings.preAuthCodeSeconds }
    },
  ),
}
