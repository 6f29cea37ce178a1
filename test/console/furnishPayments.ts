import type { PaymentVersionRow } from '../../server/db/models/payment'
import { newId } from '../../server/ids'
import { beginDraft, takeText } from '../../server/services/payments/accounts'
import { openIncident } from '../../server/services/payments/incidents'
import type { Store } from '../../server/store'
import { dayOf, dayPlus } from '../../shared/day'
import { aCustomer, buying, orders } from '../services/aCustomer'
import { someGoods } from '../services/aGoods'
import { aPayment } from '../services/aPayment'
import { aRefund } from '../services/aRefund'
import vectors from '../vectors/payments.json'

const { keys } = vectors

const hours = 3600_000

/** A merchant number with its keys, which stands as it is said here. */
async function anAccount(store: Store, state: PaymentVersionRow['state'], now: Date): Promise<PaymentVersionRow> {
  const at = (hour: number) => new Date(now.getTime() - (40 - hour) * hours)
  await beginDraft(store, { mode: 'direct', mchid: '1700000001' }, newId(), at(0))
  for (const text of [keys.merchant_cert, keys.merchant_private, 'MadeForKaidianTests0123456789abc'])
    await takeText(store, text, now)
  const [version] = await store.paymentVersions.list({})
  if (!version) throw new Error('it was just made')
  if (state === 'draft') return version
  const way = ['draft', 'checking', 'proved', ...(state === 'failing' ? ['failing'] : [])]
  const events = ['check', 'prove', 'fail']
  for (const [n, toState] of way.slice(1).entries()) {
    const step = { fromState: way[n] ?? '', event: events[n] ?? '', toState, note: null, at: at(1 + n * 12) }
    await store.timeline.create({ id: newId(), storeId: '', subject: 'paymentVersion', subjectId: version.id, ...step })
  }
  await store.paymentVersions.update({ id: version.id }, { state, stateAt: at(25), usedAt: at(30), triedAt: at(14) })
  await store.platform.stores.update({ id: store.row.id }, { paymentVersionId: version.id })
  return version
}

/** A store that only begins to set up its payment. */
export const beginPayment = (store: Store, now: Date): Promise<PaymentVersionRow> => anAccount(store, 'draft', now)

/** A store that collects: two weeks of money, a bill for most of the days, one of which does not agree. */
export async function collect(store: Store, now: Date): Promise<void> {
  const { id: versionId, accountId } = await anAccount(store, 'proved', now)
  const order = await orders(store, await aCustomer(store), buying(await someGoods(store)), {}, now)
  const of = { versionId, accountId }
  for (let ago = 0; ago < 14; ago++) {
    const [day, at] = [dayPlus(dayOf(now), -ago), new Date(now.getTime() - ago * 24 * hours)]
    const paid = { ...of, amountFen: 128_000 + ago * 4730, paidDay: day, paidAt: at, stateAt: at }
    const payment = await aPayment(store, order, paid)
    await aPayment(store, order, { ...paid, amountFen: 4500 })
    if (ago % 4 === 1)
      await aRefund(store, order, {
        ...{ state: 'refunded', amountFen: 2600, refundedAt: at, paymentId: payment.id, accountId },
      })
    if (ago > 0) await aBill(store, accountId, day, ago === 3 ? 'differs' : 'matched', now)
  }
}

async function aBill(store: Store, accountId: string, day: string, state: 'matched' | 'differs', now: Date) {
  const id = newId()
  await store.bills.create({
    ...{ id, storeId: '', accountId, mchid: '1700000001', day, state, hash: null, lineCount: 2 },
    ...{ paidFen: 0, refundedFen: 0, differences: [], report: [], matchedAt: now, createdAt: now },
  })
  if (state === 'differs')
    await openIncident(store, { kind: 'billDiffers', subjectId: id, detail: { day, differences: 2 } }, now)
}

/** A store whose keys are refused, with a refund that cannot go back for it. */
export async function fail(store: Store, now: Date): Promise<void> {
  const { id, accountId } = await anAccount(store, 'failing', now)
  const problem = { code: 'PAY_CREDENTIALS_REFUSED', text: '微信支付不接受这张商户证书，它可能已经作废' }
  await store.paymentVersions.update({ id }, { problemCode: problem.code, problemText: problem.text })
  await openIncident(store, { kind: 'accountFailing', subjectId: accountId, detail: problem }, now)
  const order = await orders(store, await aCustomer(store), buying(await someGoods(store)), {}, now)
  const stuck = { kind: 'refundUnfunded' as const, subjectId: newId('r'), orderId: order.id }
  const text = '商户号余额不足'
  await openIncident(store, { ...stuck, detail: { code: 'PAY_FUNDS_MISSING', text } }, new Date(now.getTime() - hours))
}
