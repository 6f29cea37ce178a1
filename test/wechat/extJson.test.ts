import fc from 'fast-check'
import { ExtJsonRefused, pagesOf, writeExtJson, type ExtJson } from '../../server/wechat/extJson'
import type { JsonValue, PrivateInfo } from '../../server/wechat/extJsonFields'

const word = fc.stringMatching(/^[a-z][\w-]{0,8}$/)
const page = fc.array(word, { minLength: 2, maxLength: 4 }).map((words) => words.join('/'))
const look = fc.record(
  { navigationBarTitleText: fc.string(), enablePullDownRefresh: fc.boolean() },
  { requiredKeys: [] },
)
const tab = fc.record({ pagePath: page, text: fc.string() })
const declared = fc.subarray<PrivateInfo>(['chooseAddress', 'chooseLocation', 'choosePoi', 'getLocation'])

const settings: fc.Arbitrary<ExtJson> = fc.record(
  {
    extAppid: fc.stringMatching(/^wx[0-9a-f]{16}$/),
    ext: fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<JsonValue>, { noNullPrototype: true }),
    extPages: fc.dictionary(page, look, { noNullPrototype: true }),
    pages: fc.array(page, { minLength: 1 }),
    subPackages: fc.array(fc.record({ root: page, pages: fc.array(page) })),
    window: look,
    networkTimeout: fc.record({ request: fc.nat(), downloadFile: fc.nat() }, { requiredKeys: [] }),
    tabBar: fc.record({ selectedColor: fc.string(), list: fc.array(tab, { minLength: 2, maxLength: 5 }) }),
    navigateToMiniProgramAppIdList: fc.array(fc.string()),
    requiredPrivateInfos: declared,
  },
  { requiredKeys: ['extAppid'] },
)

const appid = 'wx1111111111111111'
const twice = <T>(value: T): T[] => [value, value]

describe('the settings of a store, as commit takes them', () => {
  it('are the text of an object, encoded once, and nothing is lost', () => {
    fc.assert(
      fc.property(settings, (value) => {
        const read: unknown = JSON.parse(writeExtJson(value))
        expect(typeof read).toBe('object')
        expect(read).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })

  it('survive the body of the call, as text', () => {
    fc.assert(
      fc.property(settings, (value) => {
        const body = JSON.stringify({ template_id: 12, ext_json: writeExtJson(value) })
        const { ext_json } = JSON.parse(body) as { ext_json: string }
        expect(ext_json).toBe(writeExtJson(value))
      }),
    )
  })

  it('are what this product puts in', () => {
    const ext = { storeKey: 's_1001', apiBase: 'https://api.example.com', flavour: 'dining' }
    const window = { navigationBarTitleText: '小麦面馆' }
    expect(writeExtJson({ extAppid: appid, ext, window, requiredPrivateInfos: ['chooseAddress'] })).toBe(
      '{"extAppid":"wx1111111111111111","ext":{"storeKey":"s_1001","apiBase":"https://api.example.com","flavour":"dining"},"window":{"navigationBarTitleText":"小麦面馆"},"requiredPrivateInfos":["chooseAddress"]}',
    )
  })

  it('have no keys that WeChat does not know, or that belong to the file alone', () => {
    // @ts-expect-error: a key that nobody knows
    writeExtJson({ extAppid: appid, windows: {} })
    // @ts-expect-error: the same, further in
    writeExtJson({ extAppid: appid, window: { navigationBarTitle: '小麦面馆' } })
    // @ts-expect-error: it would skip the draft box
    writeExtJson({ extAppid: appid, directCommit: true })
    // @ts-expect-error: nobody's mini-program
    writeExtJson({ ext: {} })
    // @ts-expect-error: a tab that opens nothing
    writeExtJson({ extAppid: appid, tabBar: { list: twice({ text: '首页' }) } })
  })
})

describe('settings that WeChat would refuse', () => {
  const tabs = (count: number) =>
    Array.from({ length: count }, (_, at) => ({ pagePath: `pages/p${at}`, text: `${at}` }))

  it.each<[string, Omit<ExtJson, 'extAppid'>, RegExp]>([
    ['an empty list of pages', { pages: [] }, /pages is empty/],
    ['a page with a leading slash', { pages: ['/pages/a/index'] }, /"\/pages\/a\/index" is not the path/],
    ['a page with an ending', { extPages: { 'pages/a/index.html': {} } }, /not the path/],
    ['a page with a query', { tabBar: { list: twice({ pagePath: 'pages/a?b=1', text: 'a' }) } }, /not the path/],
    ['a page without a path', { subPackages: [{ root: 'shop', pages: [''] }] }, /not the path/],
    ['one tab', { tabBar: { list: tabs(1) } }, /2 to 5/],
    ['six tabs', { tabBar: { list: tabs(6) } }, /2 to 5/],
    ['an API declared twice', { requiredPrivateInfos: twice('chooseAddress' as const) }, /twice/],
    ['exact and fuzzy', { requiredPrivateInfos: ['getFuzzyLocation', 'onLocationChange'] }, /exact and fuzzy/],
    ['a number that is none', { ext: { prices: [1, NaN] } }, /ext\.prices\.1 is no number/],
    ['what is not there', { ext: { storeKey: undefined as unknown as string } }, /ext\.storeKey is undefined/],
  ])('such as %s', (_what, value, reason) => {
    expect(() => writeExtJson({ extAppid: appid, ...value })).toThrow(ExtJsonRefused)
    expect(() => writeExtJson({ extAppid: appid, ...value })).toThrow(reason)
  })

  it('are refused wherever in them one bad page is named', () => {
    const bad = fc.constantFrom('/pages/a', 'pages/a.js', 'pages/a?b', 'pages//a', 'pages/店', ' pages/a', '')
    const place = fc.constantFrom('pages', 'extPages', 'tabBar')
    fc.assert(
      fc.property(settings, bad, place, (value, wrong, where) => {
        const list = [...tabs(1), { pagePath: wrong, text: 'a' }]
        const change = {
          pages: { pages: [wrong] },
          extPages: { extPages: { [wrong]: {} } },
          tabBar: { tabBar: { list } },
        }
        expect(() => writeExtJson({ ...value, ...change[where] })).toThrow(ExtJsonRefused)
      }),
    )
  })
})

describe('the pages that settings name', () => {
  it('are all of them, once, packages spelt out', () => {
    const value: ExtJson = {
      extAppid: appid,
      pages: ['pages/index/index', 'pages/order/list'],
      subPackages: [{ root: 'member/', pages: ['pages/card'] }],
      extPages: { 'pages/index/index': {}, 'member/pages/card': {} },
      tabBar: { list: twice({ pagePath: 'pages/order/list', text: '订单' }) },
    }
    expect(pagesOf(value)).toEqual(['pages/index/index', 'pages/order/list', 'member/pages/card'])
  })

  it('are none when nothing is said about pages', () => {
    expect(pagesOf({ extAppid: appid, ext: { storeKey: 's_1001' } })).toEqual([])
  })
})
