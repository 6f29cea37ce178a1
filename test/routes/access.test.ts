import type { Entry } from '../../shared/api/contract'
import { openBase } from '../../server/base'
import { createParts } from '../../server/domain'
import { digest } from '../../server/ids'
import { customerGroups } from '../../server/routes/customer'
import { merchantGroups } from '../../server/routes/merchant'
import { operatorGroups } from '../../server/routes/operator'
import { newUploadToken } from '../../server/services/manifests'
import { signInOperator } from '../../server/services/operators'
import { promoteDraft } from '../../server/services/templateLibrary'
import type { CustomerSignedInView } from '../../shared/api/customer/me'
import type { StoreView } from '../../shared/api/merchant/store'
import type { NewAttemptView } from '../../shared/api/merchant/authorisation'
import type { DeviceView } from '../../shared/api/merchant/me'
import { firstContent } from '../../shared/storefront'
import type { TemplateManifest } from '../../shared/template'
import { aScene, decide, names, scan, signIn, type BackOffice, type Scene } from '../flows/scene'
import { aCheapOperator, cheapProof } from '../services/aCheapOperator'
import { aPhoto } from './aPhoto'
import { aBuyer, someSold, staffRows, type Buyer, type Sold } from './someRows'

/** What a stranger may ask for. Whoever adds an entry here gives it to the whole internet. */
const publicEntries = [
  'POST /api/merchant/me/sessions',
  'GET /api/customer/:storeKey/storefront',
  'GET /api/customer/:storeKey/home',
  'GET /api/customer/:storeKey/menu',
  'GET /api/customer/:storeKey/menu/:categoryId',
  'GET /api/customer/:storeKey/categories',
  'GET /api/customer/:storeKey/goods',
  'GET /api/customer/:storeKey/goods/:goodsId',
  'POST /api/customer/:storeKey/sessions',
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
  'POST /api/merchant/:storeKey/orders/:orderId/close': () => ({}),
  'PUT /api/merchant/:storeKey/orders/:orderId/price': () => ({ totalFen: 1000 }),
  'PUT /api/merchant/:storeKey/orders/:orderId/remark': () => ({ remark: '催一下' }),
  'POST /api/merchant/:storeKey/orders/:orderId/refunds': () => ({ requestKey: 'a-refund-0123456789', amountFen: 50 }),
  'POST /api/merchant/:storeKey/refunds/:refundId/refuse': () => ({ reply: '已经做好了' }),
  'POST /api/merchant/:storeKey/sittings/:sittingId/close': () => ({ orderIds: [], expectedOwedFen: 0 }),
  'POST /api/merchant/:storeKey/payment/draft': () => ({ mode: 'direct', mchid: '1700000002' }),
  'POST /api/merchant/:storeKey/payment/draft/text': () => ({ text: 'PUB_KEY_ID_0117000000022026' }),
  'PUT /api/merchant/:storeKey/payment/collecting': () => ({ isOn: false }),
  'POST /api/merchant/:storeKey/incidents/:incidentId/close': () => ({ note: '已退给顾客' }),
  'PUT /api/merchant/:storeKey/customers/:customerId': () => ({ remark: '常客' }),
  'POST /api/merchant/:storeKey/staff/invites': () => ({ role: 'clerk' }),
  'PUT /api/merchant/:storeKey/staff/:staffId': () => ({ role: 'manager' }),
  'PUT /api/merchant/:storeKey/storefront': () => ({ content: firstContent('dining'), version: 0 }),
  'POST /api/merchant/:storeKey/storefront/preview': () => ({ content: firstContent('dining') }),
  'PUT /api/merchant/:storeKey/paused': () => ({ isPaused: false }),
  'POST /api/merchant/:storeKey/tables': () => ({ names: ['B1'], requestKey: 'some-tables-0123456789' }),
  'PUT /api/merchant/:storeKey/tables/:tableId': () => ({ name: '靠窗' }),
  'POST /api/customer/:storeKey/sessions': () => fromPhone('login', names.noodles),
  'PUT /api/customer/:storeKey/me': () => ({ name: '小满' }),
  'POST /api/customer/:storeKey/me/phone': () => fromPhone('phoneNumber', names.noodles),
  'POST /api/customer/:storeKey/addresses': () => anAddress,
  'PUT /api/customer/:storeKey/addresses/:addressId': () => anAddress,
  'POST /api/customer/:storeKey/cart/lines': () => ({ ...wanted(), quantity: 1 }),
  'PUT /api/customer/:storeKey/cart/lines/:lineId': () => ({ quantity: 2 }),
  'POST /api/customer/:storeKey/cart/merge': () => ({ lines: [{ ...wanted(), quantity: 1 }] }),
  'POST /api/customer/:storeKey/quote': () => ({ what: { from: 'goods', ...wanted(), quantity: 1 } }),
  'POST /api/customer/:storeKey/orders': () => ({
    ...{ requestKey: 'an-order-0123456789', what: { from: 'goods', ...wanted(), quantity: 1 } },
    ...{ method: 'pickup', payMethod: 'offline', expectedTotalFen: owner.sold.totalFen },
  }),
  'POST /api/customer/:storeKey/orders/:orderId/refunds': () => ({
    ...{ requestKey: 'a-refund-0123456789', amountFen: 50, reason: '凉了' },
  }),
  'POST /api/operator/sessions': () => ({ ...cheapProof, holder: 'program' }),
  'POST /api/operator/stores/:storeKey/incidents/:incidentId/close': () => ({ note: '已联系商家' }),
  'PUT /api/operator/templates/:templateId': () => ({ whatIsNew: '可以加菜了' }),
  'POST /api/operator/templates/drafts/:draftId/promote': () => ({ flavour: 'dining' }),
  'POST /api/operator/manifests': () => ({ flavour: 'dining', userVersion: '1.0.0', manifest: aManifest }),
}

/** What a store without a release and without a template is told where it asks for more than it has. */
const refusals: Record<string, string> = {
  'POST /api/operator/stores/:storeKey/incidents/:incidentId/close': 'STATE_CONFLICT', // the merchant has closed it
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
  'POST /api/merchant/:storeKey/orders/:orderId/accept': 'ACTION_NOT_ALLOWED',
  'POST /api/merchant/:storeKey/orders/:orderId/ship': 'ACTION_NOT_ALLOWED',
  'POST /api/merchant/:storeKey/orders/:orderId/receive': 'ACTION_NOT_ALLOWED',
  'POST /api/merchant/:storeKey/orders/:orderId/collect': 'ACTION_NOT_ALLOWED',
  'POST /api/merchant/:storeKey/orders/:orderId/close': 'STATE_CONFLICT',
  'PUT /api/merchant/:storeKey/orders/:orderId/price': 'ACTION_NOT_ALLOWED',
  'POST /api/merchant/:storeKey/refunds/:refundId/refuse': 'STATE_CONFLICT',
  'POST /api/merchant/:storeKey/refunds/:refundId/retry': 'REFUND_NOT_FOUND',
  'POST /api/merchant/:storeKey/refunds/:refundId/take-back': 'REFUND_NOT_FOUND',
  'POST /api/merchant/:storeKey/payment/draft/file': 'PAYMENT_VALUE_UNREADABLE',
  'POST /api/merchant/:storeKey/payment/draft/check': 'PAYMENT_ACCOUNT_INCOMPLETE',
  'POST /api/customer/:storeKey/payment-tests/:testId/payment': 'PAY_CREDENTIALS_REFUSED',
  'GET /api/merchant/:storeKey/tables/:tableId/code': 'TABLE_NOT_FOUND',
  'GET /api/customer/:storeKey/menu/:categoryId': 'GOODS_CATEGORY_NOT_FOUND', // its merchant has just removed it
  'POST /api/customer/:storeKey/orders/:orderId/cancel': 'STATE_CONFLICT',
  'POST /api/customer/:storeKey/orders/:orderId/receive': 'ACTION_NOT_ALLOWED',
  'POST /api/customer/:storeKey/orders/:orderId/refunds/:refundId/withdraw': 'STATE_CONFLICT',
  'DELETE /api/customer/:storeKey/me': 'ORDERS_UNDER_WAY',
}

/** A code that nobody has used, as `wx` gives it to the back office, or to a store. */
const fromPhone = async (what: string, appid: string = names.backOffice): Promise<{ code: string }> => {
  const { code } = await scene.control<{ code: string }>(`/_sim/phones/merchant/${what}`, { appid })
  return { code }
}

const wanted = () => ({ goodsId: owner.sold.goodsId, variantId: owner.sold.variantId })
const anAddress = {
  ...{ name: '林小满', phone: '13912345678', province: '浙江省', city: '杭州市', district: '上城区' },
  detail: '河坊街 1 号',
}

const someNoodles = { name: '葱油拌面', variants: [{ values: [], priceFen: 1200, stock: null }] }

const aManifest: TemplateManifest = {
  pages: ['pages/home/index'],
  tabBarPages: [],
  privacyKeys: ['Address'],
  privateInfos: ['chooseAddress'],
  domains: [],
  mainPackageBytes: 300_000,
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
  /** Ids and codes in an address, each with a row of this person's store that it may name. */
  rows: Record<string, string>
  sold: Sold
  /** A customer of the store, and another one. */
  buyer: Buyer
  fellow: Buyer
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
const ofCustomers = closed.filter(({ key }) => key.includes(' /api/customer'))
const ofMerchants = closed.filter((each) => !ofOperators.includes(each) && !ofCustomers.includes(each))
const ofStores = ofMerchants.filter(({ key }) => key.includes('/:storeKey'))
const namesRow = ({ key }: Case): boolean => /:(\w+Id|number)\b/.test(key)
const namingRows = ofMerchants.filter(namesRow)
/** Also the public ones: the shelf of one store shows nothing of another's. */
const customersNaming = cases.filter((each) => each.key.includes(' /api/customer') && namesRow(each))
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
  return { office, store, attempt, device, ...(await furnish(store, { attemptId: attempt.id, deviceId: device.id })) }
}

async function furnish(
  { key }: StoreView,
  known: Person['rows'],
): Promise<Pick<Person, 'rows' | 'sold' | 'buyer' | 'fellow'>> {
  const base = await openBase(scene.env)
  const row = await base.platform.stores.find({ key })
  if (!row) throw new Error('not stored')
  const store = base.platform.store(row)
  const [buyer, fellow] = [await aBuyer(base, store, names.noodles), await aBuyer(base, store, names.noodles)]
  const rows = { ...known, ...(await staffRows(base, store, names.noodles)), ...buyer.rows, number: '1' }
  const sold = await someSold(store)
  await base.close()
  return { rows, sold, buyer, fellow }
}

beforeAll(async () => {
  scene = await aScene()
  owner = await settleIn('merchant')
  stranger = await settleIn('customer')
  ours = await hire()
})
afterAll(() => scene.close())

async function hire(): Promise<Ours> {
  const { platform, close } = await openBase(scene.env)
  const now = platform.clock.now()
  await aCheapOperator(platform)
  const { token } = await signInOperator(platform, cheapProof, { network: '192.0.2.1', device: 'a program' }, now)
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
    const naming = [...namingRows, ...customersNaming]
    const ids = naming.flatMap(({ key }) => [...key.matchAll(/:(\w+Id)\b/g)].map(([, name = '']) => name))
    const tried = Object.keys(stranger.rows).filter((name) => name.endsWith('Id'))
    expect([...new Set(ids)].sort()).toEqual(tried.sort())
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
    const address = { storeKey: owner.store.key, ...owner.rows }
    for (const token of [null, 'm_made-up', ended]) {
      const answer = await send(each, token, address)
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })
})

describe('what is for the platform’s own people', () => {
  it.each(ofOperators)('$key refuses a merchant and whoever holds the other kind of token', async (each) => {
    const address = { storeKey: owner.store.key, templateId: '1', draftId: '1' }
    for (const token of [owner.office.token, owner.buyer.token, isUpload(each) ? ours.session : ours.uploadToken]) {
      const answer = await send(each, token, address)
      expect([answer.status, await codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
    }
  })

  it('does not open the back office', async () => {
    for (const token of [ours.session, ours.uploadToken, owner.buyer.token]) {
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
    const answer = await send(each, owner.office.token, { storeKey: owner.store.key, ...stranger.rows })

    expect(answer.status).toBe(404)
    expect(await stranger.office.latestAttempt(stranger.store)).toMatchObject({ state: 'waiting' })
    expect((await stranger.office.call('GET', '/me')).status).toBe(200)
  })
})

describe('with the session of a customer', () => {
  it.each(ofMerchants)('$key stays shut', async (each) => {
    const answer = await send(each, owner.buyer.token, { storeKey: owner.store.key, ...owner.rows })
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
  })

  it.each(ofCustomers)(
    '$key is shut to merchants, to customers of another store, and to our own people',
    async (each) => {
      const tokens = [owner.office.token, stranger.buyer.token, ours.session]
      for (const token of tokens) {
        const answer = await send(each, token, { storeKey: owner.store.key, ...owner.rows })
        expect([answer.status, await codeOf(answer)]).toEqual([401, 'UNAUTHENTICATED'])
      }
    },
  )

  it.each(customersNaming)('$key finds nothing of another customer, nor of another store', async (each) => {
    const { storeKey, before } = { storeKey: owner.store.key, before: await kept() }
    const mine = { ...owner.rows, ...owner.buyer.rows }
    for (const theirs of [...(isEverybodys(each) ? [] : [owner.fellow.rows]), stranger.rows]) {
      const answer = await send(each, owner.buyer.token, { storeKey, ...mine, ...theirs })
      if (!changesNothing.includes(each.key)) expect(answer.status).toBe(404)
    }
    // Their refund under an order of one's own is nobody's, either.
    if (each.key.includes(':refundId'))
      expect(
        (await send(each, owner.buyer.token, { storeKey, ...mine, refundId: owner.fellow.rows['refundId'] ?? '' }))
          .status,
      ).toBe(404)
    expect(await kept()).toEqual(before)
  })

  /** A test of the account is for whoever has its code. */
  const isEverybodys = ({ entry, key }: Case): boolean => entry.access === 'public' || key.includes(':testId')

  /** What somebody else took out of the cart, or deleted, is out: that is no error. It must be theirs all the same. */
  const changesNothing = [
    'PUT /api/customer/:storeKey/cart/lines/:lineId',
    'DELETE /api/customer/:storeKey/addresses/:addressId',
  ]

  /** Everything that customers have. */
  async function kept() {
    const { platform, close } = await openBase(scene.env)
    const stores = (await platform.stores.list({})).map((row) => platform.store(row))
    const all = await Promise.all(
      stores.map((store) =>
        Promise.all([store.addresses, store.cartLines, store.orders, store.refunds].map((table) => table.list({}))),
      ),
    )
    await close()
    return all
  }
})

describe('an answer', () => {
  const answers: Record<string, string> = {}
  /** Who came with a phone: WeChat knows them, as it does not know the buyers. */
  let visitor = ''

  beforeAll(async () => {
    await decide(scene, await scan(scene, owner.attempt.qrPng))
    const { office } = await settleIn('merchant') // whose device may go
    const { id: attemptId } = await office.beginAttempt(owner.store)
    const [device] = (await office.call<DeviceView[]>('GET', '/me/devices')).data
    const theirs = { attemptId, deviceId: device?.id ?? '', first: '304', second: '305', ...(await aTemplate()) }
    const address = { storeKey: owner.store.key, ...owner.rows, ...theirs, number: '0' }
    const arrival = await fetch(`${scene.url}/api/customer/${owner.store.key}/sessions`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify(await fromPhone('login', names.noodles)),
    })
    visitor = ((await arrival.json()) as { data: CustomerSignedInView }).data.token
    const isLast = ({ key }: Case): boolean => /^DELETE .*(\/sessions\/current|customer.*\/me)$/.test(key)
    for (const each of [...cases.filter((one) => !isLast(one)), ...cases.filter(isLast)]) {
      const answer = await send(each, tokenFor(each), address)
      answers[each.key] = `${answer.status} ${JSON.stringify([...answer.headers])} ${await answer.text()}`
    }
  })

  const tokenFor = (each: Case): string => {
    if (isUpload(each)) return ours.uploadToken
    if (/\/me\/(avatar|phone)$/.test(each.key) && each.key.includes(' /api/customer')) return visitor
    if (each.key.includes(' /api/customer')) return owner.buyer.token
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
    const customers = await platform.customers.list({})
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
      ...[...merchants, ...customers].flatMap(({ openid, unionid }) => [openid, unionid]),
      ...[...sessions, ...operatorSessions].map(({ tokenHash }) => tokenHash),
      ...operators.flatMap(({ id, password }) => [id, password]),
      ...stores.flatMap(({ id, createdBy }) => [id, createdBy]),
      ...held.flatMap((token) => [token?.value, token?.refreshToken]),
      ...[component.secret, component.token, component.aesKey, merchantApp.secret],
      ...[owner, stranger].flatMap(({ office }) => [office.token, digest(office.token)]),
      ...[owner, stranger].flatMap(({ buyer, fellow }) => [buyer.token, fellow.token, digest(buyer.token)]),
      ...[owner, stranger].flatMap(({ rows }) => digest(rows['token'] ?? '')),
      ...[ours.session, ours.uploadToken].flatMap((token) => [token, digest(token)]),
    ]
    const texts = found.filter((text): text is string => typeof text === 'string' && text !== '')
    expect(texts.length).toBeGreaterThan(15)
    return texts
  }
})
