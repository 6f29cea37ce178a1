import { goOn } from '../services/releases/hearing'
import { customerEvents } from './customer'
import type { Handler } from './inStore'
import { programEvents } from './program'
import { shippingEvents } from './shipping'

const review: Handler = (platform, account, _fields, now) => goOn(platform, account, now)

/**
 * 消息与事件: Event or MsgType → what we do for that account. What is not in the table is kept and answered.
 *
 * Source: callbacks-and-login.md §3; developers.weixin.qq.com/doc/oplatform/Third-party_Platforms/2.0/api/code/audit_event.html
 */
export const authorizerEvents: Record<string, Handler> = {
  weapp_audit_success: review,
  weapp_audit_fail: review,
  weapp_audit_delay: review,
  ...programEvents,
  ...customerEvents,
  ...shippingEvents,
}
