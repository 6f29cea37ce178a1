import { createDecipheriv, createHash } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { toDataURL } from 'qrcode'
import { anAuthorizer, aPlatform, componentToken, ourAppid, type Json, type Sim } from './testKit'
import { sessionSignature } from './crypto'

let sim: Sim
const servers: { close(): Promise<void> }[] = []
beforeEach(async () => {
  sim = await aPlatform({ loopback: true })
  await sim.post('/_sim/apps', { kind: 'miniProgram', appid: 'wxown', secret: 's', own: true, name: '开店' })
})
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()))
  await sim.close()
})

const login = async (appid = 'wxown', who = 'merchant') =>
  String((await sim.post(`/_sim/phones/${who}/login`, { appid }))['code'])

const session = (code: string, more: Record<string, string> = {}) =>
  sim.get(
    `/sns/jscode2session?${new URLSearchParams({ appid: 'wxown', secret: 's', js_code: code, grant_type: 'authorization_code', ...more }).toString()}`,
  )

const advance = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })

function opened(encryptedData: unknown, iv: unknown, key: unknown): Json {
  const bytes = (text: unknown) => Buffer.from(String(text), 'base64')
  const decipher = createDecipheriv('aes-128-cbc', bytes(key), bytes(iv))
  return JSON.parse(Buffer.concat([decipher.update(bytes(encryptedData)), decipher.final()]).toString()) as Json
}

describe('logging in', () => {
  it('gives openid and session key, as text/plain and without errcode', async () => {
    const answer = await sim.send(
      `/sns/jscode2session?appid=wxown&secret=s&js_code=${await login()}&grant_type=authorization_code`,
    )
    expect(answer.headers.get('content-type')).toBe('text/plain')
    const body = (await answer.json()) as Json
    expect(Object.keys(body).sort()).toEqual(['openid', 'session_key'])
    expect(body['openid']).toMatch(/^o[\w-]{27}$/)
    expect(Buffer.from(String(body['session_key']), 'base64')).toHaveLength(16)
  })

  it('knows a person by one openid per app, and by unionid across apps of one open-platform account', async () => {
    await sim.post('/_sim/apps', { appid: 'wxown', openAccount: 'open-1' })
    const { appid } = await anAuthorizer(sim, { openAccount: 'open-1' })
    const here = await session(await login())
    const again = await session(await login())
    const query = new URLSearchParams({
      appid,
      js_code: await login(appid),
      grant_type: 'authorization_code',
      component_appid: ourAppid,
      component_access_token: await componentToken(sim),
    })
    const there = await sim.get(`/sns/component/jscode2session?${query.toString()}`)
    expect(again['openid']).toBe(here['openid'])
    expect(there['openid']).not.toBe(here['openid'])
    expect([here['unionid'], there['unionid']]).toEqual([here['unionid'], here['unionid']])
    expect(here['unionid']).toBeTruthy()
  })

  it.each([
    ['garbage', 40029, {}, async () => 'x'],
    ['nothing', 41008, {}, async () => ''],
    ['a code of another mini-program', 40029, {}, async () => login((await anAuthorizer(sim)).appid)],
    ['a wrong secret', 40125, { secret: 'x' }, () => login()],
    ['an unknown app', 40013, { appid: 'wxnone' }, () => login()],
    ['another grant', 40002, { grant_type: 'x' }, () => login()],
  ])('%s is answered %i', async (_name, errcode, more, code) => {
    expect(await session(await code(), more)).toMatchObject({ errcode })
  })

  it('takes a code once and for five minutes', async () => {
    const code = await login()
    await session(code)
    expect(await session(code)).toMatchObject({ errcode: 40163 })
    const late = await login()
    await advance(300)
    expect(await session(late)).toMatchObject({ errcode: 40029 })
  })

  it('is refused when it comes too often in a minute', async () => {
    await sim.post('/_sim/settings', { loginsPerMinute: 2 })
    await session(await login())
    await session(await login())
    expect(await session(await login())).toMatchObject({ errcode: 45011 })
    await advance(60)
    expect(await session(await login())).toHaveProperty('openid')
  })

  it('of a store needs its authorisation', async () => {
    const { appid } = await sim.post('/_sim/apps', { kind: 'miniProgram' })
    const token = await componentToken(sim)
    const path = `/sns/component/jscode2session?appid=${String(appid)}&js_code=x&grant_type=authorization_code&component_appid=${ourAppid}&component_access_token=${token}`
    expect(await sim.get(path)).toMatchObject({ errcode: 61003 })
  })
})

describe('the session key', () => {
  const check = (access: string, openid: string, signature: string, method = 'hmac_sha256', path = 'checksession') =>
    sim.get(
      `/wxa/${path}?${new URLSearchParams({ access_token: access, openid, signature, sig_method: method }).toString()}`,
    )

  async function aSession() {
    const { appid, access } = await anAuthorizer(sim)
    const query = new URLSearchParams({
      appid,
      js_code: await login(appid),
      grant_type: 'authorization_code',
      component_appid: ourAppid,
      component_access_token: await componentToken(sim),
    })
    const { openid, session_key: key } = await sim.get(`/sns/component/jscode2session?${query.toString()}`)
    return { appid, access, openid: String(openid), key: String(key) }
  }

  it('is proved by its signature over nothing', async () => {
    const { access, openid, key } = await aSession()
    expect(await check(access, openid, sessionSignature(key))).toMatchObject({ errcode: 0 })
    expect(await check(access, openid, 'wrong')).toMatchObject({ errcode: 87009 })
    expect(await check(access, openid, sessionSignature(key), 'md5')).toMatchObject({ errcode: 87008 })
    expect(await check(access, 'oNobody', sessionSignature(key))).toMatchObject({ errcode: 40003 })
  })

  it('is worth nothing after the next wx.login, unless it is kept', async () => {
    const { appid, access, openid, key } = await aSession()
    await sim.post('/_sim/settings', { rotatesSessionKey: false })
    await login(appid)
    expect(await check(access, openid, sessionSignature(key))).toMatchObject({ errcode: 0 })
    await sim.post('/_sim/settings', { rotatesSessionKey: true })
    await login(appid)
    expect(await check(access, openid, sessionSignature(key))).toMatchObject({ errcode: 87009 })
  })

  it('can be reset', async () => {
    const { access, openid, key } = await aSession()
    const fresh = await check(access, openid, sessionSignature(key), 'hmac_sha256', 'resetusersessionkey')
    expect(fresh).toMatchObject({ errcode: 0, openid })
    expect(await check(access, openid, sessionSignature(String(fresh['session_key'])))).toMatchObject({ errcode: 0 })
  })
})

describe('the phone number', () => {
  const ownToken = async () =>
    String(
      (await sim.post('/cgi-bin/stable_token', { grant_type: 'client_credential', appid: 'wxown', secret: 's' }))[
        'access_token'
      ],
    )
  const exchangeCode = async (body: Json) =>
    sim.post(`/wxa/business/getuserphonenumber?access_token=${await ownToken()}`, body)
  const button = () => sim.post('/_sim/phones/merchant/phoneNumber', { appid: 'wxown' })

  it('comes for a code, once, and only for its own person', async () => {
    const { openid } = await session(await login())
    const { code } = await button()
    expect(await exchangeCode({ code, openid: 'oSomebodyElse' })).toMatchObject({ errcode: 40029 })
    expect(await exchangeCode({ code, openid })).toMatchObject({
      errcode: 0,
      phone_info: { purePhoneNumber: '13800138000', countryCode: '86', watermark: { appid: 'wxown' } },
    })
    expect(await exchangeCode({ code, openid })).toMatchObject({ errcode: 40029 })
  })

  it('of a store’s customer comes with the token that the store gave us, and with no other store’s', async () => {
    const [store, other] = [await anAuthorizer(sim), await anAuthorizer(sim)]
    const { code } = await sim.post('/_sim/phones/customer/phoneNumber', { appid: store.appid })
    const exchange = (token: string) => sim.post(`/wxa/business/getuserphonenumber?access_token=${token}`, { code })
    expect(await exchange(other.access)).toMatchObject({ errcode: 40029 })
    expect(await exchange(store.access)).toMatchObject({ phone_info: { purePhoneNumber: '13900139000' } })
  })

  it('comes sealed for older code', async () => {
    const { session_key: key } = await session(await login())
    const { encryptedData, iv } = await button()
    expect(opened(encryptedData, iv, key)).toMatchObject({ phoneNumber: '13800138000', watermark: { appid: 'wxown' } })
  })

  it('cannot be opened any more after a new wx.login', async () => {
    const { encryptedData, iv } = await (await login(), button())
    const { session_key: key } = await session(await login())
    expect(() => opened(encryptedData, iv, key)).toThrow()
  })

  it('is not for persons, and not for nothing', async () => {
    await sim.post('/_sim/apps', { appid: 'wxown', principalKind: 'person' })
    expect(await button()).toEqual({ errMsg: 'getPhoneNumber:fail no permission' })
    await sim.post('/_sim/apps', { appid: 'wxown', principalKind: 'enterprise', phoneQuota: 0 })
    expect(await button()).toEqual({ errMsg: expect.stringContaining('quota') })
  })
})

it('user data is anonymous, signed and sealed', async () => {
  const { session_key: key, openid } = await session(await login())
  const { rawData, signature, encryptedData, iv } = await sim.post('/_sim/phones/merchant/userInfo', { appid: 'wxown' })
  expect(
    createHash('sha1')
      .update(`${String(rawData)}${String(key)}`)
      .digest('hex'),
  ).toBe(signature)
  expect(opened(encryptedData, iv, key)).toMatchObject({ openId: openid, nickName: '微信用户' })
})

interface Heard {
  method: string
  url: string
  headers: IncomingMessage['headers']
  body: string
}

async function aServer(answer: (heard: Heard) => { status?: number; headers?: Record<string, string>; body: string }) {
  const heard: Heard[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part: Buffer) => (body += part.toString('latin1')))
    request.on('end', () => {
      const one = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body }
      heard.push(one)
      const { status = 200, headers = {}, body: said } = answer(one)
      response.writeHead(status, headers).end(said)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  servers.push({ close })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, heard, close }
}

describe('wx.request', () => {
  const json = { headers: { 'content-type': 'application/json' }, body: '{"data":{"ok":true}}' }

  it("carries WeChat's Referer whatever the program says, and reads JSON", async () => {
    const server = await aServer(() => json)
    const wish = {
      appid: 'wxown',
      url: `${server.url}/api`,
      method: 'POST',
      data: { 名: 1 },
      header: { Referer: 'x', A: 'b' },
    }
    const answer = await sim.post('/_sim/phones/merchant/request', wish)
    expect(answer).toMatchObject({ errMsg: 'request:ok', statusCode: 200, data: { data: { ok: true } } })
    const [heard] = server.heard
    expect(heard?.headers).toMatchObject({
      referer: 'https://servicewechat.com/wxown/1/page-frame.html',
      a: 'b',
      'content-type': 'application/json',
      'user-agent': expect.stringContaining('MicroMessenger'),
    })
    expect(Buffer.from(heard?.body ?? '', 'latin1').toString()).toBe('{"名":1}')
  })

  it('puts data into the query of a GET and into a form when told so', async () => {
    const server = await aServer(() => json)
    const base = { appid: 'wxown', url: `${server.url}/api?x=1`, data: { a: '1 2' } }
    await sim.post('/_sim/phones/merchant/request', base)
    const header = { 'content-type': 'application/x-www-form-urlencoded' }
    await sim.post('/_sim/phones/merchant/request', { ...base, method: 'POST', header })
    expect(server.heard.map(({ url, body }) => [url, body])).toEqual([
      ['/api?x=1&a=1+2', ''],
      ['/api?x=1', 'a=1+2'],
    ])
  })

  it('uploads a file with its fields', async () => {
    const server = await aServer(() => json)
    const file = {
      url: `${server.url}/up`,
      name: 'logo',
      fileName: 'a.png',
      base64: Buffer.from('PNG!').toString('base64'),
    }
    const answer = await sim.post('/_sim/phones/merchant/upload', {
      appid: 'wxown',
      ...file,
      formData: { kind: 'logo' },
    })
    expect(answer).toMatchObject({ errMsg: 'uploadFile:ok', data: '{"data":{"ok":true}}' })
    expect(server.heard[0]?.body).toMatch(/name="logo"; filename="a.png"[\s\S]*image\/png[\s\S]*PNG!/)
    expect(server.heard[0]?.headers.referer).toContain('servicewechat.com/wxown')
  })

  it('fails in its own words', async () => {
    const ask = (url: string) => sim.post('/_sim/phones/merchant/request', { appid: 'wxown', url, timeout: 20_000 })
    expect(await ask('https://api.example.com/x')).toEqual({ errMsg: 'request:fail url not in domain list' })
    expect(await ask('nonsense')).toEqual({ errMsg: 'request:fail invalid url' })
    const gone = await aServer(() => json)
    await gone.close()
    expect(await ask(gone.url)).toEqual({ errMsg: expect.stringMatching(/^request:fail .*ECONNREFUSED/) })
  })

  it('goes to https hosts of the list only, loopback too, when loopback is not allowed', async () => {
    await sim.close()
    sim = await aPlatform()
    await sim.post('/_sim/apps', {
      kind: 'miniProgram',
      appid: 'wxown',
      serverDomains: { request: ['https://api.example.com'] },
    })
    const ask = async (url: string) =>
      (await sim.post('/_sim/phones/merchant/request', { appid: 'wxown', url, timeout: 1 }))['errMsg']
    const no = 'request:fail url not in domain list'
    expect(await ask('http://127.0.0.1:1/x')).toBe(no)
    expect(await ask('http://api.example.com/x')).toBe(no)
    expect(await ask('https://api.example.com/x')).not.toBe(no)
  })
})

describe('album and scanner', () => {
  it('recognise the code in a picture that was saved', async () => {
    const text = 'https://open.example.com/a/3f9c2d'
    const base64 = (await toDataURL(text, { width: 600 })).replace(/^data:[^,]*,/, '')
    const { id } = await sim.post('/_sim/phones/merchant/album', { appid: 'wxown', base64 })
    expect(await sim.get<Json[]>('/_sim/phones/merchant/album')).toMatchObject([{ id, appid: 'wxown' }])
    expect(await sim.post('/_sim/phones/merchant/scan', { pictureId: id })).toEqual({ text })
  })

  it('recognise nothing in a picture without a code', async () => {
    expect(await sim.post('/_sim/phones/merchant/scan', { base64: 'AAAA' })).toEqual({ text: null })
  })

  it('belong to one person, who can start afresh', async () => {
    await sim.post('/_sim/phones/merchant/album', { base64: 'AAAA' })
    await sim.post('/_sim/phones/merchant/permissions', {
      appid: 'wxown',
      scope: 'scope.writePhotosAlbum',
      allowed: false,
    })
    expect(await sim.get('/_sim/phones/customer')).toMatchObject({ album: [], permissions: {} })
    expect(await sim.get('/_sim/phones/merchant')).toMatchObject({
      permissions: { wxown: { 'scope.writePhotosAlbum': false } },
    })
    expect(await sim.post('/_sim/phones/merchant/reset')).toMatchObject({ album: [], permissions: {} })
    expect((await sim.send('/_sim/phones/nobody')).status).toBe(404)
  })
})

describe('the in-app browser', () => {
  const visit = (url: string, more = '') =>
    sim.get<Record<string, string>>(`/_sim/phones/merchant/web?format=json&url=${encodeURIComponent(url)}${more}`)
  const html = (body: string, headers = {}) => ({
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body,
  })

  it('is recognised as WeChat, follows redirects and keeps cookies', async () => {
    const server = await aServer(({ url }) =>
      url === '/a'
        ? { status: 302, headers: { location: '/b', 'set-cookie': 'k=v; Path=/' }, body: '' }
        : html('<p>hi</p>'),
    )
    const page = await visit(`${server.url}/a`, '&referer=https://x.example/')
    expect(page['url']).toBe(`${server.url}/b`)
    expect(server.heard[1]?.headers).toMatchObject({
      cookie: 'k=v',
      referer: 'https://x.example/',
      'user-agent': expect.stringContaining('MicroMessenger'),
    })
    expect(server.heard[1]?.headers).not.toHaveProperty('x-sim-phone')
  })

  it('makes a page ready for a frame: base address, interceptor, no refresh of its own', async () => {
    const source =
      '<html><head><meta http-equiv="refresh" content="2;url=/next?a=1&amp;b=2"></head><body><a href="/x">x</a></body></html>'
    const server = await aServer(() => html(source, { 'referrer-policy': 'no-referrer' }))
    const answer = await sim.send(`/_sim/phones/merchant/web?url=${encodeURIComponent(`${server.url}/p`)}`, {
      headers: { accept: 'text/html' },
    })
    const text = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/html')
    expect(text).toContain(`<base href="${server.url}/p">`)
    expect(text).not.toContain('http-equiv')
    expect(text).toContain(
      `{"url":"${server.url}/p","policy":"no-referrer","refresh":{"seconds":2,"url":"/next?a=1&b=2"}}`,
    )
  })

  it('posts a form', async () => {
    const server = await aServer(() => html('done'))
    await sim.post('/_sim/phones/merchant/web?format=json', { url: `${server.url}/f`, method: 'POST', body: 'a=1&b=2' })
    expect(server.heard[0]).toMatchObject({ method: 'POST', body: 'a=1&b=2' })
  })

  it("finds WeChat's own addresses here", async () => {
    const page = await visit('https://open.weixin.qq.com/wxaopen/safe/bindcomponent?action=bindcomponent')
    expect(page).toMatchObject({ problem: 'unknownComponent', url: expect.stringContaining(sim.url) })
  })
})
