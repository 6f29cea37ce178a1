import { openid, rotateSessionKey, sessionKey, unionid } from '../phones/sessions'
import { appOf, type World } from '../world'
import { sessionSignature } from '../crypto'
import type { App, Code, Who } from '../state'
import { spendCode, usableCode } from './codes'
import { no } from './errcodes'
import { perMinute } from './quotas'
import {
  account,
  authorised,
  bySecret,
  component,
  need,
  official,
  ok,
  text,
  tokensApp,
  type Answer,
  type Call,
  type Rows,
} from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/login/${name}`, grade)

const miniPage = (name: string, grade: string) => ({
  page: `developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/${name}.html`,
  grade,
})

/** A code of another mini-program is as unknown as garbage (40029); a used one is 40163 (grade C). */
function codeOf(world: World, kind: 'js' | 'phone', value: string, app: App): { code: Code; who: Who } {
  const used = kind === 'js' ? 40163 : 40029
  const code = usableCode(world, kind, value, { unknown: 40029, expired: 40029, used })
  if (code.appid !== app.appid || !code.who) throw no(40029)
  return { code, who: code.who }
}

/** openid, session_key and, for accounts bound to an open-platform account, unionid. There is no errcode on success. */
function session(call: Call, app: App): Answer {
  const { world, query } = call
  const { code, who } = codeOf(world, 'js', need(query, 'js_code', 41008), app)
  perMinute(world, `login ${app.appid} ${who}`, world.state.settings.loginsPerMinute)
  call.spend(app.appid)
  spendCode(world, code)
  const union = unionid(app, who)
  const key = sessionKey(world, app, who) ?? rotateSessionKey(world, app, who)
  return { session_key: key, openid: openid(app, who), ...(union ? { unionid: union } : {}) }
}

function checkGrant({ query }: Call): void {
  if (text(query, 'grant_type') !== 'authorization_code') throw no(40002)
}

function personOf({ query }: Call, app: App): Who {
  const asked = need(query, 'openid', 40003)
  const who = (['merchant', 'customer'] as const).find((one) => openid(app, one) === asked)
  if (!who) throw no(40003)
  return who
}

/** The signature proves that the caller knows the session key, without sending it. */
function checkSignature(call: Call, app: App, who: Who): void {
  if (text(call.query, 'sig_method') !== 'hmac_sha256') throw no(87008)
  const key = sessionKey(call.world, app, who)
  if (!key) throw no(87007)
  if (text(call.query, 'signature') !== sessionSignature(key)) throw no(87009)
}

const sessionFields = 'openid signature sig_method'

export const login: Rows = {
  /** 小程序登录（服务商）. …/login/thirdpartyCode2Session.html, grade A+B. */
  'GET /sns/component/jscode2session': component(
    page('thirdpartyCode2Session', 'A+B'),
    { query: 'appid js_code grant_type component_appid', isText: true, tokenParam: 'component_access_token' },
    (call) => {
      if (need(call.query, 'component_appid', 41018) !== call.component.appid) throw no(40013)
      const app = authorised(call, need(call.query, 'appid', 41002))
      if (app.kind !== 'miniProgram') throw no(61003)
      checkGrant(call)
      return session(call, app)
    },
  ),

  /** 小程序登录（自有小程序）. developers.weixin.qq.com/miniprogram/dev/OpenApiDoc/user-login/code2Session.html, grade B. */
  'GET /sns/jscode2session': bySecret(
    miniPage('user-login/code2Session', 'B'),
    { query: 'appid secret js_code grant_type', isText: true },
    (call) => {
      const app = appOf(call.world, need(call.query, 'appid', 41002))
      if (!app || app.kind !== 'miniProgram') throw no(40013)
      if (need(call.query, 'secret', 41004) !== app.secret) throw no(40125)
      checkGrant(call)
      return session(call, app)
    },
  ),

  /** 获取手机号. …/user-info/phone-number/getPhoneNumber.html, grade B. Each success costs one of the paid package. */
  'POST /wxa/business/getuserphonenumber': account(
    miniPage('user-info/phone-number/getPhoneNumber', 'B'),
    { sets: [18], body: 'code openid' },
    (call) => {
      const app = tokensApp(call)
      const { code, who } = codeOf(call.world, 'phone', need(call.body, 'code', 40029), app)
      const asked = text(call.body, 'openid')
      if (asked && asked !== openid(app, who)) throw no(40029)
      if (app.phoneQuota <= 0) throw no(45009)
      call.spend(app.appid)
      spendCode(call.world, code)
      app.phoneQuota -= 1
      return ok({ phone_info: phoneInfo(call.world, app, who) })
    },
  ),

  /** 检验登录态. …/user-login/checkSessionKey.html, grade B. */
  'GET /wxa/checksession': account(
    miniPage('user-login/checkSessionKey', 'B'),
    { sets: [18], query: sessionFields },
    (call) => {
      const app = tokensApp(call)
      checkSignature(call, app, personOf(call, app))
      call.spend(app.appid)
      return ok()
    },
  ),

  /** 重置登录态. …/user-login/ResetUserSessionKey.html, grade B. */
  'GET /wxa/resetusersessionkey': account(
    miniPage('user-login/ResetUserSessionKey', 'B'),
    { sets: [18], query: sessionFields },
    (call) => {
      const app = tokensApp(call)
      const who = personOf(call, app)
      checkSignature(call, app, who)
      call.spend(app.appid)
      return ok({ openid: openid(app, who), session_key: rotateSessionKey(call.world, app, who) })
    },
  ),

  /** 支付后获取 UnionId. …/user-info/basic-info/getPaidUnionid.html, grade a+B: within five minutes of a payment. */
  'GET /wxa/getpaidunionid': account(
    miniPage('user-info/basic-info/getPaidUnionid', 'a+B'),
    { sets: [18], query: 'openid transaction_id mch_id out_trade_no' },
    (call) => {
      const app = tokensApp(call)
      const who = personOf(call, app)
      const union = unionid(app, who)
      if (!union) throw no(89002)
      if (!hasPaid(call, app, who)) throw no(89300)
      call.spend(app.appid)
      return ok({ unionid: union })
    },
  ),
}

const paidUnionidMs = 300_000

const hasPaid = ({ world, query }: Call, app: App, who: Who) =>
  world.state.payments.some(
    (payment) =>
      payment.appid === app.appid &&
      payment.who === who &&
      payment.at + paidUnionidMs > world.clock.now() &&
      (payment.transactionId === query['transaction_id'] ||
        (payment.mchId === query['mch_id'] && payment.outTradeNo === query['out_trade_no'])),
  )

/** What a phone number answer and the older encryptedData both hold. */
export const phoneInfo = (world: World, app: App, who: Who) => ({
  phoneNumber: world.state.phones[who].phoneNumber,
  purePhoneNumber: world.state.phones[who].phoneNumber,
  countryCode: '86',
  watermark: { timestamp: world.clock.seconds(), appid: app.appid },
})
