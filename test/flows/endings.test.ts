import { openBase, type Base } from '../../server/base'
import type { StoreView } from '../../shared/api/merchant/store'
import { getCallbackIp } from '../../server/wechat/quota'
import { eventually, patiently } from '../eventually'
import { actionOf, aScene, browse, decide, names, scan, signIn, type BackOffice, type Scene } from './scene'

/** Every way an authorisation can end, as the page and the back office tell it. */
describe('how an authorisation ends', () => {
  let scene: Scene
  let base: Base
  let office: BackOffice
  let store: StoreView

  beforeEach(async () => {
    scene = await aScene()
    base = await openBase(scene.env, 'silent')
    office = await signIn(scene)
    store = await office.openStore()
  })
  afterEach(async () => {
    await base.close()
    await scene.close()
  })

  const scanNew = async (of: StoreView = store) => scan(scene, (await office.beginAttempt(of)).qrPng)
  const settings = (values: object) => scene.control('/_sim/settings', values)
  const accountOf = (appid: string) => base.platform.authorizers.find({ appid })

  /** Proves that the tokens kept are the ones WeChat takes now. */
  const callsAs = async (appid: string) => {
    const row = await accountOf(appid)
    if (!row) throw new Error(`${appid} is unknown`)
    return patiently(() => base.platform.authorizer(row).wechat(getCallbackIp, {}))
  }

  it.each(['pushFirst', 'redirectFirst', 'redirectOnly', 'pushOnly'])('is authorised once with %s', async (order) => {
    await settings({ authorisationOrder: order })
    await decide(scene, await scanNew())
    await eventually(async () => (await office.latestAttempt(store))?.state === 'authorised')
    await callsAs(names.noodles)
    const moves = await base.platform.timeline.list({ subject: 'attempt', event: 'authorise' })
    expect(moves).toHaveLength(1)
  })

  it('is authorised from a computer: our page leaves by a real link, WeChat’s shows a code for the phone', async () => {
    const desktop = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'
    const headers = { 'user-agent': desktop }
    const attempt = await office.beginAttempt(store)
    const ours = await fetch(attempt.url, { headers })
    expect(ours.headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    const href = actionOf({ source: await ours.text() })
    expect(new URL(href).pathname).toBe('/cgi-bin/componentloginpage')

    const withoutReferer = await (await fetch(href, { headers })).text()
    expect(withoutReferer).toContain('授权入口页所在域名')
    const theirs = await (await fetch(href, { headers: { ...headers, referer: `${scene.url}/` } })).text()
    const [, base64 = ''] = /src="data:image\/png;base64,([^"]+)"/.exec(theirs) ?? []
    const { text } = await scene.control<{ text: string }>('/_sim/phones/merchant/scan', { base64 })
    await scene.control('/_sim/phones/merchant/confirm', { url: text, appid: names.noodles })
    const [, waiting = ''] = /url=([^"]+)"/.exec(theirs) ?? []
    const result = await fetch(new URL(waiting.replaceAll('&amp;', '&'), scene.simulator.url), { headers })
    expect(await result.text()).toContain('授权成功')
    expect(await office.latestAttempt(store)).toMatchObject({ state: 'authorised' })
  })

  it('is refused for a mini-program of another store, whose new tokens are kept all the same', async () => {
    await decide(scene, await scanNew())
    const second = await office.openStore('第二家')
    await scene.pass(2)
    const page = await decide(scene, await scanNew(second))
    expect(page.source).toContain('另一家店铺')
    expect(await office.latestAttempt(second)).toMatchObject({
      state: 'refused',
      problem: { code: 'BOUND_TO_ANOTHER_STORE', next: 'chooseAnotherAccount' },
    })
    expect(await office.authorizer(second)).toBeNull()
    expect(await office.authorizer(store)).toMatchObject({ appid: names.noodles, state: 'authorised' })
    await callsAs(names.noodles)
  })

  it('is refused for an official account', async () => {
    const official = 'wxa0000000000000d4'
    await scene.control('/_sim/apps', {
      appid: official,
      kind: 'officialAccount',
      name: '小麦服务号',
      admin: 'merchant',
    })
    const page = await scanNew()
    const preAuthCode = new URL(actionOf(page)).searchParams.get('pre_auth_code')
    await scene.control('/_sim/grant', { appid: official, preAuthCode })
    const attempt = await eventually(async () => {
      const latest = await office.latestAttempt(store)
      return latest?.state === 'refused' ? latest : null
    })
    expect(attempt.problem).toMatchObject({ code: 'NOT_A_MINI_PROGRAM', next: 'chooseAnotherAccount' })
    expect((await browse(scene, attempt.url)).source).toContain('公众号')
    expect(await accountOf(official)).toMatchObject({ kind: 'officialAccount', storeId: null, state: 'authorised' })
  })

  it('says which permission sets were left out', async () => {
    const page = await decide(scene, await scanNew(), { sets: [17, 30] })
    expect(page.source).toContain('还差一步')
    expect(await office.latestAttempt(store)).toMatchObject({
      state: 'authorised',
      problem: { code: 'PERMISSION_SETS_MISSING', next: 'reauthorise' },
    })
    expect(await office.requirements(store)).toContainEqual(
      expect.objectContaining({ code: 'PERMISSION_SETS', state: 'failing', next: 'reauthorise' }),
    )
    await scene.pass(2)
    await decide(scene, await scanNew())
    expect(await office.latestAttempt(store)).toMatchObject({ state: 'authorised', problem: null })
  })

  it('is over once the merchant cancels it, whatever WeChat still sends', async () => {
    const page = await scanNew()
    const attempt = await office.latestAttempt(store)
    await office.call('DELETE', `/${store.key}/attempts/${attempt?.id}`)
    expect((await browse(scene, attempt?.url ?? '')).source).toContain('已经取消')

    await decide(scene, page)
    await eventually(async () => (await accountOf(names.noodles))?.state === 'authorised')
    expect(await office.latestAttempt(store)).toMatchObject({ state: 'cancelled', problem: { next: 'authorise' } })
    expect(await accountOf(names.noodles)).toMatchObject({ storeId: null })
  })

  it('expires after a day', async () => {
    const page = await scanNew()
    await scene.pass(25 * 3600)
    expect(await office.latestAttempt(store)).toMatchObject({
      state: 'expired',
      problem: { code: 'ATTEMPT_EXPIRED', next: 'authorise' },
    })
    expect((await browse(scene, page.url)).source).toContain('二维码已过期')
  })

  it('keeps an account that authorised us without any attempt as unclaimed, until a store scans for it', async () => {
    await scene.control('/_sim/grant', { appid: names.noodles })
    await eventually(async () => (await accountOf(names.noodles))?.kind === 'miniProgram')
    expect(await accountOf(names.noodles)).toMatchObject({ storeId: null })
    await scene.pass(2)
    await decide(scene, await scanNew())
    expect(await office.authorizer(store)).toMatchObject({ appid: names.noodles })
  })

  it.each(['pushFirst', 'redirectOnly'])(
    'recovers the tokens from WeChat’s list when the answer to the exchange was lost (%s)',
    async (authorisationOrder) => {
      if (authorisationOrder === 'redirectOnly') {
        await decide(scene, await scanNew()) // without an event, only an account that runs the store already is believed
        await scene.pass(2)
      }
      await settings({ authorisationOrder })
      await scene.control('/_sim/faults', { path: '/cgi-bin/component/api_query_auth', drop: 'after', times: 1 })
      await decide(scene, await scanNew())
      await eventually(async () => {
        await scene.pass(5)
        return (await office.latestAttempt(store))?.state === 'authorised'
      })
      await callsAs(names.noodles)
    },
  )

  it('opens again when somebody makes up a code, and never binds what it does not know', async () => {
    const page = await scanNew()
    const attempt = await office.latestAttempt(store)
    await scene.control('/_sim/grant', { appid: names.noodles, push: false })
    await browse(scene, `${scene.url}/wechat/authorized/${attempt?.id}?auth_code=made-up&expires_in=600`)
    await eventually(async () => {
      await scene.pass(20)
      return (await office.latestAttempt(store))?.state === 'opened'
    })
    expect(await office.latestAttempt(store)).toMatchObject({ problem: { code: 'AUTHORISATION_UNFINISHED' } })
    expect(await office.authorizer(store)).toBeNull()

    await decide(scene, await browse(scene, page.url))
    await eventually(async () => (await office.latestAttempt(store))?.state === 'authorised')
  })

  it('asks to authorise again when the refresh token is lost for good, and recovers it while WeChat knows it', async () => {
    await decide(scene, await scanNew())
    const broken = base.platform.sealer.seal('refreshtoken@@@gone', `tokens.refreshToken.authorizer:${names.noodles}`)
    const spoil = () =>
      base.platform.tokens.update({ appid: names.noodles }, { refreshToken: broken, expiresAt: new Date(0) })
    await spoil()
    await callsAs(names.noodles)

    await spoil()
    await settings({ emptyRefreshTokens: 1 })
    await expect(callsAs(names.noodles)).rejects.toMatchObject({ code: 'AUTHORISATION_LOST' })
    expect(await office.requirements(store)).toContainEqual(
      expect.objectContaining({ code: 'AUTHORISATION', state: 'failing', next: 'reauthorise' }),
    )
    await settings({ emptyRefreshTokens: 0 })
    await scene.pass(2)
    await decide(scene, await scanNew())
    await callsAs(names.noodles)
  })
})
