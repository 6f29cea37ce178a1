import { anAuthorizer, aPlatform, aSim, componentOf, componentToken, ourAppid, type Json, type Sim } from './testKit'

const preAuth = '/cgi-bin/component/api_create_preauthcode'
const options = '/cgi-bin/component/get_authorizer_option'
const phone = '/wxa/business/getuserphonenumber'
const post = (body?: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  ...(body === undefined ? {} : { body }),
})
const good = JSON.stringify({ component_appid: ourAppid })

interface Scene {
  sim: Sim
  component: string
  account: string
  appid: string
}

async function aScene(): Promise<Scene> {
  const sim = await aPlatform()
  const { access, appid } = await anAuthorizer(sim, {}, [17, 30])
  return { sim, component: await componentToken(sim), account: access, appid }
}

const errcodeOf = async (sim: Sim, path: string, init: RequestInit) => {
  const answer = await sim.send(path, init)
  expect(answer.status).toBe(200)
  return ((await answer.json()) as Json)['errcode']
}

const close = { sim: undefined as Sim | undefined }
afterEach(async () => close.sim?.close())

/** Each row is right in everything that is checked before, and wrong in everything that would be checked after. */
const order: [string, number, (scene: Scene) => Promise<[string, RequestInit]> | [string, RequestInit]][] = [
  [
    'an address that is not in the list',
    61004,
    async ({ sim }) => {
      await sim.post('/_sim/component', { ipList: ['203.0.113.7'] })
      return [preAuth, post('')]
    },
  ],
  ['no token', 41001, () => [preAuth, post('')]],
  ['a token in the body', 41001, ({ component }) => [preAuth, post(JSON.stringify({ access_token: component }))]],
  ['an unknown token', 40001, () => [`${preAuth}?access_token=nonsense`, post('')]],
  [
    'a superseded token',
    40001,
    async ({ sim, component }) => {
      await componentToken(sim)
      return [`${preAuth}?access_token=${component}`, post('')]
    },
  ],
  [
    'an expired token',
    42001,
    async ({ sim, component }) => {
      await sim.post('/_sim/clock', { advanceSeconds: 7200 })
      return [`${preAuth}?access_token=${component}`, post('')]
    },
  ],
  ["an account's token", 61014, ({ account }) => [`${preAuth}?access_token=${account}`, post('')]],
  ["the component's token", 61015, ({ component }) => [`${phone}?access_token=${component}`, post('')]],
  [
    'an account that withdrew',
    61003,
    async ({ sim, account, appid }) => {
      await sim.post('/_sim/revoke', { appid })
      return [`${phone}?access_token=${account}`, post('')]
    },
  ],
  ['a set that was not granted', 61007, ({ account }) => [`${phone}?access_token=${account}`, post('')]],
  ['GET instead of POST', 43002, ({ component }) => [`${preAuth}?access_token=${component}`, {}]],
  ['an empty body', 44002, ({ component }) => [`${preAuth}?access_token=${component}`, post('')]],
  ['a form', 47001, ({ component }) => [`${preAuth}?access_token=${component}`, post('component_appid=x')]],
  ['a list', 47001, ({ component }) => [`${preAuth}?access_token=${component}`, post('[1]')]],
  ['no component_appid', 41018, ({ component }) => [`${preAuth}?access_token=${component}`, post('{}')]],
  [
    "another platform's appid",
    40013,
    ({ component }) => [`${preAuth}?access_token=${component}`, post('{"component_appid":"wxother"}')],
  ],
  [
    'an unknown option',
    61012,
    ({ account }) => [`${options}?access_token=${account}`, post('{"option_name":"nothing"}')],
  ],
  [
    'a quota that is used up',
    45009,
    async ({ sim, component }) => {
      await sim.post('/_sim/quotas', { path: preAuth, dailyLimit: 0 })
      return [`${preAuth}?access_token=${component}`, post(good)]
    },
  ],
]

describe('WeChat checks in its order', () => {
  it.each(order)('%s is answered %i', async (_name, errcode, arrange) => {
    const scene = await aScene()
    close.sim = scene.sim
    const [path, init] = await arrange(scene)
    expect(await errcodeOf(scene.sim, path, init)).toBe(errcode)
  })

  it('answers with HTTP 200 and a request id that can be looked up for seven days', async () => {
    const { sim, component } = await aScene()
    close.sim = sim
    const refused = await sim.post(`${preAuth}?access_token=${component}`, { component_appid: 'wxother' })
    const rid = /rid: (\S+)$/.exec(String(refused['errmsg']))?.[1]
    const path = `/cgi-bin/openapi/rid/get?access_token=${component}`
    const { request } = await sim.post<{ request: Json }>(path, { rid })
    expect(request).toMatchObject({ request_body: '{"component_appid":"wxother"}', client_ip: '127.0.0.1' })
    await sim.post('/_sim/clock', { advanceSeconds: 7 * 86_400 + 1 })
    const later = await sim.post(`/cgi-bin/openapi/rid/get?access_token=${await componentToken(sim)}`, { rid })
    expect(later['errcode']).toBe(76004)
  })

  it('takes the component token under both names, except at sns', async () => {
    const { sim, component, appid } = await aScene()
    close.sim = sim
    expect(
      await sim.post(`${preAuth}?component_access_token=${component}`, { component_appid: ourAppid }),
    ).toHaveProperty('pre_auth_code')
    const sns = `/sns/component/jscode2session?appid=${appid}&js_code=x&grant_type=authorization_code&component_appid=${ourAppid}`
    expect(await sim.get(`${sns}&access_token=${component}`)).toMatchObject({ errcode: 41021 })
    expect(await sim.get(`${sns}&component_access_token=${component}`)).toMatchObject({ errcode: 40029 })
  })
})

describe('what WeChat would not say', () => {
  it('is loud about a path nobody knows', async () => {
    const sim = await aPlatform()
    close.sim = sim
    const answer = await sim.send('/wxa/never_heard_of', post('{}'))
    expect(answer.status).toBe(404)
    expect(await answer.json()).toMatchObject({ error: 'unknown path', path: '/wxa/never_heard_of' })
    const journal = await sim.get<Json[]>('/_sim/journal?kind=call')
    expect(journal.at(-1)).toMatchObject({ isUnknown: true, path: '/wxa/never_heard_of' })
    expect(await sim.get('/_sim/state')).toMatchObject({ counters: { unknownPaths: 1 } })
  })

  it('reports a field the documentation does not know, escapes and a wrong content type', async () => {
    const { sim, component } = await aScene()
    close.sim = sim
    const body = '{"component_appid":"wxcomponent0000001","colour":"\\u7ea2"}'
    await sim.send(`${preAuth}?access_token=${component}&debug=1`, { method: 'POST', body })
    const [entry] = (await sim.get<Json[]>('/_sim/journal?kind=call')).slice(-1)
    expect(entry?.['warnings']).toEqual([
      'unknown field debug',
      'unknown field colour',
      expect.stringContaining('escapes'),
      expect.stringContaining('Content-Type is text/plain'),
    ])
    const { warnings } = await sim.get<{ warnings: Json[] }>('/_sim/state')
    expect(warnings.map((warning) => warning['text'])).toContain('unknown field colour')
  })

  it('names source and grade of each answer in the journal', async () => {
    const sim = await aPlatform()
    close.sim = sim
    await componentToken(sim)
    const [entry] = (await sim.get<Json[]>('/_sim/journal?kind=call')).slice(-1)
    expect(entry?.['source']).toEqual({
      page: 'developers.weixin.qq.com/doc/oplatform/openApi/OpenApiDoc/ticket-token/getComponentAccessToken.html',
      grade: 'A+B',
    })
  })

  it('says that no component is configured', async () => {
    const sim = await aSim()
    close.sim = sim
    const answer = await sim.post('/cgi-bin/component/api_component_token', { component_appid: 'wx' })
    expect(answer).toMatchObject({ errcode: 40013, errmsg: expect.stringContaining('no component is configured') })
  })

  it('refuses control fields it does not know, so that no misspelt option goes unnoticed', async () => {
    const sim = await aPlatform()
    close.sim = sim
    expect(await sim.post('/_sim/faults', { path: preAuth, errorcode: 45009 })).toMatchObject({
      error: expect.stringContaining('unknown field errorcode'),
    })
    expect((await sim.send('/_sim/nowhere')).status).toBe(404)
  })
})

describe('asking for the component token', () => {
  const path = '/cgi-bin/component/api_component_token'
  const right = (sim: Sim) => ({
    component_appid: ourAppid,
    component_appsecret: componentOf('').secret,
    component_verify_ticket: sim.world.state.tickets.at(-1)?.value,
  })
  const wrongs: [string, number, Json][] = [
    ['a wrong secret', 40125, { component_appsecret: 'wrong' }],
    ['no secret', 41004, { component_appsecret: undefined }],
    ['another appid', 40013, { component_appid: 'wxother' }],
    ['no ticket', 61006, { component_verify_ticket: null }],
    ['a damaged ticket', 61006, { component_verify_ticket: 'ticket@@@x' }],
  ]

  it.each(wrongs)('%s is answered %i', async (_name, errcode, change) => {
    const sim = await aPlatform()
    close.sim = sim
    expect(await sim.post(path, { ...right(sim), ...change })).toMatchObject({ errcode })
  })

  it('takes a ticket for twelve hours, also when newer ones came', async () => {
    const sim = await aPlatform()
    close.sim = sim
    const body = right(sim)
    await sim.post('/_sim/clock', { advanceSeconds: 12 * 3600 - 1 })
    expect(await sim.post(path, body)).toMatchObject({ expires_in: 7200 })
    await sim.post('/_sim/clock', { advanceSeconds: 1 })
    expect(await sim.post(path, body)).toMatchObject({ errcode: 61005 })
  })
})
