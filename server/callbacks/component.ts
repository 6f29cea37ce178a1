import type { Platform } from '../platform'
import { attemptOfPreAuthCode } from '../services/attempts'
import { receiveCode } from '../services/authorisation'
import { withdrawAuthorisation } from '../services/authorizers'
import { keepTicket } from '../services/tickets'
import { textOf, type XmlFields } from '../xml'

/** One authorisation event: what it said, and WeChat's CreateTime. */
export interface ComponentEvent {
  fields: XmlFields
  happenedAt: Date
}

type Handler = (platform: Platform, event: ComponentEvent, now: Date) => Promise<void>

const authorised: Handler = async (platform, { fields, happenedAt }, now) => {
  const attemptId = await attemptOfPreAuthCode(platform, textOf(fields.PreAuthCode))
  const code = textOf(fields.AuthorizationCode)
  const appid = textOf(fields.AuthorizerAppid)
  await receiveCode(platform, { code, attemptId, appid, authorisedAt: happenedAt }, now)
}

/**
 * 授权事件: InfoType → what we do. Each may come twice and in any order; what is not in the table is kept and answered.
 *
 * Source: callbacks-and-login.md §2; developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/Before_Develop/authorize_event.html
 */
export const componentEvents: Record<string, Handler> = {
  component_verify_ticket: (platform, { fields, happenedAt }, now) =>
    keepTicket(platform, textOf(fields.ComponentVerifyTicket), happenedAt, now),
  authorized: authorised,
  updateauthorized: authorised,
  unauthorized: (platform, { fields, happenedAt }, now) =>
    withdrawAuthorisation(platform, textOf(fields.AuthorizerAppid), happenedAt, now),
}
