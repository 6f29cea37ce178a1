import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { aMiniProgram, aTrial, publish, type MiniProgram } from './programKit'
import { componentToken, type Json } from './testKit'

const open: { close(): Promise<void> }[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()))
})

async function opened(make = aMiniProgram, ...wish: Parameters<typeof aMiniProgram>): Promise<MiniProgram> {
  const mini = await make(...wish)
  open.push(mini.sim)
  return mini
}

const platform = async (mini: MiniProgram, what: string, body: Json) =>
  mini.sim.post(`/cgi-bin/component/${what}?access_token=${await componentToken(mini.sim)}`, body)

const register = (mini: MiniProgram, hosts = 'api.example.com;img.example.com') =>
  platform(mini, 'modify_wxa_server_domain', {
    action: 'set',
    wxa_server_domain: hosts,
    is_modify_published_together: true,
  })

const api = 'https://api.example.com'
const modify = (mini: MiniProgram, body: Json) => mini.post('/wxa/modify_domain', body)

describe("the platform's own domains", () => {
  it('are hosts without scheme, tested first and published together or not', async () => {
    const mini = await opened()
    const change = (body: Json) => platform(mini, 'modify_wxa_server_domain', body)
    expect(await change({ action: 'add', wxa_server_domain: 'a.com;https://b.com;1.2.3.4;c.com/x' })).toEqual({
      errcode: 0,
      errmsg: 'ok',
      testing_wxa_server_domain: 'a.com',
      invalid_wxa_server_domain: 'https://b.com;1.2.3.4;c.com/x',
    })
    await change({ action: 'add', wxa_server_domain: 'd.com', is_modify_published_together: true })
    expect(await change({ action: 'get' })).toMatchObject({
      published_wxa_server_domain: 'd.com',
      testing_wxa_server_domain: 'a.com;d.com',
    })
    expect(await change({ action: 'delete', wxa_server_domain: 'unknown.com' })).toMatchObject({ errcode: 0 })
    expect(await change({ action: 'replace' })).toMatchObject({ errcode: 85015 })
  })

  it('change fifty times a month', async () => {
    const mini = await opened()
    for (let time = 0; time < 50; time += 1) await register(mini)
    expect(await register(mini)).toMatchObject({ errcode: 45040 })
    await mini.advance(31 * 86_400)
    expect(await register(mini)).toMatchObject({ errcode: 0 })
  })

  it('have a file to prove them', async () => {
    const mini = await opened()
    const file = await platform(mini, 'get_domain_confirmfile', {})
    expect(file).toMatchObject({ file_name: expect.stringMatching(/\.txt$/), file_content: expect.any(String) })
    expect(await platform(mini, 'get_domain_confirmfile', {})).toEqual(file)
  })
})

describe("a mini-program's server domains", () => {
  it('are set, answered with all six lists, and read back', async () => {
    const mini = await opened()
    await register(mini)
    const wish = {
      action: 'set',
      requestdomain: [api],
      wsrequestdomain: ['wss://api.example.com'],
      uploaddomain: [api],
    }
    const answer = await modify(mini, wish)
    expect(answer).toMatchObject({
      errcode: 0,
      requestdomain: [api],
      downloaddomain: [],
      udpdomain: [],
      invalid_requestdomain: [],
      no_icp_domain: [],
    })
    expect(await modify(mini, { action: 'get' })).toMatchObject({ requestdomain: [api], uploaddomain: [api] })
  })

  const refusals: [string, number, Json][] = [
    ['a host that is not in the list of the platform', 85018, { action: 'set', requestdomain: ['https://other.com'] }],
    ['what is set already', 85017, { action: 'set', requestdomain: [api] }],
    ['what is there already', 85017, { action: 'add', requestdomain: [api] }],
    ['the wrong scheme only', 85302, { action: 'add', wsrequestdomain: ['https://api.example.com'] }],
    ['an address of WeChat', 85302, { action: 'add', requestdomain: ['https://api.weixin.qq.com'] }],
    ['a number', 85302, { action: 'add', requestdomain: ['https://1.2.3.4'] }],
    ['a path', 85302, { action: 'add', requestdomain: [`${api}/v1`] }],
    ['a text instead of a list', 47001, { action: 'add', requestdomain: api }],
    ['another word', 85015, { action: 'put' }],
  ]
  it.each(refusals)('refuse %s (%i)', async (_name, errcode, body) => {
    const mini = await opened()
    await register(mini)
    await modify(mini, { action: 'set', requestdomain: [api] })
    expect(await modify(mini, body)).toMatchObject({ errcode })
  })

  it('name what was sifted out, also when that leaves nothing to change', async () => {
    const mini = await opened()
    await register(mini)
    await modify(mini, { action: 'set', requestdomain: [api] })
    const again = { action: 'add', requestdomain: [api], wsrequestdomain: ['https://api.example.com'] }
    expect(await modify(mini, again)).toMatchObject({ errcode: 85301, invalid_wsrequestdomain: [api] })
    await mini.settings({ unfiledDomains: ['img.example.com'] })
    const mixed = { action: 'add', uploaddomain: [api], downloaddomain: ['https://img.example.com'] }
    expect(await modify(mini, mixed)).toMatchObject({
      errcode: 0,
      uploaddomain: [api],
      downloaddomain: [],
      no_icp_domain: ['https://img.example.com'],
    })
  })

  it('change fifty times a month, and hold 200 of a kind', async () => {
    const mini = await opened()
    const many = Array.from({ length: 201 }, (_, index) => `h${index}.example.com`)
    await register(mini, ['api.example.com', ...many].join(';'))
    const list = many.map((host) => `https://${host}`)
    expect(await modify(mini, { action: 'set', requestdomain: list })).toMatchObject({ errcode: 85016 })
    for (let time = 0; time < 50; time += 1) await modify(mini, { action: 'set', requestdomain: [list[time]] })
    expect(await modify(mini, { action: 'set', requestdomain: [api] })).toMatchObject({ errcode: 45009 })
  })

  it('set directly need no list of the platform, and have numbers of their own', async () => {
    const mini = await opened()
    const change = (host: string) =>
      mini.post('/wxa/modify_domain_directly', { action: 'set', requestdomain: [`https://${host}`] })
    expect(await change('anything.com')).toMatchObject({ errcode: 0, requestdomain: ['https://anything.com'] })
    for (let time = 1; time < 50; time += 1) await change(`h${time}.com`)
    expect(await change('one-more.com')).toMatchObject({ errcode: 86102 })
  })

  it('take effect for users with the next release, for the trial at once', async () => {
    const mini = await opened(aTrial, {}, { serverDomains: { request: ['console.example.com'] } })
    await register(mini)
    const ask = async (url: string, kind: string) => {
      const request = { appid: mini.appid, url, kind, timeout: 1 }
      return (await mini.sim.post('/_sim/phones/customer/request', request))['errMsg']
    }
    const refused = 'request:fail url not in domain list'
    await publish(mini, '1')
    await modify(mini, { action: 'set', requestdomain: [api] })
    expect(await ask(`${api}/home`, 'live')).toBe(refused)
    expect(await ask(`${api}/home`, 'trial')).not.toBe(refused)
    expect(await ask(`${api}:8443/home`, 'trial')).toBe(refused)
    await publish(mini, '2')
    expect(await ask(`${api}/home`, 'live')).not.toBe(refused)
    expect(await mini.post('/wxa/get_effective_domain')).toMatchObject({
      mp_domain: { requestdomain: ['https://console.example.com'] },
      third_domain: { requestdomain: [api] },
      direct_domain: { requestdomain: [] },
      effective_domain: { requestdomain: ['https://console.example.com', api] },
    })
  })

  it('may be on this machine only where that counts as registered', async () => {
    const local = { action: 'set', requestdomain: ['http://127.0.0.1:3000'] }
    expect(await modify(await opened(), local)).toMatchObject({ errcode: 85302 })
    expect(await modify(await opened(aMiniProgram, { loopback: true }), local)).toMatchObject({ errcode: 0 })
  })
})

describe('web-view domains', () => {
  const set = (mini: MiniProgram, body: Json) => mini.post('/wxa/setwebviewdomain', body)
  const jump = (mini: MiniProgram, hosts: string) =>
    platform(mini, 'modify_wxa_jump_domain', {
      action: 'set',
      wxa_jump_h5_domain: hosts,
      is_modify_published_together: true,
    })

  it("come from the platform's list, all of it when nothing is said", async () => {
    const mini = await opened()
    expect(await set(mini, {})).toMatchObject({ errcode: 89020 })
    await jump(mini, 'example.com;other.com')
    expect(await set(mini, {})).toMatchObject({ errcode: 0 })
    expect(await set(mini, { action: 'get' })).toMatchObject({
      webviewdomain: ['https://example.com', 'https://other.com'],
    })
  })

  it.each([
    ['a stranger', 89021, { action: 'add', webviewdomain: ['https://stranger.com'] }],
    ['a port', 89021, { action: 'add', webviewdomain: ['https://example.com:8443'] }],
    ['nothing new', 89019, { action: 'add', webviewdomain: ['https://m.example.com'] }],
  ])('refuse %s (%i)', async (_name, errcode, body) => {
    const mini = await opened()
    await jump(mini, 'example.com')
    expect(await set(mini, { action: 'set', webviewdomain: ['https://m.example.com'] })).toMatchObject({ errcode: 0 })
    expect(await set(mini, body)).toMatchObject({ errcode })
  })

  it('are not for persons', async () => {
    const mini = await opened(aMiniProgram, {}, { principalKind: 'person' })
    expect(await set(mini, {})).toMatchObject({ errcode: 89231 })
  })

  it('set directly must serve the check file byte for byte', async () => {
    const mini = await opened(aMiniProgram, { loopback: true })
    const { file_name, file_content } = await mini.post('/wxa/get_webviewdomain_confirmfile')
    const served = { body: `\ufeff${String(file_content)}` }
    const server = createServer((request, response) => {
      response.end(request.url === `/${String(file_name)}` ? served.body : 'home')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) })
    const webviewdomain = [`http://127.0.0.1:${(server.address() as AddressInfo).port}`]
    const direct = (body: Json) => mini.post('/wxa/setwebviewdomain_directly', { action: 'set', ...body })
    expect(await direct({ webviewdomain })).toMatchObject({ errcode: 86103 })
    served.body = String(file_content)
    expect(await direct({ webviewdomain })).toMatchObject({ errcode: 0, webviewdomain })
    await mini.settings({ brokenCheckFiles: ['broken.com'] })
    expect(await direct({ webviewdomain: ['https://broken.com'] })).toMatchObject({ errcode: 86103 })
    expect(await direct({ webviewdomain: ['example'] })).toMatchObject({ errcode: 86100 })
    expect(await mini.post('/wxa/get_effective_webviewdomain')).toMatchObject({
      direct_webviewdomain: webviewdomain,
      effective_webviewdomain: [],
    })
  })
})

it('resolves up to five names in advance', async () => {
  const mini = await opened()
  const set = (urls: string[]) =>
    mini.post('/wxa/set_prefetchdnsdomain', { prefetch_dns_domain: urls.map((url) => ({ url })) })
  expect(await set(['a', 'b', 'c', 'd', 'e', 'f'])).toMatchObject({ errcode: 40097 })
  await set(['api.example.com'])
  expect(await mini.get('/wxa/get_prefetchdnsdomain')).toMatchObject({
    prefetch_dns_domain: [{ url: 'api.example.com', status: 1 }],
    size_limit: 5,
  })
})
