import type { App } from '../accounts'
import { sessionSignature } from '../crypto'
import type { Who } from '../phones/phone'
import { openid, phoneInfo, rotateSessionKey, sessionKey, unionid } from '../phones/sessions'
import { personalCode, spendCode } from './codes'
import { no } from './errcodes'
import { account, miniPage, need, ok, text, tokensApp, type Call, type Rows } from './row'

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

/** What an account may ask about one of its people. */
export const userRows: Rows = {
  /** 获取手机号. …/user-info/phone-number/getPhoneNumber.html, grade B. Each success costs one of the paid package. */
  'POST /wxa/business/getuserphonenumber': account(
    miniPage('user-info/phone-number/getPhoneNumber', 'B'),
    { sets: [18], body: 'code openid' },
    (call) => {
      const app = tokensApp(call)
      const { code, who } = personalCode(call.world, 'phone', need(call.body, 'code', 40029), app)
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
