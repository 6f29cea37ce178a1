import { aPlatform, aReceiver, componentToken, kindOf, ourAppid, type Json, type Receiver, type Sim } from './testKit'

const path = '/cgi-bin/component/api_create_preauthcode'

describe('faults of calls', () => {
  let sim: Sim
  let token: string
  beforeEach(async () => {
    sim = await aPlatform()
    token = await componentToken(sim)
  })
  afterEach(() => sim.close())

  const call = () => sim.post(`${path}?access_token=${token}`, { component_appid: ourAppid })
  const codes = () => Object.values(sim.world.state.codes).length
  const fault = (wish: Json) => sim.post('/_sim/faults', { path, ...wish })

  it('answer an errcode as often as told, without the effect', async () => {
    await fault({ errcode: 45009, times: 2 })
    expect([(await call())['errcode'], (await call())['errcode']]).toEqual([45009, 45009])
    expect(codes()).toBe(0)
    expect(await call()).toHaveProperty('pre_auth_code')
  })

  it('answer busy although the call took effect', async () => {
    await fault({ errcode: -1, takesEffect: true, times: 1 })
    expect(await call()).toMatchObject({ errcode: -1 })
    expect(codes()).toBe(1)
  })

  it.each([
    ['before', 0],
    ['after', 1],
  ])('cut the line %s the effect', async (drop, made) => {
    await fault({ drop, times: 1 })
    await expect(call()).rejects.toThrow()
    expect(codes()).toBe(made)
  })

  it('answer a page of HTML', async () => {
    await fault({ html: '<h1>502 Bad Gateway</h1>', status: 502, times: 1 })
    const answer = await sim.send(`${path}?access_token=${token}`, { method: 'POST', body: '{}' })
    expect([answer.status, await answer.text()]).toEqual([502, '<h1>502 Bad Gateway</h1>'])
  })

  it('come late', async () => {
    await fault({ delayMs: 80, times: 1 })
    const started = performance.now()
    expect(await call()).toHaveProperty('pre_auth_code')
    expect(performance.now() - started).toBeGreaterThan(75)
  })

  it('happen by chance, the same way for the same seed', async () => {
    const run = async () => {
      await sim.send('/_sim/faults', { method: 'DELETE' })
      await fault({ errcode: -1, probability: 0.5, seed: 7 })
      const answers: unknown[] = []
      for (let time = 0; time < 12; time += 1) answers.push((await call())['errcode'] ?? 0)
      return answers
    }
    const first = await run()
    expect(new Set(first)).toEqual(new Set([-1, 0]))
    expect(await run()).toEqual(first)
  })

  it('hit a whole family of paths by a star, and are named in the journal', async () => {
    await sim.post('/_sim/faults', { path: '/cgi-bin/component/*', errcode: 40001, times: 1 })
    expect(await call()).toMatchObject({ errcode: 40001 })
    const [entry] = (await sim.get<Json[]>('/_sim/journal?kind=call')).slice(-1)
    expect(entry?.['fault']).toMatch(/^fault \d+: errcode 40001$/)
  })

  it('can be taken back', async () => {
    const { id } = await fault({ errcode: 45009 })
    await sim.send(`/_sim/faults/${String(id)}`, { method: 'DELETE' })
    expect(await call()).toHaveProperty('pre_auth_code')
    expect(await sim.get<Json[]>('/_sim/faults')).toEqual([])
  })

  it('are either of a call or of a push, and have only what fits', async () => {
    expect(await sim.post('/_sim/faults', { errcode: 1 })).toHaveProperty('error')
    expect(await sim.post('/_sim/faults', { push: '*', errcode: 1 })).toHaveProperty('error')
  })
})

describe('faults of pushes', () => {
  let sim: Sim
  let server: Receiver
  beforeEach(async () => {
    server = await aReceiver()
    sim = await aPlatform({}, { authorizeUrl: `${server.url}/wechat/authorize` })
    await sim.post('/_sim/apps', { kind: 'miniProgram', appid: 'wxstore' })
    server.got.length = 0
  })
  afterEach(async () => {
    await sim.close()
    await server.close()
  })

  const push = () => sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore' })
  const fault = (wish: Json) => sim.post('/_sim/faults', { push: 'unauthorized', times: 1, ...wish })
  const advance = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })

  it('lose one', async () => {
    await fault({ drop: 'before' })
    expect(await push()).toMatchObject({ state: 'lost' })
    await advance(60)
    expect(server.got).toHaveLength(0)
  })

  it('lose the answer, so that it comes again', async () => {
    await fault({ drop: 'after' })
    await push()
    await advance(5)
    expect(server.got.map(kindOf)).toEqual(['unauthorized', 'unauthorized'])
  })

  it('repeat it', async () => {
    await fault({ repeat: 2 })
    await push()
    expect(server.got).toHaveLength(3)
  })

  it('delay it, so that a later one comes first', async () => {
    await fault({ delaySeconds: 30 })
    await push()
    await sim.post('/_sim/push', { kind: 'notify_later' })
    await advance(30)
    expect(server.got.map(kindOf)).toEqual(['notify_later', 'unauthorized'])
  })

  it('spoil its signature once; the retry is right', async () => {
    await fault({ wrongSignature: true })
    server.answers.push(401)
    await push()
    await advance(5)
    expect(server.got.map(({ isSigned }) => isSigned)).toEqual([false, true])
  })
})
