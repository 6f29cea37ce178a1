import type { Base } from '../../server/base'
import type { ReleaseRow } from '../../server/db/models/release'
import { newId } from '../../server/ids'
import type { Store } from '../../server/store'
import type { StoreDetailView, StorePage } from '../../shared/api/operator/stores'
import type { LibraryView } from '../../shared/api/operator/templates'
import { editStore } from '../../server/services/stores'
import { aStore, anAccount, later, minutes, noon } from '../services/aPlatform'
import { anEndedRelease } from '../services/aRelease'
import { eachDatabase } from '../setup/databases'
import { anOperator, type OperatorScene } from './anOperator'

const made = { templateId: '7', userVersion: '1.2.0', extJson: '{"ext":"inner"}', configHash: 'hash-of-it' }

const aRelease = (store: Store, values: Partial<ReleaseRow> = {}): Promise<ReleaseRow> =>
  store.releases.create(anEndedRelease(store.row.id, { ...made, ...values }))

eachDatabase('the stores, as operators see them', (openDb) => {
  let base: Base
  let scene: OperatorScene
  beforeEach(async () => {
    const { url } = await openDb()
    scene = await anOperator(url)
    base = scene.base
  })
  afterEach(() => scene.close())

  const get = <T>(path: string) => scene.get<T>(path)
  const list = (query = '') => get<StorePage>(`/stores${query}`)
  const names = async (query = ''): Promise<string[]> => (await list(query)).stores.map(({ name }) => name)

  /** A store made so many minutes after noon. */
  async function aNamedStore(name: string, minute: number, kind: 'dining' | 'retail' = 'dining'): Promise<Store> {
    const store = await aStore(base.platform, { name, kind })
    await base.platform.stores.update({ id: store.row.id }, { createdAt: later(minute * minutes) })
    return store
  }

  it('come newest first, a page at a time, also those of the same moment', async () => {
    for (const [minute, name] of ['一', '二', '三', '四', '五'].entries()) await aNamedStore(name, Math.min(minute, 3))
    const first = await list('?limit=2')
    const second = await list(`?limit=2&cursor=${first.next ?? ''}`)
    const third = await list(`?limit=2&cursor=${second.next ?? ''}`)
    const seen = [first, second, third].flatMap(({ stores }) => stores.map(({ name }) => name))

    expect([...seen].sort()).toEqual(['一', '二', '三', '四', '五'].sort())
    expect(seen.slice(2)).toEqual(['三', '二', '一'])
    expect([first.total, third.next]).toEqual([5, null])
    expect((await scene.send('/stores?cursor=x')).status).toBe(400)
  })

  it('are found by name, key and appid, and by nothing that only looks like a pattern', async () => {
    const noodles = await aNamedStore('小麦面馆', 1)
    await aNamedStore('100%手作 Bakery', 2)
    await anAccount(base.platform, { storeId: noodles.row.id, appid: 'wxaBCdef0000000001', name: '麦香' })

    expect(await names('?search=面馆')).toEqual(['小麦面馆'])
    expect(await names(`?search=${noodles.row.key}`)).toEqual(['小麦面馆'])
    expect(await names('?search=wxabcd')).toEqual(['小麦面馆'])
    expect(await names('?search=麦香')).toEqual(['小麦面馆'])
    expect(await names('?search=bakery')).toEqual(['100%手作 Bakery'])
    expect(await names(`?search=${encodeURIComponent('%')}`)).toEqual(['100%手作 Bakery'])
    expect(await names(`?search=${encodeURIComponent("' OR 1=1 --")}`)).toEqual([])
  })

  it('are narrowed by how their newest release and their authorisation stand', async () => {
    const [one, two] = [await aNamedStore('审核中', 1), await aNamedStore('已上线', 2)]
    await aNamedStore('新店', 3)
    await anAccount(base.platform, { storeId: one.row.id, appid: 'wxa0000000000000c1', userName: 'gh_1' })
    await anAccount(base.platform, {
      storeId: two.row.id,
      appid: 'wxa0000000000000c2',
      userName: 'gh_2',
      state: 'lost',
    })
    await aRelease(one, { number: 1, state: 'live' })
    await aRelease(one, { number: 2, state: 'auditing', inFlightOf: one.row.id, userVersion: '1.3.0' })
    await aRelease(two, { number: 1, state: 'live' })

    expect(await names('?release=auditing')).toEqual(['审核中'])
    expect(await names('?release=live')).toEqual(['已上线'])
    expect(await names('?release=none')).toEqual(['新店'])
    expect(await names('?authorisation=lost')).toEqual(['已上线'])
    expect(await names('?authorisation=none')).toEqual(['新店'])
    expect(await names('?authorisation=authorised&release=live')).toEqual([])
    const [line] = (await list('?release=auditing')).stores
    expect(line).toMatchObject({
      program: { appid: 'wxa0000000000000c1', state: 'authorised' },
      live: { number: 1, userVersion: '1.2.0' },
      current: { number: 2, state: 'auditing', userVersion: '1.3.0' },
      problem: null,
    })
    const [lost] = (await list('?authorisation=lost')).stores
    expect(lost).toMatchObject({ current: null, problem: { code: 'AUTHORISATION_LOST' } })
  })

  it('show everything of one of them, and nothing that is ours or the merchant’s alone', async () => {
    const store = await aNamedStore('小麦面馆', 1)
    await editStore(store, { contactPhone: '13812345678' })
    await base.platform.merchants.update({}, { name: '林晓梅', phone: '13800138000' })
    const account = await anAccount(base.platform, { storeId: store.row.id })
    const fresh = { accessToken: 'an-access-token', refreshToken: 'a-refresh-token', expiresInSeconds: 7200 }
    await base.platform.keeper.put(base.platform.tokens, 'authorizer', account.appid, fresh, base.clock.now())
    const { id } = await aRelease(store, { state: 'rejected', reviewReason: '1:店铺名称不符<br>(1):请修改名称' })
    for (const [toState, at] of [
      ['committing', later(1)],
      ['trial', later(2)],
    ] as const) {
      const way = { fromState: 'draft', event: 'commit', toState, note: null, at }
      await store.timeline.create({ id: newId(), storeId: '', subject: 'release', subjectId: id, ...way })
    }
    const notice = { code: 'RELEASE_REJECTED', subjectId: id, text: '审核没有通过', at: noon, readAt: null }
    await store.notices.create({ id: newId(), storeId: '', ...notice })

    const seen = await get<StoreDetailView>(`/stores/${store.row.key}`)
    expect(seen).toMatchObject({
      contactPhone: '138****5678',
      staff: [{ name: '林晓梅', phone: '138****8000', role: 'owner' }],
      account: { appid: account.appid, token: { isFresh: true, canRenew: true } },
      program: { templateId: null, autoPublish: true, facts: null },
      releases: [
        {
          state: 'rejected',
          reviewReason: ['店铺名称不符', '请修改名称'],
          problem: { text: '店铺名称不符；请修改名称' },
          steps: [{ state: 'committing' }, { state: 'trial' }],
        },
      ],
      notices: [{ code: 'RELEASE_REJECTED', isRead: false }],
    })
    expect(seen.requirements.map(({ code }) => code)).toContain('STORE_DETAILS')
    const told = JSON.stringify(seen)
    for (const secret of [
      store.row.id,
      'an-access-token',
      'a-refresh-token',
      '13812345678',
      '13800138000',
      'inner',
      'hash-of-it',
    ]) {
      expect(told).not.toContain(secret)
    }
    expect((await scene.send('/stores/s_nowhere')).status).toBe(404)
  })

  it('are counted for each template: those that run it, get it now, picked it, or follow the default', async () => {
    const [one, two] = [await aNamedStore('一', 1), await aNamedStore('二', 2)]
    await aNamedStore('三', 3, 'retail')
    const template = { draftId: '1', userVersion: '1.2.0', userDesc: '', sourceAppid: null, whatIsNew: null }
    await base.platform.templates.create({
      ...{ id: newId(), templateId: '7', flavour: 'dining', createTime: noon, state: 'available', isDefault: true },
      ...{ ...template, manifest: null, seenAt: noon },
    })
    await aRelease(one, { state: 'live' })
    await aRelease(two, { state: 'auditing', inFlightOf: two.row.id })
    const picked = { templateId: '7', autoPublish: true, suspendedAt: null, facts: null, factsOf: null }
    await two.programs.create({ id: two.row.id, storeId: '', ...picked, learnedAt: noon })

    expect(await get<LibraryView>('/templates')).toMatchObject({
      templates: [{ templateId: '7', isDefault: true, stores: { live: 1, underWay: 1, picked: 1 } }],
      followers: { retail: 1, dining: 1 },
    })
  })
})
