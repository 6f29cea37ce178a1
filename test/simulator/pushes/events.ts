import type { App } from '../accounts'
import type { Code } from '../state'
import { appOf, type World } from '../world'
import type { XmlFields } from '../xml'
import { openid } from '../phones/sessions'
import { order, type Order } from './outbox'
import type { Push } from './push'

/** An InfoType for the 授权事件接收 URL. Fields common to all of them come first, as in WeChat's samples. */
const authorisationEvent = (world: World, kind: string, fields: XmlFields): XmlFields => ({
  AppId: world.state.component?.appid ?? '',
  CreateTime: world.clock.seconds(),
  InfoType: kind,
  ...fields,
})

/** A message or event for the 消息与事件接收 URL. */
const message = (world: World, app: App, kind: string, from: string, fields: XmlFields): XmlFields => ({
  ToUserName: app.userName,
  FromUserName: from,
  CreateTime: world.clock.seconds(),
  ...(messageTypes.includes(kind) ? { MsgType: kind } : { MsgType: 'event', Event: kind }),
  ...fields,
})

const messageTypes = ['text', 'image', 'voice', 'video', 'miniprogrampage']

/** What WeChat sends to the authorisation URL; every other kind goes to the message URL. */
const isAuthorisationEvent = (kind: string) =>
  /^(component_verify_ticket|(update|un)?authorized|notify_|order_path_)/.test(kind)

/** FromUserName of review results and the like. */
const systemAccount = 'oSystemAccountOfWeChat00000'

export type Wish = Omit<Order, 'channel' | 'fields'> & { fields?: XmlFields; channel?: Order['channel']; from?: string }

/** Sends any event, with whatever fields are wanted. */
export function sendEvent(world: World, { fields = {}, channel, from, ...wish }: Wish): Push {
  const app = appOf(world, wish.appid)
  if (channel === 'component' || (!channel && isAuthorisationEvent(wish.kind)))
    return order(world, { ...wish, channel: 'component', fields: authorisationEvent(world, wish.kind, fields) })
  if (!app) throw new Error(`no app ${wish.appid} to send ${wish.kind} for`)
  const sender = from ?? (messageTypes.includes(wish.kind) ? openid(app, 'customer') : systemAccount)
  const all = message(world, app, wish.kind, sender, fields)
  return order(world, { ...wish, channel: 'authorizer', openid: sender, fields: all })
}

/** authorized and updateauthorized carry the code to exchange and say which pre-auth code it came from. */
export const authorisationFields = (appid: string, code: Code): XmlFields => ({
  AuthorizerAppid: appid,
  AuthorizationCode: code.value,
  AuthorizationCodeExpiredTime: Math.floor(code.expiresAt / 1000),
  PreAuthCode: code.from,
})
