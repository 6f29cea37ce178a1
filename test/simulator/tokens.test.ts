import {
  anAuthorizer,
  aPlatform,
  componentToken,
  exchange,
  ourAppid,
  preAuthCode,
  type Json,
  type Sim,
} from './testKit'

let sim: Sim
beforeEach(async () => {
  sim = await aPlatform()
})
afterEach(() => sim.close())

const byComponent = (path: string, token: string, body: Json = {}) =>
  sim.post(`/cgi-bin/component/${path}?access_token=${token}`, { component_appid: ourAppid, ...body })

const refresh = (token: string, appid: string, refreshToken: unknown) =>
  byComponent('api_authorizer_token', token, { authorizer_appid: appid, authorizer_refresh_token: refreshToken })

const list = (token: string) => byComponent('api_get_authorizer_list', token, { offset: 0, count: 500 })

const works = async (access: string) => {
  const answer = await sim.get(`/cgi-bin/getcallbackip?access_token=${access}`)
  return answer['errcode'] ?? 'yes'
}

describe('a newer token', () => {
  it('ends the older one of the same owner at once', async () => {
    const older = await componentToken(sim)
    const newer = await componentToken(sim)
    expect([await works(older), await works(newer)]).toEqual([40001, 'yes'])
  })

  it('leaves the older one its grace when there is one', async () => {
    await sim.post('/_sim/settings', { graceSeconds: 300 })
    const older = await componentToken(sim)
    await componentToken(sim)
    expect(await works(older)).toBe('yes')
    await sim.post('/_sim/clock', { advanceSeconds: 300 })
    expect(await works(older)).toBe(40001)
  })

  it('does not touch another owner', async () => {
    const one = await anAuthorizer(sim)
    const other = await anAuthorizer(sim)
    await refresh(await componentToken(sim), other.appid, other.refresh)
    expect([await works(one.access), await works(other.access)]).toEqual(['yes', 40001])
  })
})

describe('refreshing', () => {
  it('answers a new access token and the same refresh token', async () => {
    const { appid, access, refresh: token } = await anAuthorizer(sim)
    const answer = await refresh(await componentToken(sim), appid, token)
    expect(answer).toMatchObject({ expires_in: 7200, authorizer_refresh_token: token })
    expect([await works(access), await works(String(answer['authorizer_access_token']))]).toEqual([40001, 'yes'])
  })

  it('replaces the refresh token, too, when told so', async () => {
    await sim.post('/_sim/settings', { rotatesRefreshToken: true })
    const { appid, refresh: token } = await anAuthorizer(sim)
    const component = await componentToken(sim)
    const answer = await refresh(component, appid, token)
    expect(answer['authorizer_refresh_token']).not.toBe(token)
    expect(await refresh(component, appid, token)).toMatchObject({ errcode: 61023 })
  })

  it.each([null, '', 'refreshtoken@@@other'])('refuses %p as refresh token', async (token) => {
    const { appid } = await anAuthorizer(sim)
    expect(await refresh(await componentToken(sim), appid, token)).toMatchObject({ errcode: 61023 })
  })

  it('refuses an account that never authorised', async () => {
    const { appid } = await sim.post('/_sim/apps', { kind: 'miniProgram' })
    expect(await refresh(await componentToken(sim), String(appid), 'x')).toMatchObject({ errcode: 61003 })
  })
})

describe('authorising again', () => {
  it('ends the old access token and replaces the refresh token, although the sets are the same', async () => {
    const { appid, access, refresh: token } = await anAuthorizer(sim)
    const granted = await sim.post('/_sim/grant', { appid })
    expect(granted['event']).toBeNull()
    const component = await componentToken(sim)
    expect(await works(access)).toBe(40001)
    expect(await refresh(component, appid, token)).toMatchObject({ errcode: 61023 })
    const again = await exchange(sim, String(granted['authCode']), component)
    expect(again.refresh).not.toBe(token)
  })

  it('shows an empty refresh token in the list until the code is exchanged', async () => {
    const { appid } = await sim.post('/_sim/apps', { kind: 'miniProgram' })
    const { authCode } = await sim.post('/_sim/grant', { appid })
    const component = await componentToken(sim)
    expect(await list(component)).toMatchObject({
      total_count: 1,
      list: [{ authorizer_appid: appid, refresh_token: '' }],
    })
    const { refresh: token } = await exchange(sim, String(authCode), component)
    expect(await list(component)).toMatchObject({ list: [{ refresh_token: token }] })
  })

  it('lets a code be exchanged once, in time, and not after a newer one', async () => {
    const { appid } = await sim.post('/_sim/apps', { kind: 'miniProgram' })
    const component = await componentToken(sim)
    const query = (code: unknown) => byComponent('api_query_auth', component, { authorization_code: code })
    const { authCode: older } = await sim.post('/_sim/grant', { appid })
    const { authCode: newer } = await sim.post('/_sim/grant', { appid })
    expect(await query(older)).toMatchObject({ errcode: 61009 })
    expect(await query(newer)).toHaveProperty('authorization_info')
    expect(await query(newer)).toMatchObject({ errcode: 61009 })
    const { authCode: late } = await sim.post('/_sim/grant', { appid })
    await sim.post('/_sim/clock', { advanceSeconds: 600 })
    expect(await query(late)).toMatchObject({ errcode: 61010 })
  })
})

describe('lists and details', () => {
  it('leave out the refresh token now and then, when told so', async () => {
    await sim.post('/_sim/settings', { emptyRefreshTokens: 1 })
    const { appid } = await anAuthorizer(sim)
    const component = await componentToken(sim)
    expect(await list(component)).toMatchObject({ list: [{ authorizer_appid: appid, refresh_token: '' }] })
    const info = await byComponent('api_get_authorizer_info', component, { authorizer_appid: appid })
    expect(info).toMatchObject({ authorization_info: { authorizer_refresh_token: '' } })
  })

  it('come in pages of at most 500', async () => {
    await anAuthorizer(sim)
    await anAuthorizer(sim)
    const component = await componentToken(sim)
    const page = await byComponent('api_get_authorizer_list', component, { offset: 1, count: 1 })
    expect(page).toMatchObject({ total_count: 2, list: [{}] })
    const wrong = await byComponent('api_get_authorizer_list', component, { offset: 0, count: 501 })
    expect(wrong).toMatchObject({ errcode: 40170 })
  })

  it('tell a mini-program from an official account by MiniProgramInfo', async () => {
    const mini = await anAuthorizer(sim, {
      name: '小麦面馆',
      principal: '小麦餐饮',
      serverDomains: { request: ['https://a.b'] },
    })
    const official = await anAuthorizer(sim, { kind: 'officialAccount', verified: false }, [1])
    const component = await componentToken(sim)
    const info = (appid: string) => byComponent('api_get_authorizer_info', component, { authorizer_appid: appid })
    expect(await info(mini.appid)).toMatchObject({
      authorizer_info: {
        nick_name: '小麦面馆',
        principal_name: '小麦餐饮',
        MiniProgramInfo: { network: { RequestDomain: ['https://a.b'] } },
      },
    })
    const { authorizer_info: account } = await info(official.appid)
    expect(account).toMatchObject({ verify_type_info: { id: -1 }, service_type_info: { id: 2 } })
    expect(account).not.toHaveProperty('MiniProgramInfo')
  })
})

describe("an own mini-program's token", () => {
  const stable = (body: Json) =>
    sim.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: 'wxown', secret: 's', ...body })

  beforeEach(() => sim.post('/_sim/apps', { kind: 'miniProgram', appid: 'wxown', secret: 's', own: true }))

  it('is the same until five minutes before its end; then both work', async () => {
    const first = await stable({})
    await sim.post('/_sim/clock', { advanceSeconds: 6900 - 1 })
    expect(await stable({})).toEqual({ access_token: first['access_token'], expires_in: 301 })
    await sim.post('/_sim/clock', { advanceSeconds: 1 })
    const second = await stable({})
    expect(second['access_token']).not.toBe(first['access_token'])
    expect(await works(String(first['access_token']))).toBe('yes')
    await sim.post('/_sim/clock', { advanceSeconds: 300 })
    expect(await works(String(first['access_token']))).toBe(40001)
  })

  it('is replaced by force, but not twice within 30 seconds', async () => {
    const first = await stable({})
    await sim.post('/_sim/clock', { advanceSeconds: 30 })
    const forced = await stable({ force_refresh: true })
    expect(await works(String(first['access_token']))).toBe(40001)
    expect(await stable({ force_refresh: true })).toMatchObject({ access_token: forced['access_token'] })
  })

  it.each([
    ['a wrong secret', 40125, { secret: 'x' }],
    ['an unknown appid', 40013, { appid: 'wxnone' }],
    ['another grant', 40002, { grant_type: 'authorization_code' }],
  ])('is refused for %s with %i', async (_name, errcode, change) => {
    expect(await stable(change)).toMatchObject({ errcode })
  })

  it('is refused from an address the account does not list', async () => {
    await sim.post('/_sim/apps', { appid: 'wxown', ipList: [] })
    expect(await stable({})).toMatchObject({ errcode: 40164 })
  })
})

describe('quotas', () => {
  const ask = (token: string) =>
    sim.post(`/cgi-bin/openapi/quota/get?access_token=${token}`, {
      cgi_path: '/cgi-bin/component/api_create_preauthcode',
    })

  it('are counted by the Beijing day and can be looked up', async () => {
    await sim.post('/_sim/clock', { set: Date.UTC(2026, 0, 5, 15, 0) })
    const component = await componentToken(sim)
    await preAuthCode(sim, component)
    expect(await ask(component)).toMatchObject({ quota: { daily_limit: 100_000, used: 1, remain: 99_999 } })
    await sim.post('/_sim/clock', { set: Date.UTC(2026, 0, 5, 16, 0) })
    expect(await ask(component)).toMatchObject({ quota: { used: 0 } })
  })

  it('can be reset ten times a month, all ways together', async () => {
    const component = await componentToken(sim)
    const reset = () => sim.post(`/cgi-bin/clear_quota?access_token=${component}`, { appid: ourAppid })
    for (let time = 0; time < 9; time += 1) expect(await reset()).toMatchObject({ errcode: 0 })
    const bySecret = { component_appid: ourAppid, appsecret: 'component-secret' }
    expect(await sim.post('/cgi-bin/component/clear_quota/v2', bySecret)).toMatchObject({ errcode: 0 })
    expect(await reset()).toMatchObject({ errcode: 48006 })
  })

  it('are asked for with the kind of token the path belongs to', async () => {
    const { access } = await anAuthorizer(sim)
    const component = await componentToken(sim)
    const about = (token: string, path: string) =>
      sim.post(`/cgi-bin/openapi/quota/get?access_token=${token}`, { cgi_path: path })
    expect(await ask(access)).toMatchObject({ errcode: 76022 })
    expect(await about(component, '/wxa/nothing')).toMatchObject({ errcode: 76021 })
    expect(await about(component, 'wxa/checksession')).toMatchObject({ errcode: 76003 })
    expect(await about(component, '/sns/jscode2session')).toMatchObject({ errcode: 76021 })
  })
})

describe('options of an official account', () => {
  it('are read and set with its own token, and by the old paths with the component token', async () => {
    const { access, appid } = await anAuthorizer(sim, { kind: 'officialAccount' }, [1])
    const set = { option_name: 'location_report', option_value: '1' }
    expect(await sim.post(`/cgi-bin/component/set_authorizer_option?access_token=${access}`, set)).toMatchObject({
      errcode: 0,
    })
    const component = await componentToken(sim)
    const old = await byComponent('api_get_authorizer_option', component, {
      authorizer_appid: appid,
      option_name: 'location_report',
    })
    expect(old).toEqual({ authorizer_appid: appid, option_name: 'location_report', option_value: '1' })
    const wrong = { option_name: 'voice_recognize', option_value: '2' }
    expect(await sim.post(`/cgi-bin/component/set_authorizer_option?access_token=${access}`, wrong)).toMatchObject({
      errcode: 61013,
    })
  })
})
