import { applyForApi, locationApis, settleApiIfSeen } from '../programs/privacyApis'
import { privacyApi } from '../programs/privateInfos'
import type { Program } from '../programs/program'
import { programCall } from './code/source'
import { no } from './errcodes'
import { perMinute, take } from './quotas'
import { account, official, ok, text, type Call, type Rows } from './row'

const page = (name: string) => official(`miniprogram-management/privacy-api-management/${name}`, 'A+B')

const longestContent = 300
const mostPictures = 10
const perMonth = 30
const callsPerMinute = 280

/** `wx.chooseAddress`; case matters. Other functions of wx need no application. */
function apiName({ body }: Call): string {
  const name = /^wx\.([a-z]\w+)$/.exec(text(body, 'api_name'))?.[1]
  if (!name) throw no(61033)
  if (!Object.hasOwn(locationApis, name)) throw no(/^(get|choose|start|on)/.test(name) ? 61035 : 61033)
  return name
}

function listOf({ body }: Call, name: string): unknown[] {
  const list: unknown = body[name] ?? []
  if (!Array.isArray(list) || list.some((one) => typeof one !== 'string')) throw no(61032, name)
  return list
}

/** One of the three kinds of material is needed (grade A). */
function checkMaterial(call: Call): void {
  const [urls, pictures, videos] = [listOf(call, 'url_list'), listOf(call, 'pic_list'), listOf(call, 'video_list')]
  if (pictures.length > mostPictures || videos.length > 1) throw no(61032)
  if (urls.length + pictures.length + videos.length === 0) throw no(61034)
}

function contentOf({ body }: Call): string {
  const content = text(body, 'content').trim()
  if (!content || [...content].length > longestContent) throw no(61037)
  return content
}

const apiView = (program: Program) => (name: string) => {
  const { status, auditId, appliedAt, reason } = privacyApi(program, name)
  return {
    api_name: `wx.${name}`,
    api_ch_name: locationApis[name],
    api_desc: locationApis[name],
    ...(appliedAt ? { apply_time: appliedAt } : {}),
    status,
    ...(auditId ? { audit_id: auditId } : {}),
    ...(status === 4 ? { fail_reason: reason } : {}),
    api_link: 'https://developers.weixin.qq.com/miniprogram/dev/api/location/wx.getLocation.html',
    group_name: '地理位置',
  }
}

export const privacyApiRows: Rows = {
  /**
   * 申请地理位置接口. …/privacy-api-management/applyPrivacyInterface.html, grade A+B. That any passed category allows any of
   * them is grade D, and so is the number of applications a month.
   */
  'POST /wxa/security/apply_privacy_interface': account(
    page('applyPrivacyInterface'),
    { sets: [18], body: 'api_name content url_list pic_list video_list' },
    (call) => {
      const { app, program } = programCall(call)
      const [name, content] = [apiName(call), contentOf(call)]
      checkMaterial(call)
      const { status } = privacyApi(program, name)
      if (status === 3) throw no(61031)
      if (status === 5) throw no(61035)
      if (!app.categories.some((one) => one.status === 3)) throw no(61036)
      perMinute(call.world, `privacy apis ${app.appid}`, callsPerMinute)
      take(call.world, 'month', `privacy apis ${app.appid}`, perMonth, 61038)
      call.spend(app.appid)
      return ok({ audit_id: applyForApi(call.world, app, name, content).auditId })
    },
  ),

  /** 获取地理位置接口列表. …/privacy-api-management/getPrivacyInterface.html, grade A+B. */
  'GET /wxa/security/get_privacy_interface': account(page('getPrivacyInterface'), { sets: [18] }, (call) => {
    const { app, program } = programCall(call)
    const names = Object.keys(locationApis)
    call.spend(app.appid)
    names.forEach((name) => settleApiIfSeen(call.world, app, name))
    return ok({ interface_list: names.map(apiView(program)) })
  }),
}
