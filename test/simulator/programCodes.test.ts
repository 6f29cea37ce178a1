import { aTrial, publish, type MiniProgram } from './programKit'
import type { Json } from './testKit'

let mini: MiniProgram
beforeEach(async () => {
  mini = await aTrial({ loopback: true })
  await publish(mini, '1')
})
afterEach(() => mini.sim.close())

const scan = async (bytes: Buffer) => mini.sim.post('/_sim/phones/customer/scan', { base64: bytes.toString('base64') })

const unlimited = '/wxa/getwxacodeunlimit'

describe('codes', () => {
  it('without limit carry a scene of 32 characters to a page that is live', async () => {
    const { type, bytes } = await mini.raw(unlimited, { scene: 'g=1001&t=7', page: 'pages/goods/index' })
    expect(type).toBe('image/jpeg')
    const { program } = await scan(bytes)
    expect(program).toEqual({ appid: mini.appid, kind: 'live', path: 'pages/goods/index', scene: 'g=1001&t=7' })
  })

  it('may be transparent, in a colour, of the trial, and as wide as wanted', async () => {
    const wish = {
      scene: 'a',
      is_hyaline: true,
      line_color: { r: '7', g: 193, b: 96 },
      width: 600,
      env_version: 'trial',
    }
    const { type, bytes } = await mini.raw(unlimited, wish)
    expect(type).toBe('image/png')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([600, 600])
    expect(await scan(bytes)).toMatchObject({ program: { kind: 'trial', path: '' } })
  })

  it.each([
    ['/wxa/getwxacode', { path: 'pages/goods/index?id=1', width: 100 }],
    ['/cgi-bin/wxaapp/createwxaqrcode', { path: 'pages/goods/index?id=1' }],
  ])('of %s carry a page with its query', async (path, body) => {
    const { bytes } = await mini.raw(path, body)
    expect(await scan(bytes)).toMatchObject({ program: { path: 'pages/goods/index?id=1', kind: 'live' } })
  })

  const wrongs: [string, number, string, Json][] = [
    ['no scene', 40129, unlimited, {}],
    ['a scene of 33 characters', 40169, unlimited, { scene: 'a'.repeat(33) }],
    ['a scene in Chinese', 40129, unlimited, { scene: '面馆' }],
    ['an encoded scene', 40129, unlimited, { scene: 'a%3D1' }],
    ['a page that is not live', 41030, unlimited, { scene: 'a', page: 'pages/gone/index' }],
    ['a leading slash', 41030, unlimited, { scene: 'a', page: '/pages/home/index' }],
    ['another version', 40097, unlimited, { scene: 'a', env_version: 'beta' }],
    ['a colour that is none', 40097, unlimited, { scene: 'a', line_color: { r: 300, g: 0, b: 0 } }],
    ['scancode_time', 85096, unlimited, { scene: 'a', scancode_time: 1 }],
    ['no path', 40159, '/wxa/getwxacode', {}],
    ['a path of 1025 characters', 40159, '/wxa/getwxacode', { path: 'p'.repeat(1025) }],
    ['a path of 129 characters', 40159, '/cgi-bin/wxaapp/createwxaqrcode', { path: 'p'.repeat(129) }],
  ]
  it.each(wrongs)('with %s answer %i as JSON', async (_name, errcode, path, body) => {
    expect(await mini.post(path, body)).toMatchObject({ errcode })
  })

  it('lead anywhere when nobody checks, and nowhere before the first release', async () => {
    const { type } = await mini.raw(unlimited, { scene: 'a', page: 'pages/soon/index', check_path: false })
    expect(type).toBe('image/jpeg')
    mini.sim.world.state.programs = {}
    expect(await mini.post(unlimited, { scene: 'a' })).toMatchObject({ errcode: 41030 })
  })

  it('are made by a mini-program itself, too, without a platform between', async () => {
    const app = await mini.sim.post('/_sim/apps', { own: true })
    const asked = { grant_type: 'client_credential', appid: app['appid'], secret: app['secret'] }
    const { access_token } = await mini.sim.post('/cgi-bin/stable_token', asked)
    const answer = await mini.sim.send(`${unlimited}?access_token=${String(access_token)}`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ scene: 'abc', page: 'pages/join/index', check_path: false }),
    })
    expect(await scan(Buffer.from(await answer.arrayBuffer()))).toMatchObject({
      program: { appid: app['appid'], kind: 'live', path: 'pages/join/index', scene: 'abc' },
    })
  })

  it('with limit run out for ever, for both kinds together', async () => {
    await mini.settings({ limitedCodes: 1 })
    await mini.raw('/wxa/getwxacode', { path: 'pages/home/index' })
    expect(await mini.post('/cgi-bin/wxaapp/createwxaqrcode', { path: 'pages/home/index' })).toMatchObject({
      errcode: 45029,
    })
  })
})

describe('ordinary links', () => {
  const rule = { prefix: 'https://shop.example.com/q/', permit_sub_rule: 1, path: 'pages/home/index', open_version: 2 }
  const add = (more: Json = {}) => mini.post('/cgi-bin/wxopen/qrcodejumpadd', { ...rule, is_edit: 0, ...more })
  const get = () => mini.post('/cgi-bin/wxopen/qrcodejumpget')

  it('lead to a page by a rule that is added, changed, published and deleted', async () => {
    expect(await mini.post('/cgi-bin/wxopen/qrcodejumpdownload')).toHaveProperty('file_content')
    expect(await add()).toMatchObject({ errcode: 0 })
    expect(await add({ is_edit: 1, path: 'pages/goods/index' })).toMatchObject({ errcode: 0 })
    expect(await get()).toMatchObject({ list_size: 1, rule_list: [{ path: 'pages/goods/index', state: 1 }] })
    await mini.advance(1)
    await mini.post('/cgi-bin/wxopen/qrcodejumppublish', { prefix: rule.prefix })
    expect(await get()).toMatchObject({ qrcodejump_pub_quota: 99, rule_list: [{ state: 2 }] })
    expect(await add({ is_edit: 1 })).toMatchObject({ errcode: 85066 })
    await mini.post('/cgi-bin/wxopen/qrcodejumpdelete', { prefix: rule.prefix })
    await mini.advance(1)
    expect(await get()).toMatchObject({ list_size: 0 })
  })

  it.each([
    ['no address', 85066, { prefix: 'shop' }],
    ['http', 85066, { prefix: 'http://shop.example.com/' }],
    ['a test link that is not under it', 85068, { debug_url: ['https://shop.example.com/p/1'] }],
    ['an unknown version', 40097, { open_version: 4 }],
    ['no word about editing', 40097, { is_edit: undefined }],
  ])('refuse %s (%i)', async (_name, errcode, wrong) => {
    expect(await add(wrong)).toMatchObject({ errcode })
  })

  it('refuse a rule twice, a missing check file, and six calls in a second', async () => {
    await mini.settings({ brokenCheckFiles: ['broken.example.com'] })
    expect(await add({ prefix: 'https://broken.example.com/' })).toMatchObject({ errcode: 85069 })
    await add()
    expect(await add()).toMatchObject({ errcode: 85071 })
    await add()
    await add()
    expect(await add()).toMatchObject({ errcode: 44990 })
  })
})

describe('testers', () => {
  const bind = (wechatid: string) => mini.post('/wxa/bind_tester', { wechatid })

  it('are bound by their WeChat id, open the trial, and are listed without it', async () => {
    const trial = () => mini.sim.get(`/_sim/packages/${mini.appid}?kind=trial&who=customer`)
    expect(await trial()).toMatchObject({ problem: 'notTester' })
    const { userstr } = await bind('chen-yiming')
    expect(await trial()).toHaveProperty('files')
    expect(await bind('chen-yiming')).toMatchObject({ errcode: 85004 })
    expect(await mini.post('/wxa/memberauth', { action: 'get_experiencer' })).toMatchObject({ members: [{ userstr }] })
    expect(await mini.post('/wxa/memberauth', { action: 'get_all' })).toMatchObject({ errcode: 40097 })
    await mini.post('/wxa/unbind_tester', { userstr })
    expect(await trial()).toMatchObject({ problem: 'notTester' })
    expect(await mini.post('/wxa/unbind_tester', { wechatid: 'chen-yiming' })).toMatchObject({ errcode: 85001 })
  })

  it('are people who exist and have room', async () => {
    await mini.settings({ refusedTesters: { 'hidden-person': 85001, 'busy-person': 85003 } })
    const codes = ['陈一鸣', 'hidden-person', 'busy-person'].map(async (id) => (await bind(id))['errcode'])
    expect(await Promise.all(codes)).toEqual([85001, 85001, 85003])
  })

  it('are ninety of a verified and released mini-program, fifteen of a person', async () => {
    for (let made = 0; made < 90; made += 1) await bind(`tester-${made}`)
    expect(await bind('tester-90')).toMatchObject({ errcode: 85002 })
    await mini.sim.post('/_sim/apps', { appid: mini.appid, principalKind: 'person' })
    expect(await bind('tester-91')).toMatchObject({ errcode: 85002 })
  })
})

describe('the account', () => {
  it('tells its name, avatar, introduction and verification', async () => {
    expect(await mini.get('/cgi-bin/account/getaccountbasicinfo')).toMatchObject({
      ...{ appid: mini.appid, account_type: 3, principal_type: 1, nickname: '小麦面馆' },
      nickname_info: { nickname: '小麦面馆', modify_quota: 2 },
      wx_verify_info: { qualification_verify: true },
    })
  })

  it('tells how far its filing is', async () => {
    const info = async () => (await mini.get('/wxa/icp/get_icp_entrance_info'))['info']
    expect(await info()).toEqual({ status: 6, is_canceling: false, available: 0 })
    const icpReasons = [{ key_name: '主体信息', error: '证件模糊', suggest: '重新上传' }]
    await mini.sim.post('/_sim/apps', { appid: mini.appid, icpStatus: 3, icpReasons })
    expect(await info()).toMatchObject({ status: 3, available: 1, audit_data: icpReasons })
  })
})
