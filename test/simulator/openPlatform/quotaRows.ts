import type { Rid } from '../state'
import { appOf } from '../world'
import { no } from './errcodes'
import { isPathKnown, pathToken } from './known'
import { dailyLimit, resetQuota, usedToday } from './quotas'
import { either, need, official, ok, open, ownAppid, text, type Call, type Rows } from './row'

const page = (name: string, grade: string) => official(`openapi/${name}`, grade)

const tokensAppid = ({ token }: Call) => token?.appid ?? ''

/** cgi_path must be known, begin with a slash, not be of sns, and belong to this kind of token. */
function askedPath({ body, token }: Call): string {
  const path = need(body, 'cgi_path', 76003)
  if (!path.startsWith('/')) throw no(76003)
  if (path.startsWith('/sns/') || !isPathKnown(path)) throw no(76021)
  const kind = pathToken(path)
  const isForComponent = token?.kind === 'component'
  if ((kind === 'component' && !isForComponent) || (kind === 'account' && isForComponent)) throw no(76022)
  return path
}

const ridLook = /^[0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/
const ridLifeMs = 7 * 86_400_000

function askedRid(call: Call): Rid {
  const asked = text(call.body, 'rid')
  if (!ridLook.test(asked)) throw no(76002)
  const found = call.world.state.rids.find(({ rid }) => rid === asked)
  if (!found) throw no(76001)
  if (found.appid !== tokensAppid(call)) throw no(76003)
  if (found.at + ridLifeMs < call.world.clock.now()) throw no(76004)
  return found
}

export const quotaRows: Rows = {
  /** 用 AppSecret 重置第三方平台调用次数. …/openapi/clearComponentQuotaByAppSecret.html, grade A+B. */
  'POST /cgi-bin/component/clear_quota/v2': open(
    page('clearComponentQuotaByAppSecret', 'A+B'),
    { body: 'component_appid appsecret appid' },
    (call) => {
      const us = ownAppid(call)
      if (need(call.body, 'appsecret', 41004) !== call.component.secret) throw no(40125)
      const appid = text(call.body, 'appid') || us
      if (appid !== us && !appOf(call.world, appid)) throw no(40013)
      resetQuota(call.world, appid)
      return ok()
    },
  ),

  /** 重置 API 调用次数. …/openapi/clearQuota.html, grade A+B; older text calls the field component_appid. */
  'POST /cgi-bin/clear_quota': either(page('clearQuota', 'A+B'), { body: 'appid component_appid' }, (call) => {
    const appid = text(call.body, 'appid') || need(call.body, 'component_appid', 41002)
    if (appid !== tokensAppid(call)) throw no(40013)
    resetQuota(call.world, appid)
    return ok()
  }),

  /** 查询 API 调用额度. …/openapi/getApiQuota.html, grade A+B. */
  'POST /cgi-bin/openapi/quota/get': either(page('getApiQuota', 'A+B'), { body: 'cgi_path' }, (call) => {
    const path = askedPath(call)
    const limit = dailyLimit(call.world, path)
    const used = usedToday(call.world, tokensAppid(call), path)
    return ok({ quota: { daily_limit: limit, used, remain: Math.max(0, limit - used) } })
  }),

  /** 重置指定 API 调用次数. …/openapi/clearApiQuota.html, grade B. */
  'POST /cgi-bin/openapi/quota/clear': either(page('clearApiQuota', 'B'), { body: 'cgi_path' }, (call) => {
    resetQuota(call.world, tokensAppid(call), askedPath(call))
    return ok()
  }),

  /** 查询 rid 信息. …/openapi/getRidInfo.html, grade B. */
  'POST /cgi-bin/openapi/rid/get': either(page('getRidInfo', 'B'), { body: 'rid' }, (call) => {
    const { at, costMs, url, requestBody, responseBody, ip } = askedRid(call)
    return ok({
      request: {
        invoke_time: Math.floor(at / 1000),
        cost_in_ms: costMs,
        request_url: url,
        request_body: requestBody,
        response_body: responseBody,
        client_ip: ip,
      },
    })
  }),
}
