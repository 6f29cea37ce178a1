import type { Entry } from '../../shared/api/contract'
import { openBase } from '../../server/base'
import { createParts } from '../../server/domain'
import { digest } from '../../server/ids'
import { customerGroups } from '../../server/routes/customer'
import { merchantGroups } from '../../server/routes/merchant'
import { operatorGroups } from '../../server/routes/operator'
import { newUploadToken } from '../../server/services/manifests'
import { addOperator, signInOperator } from '../../server/services/operators'
import { promoteDraft } from '../../server/services/templateLibrary'
import type { StoreView } from '../../shared/api/merchant/store'
import type { NewAttemptView } from '../../shared/api/merchant/authorisation'
import type { DeviceView } from '../../shared/api/merchant/me'
import type { TemplateManifest } from '../../shared/template'
import { aScene, decide, eventually, names, scan, signIn, type BackOffice, type Scene } from '../flows/scene'
import { someGoods } from '../services/aGoods'
import { anEndedRelease } from '../services/aRelease'
import { aPhoto } from './aPhoto'

/** What a stranger may ask for. Whoever adds an entry here gives it to the whole internet. */
const publicEntries = [
  'POST /api/merchant/me/sessions',
  'GET /api/customer/:storeKey/storefront',
  'POST /api/operator/sessions',
]

/** A request that is in order, for entries that take more than their address. */
const inputs: Record<string, () => unknown> = {
  'POST /api/merchant/me/sessions': () => fromPhone('login'),
  'PUT /api/merchant/me': () => ({ name: '麦师傅' }),
  'POST /api/merchant/me/phone': () => fromPhone('phoneNumber'),
  'POST /api/merchant/me/stores': () => ({ name: '小麦面馆', kind: 'dining', requestKey: 'a-store-0123456789' }),
  'PUT /api/merchant/:storeKey': () => ({ address: '杭州市上城区河坊街 1 号' }),
  'POST /api/merchant/:storeKey/attempts': () => ({ requestKey: 'an-attempt-0123456789' }),
  'PUT /api/merchant/:storeKey/template': () => ({ templateId: 'none-such' }),
  'POST /api/merchant/:storeKey/releases': () => ({ requestKey: 'a-release-0123456789', submits: false }),
  'POST /api/merchant/:storeKey/roll-back': () => ({ appVersion: 1 }),
  'PUT /api/merchant/:storeKey/program': () => ({ autoPublish: true }),
  'POST /api/merchant/:storeKey/program/categories': () => ({ first: 304, second: 305 }),
  'POST /api/merchant/:storeKey/program/interfaces': () => ({ name: 'wx.chooseAddress' }),
  'POST /api/merchant/:storeKey/testers': () => ({ wechatId: 'chen-yiming' }),
  'POST /api/merchant/:storeKey/goods-categories': () => ({ name: '面', requestKey: 'a-category-0123456789' }),
  'PUT /api/merchant/:storeKey/goods-categories/:categoryId': () => ({ name: '汤面' }),
  'PUT /api/merchant/:storeKey/goods-categories-order': () => ({ ids: ['none-such'] }),
  'POST /api/merchant/:storeKey/goods': () => ({ ...someNoodles, requestKey: 'some-goods-0123456789' }),
  'PUT /api/merchant/:storeKey/goods/:goodsId': () => ({ ...someNoodles, rev: 1 }),
  'PUT /api/merchant/:storeKey/goods-shelf': () => ({ ids: ['none-such'], isOnShelf: true }),
  'PUT /api/merchant/:storeKey/goods-category': () => ({ ids: ['none-such'], categoryId: null }),
  'PUT /api/merchant/:storeKey/goods/:goodsId/position': () => ({ beforeId: null }),
  'PUT /api/merchant/:storeKey/goods/:goodsId/stock': () => ({ variants: [{ id: 'none-such', stock: 1 }] }),
  'POST /api/operator/sessions': () => ({ ...operator, holder: 'program' }),
  'PUT /api/operator/templates/:templateId': () => ({ whatIsNew: '可以加菜了' }),
  'POST /api/operator/templates/drafts/:draftId/promote': () => ({ flavour: 'dining' }),
  'POST /api/operator/manifests': () => ({ flavour: 'dining', userVersion: '1.0.0', manifest: aManifest }),
}

/** What a store without a release and without a template is told where it asks for more than it has. */
const refusals: Record<string, string> = {
  'PUT /api/merchant/:storeKey/template': 'TEMPLATE_NOT_AVAILABLE',
  'POST /api/merchant/:storeKey/releases': 'PREFLIGHT_FAILED',
  'POST /api/merchant/:storeKey/releases/:releaseId/submit': 'STATE_CONFLICT',
  'POST /api/merchant/:storeKey/releases/:releaseId/withdraw': 'STATE_CONFLICT',
  'POST /api/merchant/:storeKey/releases/:releaseId/hurry': 'STATE_CONFLICT',
  'POST /api/merchant/:storeKey/releases/:releaseId/publish': 'STATE_CONFLICT',
  'POST /api/merchant/:storeKey/releases/:releaseId/discard': 'STATE_CONFLICT',
  'GET /api/merchant/:storeKey/releases/:releaseId/trial-code': 'NOT_THE_TRIAL',
  'POST /api/merchant/:storeKey/roll-back': 'NO_LIVE_RELEASE',
  'POST /api/merchant/:storeKey/program/interfaces': 'PRIVACY_API_UNFIT',
  'POST /api/merchant/:storeKey/program/suspend': 'VISIT_STATUS_FIXED',
  'GET /api/merchant/:storeKey/program/store-code': 'NOT_RELEASED',
  'PUT /api/merchant/:storeKey/goods/:goodsId/stock': 'NOT_FOUND',
  'POST /api/merchant/:storeKey/goods-import': 'SPREADSHEET_UNREADABLE',
}

/** A code that nobody has used, as `wx` gives it to the back office. */
const fromPhone = async (what: string): Promise<{ code: string }> => {
  const path = `/_sim/phones/merchant/${what}`
  const { code } = await scene.control<{ code: string }>(path, { appid: names.backOffice })
  return { code }
}

const someNoodles = { name: '葱油拌面', variants: [{ values: [], priceFen: 1200, stock: null }] }

const operator = { name: 'xiaolin', password: 'a long enough password' }

const aManifest: TemplateManifest = {
  pages: ['pages/home/index'],
  tabBarPages: [],
  privacyKeys: ['Address'],
  privateInfos: ['chooseAddress'],
  domains: [],
  mainPackageBytes: 300_000,
}

/** Ids in an address, each with the row of somebody else that a person might name there. */
const strangersRows: Record<string, (stranger: Person) => string> = {
  attemptId: ({ attempt }) => attempt.id,
  deviceId: ({ device }) => device.id,
  releaseId: ({ releaseId }) => releaseId,
  testerId: ({ testerId }) => testerId,
  pictureId: ({ pictureId }) => pictureId,
  goodsId: ({ goodsId }) => goodsId,
  categoryId: ({ categoryId }) => categoryId,
}

interface Case {
  /** `METHOD /api/…`, as it is mounted. */
  key: string
  entry: Entry
}

/** What the platform's own people hold. */
interface Ours {
  session: string
  uploadToken: string
}

interface Person {
  office: BackOffice
  store: StoreView
  attempt: NewAttemptView
  device: DeviceView
  releaseId: string
  testerId: string
  pictureId: string
  goodsId: string
  categoryId: string
}

const groups = [...merchantGroups, ...customerGroups, ...operatorGroups]
const cases: Case[] = groups.flatMap(({ prefix, api }) =>
  Object.entries(api).map(([key, entry]) => {
    const [method = '', path = ''] = key.split(' ')
    return { key: `${method} ${prefix}${path === '/' ? '' : path}`, entry }
  }),
)
const closed = cases.filter(({ entry }) => entry.access !== 'public')
const ofOperators = closed.filter(({ key }) => key.includes(' /api/operator'))
const ofMerchants = closed.filter((each) => !ofOperators.includes(each))
const ofStores = ofMerchants.filter(({ key }) => key.includes('/:storeKey'))
const namingRows = ofMerchants.filter(({ key }) => /:\w+Id\b/.test(key))
const isUpload = ({ key }: Case): boolean => key === 'POST /api/operator/manifests'

let scene: Scene
let owner: Person
let stranger: Person
let ours: Ours

async function settleIn(who: 'merchant' | 'customer'): Promise<Person> {
  const office = await signIn(scene, who)
  const store = await office.openStore()
  const attempt = await office.beginAttempt(store)
  const [device] = (await office.call<DeviceView[]>('GET', '/me/devices')).data
  if (!device) throw new Error('whoever is signed in has a device')
  return { office, store, attempt, device, ...(await rowsOf(store)) }
}

/** A release that has come to its end, a tester, a picture: as far as anybody can tell, what the store has done before. */
async function rowsOf({ key }: StoreView): Promise<Omit<Person, 'office' | 'store' | 'attempt' | 'device'>> {
  const { platform, close } = await openBase(scene.env)
  const row = await platform.stores.find({ key })
  if (!row) throw new Error('not stored')
  const store = platform.store(row)
  const { id: releaseId } = await store.releases.create(anEndedRelease(row.id))
  const tester = { id: `t_${key}`, storeId: row.id, appid: names.noodles, wechatId: 'nobody-here', userstr: '' }
  const { id: testerId } = await store.testers.create({ ...tester, createdAt: platform.clock.now() })
  const picture = { id: `p_${key}`, storeId: row.id, fileName: 'none.webp' }
  const { id: pictureId } = await store.reviewPictures.create({ ...picture, createdAt: platform.clock.now() })
  const { goods } = await someGoods(store)
  const category = { id: `c_${key}`, storeId: row.id, name: '小吃', position: 1 }
  const { id: categoryId } = await store.goodsCategories.create({ ...category, createdAt: platform.clock.now() })
  await close()
  return { releaseId, testerId, pictureId, goodsId: goods.id, categoryId }
}

beforeAll(async () => {
  scene = await aScene()
  const isReady = async () => (await (await fetch(`${scene.url}/readyz`)).text()).includes('"ticket":{"ok":true')
  await eventually(isReady)
  owner = await settleIn('merchant')
  stranger = await settleIn('customer')
  ours = await hire()
})
afterAll(() => scene.close())

async function hire(): Promise<Ours> {
  const { platform, close } = await openBase(scene.env)
  const now = platform.clock.now()
  await addOperator(platform, operator.name, operator.password, now)
  const { token } = await signInOperator(platform, operator, { network: '192.0.2.1', device: 'a program' }, now)
  const uploadToken = await newUploadToken(platform, now)
  await close()
  return { session: token, uploadToken }
}

/** A template in the library, and the draft it was made of. */
async function aTemplate(): Promise<{ draftId: string; templateId: string }> {
  const { draft_id: draftId } = await scene.control<{ draft_id: number }>('/_sim/drafts', {
    files: { 'app.json': '{"pages":["pages/home/index"]}', 'app.js': '' },
    user_version: '1.0.0',
    source_miniprogram_appid: 'wxe0000000000000d1',
  })
  const { platform, close } = await openBase(scene.env)
  const { templateId } = await promoteDraft(platform, String(draftId), 'dining', platform.clock.now())
  await close()
  return { draftId: String(draftId), templateId }
}

/** Sends what is in order, with this token and these names in the address. */
async function send({ key, entry }: Case, token: string | null, address: Record<string, string>): Promise<Response> {
  const [method = '', pattern = ''] = key.split(' ')
  const path = pattern.replaceAll(/:(\w+)/g, (_all, name: string) => address[name] ?? 'none-such')
  const headers: Record<string, string> = token === null ? {} : { authorization: `Bearer ${token}` }
  if (entry.file) return fetch(scene.url + path, { method, headers, body: aForm(entry.file.field) })
  const input = await inputs[key]?.()
  if (input === undefined) return fetch(scene.url + path, { method, headers })
  const json = { ...headers, 'content-type': 'application/json' }
  return fetch(scene.url + path, { method, headers: json, body: JSON.stringify(input) })
}

function aForm(field: string): FormData {
  const form = new FormData()
  form.set(field, new Blob([Uint8Array.from(aPhoto())], { type: 'image/png' }), 'photo.png')
  return form
}

const codeOf = async (answer: Response): Promise<string> => {
  const { error } = (await answer.json()) as { error?: { code: string } }
  return error?.code ?? 'none'
}

describe('the contract', () => {
  it('is open to strangers only where it is meant to be', () => {
    expect(cases.filter(({ entry }) => entry.access === 'public').map(({ key }) => key)).toEqual(publicEntries)
  })

  it('is all here, and described to the world as it is', async () => {
    const base = await openBase(scene.env)
    const mounted = createParts(base).apiGroups
    await base.close()
    const document = (await (await fetch(`${scene.url}/openapi.json`)).json()) as {
      paths: Record<string, Record<string, { security?: [] }>>
    }
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => ({
        key: `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
        isPublic: security !== undefined,
      })),
    )

    expect(mounted).toEqual(groups)
    expect(described.map(({ key }) => key).sort()).toEqual(cases.map(({ key }) => key).sort())
    expect(described.filter(({ isPublic }) => isPublic).map(({ key }) => key)).toEqual(publicEntries)
  })

  it('names rows only by ids that are tried with a row of somebody else', () => {
    const ids = namingRows.flatMap(({ key }) => [...key.matchAll(/:(\w+Id)\b/g)].map(([, name]) => name))
    expect([...new Set(ids)].sort()).toEqual(Object.keys(strangersRows).sort())
  })
})

describe('without a session', () => {
  let ended = ''
  beforeAll(async () => {
    const office = await signIn(scene, 'customer')
    await office.call('DELETE', '/me/sessions/current')
    ended = office.token
  })

  it.each(closed)('$key refuses a stranger, a made-up token and a session that was ended', async (each) => {
    const address = { storeKey: owner.store.key, attemptId: owner.attempt.id, deviceId: owner.device.id }
    for (const token of [null, 'm_made-up', ended]) {
      const answer = await send(each, token, address)
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })
})

describe('what is for the platform’s own people', () => {
  it.each(ofOperators)('$key refuses a merchant and whoever holds the other kind of token', async (each) => {
    const address = { storeKey: owner.store.key, templateId: '1', draftId: '1' }
    for (const token of [owner.office.token, isUpload(each) ? ours.session : ours.uploadToken]) {
      const answer = await send(each, token, address)
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })

  it('does not open the back office', async () => {
    for (const token of [ours.session, ours.uploadToken]) {
      const answer = await fetch(`${scene.url}/api/merchant/me`, { headers: { authorization: `Bearer ${token}` } })
      expect(answer.status).toBe(401)
    }
  })
})

describe('with the session of somebody else', () => {
  it.each(ofStores)('$key does not say that the store exists', async (each) => {
    const address = { storeKey: owner.store.key, attemptId: owner.attempt.id }
    const answer = await send(each, stranger.office.token, address)
    const nowhere = await send(each, stranger.office.token, { ...address, storeKey: 's_abcdefghjkmnpqrs' })

    expect([answer.status, await codeOf(answer)]).toEqual([404, 'STORE_NOT_FOUND'])
    expect([nowhere.status, await codeOf(nowhere)]).toEqual([404, 'STORE_NOT_FOUND'])
  })

  it.each(namingRows)('$key does not find their row from a store of my own', async (each) => {
    const theirs = Object.fromEntries(Object.entries(strangersRows).map(([name, of]) => [name, of(stranger)]))
    const answer = await send(each, owner.office.token, { storeKey: owner.store.key, ...theirs })

    expect(answer.status).toBe(404)
    expect(await stranger.office.latestAttempt(stranger.store)).toMatchObject({ state: 'waiting' })
    expect((await stranger.office.call('GET', '/me')).status).toBe(200)
  })
})

describe('an answer', () => {
  const answers: Record<string, string> = {}

  beforeAll(async () => {
    await decide(scene, await scan(scene, owner.attempt.qrPng))
    const { office } = await settleIn('merchant') // whose device may go
    const attempt = await office.beginAttempt(owner.store)
    const [device] = (await office.call<DeviceView[]>('GET', '/me/devices')).data
    const { releaseId, testerId, pictureId, goodsId, categoryId } = owner
    const made = { releaseId, testerId, pictureId, goodsId, categoryId }
    const rows = { attemptId: attempt.id, deviceId: device?.id ?? '', ...made }
    const ids = { ...rows, first: '304', second: '305', ...(await aTemplate()) }
    const address = { storeKey: owner.store.key, ...ids }
    const isLast = ({ key }: Case): boolean => /^DELETE .*\/sessions\/current$/.test(key)
    for (const each of [...cases.filter((one) => !isLast(one)), ...cases.filter(isLast)]) {
      const answer = await send(each, tokenFor(each), address)
      answers[each.key] = `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
    }
  })

  const tokenFor = (each: Case): string => {
    if (isUpload(each)) return ours.uploadToken
    return each.key.includes(' /api/operator') ? ours.session : owner.office.token
  }

  it.each(cases)('to $key is given', ({ key }) => {
    const refusal = refusals[key]
    if (refusal) expect(answers[key]).toContain(`"code":"${refusal}"`)
    else expect(answers[key]).toMatch(/^200 /)
  })

  it('holds nothing that is ours alone', async () => {
    const told = Object.entries(answers)
    for (const secret of await secrets()) {
      expect({ secret, toldBy: told.filter(([, text]) => text.includes(secret)).map(([key]) => key) }).toEqual({
        secret,
        toldBy: [],
      })
    }
  })

  /** Everything sealed, hashed, or known to WeChat and us only. */
  async function secrets(): Promise<string[]> {
    const { platform, close } = await openBase(scene.env)
    const merchants = await platform.merchants.list({})
    const sessions = await platform.sessions.list({})
    const stores = await platform.stores.list({})
    const operators = await platform.operators.list({})
    const operatorSessions = await platform.operatorSessions.list({})
    const held = await Promise.all([
      platform.keeper.peek('component', names.component),
      platform.keeper.peek('authorizer', names.noodles),
    ])
    const { component, merchantApp } = platform.config
    await close()
    const found = [
      's1.', // what every sealed text begins with
      ...merchants.flatMap(({ openid, unionid }) => [openid, unionid]),
      ...[...sessions, ...operatorSessions].map(({ tokenHash }) => tokenHash),
      ...operators.flatMap(({ id, password }) => [id, password]),
      ...stores.flatMap(({ id, createdBy }) => [id, createdBy]),
      ...held.flatMap((token) => [token?.value, token?.refreshToken]),
      ...[component.secret, component.token, component.aesKey, merchantApp.secret],
      ...[owner, stranger].flatMap(({ office }) => [office.token, digest(office.token)]),
      ...[ours.session, ours.uploadToken].flatMap((token) => [token, digest(token)]),
    ]
    const texts = found.filter((text): text is string => typeof text === 'string' && text !== '')
    expect(texts.length).toBeGreaterThan(15)
    return texts
  }
})
