import type { customerPaymentApi, PaymentStartView, PaymentTrialView } from '../../../shared/api/customer/payment'
import type { Handlers } from '../../mount'
import { confirmPayment, payOrder, type Started } from '../../services/payments/paying'
import { confirmTest, getTest, payTest, type TestStanding } from '../../services/payments/testing'
import { getOwnOrder } from '../../services/orders/ofCustomer'
import type { CustomerCall } from './calls'
import { ownView } from './orders'

export const payment: Handlers<typeof customerPaymentApi, CustomerCall> = {
  'POST /orders/:orderId/payment': async ({ store, customer, now }, { orderId }) =>
    startView(await payOrder(store, customer, orderId, now)),
  'POST /orders/:orderId/payment/confirm': async (call, { orderId }) => {
    const { store, customer, now } = call
    const state = await confirmPayment(store, customer, orderId, now)
    return { state, order: await ownView(call, await getOwnOrder(store, customer, orderId)) }
  },
  'GET /payment-tests/:testId': async (call, { testId }) => trialView(call, await getTest(call.store, testId)),
  'POST /payment-tests/:testId/payment': async ({ store, customer, now }, { testId }) =>
    startView(await payTest(store, customer, testId, now)),
  'POST /payment-tests/:testId/confirm': async (call, { testId }) =>
    trialView(call, await confirmTest(call.store, testId, call.now)),
}

const startView = (started: Started | null): PaymentStartView => ({
  paymentId: started?.payment.id ?? null,
  parameters: started?.parameters ?? null,
})

const trialView = ({ store }: CustomerCall, { payment: paid, refund }: TestStanding): PaymentTrialView => ({
  storeName: store.row.name,
  amountFen: 1,
  state: paid?.state ?? 'closed',
  isReturned: refund?.state === 'refunded',
})
