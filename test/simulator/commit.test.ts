import { aMiniProgram, aTemplate, aWeapp, withConfig, type MiniProgram } from './programKit'
import { anAuthorizer, type Json } from './testKit'

let mini: MiniProgram
beforeEach(async () => {
  mini = await aMiniProgram()
})
afterEach(() => mini.sim.close())

const ext = (value: Json) => ({ ext_json: JSON.stringify(value) })
const runs = (path: string) => mini.sim.get(`/_sim/packages/${mini.appid}/${path}?kind=trial`)
const big = { 'big.js': 'x'.repeat(2 * 1024 * 1024) }

describe('commit', () => {
  it('makes the trial that the merchant sees, at once', async () => {
    expect(await mini.commit()).toEqual({ errcode: 0, errmsg: 'ok' })
    const trial = await mini.sim.get(`/_sim/packages/${mini.appid}?kind=trial&who=merchant`)
    expect(trial).toMatchObject({ kind: 'trial', version: '0', userVersion: '1.0.0' })
    expect(trial['files']).toContain('pages/home/index.js')
    expect(await mini.get('/wxa/get_page')).toMatchObject({
      page_list: ['pages/home/index', 'pages/goods/index', 'orders/list/index'],
    })
  })

  it('takes the id of the template as text, too, and goes on when the template is gone', async () => {
    expect(await mini.commit({ template_id: String(mini.templateId) })).toMatchObject({ errcode: 0 })
    mini.sim.world.state.templates = []
    expect(await mini.commit()).toMatchObject({ errcode: 85014 })
    expect(await runs('app.json')).toHaveProperty('pages')
  })

  it('is refused while the one before is running', async () => {
    await mini.sim.post('/_sim/settings', { commitSeconds: 5 })
    await mini.commit()
    expect(await mini.commit()).toMatchObject({ errcode: 9402202 })
    await mini.advance(5)
    expect(await mini.commit()).toMatchObject({ errcode: 0 })
  })

  const wrongs: [string, number, Json][] = [
    ['no template', 85014, { template_id: undefined }],
    ['an unknown template', 85014, { template_id: 999_999 }],
    ['no version', 85015, { user_version: '' }],
    ['a version of 65 characters', 85015, { user_version: '版'.repeat(65) }],
    ['ext_json as an object', 85048, { ext_json: { ext: {} } }],
    ['ext_json encoded twice', 85048, { ext_json: JSON.stringify('{}') }],
    ['ext_json that is no JSON', 85048, { ext_json: '{ext:{}}' }],
    ['ext_json that is a list', 85048, { ext_json: '[]' }],
    ['another mini-program', 85013, ext({ extAppid: 'wxsomebodyelse' })],
    ['an ext that is a text', 85013, ext({ ext: 'storeKey' })],
    ['empty pages', 85047, ext({ pages: [] })],
    ['a page that does not exist', 85045, ext({ pages: ['pages/home/index', 'pages/gone/index'] })],
    ['extPages of a page that does not exist', 85045, ext({ extPages: { 'pages/gone/index': {} } })],
    ['a package that does not exist', 85045, ext({ subPackages: [{ root: 'member', pages: ['index'] }] })],
    ['a tab without page', 85046, ext({ tabBar: { list: [{ text: '首页' }] } })],
    ['a tab to nowhere', 85045, ext({ tabBar: { list: [{ pagePath: 'pages/gone/index', text: '首页' }] } })],
    [
      'a tab to a page that was left out',
      85045,
      ext({ pages: ['pages/home/index'], tabBar: { list: [{ pagePath: 'pages/goods/index' }] } }),
    ],
    ['private infos that are a text', 85310, ext({ requiredPrivateInfos: 'chooseAddress' })],
    ['private infos nobody knows', 85310, ext({ requiredPrivateInfos: ['wx.chooseAddress'] })],
    ['fuzzy and exact location', 85311, ext({ requiredPrivateInfos: ['getFuzzyLocation', 'getLocation'] })],
  ]
  it.each(wrongs)('%s is answered %i', async (_name, errcode, change) => {
    expect(await mini.commit(change)).toMatchObject({ errcode })
    expect(await mini.get('/wxa/get_page')).toMatchObject({ errcode: 86001 })
  })

  const broken: [string, number, ReturnType<typeof aWeapp>][] = [
    ['a page without script', 85043, withConfig({ pages: ['pages/home/index', 'pages/empty/index'] })],
    ['no pages at all', 85043, withConfig({ pages: [], subPackages: [] })],
    ['a main package of more than 2 MB', 85044, aWeapp(big)],
    ['a sub-package of more than 2 MB', 85044, aWeapp({ 'orders/big.js': big['big.js'] })],
  ]
  it.each(broken)('a template with %s is answered %i', async (_name, errcode, files) => {
    expect(await mini.commit({ template_id: await aTemplate(mini.sim, files) })).toMatchObject({ errcode })
  })

  it('refuses an API that is not open yet, if the world is that strict', async () => {
    const wish = ext({ requiredPrivateInfos: ['chooseAddress'] })
    expect(await mini.commit(wish)).toMatchObject({ errcode: 0 })
    await mini.sim.post('/_sim/settings', { refusesUngrantedInfos: true })
    expect(await mini.commit(wish)).toMatchObject({ errcode: 85312 })
  })

  it('lets a standard template change nothing but ext and window', async () => {
    const template_id = await aTemplate(mini.sim, aWeapp(), 1)
    expect(await mini.commit({ template_id, ...ext({ pages: ['pages/home/index'] }) })).toMatchObject({
      errcode: 9402203,
    })
    const fine = { extAppid: mini.appid, ext: { storeKey: 's' }, window: { navigationBarTitleText: '店' } }
    expect(await mini.commit({ template_id, ...ext(fine) })).toMatchObject({ errcode: 0 })
  })

  it('reports a word of ext_json that nobody knows, and its own mini-program cannot commit', async () => {
    await mini.commit(ext({ colour: 'red' }))
    const { warnings } = await mini.sim.get<{ warnings: Json[] }>('/_sim/state')
    expect(warnings.map((one) => one['text'])).toContain('unknown field ext_json.colour')
    const app = await mini.sim.post('/_sim/apps', { own: true })
    const own = { grant_type: 'client_credential', appid: app['appid'], secret: app['secret'] }
    const { access_token } = await mini.sim.post('/cgi-bin/stable_token', own)
    const answer = await mini.sim.get(`/wxa/get_page?access_token=${String(access_token)}`)
    expect(answer).toMatchObject({ errcode: 86000 })
  })
})

describe('merging', () => {
  it('replaces pages, packages and ext as a whole, merges window, and adds the appid', async () => {
    const wanted = {
      extAppid: mini.appid,
      ext: { storeKey: 's_1001' },
      pages: ['pages/home/index'],
      subPackages: [],
      window: { navigationBarTitleText: '小麦面馆' },
      networkTimeout: { request: 10_000 },
    }
    await mini.commit(ext(wanted))
    expect(await runs('app.json')).toEqual({
      pages: ['pages/home/index'],
      subPackages: [],
      window: { navigationBarTitleText: '小麦面馆', navigationBarTextStyle: 'black' },
      networkTimeout: { request: 10_000 },
    })
    expect(await runs('ext.json')).toEqual({ extEnable: true, extAppid: mini.appid, ext: { storeKey: 's_1001' } })
  })

  it('merges each page of extPages into its page, and keeps the ext of the template when none is sent', async () => {
    await mini.commit(ext({ extPages: { 'orders/list/index': { enablePullDownRefresh: true } } }))
    expect(await runs('orders/list/index.json')).toEqual({
      navigationBarTitleText: '模板',
      enablePullDownRefresh: true,
    })
    expect(await runs('ext.json')).toMatchObject({ ext: { storeKey: 'dev' } })
  })

  it('replaces the list of the tabBar and merges the rest of it', async () => {
    const list = [{ pagePath: 'pages/home/index' }, { pagePath: 'pages/goods/index' }]
    const template_id = await aTemplate(mini.sim, withConfig({ tabBar: { color: '#000', list } }))
    const tabBar = { selectedColor: '#07c160', list: [...list].reverse() }
    await mini.commit({ template_id, ...ext({ tabBar }) })
    expect(await runs('app.json')).toMatchObject({ tabBar: { color: '#000', ...tabBar } })
  })

  it('gives two merchants of one template their own program', async () => {
    const other = await anAuthorizer(mini.sim, { appid: 'wxother' })
    await mini.commit(ext({ ext: { storeKey: 'a' } }))
    const body = { template_id: mini.templateId, ...ext({ ext: { storeKey: 'b' } }), user_version: '1', user_desc: '' }
    await mini.sim.post(`/wxa/commit?access_token=${other.access}`, body)
    expect(await runs('ext.json')).toMatchObject({ extAppid: mini.appid, ext: { storeKey: 'a' } })
    expect(await mini.sim.get('/_sim/packages/wxother/ext.json?kind=trial')).toMatchObject({ ext: { storeKey: 'b' } })
  })
})

describe('the trial', () => {
  it('is for the administrator, not for strangers', async () => {
    await mini.commit()
    const seen = await mini.sim.get(`/_sim/packages/${mini.appid}?kind=trial&who=customer`)
    expect(seen).toMatchObject({ problem: 'notTester', error: expect.stringContaining('体验成员') })
    expect(await mini.sim.get(`/_sim/packages/${mini.appid}?kind=trial&who=merchant`)).toHaveProperty('files')
  })

  it('is opened by scanning a real JPEG that says where to go', async () => {
    expect(await mini.get('/wxa/get_qrcode')).toMatchObject({ errcode: 86001 })
    await mini.commit()
    const path = encodeURIComponent('pages/goods/index?id=7')
    const { type, name, bytes } = await mini.raw(`/wxa/get_qrcode?path=${path}`)
    expect([type, name]).toEqual(['image/jpeg', expect.stringContaining('QRCode.jpg')])
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xff, 0xd8, 0xff]))
    const scanned = await mini.sim.post('/_sim/phones/merchant/scan', { base64: bytes.toString('base64') })
    expect(scanned['program']).toEqual({ appid: mini.appid, kind: 'trial', path: 'pages/goods/index?id=7', scene: '' })
    const [entry] = (await mini.sim.get<Json[]>('/_sim/journal?path=/wxa/get_qrcode')).slice(-1)
    expect(entry?.['answer']).toMatchObject({ body: expect.stringMatching(/^\(image\/jpeg, \d+ bytes\)$/) })
  })
})

describe('the privacy scan', () => {
  const info = () => mini.get('/wxa/security/get_code_privacy_info')
  const asks = (script: string) => aWeapp({ 'pages/home/index.js': script })

  it('takes a minute, and begins anew with each commit', async () => {
    await mini.commit()
    expect(await info()).toMatchObject({ errcode: 61039 })
    await mini.advance(50)
    await mini.commit()
    await mini.advance(50)
    expect(await info()).toMatchObject({ errcode: 61039 })
    await mini.advance(10)
    expect(await info()).toEqual({ errcode: 0, errmsg: 'ok', without_auth_list: [], without_conf_list: [] })
  })

  it.each([
    ['at once', 'atOnce', 0],
    ['after two looks', { afterLooks: 2 }, 2],
  ])('can end %s', async (_name, privacyScan, refusals) => {
    await mini.sim.post('/_sim/settings', { privacyScan })
    await mini.commit()
    for (let look = 0; look < refusals; look += 1) expect(await info()).toMatchObject({ errcode: 61039 })
    expect(await info()).toMatchObject({ errcode: 0 })
  })

  it('refuses a pace that is none', async () => {
    expect(await mini.sim.post('/_sim/settings', { privacyScan: 'soon' })).toHaveProperty('error')
    expect(await mini.sim.post('/_sim/settings', { privacyScan: { afterSeconds: -1 } })).toHaveProperty('error')
  })

  it.each([
    ['wx.chooseAddress({})'],
    ['t.default.chooseAddress({})'],
    ['(0,e.chooseAddress)({})'],
    ['wx["chooseAddress"]({})'],
  ])('finds %s without right and without declaration', async (script) => {
    await mini.sim.post('/_sim/settings', { privacyScan: 'atOnce' })
    const template_id = await aTemplate(mini.sim, asks(script))
    await mini.commit({ template_id })
    expect(await info()).toMatchObject({ without_auth_list: ['chooseAddress'], without_conf_list: ['chooseAddress'] })
    await mini.commit({ template_id, ...ext({ requiredPrivateInfos: ['chooseAddress'] }) })
    expect(await info()).toMatchObject({ without_auth_list: ['chooseAddress'], without_conf_list: [] })
  })

  it('does not count a name in a mere list of names', async () => {
    await mini.sim.post('/_sim/settings', { privacyScan: 'atOnce' })
    await mini.commit({ template_id: await aTemplate(mini.sim, asks('var apis=["getLocation","chooseAddress"]')) })
    expect(await info()).toMatchObject({ without_auth_list: [], without_conf_list: [] })
  })
})
