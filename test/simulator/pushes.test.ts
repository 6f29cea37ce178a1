import {
  anAuthorizer,
  aReceiver,
  aSim,
  componentOf,
  kindOf,
  valueOf,
  type Json,
  type Receiver,
  type Sim,
} from './testKit'
import { seal, signature } from './crypto'
import { writeXml } from './xml'

let sim: Sim
let server: Receiver

beforeEach(async () => {
  server = await aReceiver()
  sim = await aSim()
  await sim.post('/_sim/component', componentOf(server.url))
  await sim.post('/_sim/apps', { kind: 'miniProgram', appid: 'wxstore', userName: 'gh_0123456789ab' })
})
afterEach(async () => {
  await sim.close()
  await server.close()
})

const advance = (advanceSeconds: number) => sim.post('/_sim/clock', { advanceSeconds })
const kinds = () => server.got.map(kindOf)

describe('tickets', () => {
  it('come at once when the component is configured, then every ten minutes', async () => {
    expect(kinds()).toEqual(['component_verify_ticket'])
    await advance(599)
    expect(server.got).toHaveLength(1)
    await advance(1)
    expect(server.got).toHaveLength(2)
    await advance(3600)
    expect(server.got).toHaveLength(8)
  })

  it('of a day that is jumped over are left out, but for those of its last hour', async () => {
    await advance(86_400)
    expect(server.got).toHaveLength(1 + 6)
    await advance(600)
    expect(server.got).toHaveLength(1 + 6 + 1)
  })

  it('are sealed, signed and addressed as WeChat does it', async () => {
    const [push] = server.got
    expect(push).toMatchObject({ path: '/wechat/authorize', isSigned: true })
    expect(push?.query.get('encrypt_type')).toBe('aes')
    expect(push?.query.get('timestamp')).toBe(String(Date.UTC(2026, 0, 5, 2) / 1000))
    expect(push?.headers['content-type']).toBe('text/xml')
    expect(push?.body).toMatch(/^<xml><AppId><!\[CDATA\[wxcomponent0000001]]><\/AppId><Encrypt>/)
    expect(push?.text).toMatch(
      /^<xml><AppId><!\[CDATA\[wxcomponent0000001]]><\/AppId><CreateTime>\d{10}<\/CreateTime><InfoType>/,
    )
  })

  it('stop and are started again by api_start_push_ticket', async () => {
    const start = () =>
      sim.post('/cgi-bin/component/api_start_push_ticket', {
        component_appid: componentOf('').appid,
        component_secret: componentOf('').secret,
      })
    expect(await start()).toEqual({ errcode: 0, errmsg: 'in a normal state' })
    await sim.post('/_sim/component', { pushesTickets: false })
    await advance(3600)
    expect(server.got).toHaveLength(1)
    expect(await start()).toEqual({ errcode: 0, errmsg: 'ok' })
    await advance(0)
    expect(server.got).toHaveLength(2)
  })
})

describe('a push nobody takes', () => {
  it('is tried three times, five seconds apart, with the same plaintext sealed anew', async () => {
    server.got.length = 0
    server.answers.push(500, 'fail', 503)
    await sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore' })
    await advance(60)
    expect(server.got).toHaveLength(3)
    expect(new Set(server.got.map(({ text }) => text)).size).toBe(1)
    expect(new Set(server.got.map(({ body }) => body)).size).toBe(3)
    const [push] = (await sim.get<Json[]>('/_sim/pushes')).slice(-1)
    expect(push).toMatchObject({ kind: 'unauthorized', state: 'failed' })
  })

  it('is cut after its time and tried again', async () => {
    await sim.post('/_sim/settings', { pushTimeoutMs: 100 })
    server.answers.push(null, 'success')
    await sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore' })
    await advance(5)
    const [push] = (await sim.get<Json[]>('/_sim/pushes')).slice(-1)
    expect(push).toMatchObject({ state: 'delivered', attempts: [{ status: null }, { status: 200 }] })
  })

  it('is content with an empty body', async () => {
    server.answers.push('')
    await sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore' })
    const [push] = (await sim.get<Json[]>('/_sim/pushes')).slice(-1)
    expect(push).toMatchObject({ state: 'delivered' })
  })
})

describe('events on request', () => {
  it('go to the message URL with the appid in the path and the gh id in the envelope', async () => {
    await sim.post('/_sim/push', { kind: 'weapp_audit_success', appid: 'wxstore', fields: { SuccTime: 1_767_225_600 } })
    const push = server.got.at(-1)
    expect(push).toMatchObject({ path: '/wechat/wxstore/callback', isSigned: true })
    expect(push?.body).toContain('<ToUserName><![CDATA[gh_0123456789ab]]></ToUserName>')
    expect(push?.text).toContain('<MsgType><![CDATA[event]]></MsgType><Event><![CDATA[weapp_audit_success]]></Event>')
    expect(push?.text).toContain('<SuccTime>1767225600</SuccTime>')
  })

  it('may be of a kind nobody knows, with nested fields and lists', async () => {
    await sim.post('/_sim/push', {
      kind: 'notify_something_new',
      fields: { info: { name: '店' }, list: [{ appid: 'a' }, { appid: 'b' }] },
    })
    expect(server.got.at(-1)?.text).toContain(
      '<info><name><![CDATA[店]]></name></info><list><appid><![CDATA[a]]></appid></list><list><appid><![CDATA[b]]></appid></list>',
    )
  })

  it('are messages when they are', async () => {
    await sim.post('/_sim/push', { kind: 'text', appid: 'wxstore', from: 'oShopper', fields: { Content: '几点发货?' } })
    const push = server.got.at(-1)
    expect(push?.query.get('openid')).toBe('oShopper')
    expect(push?.text).toContain('<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[几点发货?]]></Content>')
  })

  it('have their sealed reply opened', async () => {
    const us = componentOf('')
    const sealed = seal('<xml><Content>hi</Content></xml>', us, Buffer.alloc(16, 'r'))
    const signed = signature(us.token, '1', '2', sealed)
    server.answers.push(writeXml({ Encrypt: sealed, MsgSignature: signed, TimeStamp: '1', Nonce: '2' }))
    await sim.post('/_sim/push', { kind: 'text', appid: 'wxstore', fields: { Content: 'x' } })
    const [push] = (await sim.get<Json[]>('/_sim/pushes')).slice(-1)
    expect(push).toMatchObject({ state: 'delivered', reply: '<xml><Content>hi</Content></xml>' })
  })

  it('carry a usable code when they say authorized', async () => {
    const { appid } = await anAuthorizer(sim)
    const { authCode } = await sim.post('/_sim/grant', { appid, sets: [17] })
    const push = server.got.at(-1)
    expect(kindOf(push ?? raise())).toBe('updateauthorized')
    expect(valueOf(push ?? raise(), 'AuthorizationCode')).toBe(authCode)
    expect(Number(valueOf(push ?? raise(), 'AuthorizationCodeExpiredTime'))).toBeGreaterThan(1_000_000_000)
  })
})

describe('a push in another manner', () => {
  it.each([
    ['a wrong signature', { wrongSignature: true }, { isSigned: false }],
    ['JSON', { json: true }, { isSigned: true, body: expect.stringMatching(/^\{"AppId":/) }],
    ['no seal', { unsealed: true }, { text: '', body: expect.stringContaining('<InfoType>') }],
  ])('may have %s', async (_name, manner, expected) => {
    await sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore', ...manner })
    expect(server.got.at(-1)).toMatchObject(expected)
  })

  it('may be sealed with the key before a rotation', async () => {
    const oldKey = componentOf('').aesKey
    await sim.post('/_sim/component', { aesKey: 'B'.repeat(43) })
    await sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore', oldKey: true })
    expect(kindOf(server.got.at(-1) ?? raise())).toBe('unauthorized')
    expect(await sim.get('/_sim/state')).toMatchObject({ component: { previousAesKey: oldKey } })
  })

  it('may come several times and late', async () => {
    server.got.length = 0
    await sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore', times: 3, delaySeconds: 60 })
    expect(server.got).toHaveLength(0)
    await advance(60)
    expect(kinds()).toEqual(['unauthorized', 'unauthorized', 'unauthorized'])
  })

  it('may wait and be let go in another order', async () => {
    server.got.length = 0
    await sim.post('/_sim/pushes/hold')
    await sim.post('/_sim/push', { kind: 'unauthorized', appid: 'wxstore' })
    await sim.post('/_sim/push', { kind: 'weapp_audit_success', appid: 'wxstore' })
    await advance(10)
    expect(server.got).toHaveLength(0)
    await sim.post('/_sim/pushes/release', { order: 'reverse' })
    expect(kinds()).toEqual(['weapp_audit_success', 'unauthorized'])
  })
})

describe('withdrawing', () => {
  it('tells the platform and makes tokens worthless', async () => {
    const { appid, access } = await anAuthorizer(sim)
    await sim.post('/_sim/revoke', { appid })
    expect(server.got.at(-1)?.text).toContain(`<AuthorizerAppid><![CDATA[${appid}]]></AuthorizerAppid>`)
    expect(await sim.get(`/wxa/checksession?access_token=${access}`)).toMatchObject({ errcode: 61003 })
  })

  it('happens in part when another platform takes an exclusive set', async () => {
    const { appid, access } = await anAuthorizer(sim)
    await sim.post('/_sim/takeAway', { appid, sets: [18] })
    expect(await sim.get(`/wxa/checksession?access_token=${access}`)).toMatchObject({ errcode: 61007 })
    await sim.post('/_sim/takeAway', { appid, sets: [25], push: true })
    expect(kindOf(server.got.at(-1) ?? raise())).toBe('updateauthorized')
  })
})

function raise(): never {
  throw new Error('nothing was received')
}
