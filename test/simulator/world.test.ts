import { mkdtempSync, mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorldState } from './index'
import { anAuthorizer, aPlatform, aReceiver, aSim, componentToken, ourAppid, type Json, type Sim } from './testKit'

const open: { close(): Promise<void> }[] = []
const opened = async <T extends { close(): Promise<void> }>(wanted: Promise<T>): Promise<T> => {
  const one = await wanted
  open.push(one)
  return one
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

describe('a world', () => {
  it('can be saved and gone on with elsewhere', async () => {
    const first = await opened(aPlatform())
    const { access, appid } = await anAuthorizer(first)
    const saved = await first.get<WorldState>('/_sim/world')
    const second = await opened(aSim({ world: saved }))
    expect(await second.get(`/cgi-bin/getcallbackip?access_token=${access}`)).toHaveProperty('ip_list')
    expect(await second.get(`/_sim/apps/${appid}`)).toMatchObject({ authorisation: { appid } })
    expect(await second.get('/_sim/clock')).toMatchObject({ next: [{ what: 'push' }, { what: 'ticket' }] })
  })

  it('can be loaded into a simulator that runs', async () => {
    const first = await opened(aPlatform())
    const token = await componentToken(first)
    const second = await opened(aSim())
    const body = JSON.stringify(await first.get('/_sim/world'))
    expect((await second.send('/_sim/world', { method: 'PUT', body })).status).toBe(204)
    expect(await second.get(`/cgi-bin/getcallbackip?access_token=${token}`)).toHaveProperty('ip_list')
    expect((await second.send('/_sim/world', { method: 'PUT', body: '{}' })).status).toBe(400)
  })

  it('is the same for the same seed', async () => {
    const tokens = await Promise.all([1, 1, 2].map(async (seed) => componentToken(await opened(aPlatform({ seed })))))
    expect(tokens[0]).toBe(tokens[1])
    expect(tokens[0]).not.toBe(tokens[2])
  })
})

describe('the clock', () => {
  it('is told and moved over HTTP, and does not go back', async () => {
    const sim = await opened(aSim())
    const { now } = await sim.get<{ now: number }>('/_sim/clock')
    expect(await sim.post('/_sim/clock', { advanceSeconds: 90 })).toMatchObject({ now: now + 90_000, running: false })
    expect(await sim.post('/_sim/clock', { set: now })).toEqual({ error: 'the clock does not go backwards' })
    expect(await sim.post('/_sim/clock', { running: true })).toMatchObject({ running: true })
  })
})

describe('the state', () => {
  it('shows everything the desk needs', async () => {
    const sim = await opened(aPlatform())
    const { appid } = await anAuthorizer(sim)
    const state = await sim.get('/_sim/state')
    expect(state).toMatchObject({
      component: { appid: ourAppid, ticketAt: expect.any(Number), tokenExpiresAt: expect.any(Number) },
      apps: [{ appid, authorisation: { sets: expect.any(Array) }, tokenExpiresAt: expect.any(Number) }],
      phones: { merchant: { name: '林晓梅', apps: { [appid]: { openid: expect.any(String) } } } },
      counters: { 'push component_verify_ticket': 1 },
    })
    expect(JSON.stringify(state)).not.toContain('sessionKeys')
  })

  it('has a journal that can be read on from where one was', async () => {
    const sim = await opened(aPlatform())
    await componentToken(sim)
    const all = await sim.get<Json[]>('/_sim/journal')
    const last = all.at(-1)
    await componentToken(sim)
    const rest = await sim.get<Json[]>(`/_sim/journal?after=${String(last?.['id'])}`)
    expect(rest).toHaveLength(1)
    const page = await (await sim.send('/_sim/journal.html')).text()
    expect(page).toContain('POST /cgi-bin/component/api_component_token')
  })
})

describe('packages', () => {
  it('are listed and served, and nothing beside them', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'weapp-'))
    mkdirSync(join(dir, 'pages'))
    writeFileSync(join(dir, 'app.json'), '{"pages":["pages/index"]}')
    writeFileSync(join(dir, 'pages', 'index.wxml'), '<view/>')
    const sim = await opened(aSim({ packages: { wxown: dir } }))
    expect(await sim.get('/_sim/packages/wxown')).toEqual({ appid: 'wxown', files: ['app.json', 'pages/index.wxml'] })
    expect(await (await sim.send('/_sim/packages/wxown/pages/index.wxml')).text()).toBe('<view/>')
    expect((await sim.send('/_sim/packages/wxown/..%2f..%2fetc%2fpasswd')).status).toBe(404)
    expect((await sim.send('/_sim/packages/wxnone')).status).toBe(404)
    expect(await sim.post('/_sim/packages', { appid: 'wxb', dir: '/nowhere' })).toHaveProperty('error')
    expect(await sim.post('/_sim/packages', { appid: 'wxb', dir })).toEqual({ appid: 'wxb', files: 2 })
  })
})

it("the server's pulse is taken at the address of the callback URL", async () => {
  const server = await opened(aReceiver())
  const sim = await opened(aPlatform({}, { authorizeUrl: `${server.url}/wechat/authorize` }))
  server.answers.push('ready', 'metrics')
  const pulse = await sim.get('/_sim/pulse')
  expect(pulse).toMatchObject({ server: server.url, readyz: { status: 200 }, metrics: { status: 200 } })
})

it('the payment of a person opens the way to the unionid for five minutes', async () => {
  const sim: Sim = await opened(aPlatform())
  const { appid, access } = await anAuthorizer(sim, { openAccount: 'open-1' })
  const { phones } = await sim.get<{ phones: { customer: { apps: Record<string, { openid: string }> } } }>(
    '/_sim/state',
  )
  const openid = phones.customer.apps[appid]?.openid ?? ''
  const path = `/wxa/getpaidunionid?access_token=${access}&openid=${openid}&transaction_id=42`
  expect(await sim.get(path)).toMatchObject({ errcode: 89300 })
  await sim.post('/_sim/payments', { appid, who: 'customer', transactionId: '42' })
  expect(await sim.get(path)).toMatchObject({ errcode: 0, unionid: expect.any(String) })
  await sim.post('/_sim/clock', { advanceSeconds: 300 })
  expect(await sim.get(path)).toMatchObject({ errcode: 89300 })
})
