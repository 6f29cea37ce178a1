import type { Authorisation } from '../state'
import { accountInfo } from './accountInfo'
import { spendCode, usableCode } from './codes'
import { no } from './errcodes'
import { authorised, component, number, official, ownAppid, text, type Call, type Rows } from './row'
import { issue, lifeSeconds } from './tokens'

const tokenPage = (name: string) => official(`ticket-token/${name}`, 'A+B')
const accountPage = (name: string) => official(`authorization-management/${name}`, 'A+B')

const functionInfo = (sets: readonly number[]) => sets.map((id) => ({ funcscope_category: { id } }))

const refreshTokenText = ({ world }: Call) => `refreshtoken@@@${world.random.text(43)}`

function authorisationOf({ world }: Call, appid: string): Authorisation {
  const authorisation = world.state.authorisations[appid]
  if (!authorisation) throw no(61003)
  return authorisation
}

/** A list or info answer sometimes leaves the refresh token empty (official FAQ, grade A). */
function shownRefreshToken({ world }: Call, { refreshToken }: Authorisation): string {
  const { emptyRefreshTokens } = world.state.settings
  const isLeftOut = emptyRefreshTokens > 0 && world.random.next() < emptyRefreshTokens
  return isLeftOut ? '' : (refreshToken ?? '')
}

/** Exchanging is what brings the refresh token into being; until then the list shows an empty one (grade A). */
function exchange(call: Call, appid: string) {
  const { world } = call
  const authorisation = authorisationOf(call, appid)
  authorisation.refreshToken = refreshTokenText(call)
  const token = issue(world, { kind: 'authorizer', appid }, 0)
  return {
    authorizer_appid: appid,
    authorizer_access_token: token.value,
    expires_in: lifeSeconds(world, token),
    authorizer_refresh_token: authorisation.refreshToken,
    func_info: functionInfo(authorisation.sets),
  }
}

function refresh(call: Call, appid: string, authorisation: Authorisation) {
  const { graceSeconds, rotatesRefreshToken } = call.world.state.settings
  const token = issue(call.world, { kind: 'authorizer', appid }, graceSeconds)
  if (rotatesRefreshToken) authorisation.refreshToken = refreshTokenText(call)
  return {
    authorizer_access_token: token.value,
    expires_in: lifeSeconds(call.world, token),
    authorizer_refresh_token: authorisation.refreshToken,
  }
}

const largestPage = 500

export const authorizers: Rows = {
  /** 用授权码换取授权信息. …/ticket-token/getAuthorizerRefreshToken.html, grade A+B; that a code serves once is grade M. */
  'POST /cgi-bin/component/api_query_auth': component(
    tokenPage('getAuthorizerRefreshToken'),
    { body: 'component_appid authorization_code' },
    (call) => {
      const us = ownAppid(call)
      const errcodes = { unknown: 61009, expired: 61010, used: 61009 }
      const code = usableCode(call.world, 'auth', text(call.body, 'authorization_code'), errcodes)
      authorisationOf(call, code.appid)
      call.spend(us)
      spendCode(call.world, code)
      return { authorization_info: exchange(call, code.appid) }
    },
  ),

  /** 刷新授权方令牌. …/ticket-token/getAuthorizerAccessToken.html, grade A+B. */
  'POST /cgi-bin/component/api_authorizer_token': component(
    tokenPage('getAuthorizerAccessToken'),
    { body: 'component_appid authorizer_appid authorizer_refresh_token' },
    (call) => {
      ownAppid(call)
      const { appid } = authorised(call, text(call.body, 'authorizer_appid'))
      const authorisation = authorisationOf(call, appid)
      const given = text(call.body, 'authorizer_refresh_token')
      if (!given || given !== authorisation.refreshToken) throw no(61023)
      call.spend(appid)
      return refresh(call, appid, authorisation)
    },
  ),

  /** 获取授权账号详情. …/authorization-management/getAuthorizerInfo.html, grade A+B. */
  'POST /cgi-bin/component/api_get_authorizer_info': component(
    accountPage('getAuthorizerInfo'),
    { body: 'component_appid authorizer_appid' },
    (call) => {
      const us = ownAppid(call)
      const app = authorised(call, text(call.body, 'authorizer_appid'))
      const authorisation = authorisationOf(call, app.appid)
      call.spend(us)
      return {
        authorizer_info: accountInfo(app),
        authorization_info: {
          authorizer_appid: app.appid,
          authorizer_refresh_token: shownRefreshToken(call, authorisation),
          func_info: functionInfo(authorisation.sets),
        },
      }
    },
  ),

  /** 拉取已授权账号列表. …/authorization-management/getAuthorizerList.html, grade A+B. */
  'POST /cgi-bin/component/api_get_authorizer_list': component(
    accountPage('getAuthorizerList'),
    { body: 'component_appid offset count' },
    (call) => {
      const us = ownAppid(call)
      const [offset, count] = [number(call.body, 'offset'), number(call.body, 'count')]
      if (count > largestPage) throw no(40170)
      call.spend(us)
      const all = Object.values(call.world.state.authorisations).sort((a, b) => a.authorisedAt - b.authorisedAt)
      const list = all.slice(offset, offset + count).map((one) => ({
        authorizer_appid: one.appid,
        refresh_token: shownRefreshToken(call, one),
        auth_time: Math.floor(one.authorisedAt / 1000),
      }))
      return { total_count: all.length, list }
    },
  ),
}
