import type { App } from '../accounts'
import { sendEvent } from '../pushes/events'
import type { World } from '../world'
import type { Who } from './phone'
import { openid } from './sessions'

/** 客服消息: what the account hears when a person comes to its customer service or writes there. */
export function contact(world: World, app: App, who: Who, said: string | { sessionFrom: string }): void {
  if (!world.state.authorisations[app.appid]) return
  const about = { appid: app.appid, from: openid(app, who) }
  if (typeof said === 'string')
    sendEvent(world, { ...about, kind: 'text', fields: { Content: said, MsgId: String(24_000_000_000 + world.id()) } })
  else sendEvent(world, { ...about, kind: 'user_enter_tempsession', fields: { SessionFrom: said.sessionFrom } })
}
