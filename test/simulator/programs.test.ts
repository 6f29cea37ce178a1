import type { WorldState } from './index'
import { aMiniProgram, aTemplate, aTrial, aWeapp, publish, type MiniProgram } from './programKit'
import { aSim, componentToken, type Json } from './testKit'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

const opened = async <T extends MiniProgram>(wanted: Promise<T>): Promise<T> => {
  const mini = await wanted
  open.push(mini.sim)
  return mini
}

describe('a saved world', () => {
  it('goes on with a scan, a review and a running program elsewhere', async () => {
    const mini = await opened(aTrial())
    await publish(mini, '1')
    await mini.settings({ review: { afterSeconds: 60 }, privacyScan: { afterSeconds: 30 } })
    await mini.commit({ user_version: '2' })
    const saved = await mini.sim.get<WorldState>('/_sim/world')
    const second = await aSim({ world: saved })
    open.push(second)
    const token = Object.values(saved.tokens).find(({ kind }) => kind === 'authorizer')?.value ?? ''
    const info = () => second.get(`/wxa/security/get_code_privacy_info?access_token=${token}`)
    expect(await info()).toMatchObject({ errcode: 61039 })
    await second.post('/_sim/clock', { advanceSeconds: 30 })
    expect(await info()).toMatchObject({ errcode: 0 })
    expect(await second.get(`/_sim/packages/${mini.appid}/app.json`)).toHaveProperty('pages')
  })

  it('may be from before there were programs', async () => {
    const {
      programs: _p,
      parcels: _f,
      drafts: _d,
      templates: _t,
      ...older
    } = (await opened(aMiniProgram())).sim.world.snapshot()
    const second = await aSim({ world: structuredClone(older) as WorldState })
    open.push(second)
    const token = await componentToken(second)
    expect(await second.get(`/wxa/gettemplatelist?access_token=${token}`)).toMatchObject({ template_list: [] })
    const [appid = ''] = Object.keys(older.apps)
    expect(await second.get(`/_sim/packages/${appid}`)).toMatchObject({ problem: 'noVersion' })
  })
})

describe('what the desk sees', () => {
  it('is trial, review, live and history of each mini-program', async () => {
    const mini = await opened(aTrial())
    const view = async () => (await mini.sim.get(`/_sim/apps/${mini.appid}`))['program']
    await publish(mini, '1')
    await publish(mini, '2')
    await mini.commit({ user_version: '3' })
    await mini.submit()
    expect(await view()).toMatchObject({
      trial: { userVersion: '3', appVersion: 0 },
      review: { userVersion: '3', status: 2 },
      live: { userVersion: '2', appVersion: 2 },
      history: [{ userVersion: '1', appVersion: 1 }],
      ...{ isScanned: true, isOpen: true, gray: null, testers: [] },
    })
    const { packages, apps } = await mini.sim.get<{ packages: Json; apps: Json[] }>('/_sim/state')
    expect(packages).toEqual({ [mini.appid]: 'live' })
    expect(apps[0]).toMatchObject({ hasPackage: true })
  })
})

describe('files', () => {
  it('are forgotten when nothing is made of them any more', async () => {
    const mini = await opened(aTrial())
    const parcels = () => Object.keys(mini.sim.world.state.parcels).length
    await aTemplate(mini.sim, aWeapp({ 'a.js': '1' }))
    expect(parcels()).toBe(2)
    mini.sim.world.state.templates = []
    await aTemplate(mini.sim, aWeapp({ 'b.js': '1' }))
    expect(parcels()).toBe(2) // the trial's and the newest
  })

  it('that are pictures are served as they are', async () => {
    const png = Buffer.from('89504e470d0a1a0a', 'hex')
    const files = aWeapp({ 'logo.png': { base64: png.toString('base64') } })
    const mini = await opened(aMiniProgram({}, {}, files))
    await mini.commit()
    const answer = await mini.sim.send(`/_sim/packages/${mini.appid}/logo.png?kind=trial`)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(png)
    expect((await mini.sim.send(`/_sim/packages/${mini.appid}/none.png?kind=trial`)).status).toBe(404)
    expect((await mini.sim.send(`/_sim/packages/${mini.appid}?kind=old`)).status).toBe(400)
  })
})

describe('a code in a browser', () => {
  const visit = (mini: MiniProgram, query: string, who = 'customer') =>
    mini.sim.send(`/a/code?${query}&sim_phone=${who}`)

  it('says which mini-program it opens, or why it does not', async () => {
    const mini = await opened(aTrial())
    const trial = `appid=${mini.appid}&kind=trial`
    expect(await (await visit(mini, trial, 'merchant')).text()).toContain('小麦面馆')
    expect((await visit(mini, trial)).headers.get('x-sim-problem')).toBe('programStays')
    expect((await visit(mini, 'appid=wxnone&kind=live')).headers.get('x-sim-problem')).toBe('noProgram')
  })
})
