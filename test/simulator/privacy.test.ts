import { aTemplate, aTrial, aWeapp, publish, type MiniProgram } from './programKit'
import { aReceiver, kindOf, valueOf, type Json, type Receiver } from './testKit'

let mini: MiniProgram
let server: Receiver
beforeEach(async () => {
  server = await aReceiver()
  mini = await aTrial({ component: { callbackUrl: `${server.url}/wechat/$APPID$/callback` } })
})
afterEach(async () => {
  await mini.sim.close()
  await server.close()
})

const owner_setting = { contact_phone: '13800138000', notice_method: '弹窗', store_expire_timestamp: '30天' }
const explained = { privacy_key: 'Address', privacy_text: '给您送货' }
const set = (body: Json = {}) =>
  mini.post('/cgi-bin/component/setprivacysetting', { owner_setting, setting_list: [explained], ...body })
const get = (body: Json = {}) => mini.post('/cgi-bin/component/getprivacysetting', body)

const asking = aWeapp({
  'pages/home/index.js': 'a.chooseAddress.call(t,{});b.saveImageToPhotosAlbum({})',
  'pages/goods/index.js': 'm({openType:"getPhoneNumber"});n.chooseMedia({})',
  'pages/goods/index.wxml': '<camera device-position="back"/><input type="nickname"/>',
})

describe('the guideline', () => {
  it('shows what the code asks for and nobody has explained, with an empty text', async () => {
    await mini.commit({ template_id: await aTemplate(mini.sim, asking) })
    await set()
    const answer = await get()
    const keys = ['UserInfo', 'Address', 'Album', 'Camera', 'PhoneNumber', 'AlbumWriteOnly']
    expect(answer).toMatchObject({ code_exist: 1, privacy_list: keys, owner_setting })
    const list = answer['setting_list'] as Json[]
    expect(list[0]).toEqual({ ...explained, privacy_label: '地址' })
    expect(list.slice(1).map((one) => one['privacy_key'])).toEqual(keys.filter((key) => key !== 'Address'))
    expect(new Set(list.slice(1).map((one) => one['privacy_text']))).toEqual(new Set(['']))
    const { privacy_desc_list: described } = answer['privacy_desc'] as { privacy_desc_list: Json[] }
    expect(described).toContainEqual({ privacy_key: 'AlbumWriteOnly', privacy_desc: '相册（仅写入）权限' })
  })

  it('knows no code before a commit', async () => {
    mini.sim.world.state.programs = {}
    expect(await get()).toMatchObject({ code_exist: 0, privacy_list: [], setting_list: [], update_time: 0 })
  })

  const wrongs: [string, number, Json][] = [
    ['no owner', 86069, { owner_setting: undefined }],
    ['no contact', 86069, { owner_setting: { notice_method: '弹窗' } }],
    ['no way to hear of changes', 86069, { owner_setting: { contact_qq: '10001' } }],
    ['a file nobody uploaded', 86070, { owner_setting: { ...owner_setting, ext_file_media_id: 'nothing' } }],
    ['no list', 40097, { setting_list: undefined }],
    ['a key in Chinese', 86072, { setting_list: [{ privacy_key: '地址', privacy_text: '送货' }] }],
    ['an empty text', 86073, { setting_list: [{ privacy_key: 'Address', privacy_text: ' ' }] }],
    ['another version', 40097, { privacy_ver: 3 }],
    ['a list for the live version', 86068, { privacy_ver: 1 }],
    ['a live version there is not', 86074, { privacy_ver: 1, setting_list: undefined }],
  ]
  it.each(wrongs)('refuses %s (%i)', async (_name, errcode, wrong) => {
    expect(await set(wrong)).toMatchObject({ errcode })
  })

  it('takes keys of its own', async () => {
    const setting_list = [{ privacy_key: 'PetName', privacy_text: '给宠物做铭牌' }]
    expect(await set({ setting_list })).toMatchObject({ errcode: 0 })
    expect(await get()).toMatchObject({ setting_list: [{ privacy_key: 'PetName', privacy_label: '' }] })
  })

  it('counts from the next release; then the words of the owner change at once, the rest not', async () => {
    await set()
    expect(await get({ privacy_ver: 1 })).toMatchObject({ code_exist: 0, setting_list: [] })
    await publish(mini, '1')
    expect(await get({ privacy_ver: 1 })).toMatchObject({ code_exist: 1, setting_list: [explained] })
    const other = { contact_email: 'a@example.com', notice_method: '公告' }
    await set({ privacy_ver: 1, owner_setting: other, setting_list: undefined })
    expect(await get({ privacy_ver: 1 })).toMatchObject({ owner_setting: other, setting_list: [explained] })
    expect(await get()).toMatchObject({ owner_setting })
  })

  it('does not change while it is in review', async () => {
    await mini.submit()
    expect(await set()).toMatchObject({ errcode: 86075 })
  })

  it('may be a text of its own', async () => {
    const upload = (name: string, bytes: Buffer) =>
      mini.send('/cgi-bin/component/uploadprivacyextfile', 'file', name, bytes)
    expect(await upload('guide.pdf', Buffer.from('x'))).toMatchObject({ errcode: 86070 })
    expect(await upload('guide.txt', Buffer.alloc(100 * 1024 + 1, 'x'))).toMatchObject({ errcode: 86071 })
    const { ext_file_media_id } = await upload('guide.txt', Buffer.from('我们这样对待您的信息'))
    expect(await set({ owner_setting: { ...owner_setting, ext_file_media_id } })).toMatchObject({ errcode: 0 })
  })
})

describe('location APIs', () => {
  const wish = {
    api_name: 'wx.chooseAddress',
    content: '顾客下单时选择收货地址',
    url_list: ['https://example.com/why'],
  }
  const apply = (more: Json = {}) => mini.post('/wxa/security/apply_privacy_interface', { ...wish, ...more })
  const state = async (name = 'wx.chooseAddress') => {
    const { interface_list } = await mini.get<{ interface_list: Json[] }>('/wxa/security/get_privacy_interface')
    return interface_list.find((one) => one['api_name'] === name)
  }

  const wrongs: [string, number, Json][] = [
    ['a wrong name', 61033, { api_name: 'chooseAddress' }],
    ['a wrong case', 61033, { api_name: 'wx.ChooseAddress' }],
    ['one that needs no application', 61035, { api_name: 'wx.chooseMedia' }],
    ['no reason', 61037, { content: '' }],
    ['a reason of 301 characters', 61037, { content: '因'.repeat(301) }],
    ['no material', 61034, { url_list: [] }],
    ['eleven pictures', 61032, { pic_list: Array.from({ length: 11 }, String) }],
    ['a text as list', 61032, { url_list: 'https://example.com' }],
  ]
  it.each(wrongs)('are refused for %s (%i)', async (_name, errcode, wrong) => {
    expect(await apply(wrong)).toMatchObject({ errcode })
  })

  it('are applied for, reviewed, pushed and then free of 61040', async () => {
    const { audit_id } = await apply()
    expect(await state()).toMatchObject({ status: 3, audit_id })
    expect(await apply()).toMatchObject({ errcode: 61031 })
    await mini.advance(86_400)
    const push = server.got.find((one) => kindOf(one) === 'wxa_privacy_apply')
    expect(push?.text).toContain('<api_name><![CDATA[wx.chooseAddress]]></api_name>')
    expect(push && valueOf(push, 'status')).toBe('3')
    expect(await state()).toMatchObject({ status: 5 })
    expect(await apply()).toMatchObject({ errcode: 61035 })
    const template_id = await aTemplate(mini.sim, aWeapp({ 'pages/home/index.js': 'wx.chooseAddress({})' }))
    await mini.settings({ refusesUngrantedInfos: true })
    await mini.commit({ template_id, ext_json: '{"requiredPrivateInfos":["chooseAddress"]}' })
    expect(await mini.get('/wxa/security/get_code_privacy_info')).toMatchObject({
      without_auth_list: [],
      without_conf_list: [],
    })
  })

  it('are refused for a reason that says nothing, or by hand, and may be asked for again', async () => {
    await mini.settings({ privacyApiReview: 'atOnce' })
    await apply({ content: '需要' })
    await mini.advance(0)
    expect(await state()).toMatchObject({ status: 4, fail_reason: expect.stringContaining('使用场景') })
    await mini.settings({ privacyApiReview: 'byHand' })
    await apply()
    await mini.decide({ kind: 'privacyApi', api_name: 'wx.chooseAddress', decision: 'reject', reason: '场景不符' })
    expect(await state()).toMatchObject({ status: 4, fail_reason: '场景不符' })
    expect(await apply()).toMatchObject({ errcode: 0 })
  })

  it('need a category', async () => {
    await mini.sim.post('/_sim/apps', { appid: mini.appid, categories: [] })
    expect(await apply()).toMatchObject({ errcode: 61036 })
  })
})
