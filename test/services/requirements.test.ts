import { nextSteps } from '../../shared/next'
import type { Actor, Requirement } from '../../shared/requirement'
import type { Base } from '../../server/base'
import type { AuthorizerRow } from '../../server/db/models/authorizer'
import { newId } from '../../server/ids'
import { programOf } from '../../server/services/programs'
import { blockersOf, requirementsOf } from '../../server/services/requirements'
import { editStore } from '../../server/services/stores'
import type { Store } from '../../server/store'
import { enoughGoods } from './aGoods'
import { aBase, anAccount, aStore, later, minutes, noon } from './aPlatform'
import { aRelease, category, factsOf } from './preflight/goodStore'

let base: Base
beforeAll(async () => {
  base = await aBase()
})
afterAll(() => base.close())

const allDay = { days: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00' }
const details = { contactName: '麦师傅', contactPhone: '13800138000', address: '河坊街 1 号', hours: [allDay] }

let accounts = 0

/** A store whose mini-program is like this; null for one without. */
async function aStoreWith(account: Partial<AuthorizerRow> | null, changes: object = details): Promise<Store> {
  const store = await editStore(await aStore(base.platform), changes)
  const appid = `wx${String(++accounts).padStart(16, '0')}`
  if (account) {
    await anAccount(base.platform, { appid, userName: `gh_${appid}`, storeId: store.row.id, ...account })
  }
  return store
}

const actors: Actor[] = ['merchant', 'operator', 'wechat']

/** One that lacks nothing: its mini-program has been learned, and there is a template for it. */
async function aReadyStore(): Promise<Store> {
  const store = await aStoreWith({})
  const account = await store.authorizer()
  const { learned, template } = factsOf({})
  if (!account || !learned || !template) throw new Error('a good store has all of them')
  const facts = { ...learned, categories: [category('餐饮服务', '餐饮服务场所/餐饮服务管理企业')] }
  await enoughGoods(store)
  await programOf(store)
  await store.programs.update({}, { facts, factsOf: account.row.appid, learnedAt: noon })
  const [id, templateId] = [newId(), newId()]
  const { templates } = base.platform
  await templates.update({ flavour: 'dining' }, { isDefault: false })
  await templates.create({ ...template, id, templateId, flavour: 'dining', isDefault: true })
  return store
}

interface Case {
  what: string
  account: Partial<AuthorizerRow> | null
  changes?: object
  /** The one line that the case is about. */
  line: Partial<Requirement>
  /** A part of its text. */
  says: string
}

const AUTHORISATION = 'AUTHORISATION'
const PERMISSION_SETS = 'PERMISSION_SETS'

const cases: Case[] = [
  {
    what: 'a store of which nothing is known but its name',
    account: null,
    changes: {},
    line: { code: 'STORE_DETAILS', state: 'missing', next: 'editStore' },
    says: '联系人、联系电话、地址、营业时间',
  },
  {
    what: 'a store without hours',
    account: null,
    changes: { ...details, hours: [] },
    line: { code: 'STORE_DETAILS', state: 'missing', next: 'editStore' },
    says: '还缺：营业时间',
  },
  { what: 'a described store', account: null, line: { code: 'STORE_DETAILS', state: 'done' }, says: '都已填好' },
  {
    what: 'a store without a mini-program',
    account: null,
    line: { code: AUTHORISATION, state: 'missing', next: 'authorise' },
    says: '扫一次码',
  },
  {
    what: 'a store whose merchant took the authorisation back',
    account: { state: 'unauthorised' },
    line: { code: AUTHORISATION, state: 'failing', next: 'reauthorise' },
    says: '重新授权，店铺数据都还在',
  },
  {
    what: 'a store whose authorisation was lost',
    account: { state: 'lost' },
    line: { code: AUTHORISATION, state: 'failing', next: 'reauthorise' },
    says: '重新授权',
  },
  { what: 'an authorised store', account: {}, line: { code: AUTHORISATION, state: 'done' }, says: '小麦面馆' },
  {
    what: 'a mini-program whose name WeChat did not tell',
    account: { name: null },
    line: { code: AUTHORISATION, state: 'done' },
    says: 'wx00',
  },
  {
    what: 'a merchant who unticked two permission sets that are needed',
    account: { permissionSetIds: [17, 25] },
    line: { code: PERMISSION_SETS, state: 'failing', next: 'reauthorise' },
    says: '小程序开发与数据分析、小程序基本信息管理。重新授权时请保持全部勾选',
  },
  { what: 'all sets that are needed', account: {}, line: { code: PERMISSION_SETS, state: 'done' }, says: '都已授予' },
  {
    what: 'a frozen account',
    account: { accountStatus: 19 },
    line: { code: 'PRINCIPAL', state: 'failing', next: 'openWeChatAccount' },
    says: '账号状态不正常',
  },
  {
    what: 'an account without a principal',
    account: { principalName: null },
    line: { code: 'PRINCIPAL', state: 'missing', next: 'openWeChatAccount' },
    says: '还没有主体信息',
  },
  {
    what: 'a principal',
    account: { accountStatus: null },
    line: { code: 'PRINCIPAL', state: 'done' },
    says: '小麦餐饮有限公司',
  },
  {
    what: 'an account that is not verified',
    account: { isVerified: false },
    line: { code: 'VERIFICATION', state: 'missing', next: 'openWeChatAccount' },
    says: '不能分享和收款',
  },
  { what: 'a verified account', account: {}, line: { code: 'VERIFICATION', state: 'done' }, says: '已完成微信认证' },
]

describe('what a store still needs', () => {
  it.each(cases)('$what: $line.code is $line.state', async ({ account, changes, line, says }) => {
    const lines = await requirementsOf(await aStoreWith(account, changes), noon)
    const found = lines.find(({ code }) => code === line.code)

    expect(found).toMatchObject({ who: 'merchant', ...line })
    expect(found?.text).toContain(says)
    if (line.state === 'done') expect(found).not.toHaveProperty('next')
  })

  it('is nothing for a store where all is in order', async () => {
    const store = await aReadyStore()
    const lines = await requirementsOf(store, later(2 * minutes))
    expect(lines.filter(({ state }) => state !== 'done')).toEqual([])
    expect(lines.slice(0, 6).map(({ code }) => code)).toEqual([
      'SIGN_IN',
      'STORE_DETAILS',
      'AUTHORISATION',
      'PERMISSION_SETS',
      'PRINCIPAL',
      'VERIFICATION',
    ])
    expect(lines.length).toBeGreaterThanOrEqual(20)
    expect(await base.platform.tasks.count({ id: `learnProgram:${store.row.id}` })).toBe(0)
  })

  it('is that its mini-program be known: what was learned of another one says nothing about it', async () => {
    const store = await aReadyStore()
    await store.programs.update({}, { factsOf: 'wxffffffffffffffff' })
    const lines = await requirementsOf(store, noon)
    expect(lines.find(({ code }) => code === 'PROGRAM')).toMatchObject({ state: 'waiting', who: 'wechat' })
    expect(lines.map(({ code }) => code)).not.toContain('CATEGORY')
  })

  it('is asked of WeChat anew, once a minute, as long as something is missing', async () => {
    const store = await aStoreWith({})
    await requirementsOf(store, later(2 * minutes))
    await requirementsOf(store, later(2 * minutes))
    const tasks = await base.platform.tasks.list({ id: `learnProgram:${store.row.id}` })
    expect(tasks).toMatchObject([{ kind: 'learnProgram', state: 'waiting' }])
  })

  it('is the end of the release under way, and then a look at why it was rejected', async () => {
    const store = await aReadyStore()
    await store.releases.create({ ...aRelease({ state: 'auditing' }), id: newId('r_'), storeId: store.row.id })
    const underWay = await requirementsOf(store, noon)
    expect(blockersOf(underWay)).toMatchObject([{ code: 'RELEASE_IN_FLIGHT', state: 'waiting', next: 'openRelease' }])

    await store.releases.update({}, { state: 'rejected' })
    const rejected = await requirementsOf(store, noon)
    expect(blockersOf(rejected)).toEqual([])
    expect(rejected.at(-1)).toMatchObject({ code: 'RELEASE_REJECTED', state: 'failing', next: 'openRelease' })
  })

  it('is about the account only while we may act for it', async () => {
    const lines = await requirementsOf(await aStoreWith({ state: 'lost', isVerified: false }), noon)
    expect(lines.map(({ code }) => code)).toEqual(['SIGN_IN', 'STORE_DETAILS', 'AUTHORISATION'])
  })

  /** Whatever a store looks like, somebody can do something about what is wrong with it. */
  it('has no dead end', async () => {
    const states: AuthorizerRow['state'][] = ['authorised', 'lost', 'unauthorised']
    const looks = [true, false].flatMap((isVerified) =>
      [[17, 18, 30], []].flatMap((permissionSetIds) =>
        [1, 14, 16, 18, 19, null].flatMap((accountStatus) =>
          ['小麦餐饮有限公司', null].map((principalName) => ({
            isVerified,
            permissionSetIds,
            accountStatus,
            principalName,
          })),
        ),
      ),
    )
    const stores = [null, ...states.flatMap((state) => looks.map((look) => ({ ...look, state })))]
    for (const account of stores) {
      const lines = await requirementsOf(await aStoreWith(account, {}), noon)
      for (const { state, who, next, title, text } of lines) {
        expect({ title: title !== '', text: text !== '' }).toEqual({ title: true, text: true })
        expect(actors).toContain(who)
        if (state !== 'done') expect(nextSteps).toContain(next)
      }
      const isFit = account?.state === 'authorised' && account.isVerified && account.permissionSetIds.length > 0
      if (!isFit) expect(lines.filter(({ state }) => state !== 'done').length).toBeGreaterThan(1)
    }
  })
})
