import type { App } from '../accounts'
import { openid, rotateSessionKey, sessionKey, unionid } from '../phones/sessions'
import { appOf } from '../world'
import { personalCode, spendCode } from './codes'
import { no } from './errcodes'
import { perMinute } from './quotas'
import {
  authorised,
  bySecret,
  component,
  miniPage,
  need,
  official,
  text,
  type Answer,
  type Call,
  type Rows,
} from './row'

const page = (name: string, grade: string) => official(`miniprogram-management/login/${name}`, grade)

/** openid, session_key and, for accounts bound to an open-platform account, unionid. There is no errcode on success. */
function session(call: Call, app: App): Answer {
  const { world, query } = call
  const { code, who } = personalCode(world, 'js', need(query, 'js_code', 41008), app)
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
}
