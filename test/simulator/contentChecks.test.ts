import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openid } from './phones/sessions'
import {
  anAuthorizer,
  aPlatform,
  aReceiver,
  componentOf,
  kindOf,
  valueOf,
  type Json,
  type Receiver,
  type Sim,
} from './testKit'

const png = Buffer.from('89504e470d0a1a0a', 'hex')

describe('what a customer writes or shows', () => {
  let sim: Sim
  let receiver: Receiver
  let appid = ''
  let access = ''
  beforeEach(async () => {
    receiver = await aReceiver()
    sim = await aPlatform({ loopback: true }, componentOf(receiver.url))
    await sim.post('/_sim/settings', { tokenSeconds: 86_400 })
    ;({ appid, access } = await anAuthorizer(sim))
    receiver.got.length = 0
  })
  afterEach(async () => {
    await sim.close()
    await receiver.close()
  })

  const customer = () => openid(sim.world.state.apps[appid] ?? fail(), 'customer')
  const fail = (): never => {
    throw new Error('no such app')
  }
  const comes = () => sim.post('/_sim/phones/customer/login', { appid })
  const read = (content: string, more: Json = {}) =>
    sim.post(`/wxa/msg_sec_check?access_token=${access}`, {
      ...{ content, version: 2, scene: 2, openid: customer() },
      ...more,
    })
  const see = (media_url: string) =>
    sim.post(`/wxa/media_check_async?access_token=${access}`, {
      ...{ media_url, media_type: 2, version: 2, scene: 2, openid: customer() },
    })

  it.each([
    ['面很好吃', 'pass', 100],
    ['这里卖违禁词', 'risky', 21000],
    ['有一个可疑词', 'review', 21000],
  ])('%s is answered %s', async (content, suggest, label) => {
    await comes()
    expect(await read(content)).toMatchObject({ errcode: 0, result: { suggest, label } })
  })

  it('is judged by words that a setting names, in a nickname, too', async () => {
    await comes()
    await sim.post('/_sim/settings', { riskyWords: ['难吃'] })
    expect(await read('很好', { nickname: '真难吃' })).toMatchObject({ result: { suggest: 'risky' } })
  })

  it.each([
    ['nobody', 40003, { openid: 'onobody' }],
    ['too long a text', 45002, { content: '字'.repeat(2501) }],
    ['no text', 44002, { content: '' }],
    ['the first version', 40097, { version: 1 }],
    ['an unknown scene', 40097, { scene: 9 }],
  ])('%s is refused with %i', async (_name, errcode, more) => {
    await comes()
    expect(await read('好', more)).toMatchObject({ errcode })
  })

  it('is only looked at for two hours after a visit to this mini-program', async () => {
    expect(await read('好')).toMatchObject({ errcode: 61010 })
    await comes()
    await sim.post('/_sim/clock', { advanceSeconds: 7199 })
    expect(await read('好')).toMatchObject({ errcode: 0 })
    await sim.post('/_sim/clock', { advanceSeconds: 1 })
    expect(await read('好')).toMatchObject({ errcode: 61010 })
    const other = await anAuthorizer(sim)
    const stranger = openid(sim.world.state.apps[other.appid] ?? fail(), 'customer')
    expect(await read('好', { openid: stranger })).toMatchObject({ errcode: 43104 })
  })

  it('passes a minute later when it is a picture that can be fetched, and is unknown when it is none', async () => {
    const server = createServer((request, response) => response.end(request.url === '/1.png' ? png : 'text'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await comes()
    const { trace_id } = await see(`${origin}/1.png`)
    await see(`${origin}/2.png`)
    await sim.post('/_sim/clock', { advanceSeconds: 59 })
    expect(receiver.got.map(kindOf)).toEqual([])
    await sim.post('/_sim/clock', { advanceSeconds: 1 })

    const [passed, lost] = receiver.got
    expect(receiver.got.map(kindOf)).toEqual(['wxa_media_check', 'wxa_media_check'])
    expect(passed && [valueOf(passed, 'trace_id'), valueOf(passed, 'errcode')]).toEqual([trace_id, '0'])
    expect(passed?.text).toContain('<result><suggest><![CDATA[pass]]></suggest><label>100</label></result>')
    expect(lost?.text).toContain('<result></result>')
    server.close()
  })

  it('is decided by hand as well', async () => {
    await sim.post('/_sim/settings', { mediaCheck: 'byHand' })
    await comes()
    const { trace_id } = await see('https://img.example.com/1.png')
    expect(await sim.get('/_sim/decisions')).toMatchObject({ media: [{ trace_id, appid }] })
    await sim.post('/_sim/decisions', { kind: 'media', appid, trace_id, decision: 'reject' })
    expect(receiver.got[0]?.text).toContain('<suggest><![CDATA[risky]]></suggest>')
  })

  it('is deleted when the customer says so: the account is told who and what', async () => {
    const push = await sim.post('/_sim/phones/customer/withdraw', { appid, infos: [8, 2] })
    expect(push).toMatchObject({ kind: 'user_authorization_revoke', state: 'delivered' })
    const [heard] = receiver.got
    expect(heard && ['OpenID', 'AppID', 'RevokeInfo'].map((name) => valueOf(heard, name))).toEqual([
      customer(),
      appid,
      '8,2',
    ])
    const journal = await sim.get<{ title: string }[]>('/_sim/journal?kind=phone')
    expect(JSON.stringify(journal)).toContain('撤回授权：手机号、地址')
  })

  it.each([
    ['an event of another kind', { event: 'subscribe' }, 400],
    ['something nobody collects', { infos: [99] }, 400],
    ['an account that has not authorised', { appid: 'wxother00000000001' }, 409],
  ])('%s is refused', async (_name, wish, status) => {
    await sim.post('/_sim/apps', { kind: 'miniProgram', appid: 'wxother00000000001', name: '别家' })
    const body = JSON.stringify({ appid, infos: [8], ...wish })
    expect((await sim.send('/_sim/phones/customer/withdraw', { method: 'POST', body })).status).toBe(status)
  })

  it('may be told by the messages that were allowed, which the account hears', async () => {
    const answers = { 'tpl-ship': 'accept', 'tpl-sale': 'reject' }
    expect(await sim.post('/_sim/phones/customer/subscriptions', { appid, answers })).toEqual({ 'tpl-ship': 1 })
    expect(receiver.got.map(kindOf)).toEqual(['subscribe_msg_popup_event'])
    expect(receiver.got[0]?.text).toContain('<SubscribeStatusString><![CDATA[reject]]></SubscribeStatusString>')
  })
})
