import type { Base } from '../../server/base'
import type { OrderRow } from '../../server/db/models/order'
import type { PaymentAccountRow } from '../../server/db/models/payment'
import { newId } from '../../server/ids'
import { beginBills, listBills } from '../../server/services/payments/bills'
import { linesOfStore } from '../../server/services/payments/comparing'
import type { BillLine } from '../../server/pay/tradeBill'
import type { Store } from '../../server/store'
import { aCustomer, buying, orders } from './aCustomer'
import { someGoods } from './aGoods'
import { aPayment } from './aPayment'
import { aRefund } from './aRefund'
import { aBase, aStore, days, later, noon } from './aPlatform'

let base: Base
let store: Store
beforeEach(async () => {
  base = await aBase()
  store = await aStore(base.platform)
})
afterEach(() => base.close())

const mchid = '1700000001'
const anAccount = async (of: Store, mode: PaymentAccountRow['mode'] = 'direct') => {
  const account = { id: newId('a'), storeId: of.row.id, mode, mchid, notifyToken: newId(), createdAt: noon }
  await of.paymentAccounts.create(account)
  await of.paymentVersions.create({ ...aVersion, id: newId('v'), storeId: of.row.id, accountId: account.id })
  return account
}
const aVersion = {
  ...{ number: 1, state: 'proved' as const, stateAt: noon, createdBy: '', createdAt: noon },
  ...{
    serial: null,
    certificate: null,
    certificateEndsAt: null,
    privateKey: null,
    apiV3Key: null,
    apiV3ProvedAt: null,
  },
  ...{ apiV2Key: null, publicKeyId: null, publicKey: null, triedAt: null, problemCode: null, problemText: null },
  ...{ checkedAt: null, usedAt: null, retiredAt: null },
}
const anOrder = async (of: Store): Promise<OrderRow> =>
  orders(of, await aCustomer(of, { appid: newId() }), buying(await someGoods(of)))
const begin = (now: Date) => beginBills(base.platform, now, new AbortController().signal)
const begun = async () => (await store.bills.pick('day', {}, { order: [['day', 'ASC']] })).map(String)

it('begins every day since the first payment that has no bill yet, each once', async () => {
  const { id: accountId } = await anAccount(store)
  await anAccount(store, 'partner') // never used
  await aPayment(store, await anOrder(store), { accountId, paidDay: '2026-11-02' })
  await begin(later(1 * days))
  expect(await begun()).toEqual(['2026-11-02'])

  await begin(later(4 * days)) // three days later, for whatever reason
  await begin(later(4 * days))
  expect(await begun()).toEqual(['2026-11-02', '2026-11-03', '2026-11-04', '2026-11-05'])
  expect(await base.platform.tasks.count({ kind: 'matchBill' })).toBe(4)
})

it('asks for no bill that WeChat Pay no longer keeps', async () => {
  const { id: accountId } = await anAccount(store)
  await aPayment(store, await anOrder(store), { accountId, paidDay: '2026-01-05' })
  await begin(noon)

  const all = await begun()
  expect([all[0], all.at(-1), all.length]).toEqual(['2026-08-09', '2026-11-01', 85])
})

it('asks for an account whose keys nobody keeps up for no day but those on which money moved', async () => {
  const { id: accountId } = await anAccount(store)
  await store.paymentVersions.update({ accountId }, { state: 'retired', retiredAt: noon })
  const order = await anOrder(store)
  await aPayment(store, order, { accountId, paidDay: '2026-11-02' })
  await aRefund(store, order, { accountId, state: 'refunded', sentAt: later(3 * days) })
  await aRefund(store, order, { accountId, state: 'refunded', sentAt: later(9 * days) }) // today is not over
  await begin(later(9 * days))

  expect(await begun()).toEqual(['2026-11-02', '2026-11-05'])
})

it('loses no account’s bill at the end of a page', async () => {
  const [first, second] = [await anAccount(store), await anAccount(store, 'partner')]
  const order = await anOrder(store)
  await aPayment(store, order, { accountId: first.id, paidDay: '2026-11-02' })
  await aPayment(store, order, { accountId: second.id, paidDay: '2026-11-03' })
  await begin(later(31 * days))
  const pages = [await listBills(store, undefined)]
  for (let after = pages[0]?.after; after; after = pages.at(-1)?.after) pages.push(await listBills(store, after))

  const ids = pages.flatMap(({ rows }) => rows.map(({ id }) => id))
  expect(new Set(ids).size).toBe(await store.bills.count({}))
  expect(ids).toHaveLength(31 + 30)
  expect(pages.every(({ rows }) => rows.length > 0 && !('report' in (rows[0] ?? {})))).toBe(true)
})

it('counts for each of two stores with one merchant number what was paid in it', async () => {
  const second = await aStore(base.platform, { name: '二店' })
  const both = [store, second]
  const paid = await Promise.all(
    both.map(async (of) => aPayment(of, await anOrder(of), { accountId: (await anAccount(of, 'partner')).id, mchid })),
  )
  const line = (outTradeNo: string, outRefundNo = ''): BillLine => ({
    ...{ kind: outRefundNo ? 'refund' : 'payment', at: '2026-11-02 12:00:00', appid: 'wxOfTheProvider', mchid: '1' },
    ...{ subMchid: mchid, transactionId: '', outTradeNo, outRefundNo, amountFen: 1280, refundStatus: '' },
  })
  const [first, other] = paid.map(({ id }) => id)
  const lines = [line(first ?? ''), line(other ?? ''), line(other ?? '', 'r1'), line('somebodyElse')]
  const counted = await Promise.all(
    paid.map(async ({ accountId }, nth) => linesOfStore(both[nth] ?? store, { accountId, mchid }, lines)),
  )

  expect(counted.map((some) => some.map(({ outTradeNo }) => outTradeNo))).toEqual([
    [first, 'somebodyElse'],
    [other, other, 'somebodyElse'],
  ])
})
