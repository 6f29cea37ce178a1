import type { Authorizer } from '../authorizer'
import type { XmlFields } from '../wechat/xml'

type Handler = (authorizer: Authorizer, fields: XmlFields, now: Date) => Promise<void>

/** 消息与事件: Event or MsgType → what we do for that account. What is not in the table is kept and answered. */
export const authorizerEvents: Record<string, Handler> = {}
