import { openBase, type Base } from '../../server/base'
import { getCallbackIp } from '../../server/wechat/quota'
import type { StoreView } from '../../shared/api/merchant/store'
import { eventually } from '../eventually'
import { aScene, actionOf, browse, decide, names, scan, signIn, type BackOffice, type Scene } from './scene'

/** Twice, late, out of order, half-way, made up: what must not bind, revive or lose an account. */
describe('authorisations in disorder', () => {
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
  const accountOf = (appid: string) => base.platform.authorizers.find({ appid })
  const stateIs = (of: StoreView, state: string) =>
    eventually(async () => {
      const attempt = await office.latestAttempt(of)
      return attempt?.state === state ? attempt : null
    })
  const calls = async (path: string): Promise<number> => {
    const entries = await scene.control<unknown[]>(`/_sim/journal?after=0&kind=call&path=${encodeURIComponent(path)}`)
    return entries.length
  }

  it.each(['an account we know', 'an account we have never met'])(
    'leaves %s withdrawn when the withdrawal is told before the authorisation',
    async (which) => {
      if (which === 'an account we know') {
        await decide(scene, await scanNew())
        await scene.pass(5)
      }
      await scene.control('/_sim/settings', { authorisationOrder: 'pushOnly' })
      const page = await scanNew()
      await scene.control('/_sim/pushes/hold', {})
      await decide(scene, page, { sets: [17, 18, 30] }) // other sets than before: without a change there is no event
      await scene.pass(10)
      await scene.control('/_sim/revoke', { appid: names.noodles })
      await scene.control('/_sim/pushes/release', { order: 'reverse' })

      const attempt = await eventually(async () => {
        await scene.pass(20)
        const latest = await office.latestAttempt(store)
        return latest?.problem ? latest : null
      })
      expect(['AUTHORISATION_LOST', 'AUTHORISATION_UNFINISHED']).toContain(attempt.problem?.code)
      expect(await accountOf(names.noodles)).toMatchObject({ state: 'unauthorised' })
    },
    40_000,
  )

  it('keeps a new authorisation when an old call is refused after it', async () => {
    await decide(scene, await scanNew())
    const row = await accountOf(names.noodles)
    if (!row) throw new Error('not authorised')
    await scene.control('/_sim/faults', { path: '/cgi-bin/getcallbackip', errcode: 61003, delayMs: 1500, times: 1 })
    const late = expect(base.platform.authorizer(row).wechat(getCallbackIp, {})).rejects.toMatchObject({
      code: 'AUTHORISATION_REVOKED',
    })
    await scene.pass(5)
    await decide(scene, await scanNew())
    await late
    expect(await accountOf(names.noodles)).toMatchObject({ state: 'authorised' })
    await base.platform.authorizer(row).wechat(getCallbackIp, {})
  })

  it('binds by the redirect what the event could not tie to anybody', async () => {
    const page = await scanNew()
    const { authCode } = await scene.control<{ authCode: string }>('/_sim/grant', { appid: names.noodles })
    await eventually(async () => (await accountOf(names.noodles))?.kind)
    await browse(scene, `${page.url.replace('/a/', '/wechat/authorized/')}?auth_code=${encodeURIComponent(authCode)}`)
    await stateIs(store, 'authorised')
  })

  it('believes the event and not the address about whose code it is', async () => {
    await scene.control('/_sim/settings', { authorisationOrder: 'pushOnly' })
    const mine = await scanNew()
    const second = await office.openStore('第二家')
    const other = await scanNew(second)
    await scene.control('/_sim/pushes/hold', {})
    const preAuthCode = new URL(actionOf(mine)).searchParams.get('pre_auth_code')
    await scene.control('/_sim/faults', { path: '/cgi-bin/component/api_query_auth', errcode: -1 })
    const { authCode } = await scene.control<{ authCode: string }>('/_sim/grant', { appid: names.noodles, preAuthCode })
    const address = other.url.replace('/a/', '/wechat/authorized/')
    await browse(scene, `${address}?auth_code=${encodeURIComponent(authCode)}`)
    await stateIs(second, 'settling')

    await scene.control('/_sim/pushes/release', {})
    await stateIs(second, 'opened')
    await fetch(`${scene.simulator.url}/_sim/faults`, { method: 'DELETE' })
    await eventually(async () => {
      await scene.pass(20)
      return (await office.latestAttempt(store))?.state === 'authorised'
    })
    expect(await office.authorizer(second)).toBeNull()
  })

  it('lets a mini-program that was withdrawn come again for another store', async () => {
    await decide(scene, await scanNew())
    const second = await office.openStore('第二家')
    await scene.pass(5)
    await scene.control('/_sim/revoke', { appid: names.noodles })
    await eventually(async () => (await office.authorizer(store))?.state === 'unauthorised')
    await scene.pass(5)
    const page = await decide(scene, await scanNew(second))
    expect(page.source).toContain('小程序「小麦面馆」已用于店铺「第二家」')
    expect(await office.authorizer(second)).toMatchObject({ appid: names.noodles, state: 'authorised' })
    expect(await office.authorizer(store)).toBeNull()
    const moves = await base.platform.timeline.list({ subject: 'binding' }, { order: [['at', 'ASC']] })
    expect(moves.map((move) => move.event)).toEqual(['bind', 'release', 'bind'])
  })

  it('asks WeChat for one pre-auth code however often the page is loaded, and for none that no browser can use', async () => {
    const attempt = await office.beginAttempt(store)
    const path = '/cgi-bin/component/api_create_preauthcode'
    await fetch(attempt.url, { method: 'HEAD' })
    const phone = { 'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Mobile/15E148 Safari/604.1' }
    expect(await (await fetch(attempt.url, { headers: phone })).text()).toContain('请用微信打开')
    expect(await calls(path)).toBe(0)
    for (let i = 0; i < 10; i++) await browse(scene, attempt.url)
    expect(await calls(path)).toBe(1)
    expect(await base.platform.timeline.count({ subject: 'attempt' })).toBe(1)
  })

  it('keeps no codes that strangers make up for an attempt that has ended, and few for one that has not', async () => {
    const attempt = await office.beginAttempt(store)
    const knock = (code: number) =>
      fetch(`${scene.url}/wechat/authorized/${attempt.id}?auth_code=junk${code}`, { redirect: 'manual' })
    await Promise.all(Array.from({ length: 12 }, (_, i) => knock(i)))
    expect(await base.platform.authCodes.count({})).toBeLessThanOrEqual(12)
    const before = await base.platform.authCodes.count({})
    await knock(100)
    expect(await base.platform.authCodes.count({})).toBe(before)

    const next = await office.beginAttempt(store)
    await office.call('DELETE', `/${store.key}/attempts/${next.id}`)
    await fetch(`${scene.url}/wechat/authorized/${next.id}?auth_code=late`, { redirect: 'manual' })
    expect(await base.platform.authCodes.count({ attemptId: next.id })).toBe(0)
  })
})
