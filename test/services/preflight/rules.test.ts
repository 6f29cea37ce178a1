import { nextSteps } from '../../../shared/next'
import type { Actor, Requirement, RequirementState } from '../../../shared/requirement'
import { blockersOf, judge } from '../../../server/services/requirements'
import { rules } from '../../../server/services/requirements/rules'
import { cases } from './cases'
import { aRelease, category, factsOf, type Changes } from './goodStore'

const atPort = ['https://shop.example.com:8443']
const elsewhere = { request: ['https://old.example.com'], socket: [], upload: [], download: [] }
const location = (state: 'closed' | 'forbidden' | 'inReview' | 'refused' | 'open'): Changes => ({
  manifest: { privateInfos: ['chooseAddress'] },
  learned: { interfaces: [{ name: 'wx.chooseAddress', state, reason: '用途不清楚' }] },
})
const live = aRelease({ state: 'live' })
const categories = (...list: ReturnType<typeof category>[]): Changes => ({ learned: { categories: list } })
const person: Changes['learned'] = { principal: { kind: 'person', isVerified: false } }

type Row = [code: string, changes: Changes, state: RequirementState | null, who?: Actor, says?: string]

/** Every state that a rule can come to. `null`: it says nothing. */
const table: Row[] = [
  ['SIGN_IN', {}, 'done'],
  ['STORE_DETAILS', {}, 'done'],
  ['STORE_DETAILS', { store: { hours: [] } }, 'missing', 'merchant', '营业时间'],
  ['AUTHORISATION', {}, 'done'],
  ['AUTHORISATION', { account: null }, 'missing', 'merchant', '扫一次码'],
  ['AUTHORISATION', { account: { state: 'lost' } }, 'failing', 'merchant', '重新授权'],
  ['PERMISSION_SETS', {}, 'done'],
  ['PERMISSION_SETS', { account: { permissionSetIds: [18] } }, 'failing', 'merchant', '获取小程序码'],
  ['PERMISSION_SETS', { account: null }, null],
  ['PRINCIPAL', {}, 'done'],
  ['PRINCIPAL', { account: { accountStatus: 16 } }, 'failing', 'merchant', '账号状态'],
  ['PRINCIPAL', { account: { principalName: null } }, 'missing', 'merchant', '主体信息'],
  ['VERIFICATION', {}, 'done'],
  ['VERIFICATION', { account: { isVerified: false } }, 'missing', 'merchant', '认证'],
  ['PRINCIPAL_KIND', {}, null],
  ['PRINCIPAL_KIND', { payment: { isOn: true, problem: null } }, 'done'],
  ['PRINCIPAL_KIND', { payment: { isOn: true, problem: null }, learned: person }, 'failing', 'merchant', '个体工商户'],
  ['PRINCIPAL_KIND', { learned: person }, null],
  ['PROGRAM', {}, 'done'],
  ['PROGRAM', { learned: null }, 'waiting', 'wechat', '正在从微信读取'],
  ['NAME', {}, 'done'],
  ['NAME', { profile: { nickname: '' } }, 'missing', 'merchant', '还没有名称'],
  ['NAME', { learned: { profile: null } }, null],
  ['NAME_FIT', {}, 'done'],
  ['NAME_FIT', { profile: { nickname: '' } }, null],
  ['NAME_FIT', { profile: { nickname: '测试店' } }, 'failing', 'merchant', '像是测试用的'],
  ['NAME_FIT', { profile: { nickname: '同城鲜花' } }, 'failing', 'merchant', '太宽泛'],
  ['NAME_FIT', { profile: { nickname: '青瓦的试用小程序' } }, 'failing', 'merchant', '小程序'],
  ['AVATAR', {}, 'done'],
  ['AVATAR', { profile: { hasAvatar: false } }, 'missing', 'merchant', '头像'],
  ['INTRODUCTION', {}, 'done'],
  ['INTRODUCTION', { profile: { introduction: '' } }, 'missing', 'merchant', '还没有简介'],
  ['INTRODUCTION', { profile: { introduction: '测试' } }, 'failing', 'merchant', '测试用的文字'],
  ['INTRODUCTION', { profile: { introduction: '青瓦手作' } }, 'failing', 'merchant', '太短'],
  ['ICP', {}, 'done'],
  ['ICP', { learned: { icp: { state: 'none', reasons: [] } } }, 'missing', 'merchant', '提交备案'],
  ['ICP', { learned: { icp: { state: 'reviewing', reasons: [] } } }, 'waiting', 'wechat', '正在审核'],
  ['ICP', { learned: { icp: { state: 'rejected', reasons: ['照片模糊'] } } }, 'failing', 'merchant', '照片模糊'],
  ['ICP', { learned: { icp: { state: 'rejected', reasons: [] } } }, 'failing', 'merchant', '查看原因'],
  ['ICP', { learned: { icp: null } }, null],
  ['SERVICE', {}, 'done'],
  ['SERVICE', { learned: { isOpen: false } }, 'failing', 'merchant', '暂停服务'],
  ['CATEGORY', {}, 'done'],
  ['CATEGORY', categories(), 'missing', 'merchant', '类目'],
  ['CATEGORY', { learned: { categories: null } }, null],
  ['CATEGORY_PASSED', {}, 'done'],
  ['CATEGORY_PASSED', categories(), null],
  ['CATEGORY_PASSED', categories(category('商家自营', '百货', 'inReview')), 'waiting', 'wechat', '正在审核'],
  [
    'CATEGORY_PASSED',
    categories(category('商家自营', '百货', 'rejected', '照片不清')),
    'failing',
    'merchant',
    '照片不清',
  ],
  ['CATEGORY_FIT', {}, 'done'],
  ['CATEGORY_FIT', categories(category('商家自营', '百货', 'inReview')), null],
  ['CATEGORY_FIT', categories(category('工具', '记账')), 'failing', 'merchant', '工具 > 记账'],
  [
    'CATEGORY_FIT',
    categories(category('工具', '记账'), category('商家自营', '百货', 'inReview')),
    'waiting',
    'wechat',
    '还在审核',
  ],
  ['GOODS', {}, 'done'],
  ['GOODS', { goods: null }, null],
  ['GOODS', { goods: { count: 2, withPictures: 2, samples: 0, names: [] } }, 'missing', 'merchant', '现在有 2 件'],
  ['GOODS', { goods: { count: 5, withPictures: 3, samples: 0, names: [] } }, 'missing', 'merchant', '2 件商品没有图片'],
  ['SAMPLE_GOODS', {}, 'done'],
  [
    'SAMPLE_GOODS',
    { goods: { count: 3, withPictures: 3, samples: 3, names: [] } },
    'missing',
    'merchant',
    '3 件示例商品',
  ],
  ['PAYMENT', {}, 'done'],
  ['PAYMENT', { payment: null }, null],
  ['PAYMENT', { payment: { isOn: true, problem: null } }, 'done'],
  ['PAYMENT', { payment: { isOn: true, problem: '微信支付没有接受这组密钥' } }, 'failing', 'merchant', '没有接受'],
  ['CONTACT', {}, 'done'],
  ['CONTACT', { store: { contactPhone: null } }, 'missing', 'merchant', '联系方式'],
  ['CONTACT', { store: { contactPhone: '12345678901' } }, 'failing', 'merchant', '打不通'],
  ['LOCATION_INTERFACES', {}, null],
  ['LOCATION_INTERFACES', location('open'), 'done'],
  ['LOCATION_INTERFACES', location('closed'), 'waiting', 'wechat', '正在替您向微信申请'],
  ['LOCATION_INTERFACES', location('inReview'), 'waiting', 'wechat', '正在审核'],
  ['LOCATION_INTERFACES', location('refused'), 'failing', 'merchant', '用途不清楚'],
  ['LOCATION_INTERFACES', location('forbidden'), 'failing', 'merchant', '类目'],
  ['PRIVACY', {}, 'done'],
  ['PRIVACY', { manifest: null }, null],
  ['PRIVACY', { manifest: { privacyKeys: ['EXPalmPrint'] } }, 'failing', 'operator', 'EXPalmPrint'],
  ['TEMPLATE', {}, 'done'],
  ['TEMPLATE', { template: null }, 'missing', 'operator', '零售店铺的模板'],
  ['TEMPLATE_PICK', {}, null],
  ['TEMPLATE_PICK', { program: { templateId: '12' } }, 'done'],
  ['TEMPLATE_PICK', { program: { templateId: '9' } }, 'failing', 'merchant', '停用或删除'],
  ['TEMPLATE_VERSION', {}, 'done'],
  ['TEMPLATE_VERSION', { template: null }, null],
  ['TEMPLATE_VERSION', { template: { userVersion: 'v'.repeat(65) } }, 'failing', 'operator', '版本号'],
  ['TEMPLATE_VERSION', { template: { userVersion: '' } }, 'failing', 'operator', '版本号'],
  ['TEMPLATE_PAGES', {}, 'done'],
  ['TEMPLATE_PAGES', { manifest: { pages: [] } }, 'failing', 'operator', '没有页面'],
  ['TEMPLATE_PAGES', { manifest: { tabBarPages: ['pages/cart/index'] } }, 'failing', 'operator', '底部标签'],
  ['ORDER_PAGE', {}, 'done'],
  ['ORDER_PAGE', { orderPath: null }, null],
  ['ORDER_PAGE', { manifest: { pages: ['pages/home/index'] } }, 'missing', 'operator', '订单'],
  ['TEMPLATE_SIZE', {}, 'done'],
  ['TEMPLATE_SIZE', { manifest: { mainPackageBytes: 2 * 1024 * 1024 } }, 'done'],
  ['TEMPLATE_SIZE', { manifest: { mainPackageBytes: 2 * 1024 * 1024 + 1 } }, 'failing', 'operator', '大小'],
  ['DOMAINS', {}, 'done'],
  ['DOMAINS', { wanted: { ...elsewhere, request: atPort } }, 'failing', 'operator', '域名'],
  ['DOMAINS', { wanted: { ...elsewhere, socket: ['ws://shop.example.com'] } }, 'failing', 'operator', '域名'],
  ['DOMAINS', { wanted: { ...elsewhere, upload: ['https://[2001:db8::1]'] } }, 'failing', 'operator', '域名'],
  ['DOMAINS', { wanted: { ...elsewhere, download: ['https://localhost'] } }, 'failing', 'operator', '域名'],
  ['DOMAINS', { wanted: { ...elsewhere, download: ['nowhere'] } }, 'failing', 'operator', '域名'],
  [
    'DOMAINS',
    { publicUrl: 'http://localhost:3000', wanted: { ...elsewhere, socket: ['ws://localhost:3000'] } },
    'done',
  ],
  ['DOMAINS_SET', {}, null],
  ['DOMAINS_SET', { ended: live }, 'done'],
  ['DOMAINS_SET', { ended: live, learned: { domains: elsewhere } }, 'failing', 'merchant', '发布新版本'],
  ['DOMAINS_SET', { inFlight: aRelease({ state: 'draft' }), ended: live, learned: { domains: elsewhere } }, null],
  ['TEXTS_REAL', {}, 'done'],
  ['TEXTS_REAL', { store: { name: '测试店铺' } }, 'failing', 'merchant', '店铺名称'],
  ['TEXTS_REAL', { template: { whatIsNew: '测试更新' } }, 'failing', 'operator', '更新说明'],
  ['TEXTS_ALLOWED', {}, 'done'],
  ['TEXTS_ALLOWED', { store: { name: '全网第一好店' } }, 'failing', 'merchant', '全网第一'],
  ['TEXTS_ALLOWED', { profile: { introduction: '根治一切烦恼的茶' } }, 'failing', 'merchant', '小程序简介'],
  ['TEXTS_ALLOWED', { template: { whatIsNew: '最高级的首页' } }, 'failing', 'operator', '最高级'],
  ['REVIEW_QUOTA', {}, 'done'],
  ['REVIEW_QUOTA', { learned: { reviews: { left: 0, limit: 20, hurriesLeft: 0 } } }, 'waiting', 'operator', '额度'],
  ['RELEASE_IN_FLIGHT', {}, null],
  ['RELEASE_IN_FLIGHT', { inFlight: aRelease({ state: 'auditing' }) }, 'waiting', 'wechat', '审核中'],
  ['RELEASE_IN_FLIGHT', { inFlight: aRelease({ state: 'ready' }) }, 'waiting', 'merchant', '可以提交'],
  ['RELEASE_REJECTED', {}, null],
  ['RELEASE_REJECTED', { ended: aRelease({ state: 'rejected' }) }, 'failing', 'merchant', '没有通过审核'],
  ['RELEASE_REJECTED', { ended: aRelease({ state: 'rejected' }), inFlight: aRelease({ state: 'draft' }) }, null],
]

const titleOf = ([code, changes, state]: Row) =>
  `${code} with other ${Object.keys(changes).join(' and ') || 'nothing'} is ${state ?? 'silent'}`

const lineFor = (code: string, changes: Changes): Requirement | undefined =>
  judge(factsOf(changes)).find((line) => line.code === code)

describe('a rule', () => {
  it.each(table.map((row) => ({ row, title: titleOf(row) })))(
    '$title',
    ({ row: [code, changes, state, who, says = ''] }) => {
      const line = lineFor(code, changes)
      expect(line?.state ?? null).toBe(state)
      if (who) expect(line).toMatchObject({ who, text: expect.stringContaining(says) as string })
    },
  )

  it('is in the table, and can be done', () => {
    const isDone = table.filter(([, , state]) => state === 'done').map(([code]) => code)
    const withoutDone = rules.map(({ code }) => code).filter((code) => !isDone.includes(code))
    // These have nothing to say when there is no such release.
    expect(withoutDone).toEqual(['RELEASE_IN_FLIGHT', 'RELEASE_REJECTED'])
    expect(new Set(table.map(([code]) => code))).toEqual(new Set(rules.map(({ code }) => code)))
    expect(rules.length).toBeGreaterThanOrEqual(25)
  })
})

const everyLine = [...table.map(([, changes]) => changes), ...cases.map(({ facts }) => facts)].flatMap((changes) =>
  judge(factsOf(changes)),
)

describe('every line', () => {
  it('that is not done names who acts, and a step that leads on', () => {
    const lost = everyLine.filter(({ state, next }) => state !== 'done' && (!next || !nextSteps.includes(next)))
    expect(lost).toEqual([])
  })

  it('leaves waiting to those who can only wait', () => {
    const idle = everyLine.filter(({ state, next }) => next === 'wait' && state !== 'waiting')
    const blamed = everyLine.filter(({ who, next }) => next === 'wait' && who !== 'wechat')
    expect([...idle, ...blamed]).toEqual([])
  })

  it('speaks to a shop owner', () => {
    for (const { title, text } of everyLine) {
      expect(title).toMatch(/^\p{Script=Han}+$/u)
      expect(text).not.toMatch(/[A-Z]+_[A-Z]+|undefined|null|NaN|。$/)
      expect(text.length).toBeLessThan(120)
    }
  })

  it('has a place of its own', () => {
    const codes = judge(factsOf({})).map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('what blocks a submission', () => {
  it('is nothing where all is in order', () => {
    const lines = judge(factsOf({}))
    expect(lines.filter(({ state }) => state !== 'done')).toEqual([])
    expect(blockersOf(lines)).toEqual([])
  })

  it('is not what may wait', () => {
    const may = { store: { hours: [] }, account: { isVerified: false }, ended: aRelease({ state: 'rejected' }) }
    const lines = judge(factsOf(may))
    const open = lines.filter(({ state }) => state !== 'done').map(({ code }) => code)
    expect(open).toEqual(['STORE_DETAILS', 'VERIFICATION', 'RELEASE_REJECTED'])
    expect(blockersOf(lines)).toEqual([])
  })

  it('is everything that is wrong at once', () => {
    const lines = judge(factsOf({ profile: { nickname: '测试', hasAvatar: false }, store: { contactPhone: null } }))
    expect(blockersOf(lines).map(({ code }) => code)).toEqual(['NAME_FIT', 'AVATAR', 'CONTACT'])
    expect(lines.filter(({ state, isBlocking }) => state === 'done' && isBlocking)).toEqual([])
  })
})
