import type { App } from '../accounts'
import { sendEvent } from '../pushes/events'
import { appOf, type World } from '../world'
import { begin, look } from './pace'
import { privacyApi, type PrivacyApi } from './privateInfos'
import { programOf } from './program'
import { testWord } from './review/words'

/** 地理位置接口, as get_privacy_interface describes them. */
export const locationApis: Readonly<Record<string, string>> = {
  getFuzzyLocation: '获取模糊地理位置',
  getLocation: '获取当前的地理位置',
  onLocationChange: '监听实时地理位置变化',
  startLocationUpdate: '开启前台接收位置消息',
  startLocationUpdateBackground: '开启前后台接收位置消息',
  chooseLocation: '打开地图选择位置',
  choosePoi: '打开 POI 列表选择位置',
  chooseAddress: '获取用户收货地址',
}

export function applyForApi(world: World, app: App, name: string, content: string): PrivacyApi {
  const auditId = world.id()
  const slow = begin(world, world.state.settings.privacyApiReview, 'privacyApi', `${app.appid} ${name} ${auditId}`)
  const api: PrivacyApi = { status: 3, auditId, appliedAt: world.clock.seconds(), content, reason: '', slow }
  programOf(world, app.appid).privacyApis[name] = api
  return api
}

/** The result goes out as wxa_privacy_apply: 2 refused, 3 granted. */
export function settleApi(world: World, app: App, name: string, reason: string): void {
  const api = privacyApi(programOf(world, app.appid), name)
  Object.assign(api, { status: reason ? 4 : 5, reason, slow: null })
  if (!world.state.authorisations[app.appid]) return
  const result_info = {
    api_name: `wx.${name}`,
    apply_time: api.appliedAt,
    audit_id: api.auditId,
    audit_time: world.clock.seconds(),
    reason,
    status: reason ? 2 : 3,
  }
  sendEvent(world, { kind: 'wxa_privacy_apply', appid: app.appid, fields: { result_info } })
}

const fewestCharacters = 6

/** A reviewer wants to read what the API is for. */
function objection({ content }: PrivacyApi): string {
  const isVague = [...content].length < fewestCharacters || testWord(content)
  return isVague ? '申请理由不明确，请说明具体的使用场景' : ''
}

export const judgeApi = (world: World, app: App, name: string): void =>
  settleApi(world, app, name, objection(privacyApi(programOf(world, app.appid), name)))

/** By the clock. */
export function endApiReview(world: World, ref: string): void {
  const [appid = '', name = '', auditId] = ref.split(' ')
  const app = appOf(world, appid)
  const api = app && privacyApi(programOf(world, appid), name)
  if (app && api?.status === 3 && String(api.auditId) === auditId) judgeApi(world, app, name)
}

/** Somebody looks at the list. */
export function settleApiIfSeen(world: World, app: App, name: string): void {
  const { status, slow } = privacyApi(programOf(world, app.appid), name)
  if (status === 3 && slow && look(slow)) judgeApi(world, app, name)
}
