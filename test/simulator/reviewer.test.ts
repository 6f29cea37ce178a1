import { aTemplate, aTrial, aWeapp, item, publish, withConfig, type MiniProgram } from './programKit'
import type { Json } from './testKit'

let mini: MiniProgram
beforeEach(async () => {
  mini = await aTrial({ loopback: true })
})
afterEach(() => mini.sim.close())

const change = (app: Json) => mini.sim.post('/_sim/apps', { appid: mini.appid, ...app })
const sees = (sight: Json) => mini.sim.post('/_sim/sights', { appid: mini.appid, goods: 3, pictured: 3, ...sight })
const owner_setting = { contact_phone: '13800138000', notice_method: '弹窗' }
const guideline = (...setting_list: Json[]) =>
  mini.post('/cgi-bin/component/setprivacysetting', { owner_setting, setting_list })

/** Which rules would reject what was submitted. */
async function minded(wish: Json = {}): Promise<unknown[]> {
  expect(await mini.submit(wish)).toMatchObject({ errcode: 0 })
  const { reviews } = await mini.sim.get<{ reviews: { objections: Json[] }[] }>('/_sim/decisions')
  return reviews[0]?.objections.map((one) => one['rule']) ?? []
}

const clothes = { ...item, second_class: '服饰内衣', second_id: 306 }
const chooseClothes = () => change({ categories: [{ first: '商家自营', second: '服饰内衣' }] })

const cases: [string, string[], () => Promise<unknown>, Json?][] = [
  ['a proper store', [], () => sees({ texts: ['手工陶瓷马克杯', '棉麻桌布', '满 99 元包邮'] })],
  ['a store nobody looked at', [], async () => undefined],
  ['a page that does not load', ['unreachable'], () => sees({ isReachable: false, goods: null, pictured: null })],
  ['an empty store', ['empty'], () => sees({ goods: 0, pictured: 0 })],
  ['goods without pictures', ['pictures'], () => sees({ pictured: 1 })],
  ['goods called 测试商品', ['testContent'], () => sees({ texts: ['手工杯', '测试商品 1'] })],
  ['goods called test', ['testContent'], () => sees({ texts: ['Test item'] })],
  ['goods called 111', ['testContent'], () => sees({ texts: ['1111'] })],
  ['a pregnancy test', [], () => sees({ texts: ['早早孕测试纸', 'The latest contest'] })],
  ['a title of test', ['testTexts'], async () => undefined, { item_list: [{ ...item, title: '测试页' }] }],
  ['a description of nothing', ['testTexts'], async () => undefined, { version_desc: 'test' }],
  ['a name that could be anybody’s', ['accountName'], () => change({ name: '我的小店' })],
  ['a name of test', ['accountName'], () => change({ name: '小麦测试' })],
  ['an introduction of test', ['introduction'], () => change({ signature: '测试小程序' })],
  ['cigarettes', ['forbidden'], () => sees({ texts: ['一次性电子烟'] })],
  ['promises', ['forbidden'], () => sees({ texts: ['本品国家级配方'] })],
  ['no order page', ['orderPath'], async () => undefined, { order_path: '' }],
  [
    'food under clothes',
    ['category'],
    async () => {
      await chooseClothes()
      await sees({ texts: ['番茄牛腩盖饭', '招牌拉面', '可堂食，可外卖'] })
    },
    { item_list: [clothes] },
  ],
  [
    'clothes under clothes, with a word about food',
    [],
    async () => {
      await chooseClothes()
      await sees({ texts: ['纯棉衬衫', '厨师外套', '堂食、外卖、点餐均可穿着'] })
    },
    { item_list: [clothes] },
  ],
]

describe('a reviewer minds', () => {
  it.each(cases)('%s: %j', async (_name, rules, arrange, wish = {}) => {
    await arrange()
    expect(await minded(wish)).toEqual(rules)
  })

  const asking = aWeapp({
    'pages/home/index.js': 'wx.saveImageToPhotosAlbum({});wx.getClipboardData()',
    'pages/home/index.wxml': '<button open-type="getPhoneNumber"/>',
  })
  const explained = [
    { privacy_key: 'PhoneNumber', privacy_text: '与您联系送货' },
    { privacy_key: 'AlbumWriteOnly', privacy_text: '保存店铺海报' },
    { privacy_key: 'Clipboard', privacy_text: '复制订单号' },
  ]
  const guidelines: [string, string[], Json[]][] = [
    ['nothing explained', ['privacyKeys'], []],
    ['one kind left out', ['privacyKeys'], explained.slice(1)],
    ['everything explained', [], explained],
    [
      'an explanation of one character',
      ['privacyTexts'],
      [...explained.slice(1), { privacy_key: 'PhoneNumber', privacy_text: '。' }],
    ],
  ]
  it.each(guidelines)('a guideline with %s: %j', async (_name, rules, settings) => {
    await mini.commit({ template_id: await aTemplate(mini.sim, asking) })
    await guideline(...settings)
    expect(await minded()).toEqual(rules)
  })

  it('a closed service, and the name of a window', async () => {
    await publish(mini, '1')
    await mini.post('/wxa/change_visitstatus', { action: 'close' })
    const window = { navigationBarTitleText: 'Demo' }
    await mini.commit({ template_id: await aTemplate(mini.sim, withConfig({ window })) })
    expect(await minded()).toEqual(['closed', 'testTexts'])
  })
})

describe('the decision', () => {
  it('names every heading and sentence as WeChat writes them, with a picture for each', async () => {
    await sees({ goods: 0, texts: ['测试'] })
    await mini.settings({ review: 'atOnce' })
    await mini.submit({ order_path: '' })
    await mini.advance(0)
    const { status, reason, screenshot } = await mini.get('/wxa/get_latest_auditstatus')
    expect(status).toBe(1)
    expect(reason).toMatch(
      /^1:页面内容不完整:<br>\(1\):.*<br>2:测试内容:<br>\(1\):.*<br>3:订单中心未设置:<br>\(1\):.*<br>$/,
    )
    expect(String(screenshot).split('|')).toHaveLength(3)
  })

  it('by hand refuses what nobody waits for', async () => {
    expect(await mini.decide({ kind: 'review', decision: 'pass' })).toHaveProperty('error')
    expect(await mini.decide({ kind: 'review', decision: 'perhaps' })).toHaveProperty('error')
    expect(await mini.decide({ kind: 'scan' })).toHaveProperty('error')
    expect(await mini.decide({ kind: 'review', verdict: 'pass' })).toHaveProperty('error')
  })

  it('can be left to the rules at any time', async () => {
    await sees({})
    await mini.submit()
    expect(await mini.decide({ kind: 'review', decision: 'judge' })).toMatchObject({ reviews: [] })
    expect(await mini.get('/wxa/get_latest_auditstatus')).toMatchObject({ status: 0 })
  })
})

describe('a decision arranged beforehand', () => {
  const arrange = (wish: Json) => mini.decide({ kind: 'review', next: true, ...wish })
  const status = () => mini.get('/wxa/get_latest_auditstatus')
  const submitAndWait = async () => {
    await mini.submit()
    await mini.advance(20)
  }
  beforeEach(async () => {
    await mini.settings({ review: { afterSeconds: 20 } })
    await sees({})
  })

  it('falls when its time comes, and only upon the next submission', async () => {
    const reason = '1:页面内容不完整:<br>(1):首页未展示店铺标志<br>'
    expect(await arrange({ decision: 'reject', reason })).toMatchObject({ next: [{ appid: mini.appid, reason }] })
    await mini.submit()
    expect(await status()).toMatchObject({ status: 2 })
    await mini.advance(20)
    expect(await status()).toMatchObject({ status: 1, reason })
    expect(await mini.sim.get('/_sim/decisions')).toMatchObject({ next: [] })

    await submitAndWait()
    expect(await status()).toMatchObject({ status: 0 })
  })

  it('may be a pass against the rules, or be taken back', async () => {
    await sees({ goods: 0 })
    await arrange({ decision: 'pass' })
    await submitAndWait()
    expect(await status()).toMatchObject({ status: 0 })

    await arrange({ decision: 'pass' })
    await arrange({ decision: 'judge' })
    await mini.commit()
    await submitAndWait()
    expect(await status()).toMatchObject({ status: 1 })
  })

  it('may be a delay, after which the rules decide', async () => {
    await arrange({ decision: 'delay' })
    await submitAndWait()
    expect(await status()).toMatchObject({ status: 4 })
    await mini.advance(20)
    expect(await status()).toMatchObject({ status: 0 })
  })

  it('is about reviews only', async () => {
    expect(await mini.decide({ kind: 'category', decision: 'reject', next: true })).toHaveProperty('error')
  })
})
