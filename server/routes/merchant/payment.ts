import type { merchantPaymentApi } from '../../../shared/api/merchant/payment'
import { bytesOf, type Handlers } from '../../mount'
import {
  beginDraft,
  dropDraft,
  paymentStanding,
  setCollecting,
  takeFile,
  takeText,
} from '../../services/payments/accounts'
import { exportBill, listBills } from '../../services/payments/bills'
import { closeIncident, listIncidents } from '../../services/payments/incidents'
import { checkDraft } from '../../services/payments/proving'
import { listPayments } from '../../services/payments/reading'
import { heldMoney } from '../../services/payments/shipping'
import { testCode } from '../../services/payments/testing'
import type { StoreCall } from './calls'
import { billView, heldMoneyView, incidentView, moneyView, paymentCard, paymentView } from './paymentViews'

const whole = async ({ store, now }: StoreCall) => paymentView(store, await paymentStanding(store, now))

export const payment: Handlers<typeof merchantPaymentApi, StoreCall> = {
  'GET /payment': whole,
  'POST /payment/draft': async (call, wanted) => {
    await beginDraft(call.store, wanted, call.identity.merchant.id, call.now)
    return whole(call)
  },
  'POST /payment/draft/file': async (call, { passphrase }) => {
    const { text, isGood } = await takeFile(call.store, bytesOf(call), passphrase, call.now)
    return { payment: await whole(call), text, isGood }
  },
  'POST /payment/draft/text': async (call, input) => {
    const { text, isGood } = await takeText(call.store, input.text, call.now)
    return { payment: await whole(call), text, isGood }
  },
  'POST /payment/draft/check': async (call) => {
    await checkDraft(call.store, call.now)
    return whole(await renewed(call))
  },
  'DELETE /payment/draft': async (call) => {
    await dropDraft(call.store, call.now)
    return whole(call)
  },
  'PUT /payment/collecting': async (call, { isOn }) => {
    await setCollecting(call.store, isOn, call.now)
    return whole(await renewed(call))
  },
  'GET /payment/test-code': async ({ store, now }) => {
    const { bytes, type } = await testCode(store, now)
    return { src: `data:${type};base64,${bytes.toString('base64')}` }
  },
  'GET /payments': async ({ store }, { after }) => {
    const page = await listPayments(store, after)
    return { rows: page.rows.map(paymentCard), after: page.after }
  },
  'GET /payment-days': ({ store, now }) => moneyView(store, now),
  'GET /incidents': async ({ store }, asked) => {
    const page = await listIncidents(store, asked)
    return { rows: page.rows.map(incidentView), after: page.after }
  },
  'GET /bills': async ({ store }, { after }) => {
    const page = await listBills(store, after)
    return { rows: page.rows.map(billView), after: page.after }
  },
  'GET /bills/:billId/report': ({ store }, { billId }) => exportBill(store, billId),
  'GET /held-money': async ({ store }, { after }) => {
    const page = await heldMoney(store, after)
    return { rows: page.rows.map(heldMoneyView), after: page.after }
  },
  'POST /incidents/:incidentId/close': async ({ store, identity, now }, { incidentId, note }) =>
    incidentView(await closeIncident(store, incidentId, note, identity.merchant.id, now)),
}

/** The store's row says what it collects with: it has just changed. */
async function renewed(call: StoreCall): Promise<StoreCall> {
  const store = await call.platform.findStore(call.store.row.id)
  return store ? { ...call, store } : call
}
