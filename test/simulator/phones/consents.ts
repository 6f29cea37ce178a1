import type { App } from '../accounts'
import { note } from '../journal'
import { sendEvent } from '../pushes/events'
import type { Push } from '../pushes/push'
import type { World } from '../world'
import type { Who } from './phone'
import { openid } from './sessions'

/** RevokeInfo: what a person can take back of what a mini-program knows (grade A+B). */
export const revocable: Readonly<Record<number, string>> = {
  2: '地址',
  6: '昵称和头像',
  8: '手机号',
  14: '选中的图片或视频',
  19: '输入的微信昵称',
  20: '选择的微信头像',
}

/** 用户撤回授权、资料变更、注销. */
export const withdrawals = [
  'user_authorization_revoke',
  'user_info_modified',
  'user_authorization_cancellation',
] as const

export type Withdrawal = (typeof withdrawals)[number]

const titles: Record<Withdrawal, string> = {
  user_authorization_revoke: '撤回授权',
  user_info_modified: '资料变更',
  user_authorization_cancellation: '注销并要求删除信息',
}

/** In the mini-program's settings the person has told it to delete something; the account hears of it by a push. */
export function withdraw(world: World, app: App, who: Who, event: Withdrawal, infos: readonly number[]): Push {
  const revoked = infos.join(',')
  note(world, {
    kind: 'phone',
    title: `${titles[event]}：${infos.map((info) => revocable[info] ?? info).join('、') || '全部'}`,
    path: event,
    request: { method: 'TAP', url: event, headers: {}, body: JSON.stringify({ RevokeInfo: revoked }) },
    appid: app.appid,
    who,
  })
  const fields = { OpenID: openid(app, who), AppID: app.appid, RevokeInfo: revoked, PluginID: '', OpenPID: '' }
  return sendEvent(world, { kind: event, appid: app.appid, fields })
}
