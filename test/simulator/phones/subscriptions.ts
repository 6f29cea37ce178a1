import type { App } from '../accounts'
import { sendEvent } from '../pushes/events'
import type { World } from '../world'
import type { Who } from './phone'
import { openid } from './sessions'

export type Consent = 'accept' | 'reject'

/** wx.requestSubscribeMessage was answered: every consent allows one message, and the account hears of it. */
export function subscribe(world: World, app: App, who: Who, answers: Readonly<Record<string, Consent>>): void {
  const allowed = (world.state.phones[who].subscriptions[app.appid] ??= {})
  const given = Object.entries(answers)
  for (const [template, consent] of given) {
    if (consent === 'accept') allowed[template] = (allowed[template] ?? 0) + 1
  }
  if (!world.state.authorisations[app.appid] || given.length === 0) return
  const List = given.map(([TemplateId, consent]) => ({ TemplateId, SubscribeStatusString: consent, PopupScene: 1 }))
  const kind = 'subscribe_msg_popup_event'
  sendEvent(world, {
    ...{ kind, appid: app.appid, from: openid(app, who) },
    fields: { SubscribeMsgPopupEvent: { List } },
  })
}
