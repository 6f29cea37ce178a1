import type { Base } from '../../server/base'
import type { BillRow, PaymentVersionRow } from '../../server/db/models/payment'
import { newId, newSortKey } from '../../server/ids'
import { incidentView } from '../../server/routes/merchant/paymentViews'
import { beginDraft, takeText } from '../../server/services/payments/accounts'
import { closeIncident, openIncident } from '../../server/services/payments/incidents'
import type { Store } from '../../server/store'
import type {
  FleetIncidentView,
  IncidentPage,
  OperatorIncidentView,
  StorePaymentView,
} from '../../shared/api/operator/payments'
import type { StorePage } from '../../shared/api/operator/stores'
import { dayOf, dayPlus } from '../../shared/day'
import { aCustomer, buying, orders } from '../services/aCustomer'
import { someGoods } from '../services/aGoods'
import { aPayment } from '../services/aPayment'
import { aRefund } from '../services/aRefund'
import { aStore, noon } from '../services/aPlatform'
import { eachDatabase } from '../setup/databases'
import { anOperator, type OperatorScene } from './anOperator'
import payments from '../vectors/payments.json'

const apiV3Key = 'MadeForKaidianTests0123456789abc'

eachDatabase('the money of stores, as operators see it', (openDb) => {
  let base: Base
  let scene: OperatorScene
  beforeEach(async () => {
    const { url } = await openDb()
    scene = await anOperator(url)
    base = scene.base
  })
  afterEach(() => scene.close())

  const get = <T>(path: string) => scene.get<T>(path)
  const send = (path: string, body?: object) => scene.send(path, body)
  const ofStore = (store: Store) => get<StorePaymentView>(`/stores/${store.row.key}/payment`)
  const names = async (query: string) => (await get<StorePage>(`/stores${query}`)).stores.map(({ name }) => name)
  const now = () => base.clock.now()

  /** A merchant number with all its keys; what became of it is said by the test. */
  async function aNumber(
    store: Store,
    values: Partial<PaymentVersionRow> = { state: 'draft' },
  ): Promise<PaymentVersionRow> {
    await beginDraft(store, { mode: 'direct', mchid: '1700000001' }, 'm_1', now())
    for (const text of [payments.keys.merchant_cert, payments.keys.merchant_private, apiV3Key])
      await takeText(store, text, now())
    await store.paymentVersions.update({}, values)
    const [version] = await store.paymentVersions.list({})
    if (!version) throw new Error('it was just made')
    return version
  }

  it('finds stores by how they stand with their payment', async () => {
    const named = async (name: string) => aStore(base.platform, { name })
    await named('没设置')
    await aNumber(await named('设置中'))
    const proved = await named('正常')
    await aNumber(proved, { state: 'proved' })
    await beginDraft(proved, { mode: 'direct', mchid: '1700000009' }, 'm_1', now())
    await aNumber(await named('失效'), { state: 'failing' })
    await aNumber(await named('不用了'), { state: 'retired' })
    await openIncident(proved, { kind: 'paidTwice', subjectId: 'p1' }, now())

    expect((await names('?payment=none')).sort()).toEqual(['不用了', '没设置'])
    expect(await names('?payment=checking')).toEqual(['设置中'])
    expect(await names('?payment=proved')).toEqual(['正常'])
    expect(await names('?payment=failing')).toEqual(['失效'])
    const { stores } = await get<StorePage>('/stores')
    expect(Object.fromEntries(stores.map(({ name, payment }) => [name, payment.standing]))).toEqual({
      ...{ 没设置: 'none', 设置中: 'checking', 正常: 'proved', 失效: 'failing', 不用了: 'none' },
    })
    expect(stores.find(({ name }) => name === '正常')?.payment).toMatchObject({ openIncidents: 1, isCollecting: false })
  })

  it('shows what a store collects with, why it fails, and no key nor the end of one', async () => {
    const store = await aStore(base.platform)
    const problem = { problemCode: 'PAY_CREDENTIALS_REFUSED', problemText: '证书已作废' }
    const { id, accountId } = await aNumber(store, { state: 'failing', ...problem })
    await store.timeline.create({
      ...{ id: newId(), storeId: '', subject: 'paymentVersion', subjectId: id, note: null, at: noon },
      ...{ fromState: 'checking', event: 'prove', toState: 'proved' },
    })
    await openIncident(store, { kind: 'accountFailing', subjectId: accountId, detail: { text: '证书已作废' } }, now())

    const seen = await ofStore(store)
    expect(seen.versions).toMatchObject([
      {
        ...{ number: 1, state: 'failing', mode: 'direct', mchid: '1700000001', isCollecting: false },
        ...{ provedAt: noon.toISOString(), problem: { text: '证书已作废' }, steps: [{ state: 'proved' }] },
        lacking: [],
      },
    ])
    expect(seen.versions[0]?.certificateEndsAt).not.toBeNull()
    expect(seen.incidents).toMatchObject([
      {
        ...{ kind: 'accountFailing', closedBy: null },
        facts: [
          { name: '商户号', text: '1700000001' },
          { name: '原因', text: '证书已作废' },
        ],
      },
    ])
    const told = JSON.stringify(seen)
    await store.paymentVersions.update({}, { state: 'draft', certificate: null })
    expect((await ofStore(store)).versions[0]?.lacking).toEqual([
      { name: 'certificate', problem: null },
      { name: 'publicKey', problem: null },
    ])
    for (const secret of [apiV3Key, apiV3Key.slice(-4), 's1.', 'BEGIN', store.row.id, id, accountId, 'm_1'])
      expect(told).not.toContain(secret)
  })

  it('adds up what moved on each day, in Beijing’s, beside the day’s bill', async () => {
    const store = await aStore(base.platform)
    const customer = await aCustomer(store)
    const order = await orders(store, customer, buying(await someGoods(store)))
    const [today, yesterday] = [dayOf(now()), dayPlus(dayOf(now()), -1)]
    const paid = (paidDay: string, amountFen: number) => aPayment(store, order, { paidDay, amountFen })
    const [first] = [await paid(yesterday, 4500), await paid(yesterday, 500), await paid(today, 300)]
    await paid(dayPlus(today, -30), 9900)
    await aPayment(store, order, { paidDay: null, state: 'closed', amountFen: 7700 })
    const midnight = Date.parse(`${today}T00:00:00+08:00`)
    const back = (ms: number, paymentId: string | null) =>
      aRefund(store, order, { state: 'refunded', amountFen: 100, refundedAt: new Date(midnight + ms), paymentId })
    await Promise.all([back(-1, first.id), back(0, first.id), back(60_000, first.id), back(60_000, null)])
    await aBill(store, 'a1', yesterday, 'matched')
    await aBill(store, 'a2', yesterday, 'differs')
    await aBill(store, 'a1', dayPlus(today, -2), 'empty')
    const report = { stateAt: noon, saidAt: noon, problemCode: null, problemText: null, settledAt: null }
    await store.shippingReports.create({
      ...{ id: first.id, storeId: '', orderId: order.id, state: 'reported', createdAt: noon, ...report },
      sortKey: newSortKey(noon),
    })

    const { days, held } = await ofStore(store)
    expect(days).toHaveLength(30)
    expect(days.slice(0, 3)).toEqual([
      { day: today, paidCount: 1, paidFen: 300, refundedCount: 2, refundedFen: 200, bill: null },
      { day: yesterday, paidCount: 2, paidFen: 5000, refundedCount: 1, refundedFen: 100, bill: 'differs' },
      { day: dayPlus(today, -2), paidCount: 0, paidFen: 0, refundedCount: 0, refundedFen: 0, bill: 'empty' },
    ])
    expect(held).toEqual({ count: 1, fen: 4500 - 300 })
  })

  const aBill = (store: Store, accountId: string, day: string, state: BillRow['state']) =>
    store.bills.create({
      ...{ id: newId(), storeId: '', accountId, mchid: '1700000001', day, state, hash: null, lineCount: 0 },
      ...{ paidFen: 0, refundedFen: 0, differences: [], report: [], matchedAt: noon, createdAt: noon },
    })

  it('lists what waits for a person in all stores, a page at a time, by kind and by whether it is over', async () => {
    const [one, two] = [await aStore(base.platform, { name: '一' }), await aStore(base.platform, { name: '二' })]
    for (const [n, store] of [one, two, one, two].entries()) {
      const kind = n === 3 ? ('refundStuck' as const) : ('paidTwice' as const)
      await openIncident(store, { kind, subjectId: `s${n}` }, new Date(noon.getTime() + n))
    }
    const [old] = await one.incidents.list({ subjectId: 's0' })
    await closeIncident(one, old?.id ?? '', '已退给顾客', 'm_1', noon)
    const list = (query: string) => get<IncidentPage>(`/incidents${query}`)
    const about = ({ incidents }: IncidentPage) => incidents.map(({ store, kind }) => `${store.name} ${kind}`)

    const first = await list('?limit=2')
    expect(about(first)).toEqual(['二 refundStuck', '一 paidTwice'])
    const second = await list(`?limit=2&cursor=${first.next ?? ''}`)
    expect([about(second), second.next]).toEqual([['二 paidTwice'], null])
    expect(about(await list('?kind=refundStuck'))).toEqual(['二 refundStuck'])
    expect(about(await list('?kind=paidTwice'))).toEqual(['一 paidTwice', '二 paidTwice'])
    const closed = await list('?state=closed')
    expect(closed.incidents).toMatchObject([{ store: { name: '一' }, note: '已退给顾客', closedBy: '商家' }])
    expect(await list('?state=closed&kind=refundStuck')).toMatchObject({ incidents: [] })
    expect(new Map(first.open.map(({ kind, count }) => [kind, count]))).toEqual(
      new Map([
        ['paidTwice', 2],
        ['refundStuck', 1],
      ]),
    )
    expect((await send('/incidents?kind=none-such')).status).toBe(400)
  })

  it('tells of a case what it is searched for by, and nothing that is ours', async () => {
    const store = await aStore(base.platform)
    const order = await orders(store, await aCustomer(store), buying(await someGoods(store)))
    const subject = { subjectId: 'p_1', orderId: order.id }
    const detail = { wrong: 'amount', transactionId: '4200001', totalFen: 4400, account: 'a_secret' }
    await openIncident(store, { kind: 'paymentDisagrees', ...subject, detail }, now())

    const { incidents } = await get<IncidentPage>('/incidents')
    expect(incidents[0]?.facts).toEqual([
      { name: '订单号', text: order.number },
      { name: '商户单号', text: 'p_1' },
      { name: '对不上的是', text: '金额' },
      { name: '微信支付单号', text: '4200001' },
      { name: '实际收到', text: '¥44.00' },
    ])
    const told = JSON.stringify(incidents)
    for (const own of ['a_secret', store.row.id, order.id]) expect(told).not.toContain(own)
  })

  it('closes one for its store, once, under the operator’s name', async () => {
    const [store, other] = [await aStore(base.platform), await aStore(base.platform, { name: '别家' })]
    await openIncident(store, { kind: 'refundStuck', subjectId: 'r1' }, now())
    const [incident] = await store.incidents.list({})
    const close = (key: string, note: string) => send(`/stores/${key}/incidents/${incident?.id}/close`, { note })

    expect((await close(other.row.key, '不是这家的')).status).toBe(404)
    expect((await close('s_nowhere', '没有这家')).status).toBe(404)
    expect((await close(store.row.key, ' ')).status).toBe(400)
    const closed = (await (await close(store.row.key, '已在商户平台退款')).json()) as { data: OperatorIncidentView }
    expect(closed.data).toMatchObject({ note: '已在商户平台退款', closedBy: 'xiaolin' })
    const again = (await (await close(store.row.key, '再说一次')).json()) as { data: FleetIncidentView }
    expect(again.data.note).toBe('已在商户平台退款')
    expect((await get<IncidentPage>('/incidents')).incidents).toEqual([])
    const [row] = await store.incidents.list({})
    expect(row && incidentView(row)).toMatchObject({ isClosedByOperator: true, note: '已在商户平台退款' })
  })
})
