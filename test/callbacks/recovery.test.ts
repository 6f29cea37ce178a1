import { getApiQuota } from '../../server/wechat/quota'
import { patiently } from '../eventually'
import { aHeldWechat, type HeldWechat } from './aWechat'

const appid = 'wxa0000000000000c3'
const renewing = '/cgi-bin/component/api_authorizer_token'

describe('an account whose refresh token WeChat replaces', () => {
  let wechat: HeldWechat
  beforeEach(async () => {
    wechat = await aHeldWechat()
    await wechat.control('/_sim/apps', { appid, kind: 'miniProgram', admin: 'merchant' })
    await wechat.control('/_sim/grant', { appid, sets: [17, 18, 30] })
    for (const push of await wechat.heldFor(appid)) await wechat.deliver(push)
    await wechat.quiet()
    await wechat.endWork() // which would renew the tokens by itself, before anybody asks for one
    await wechat.control('/_sim/settings', { rotatesRefreshToken: true })
  })
  afterEach(() => wechat.close())

  async function callAsAccount(): Promise<unknown> {
    const { platform } = wechat.base
    const row = await platform.authorizers.find({ appid })
    if (!row) throw new Error('not stored')
    return platform.authorizer(row).wechat(getApiQuota, { cgi_path: '/wxa/business/getuserphonenumber' })
  }

  /** WeChat has another refresh token than we do. */
  const replaceAtWechat = () => {
    const authorisation = wechat.simulator.world.state.authorisations[appid]
    if (authorisation) authorisation.refreshToken = 'refreshtoken@@@replaced'
  }

  it('is not lost when the answer that replaced it never came', async () => {
    await wechat.pass(7000)
    await wechat.control('/_sim/faults', { path: renewing, drop: 'after', times: 1 })

    await expect(callAsAccount()).resolves.toMatchObject({ quota: {} })
  })

  it('is not lost when that happens once more to the one that WeChat lists', async () => {
    await wechat.pass(7000)
    replaceAtWechat()
    await wechat.control('/_sim/faults', { path: renewing, delayMs: 1, times: 1 }) // the refusal gets through
    await wechat.control('/_sim/faults', { path: renewing, drop: 'after', times: 1 })

    await expect(callAsAccount()).resolves.toMatchObject({ quota: {} })
    expect(await wechat.base.platform.authorizers.find({ appid })).toMatchObject({ state: 'authorised' })
  })

  it('is not lost when WeChat leaves the refresh token out of its list for a while', async () => {
    await wechat.pass(7000)
    replaceAtWechat()
    await wechat.control('/_sim/settings', { emptyRefreshTokens: 1 })
    await expect(callAsAccount()).rejects.toMatchObject({ code: 'WECHAT_TOKEN_BUSY' })
    await wechat.control('/_sim/settings', { emptyRefreshTokens: 0 })

    await expect(patiently(callAsAccount)).resolves.toMatchObject({ quota: {} })
  })

  it('is lost when it was authorised anew and nobody ever heard of it', async () => {
    await wechat.pass(7000)
    await wechat.control('/_sim/grant', { appid, sets: [17, 18, 30], push: false })

    await expect(callAsAccount()).rejects.toMatchObject({ code: 'AUTHORISATION_LOST' })
    expect(await wechat.base.platform.authorizers.find({ appid })).toMatchObject({ state: 'lost' })
  })
})
