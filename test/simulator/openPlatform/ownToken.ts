import type { Token } from '../state'
import { appOf, type World } from '../world'
import { no } from './errcodes'
import { takeForcedRefresh } from './quotas'
import { bySecret, need, text, type Answer, type Call, type Rows } from './row'
import { issue, lifeSeconds, newest } from './tokens'

/** In the last five minutes of a token a normal call answers a new one, and both work until then (grade A). */
const handOverSeconds = 300

/** Forcing again within 30 s answers the token that is there (grade A: 否则不会刷新). */
const forcedApartMs = 30_000

const answer = (world: World, token: Token): Answer => ({
  access_token: token.value,
  expires_in: lifeSeconds(world, token),
})

const isFresh = (world: World, held: Token | undefined) =>
  held !== undefined && world.clock.now() - held.issuedAt < forcedApartMs

function renewed({ world, body }: Call, appid: string): Answer {
  const owner = { kind: 'own', appid } as const
  const held = newest(world, owner)
  if (body['force_refresh'] === true && !isFresh(world, held) && takeForcedRefresh(world, appid))
    return answer(world, issue(world, owner, 0))
  if (held && lifeSeconds(world, held) > handOverSeconds) return answer(world, held)
  return answer(world, issue(world, owner, handOverSeconds))
}

export const ownToken: Rows = {
  /**
   * 获取稳定版接口调用凭据. developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken, grade A.
   * Asking again does not replace a token that still lives; force_refresh does, at most 20 times a day, 30 s apart.
   */
  'POST /cgi-bin/stable_token': bySecret(
    { page: 'developers.weixin.qq.com/doc/service/api/base/api_getstableaccesstoken', grade: 'A' },
    { body: 'grant_type appid secret force_refresh' },
    (call) => {
      const { world, body, ip } = call
      if (text(body, 'grant_type') !== 'client_credential') throw no(40002)
      const app = appOf(world, need(body, 'appid', 41002))
      if (!app) throw no(40013)
      if (need(body, 'secret', 41004) !== app.secret) throw no(40125)
      if (!app.ipList.includes(ip)) throw no(40164, `requestIP: ${ip}`)
      call.spend(app.appid)
      return renewed(call, app.appid)
    },
  ),
}
