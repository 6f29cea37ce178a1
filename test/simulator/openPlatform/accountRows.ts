import type { App } from '../accounts'
import { account, official, ok, tokensApp, type Rows } from './row'

const day = 86_400

/** Renames are two a year, avatars and introductions five (grade A); how many were used is not counted here. */
const used = (quota: number) => ({ modify_used_count: 0, modify_quota: quota })

const verifyInfo = ({ verified }: App, now: number) => ({
  qualification_verify: verified,
  naming_verify: verified,
  ...(verified
    ? { annual_review: true, annual_review_begin_time: now - 100 * day, annual_review_end_time: now + 265 * day }
    : {}),
})

const typeOf = ({ kind, serviceType }: App) => (kind === 'miniProgram' ? 3 : serviceType === 2 ? 2 : 1)

const basicInfo = (app: App, now: number) => ({
  appid: app.appid,
  account_type: typeOf(app),
  principal_type: app.principalKind === 'person' ? 0 : 1,
  principal_name: app.principal,
  ...(app.principalKind === 'person' ? {} : { credential: app.credential }),
  realname_status: 1,
  registered_country: 1017,
  nickname: app.name,
  nickname_info: { nickname: app.name, ...used(2) },
  head_image_info: { head_image_url: app.headImg, ...used(5) },
  signature_info: { signature: app.signature, ...used(5) },
  wx_verify_info: verifyInfo(app, now),
})

const neverFiled = 1024
const rejected = [3, 5]

export const accountRows: Rows = {
  /** 获取小程序基本信息. …/basic-info-management/getAccountBasicInfo.html, grade A+B. */
  'GET /cgi-bin/account/getaccountbasicinfo': account(
    official('miniprogram-management/basic-info-management/getAccountBasicInfo', 'A+B'),
    { sets: [3, 30] },
    (call) => {
      const app = tokensApp(call)
      call.spend(app.appid)
      return ok(basicInfo(app, call.world.clock.seconds()))
    },
  ),

  /** 获取备案状态及驳回原因. …/record-management/getIcpEntranceInfo.html, grade A+B. */
  'GET /wxa/icp/get_icp_entrance_info': account(
    official('miniprogram-management/record/getIcpEntranceInfo', 'A+B'),
    { sets: [18, 156] },
    (call) => {
      const app = tokensApp(call)
      const { icpStatus: status, icpReasons } = app
      call.spend(app.appid)
      const available = status >= neverFiled || rejected.includes(status) ? 1 : 0
      const reasons = rejected.includes(status) ? { audit_data: icpReasons } : {}
      return ok({ info: { status, is_canceling: false, available, ...reasons } })
    },
  ),
}
