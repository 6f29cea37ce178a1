import { z } from 'zod'
import type { PaymentState } from '../../payment'
import { takes } from '../contract'
import { rowId } from '../ids'
import type { OrderView } from './orders'

/** What `wx.requestPayment` takes. */
export interface PaymentParametersView {
  timeStamp: string
  nonceStr: string
  package: string
  signType: 'RSA' | 'HMAC-SHA256'
  paySign: string
}

/** `parameters` is null where nothing is left to be paid. */
export interface PaymentStartView {
  paymentId: string | null
  parameters: PaymentParametersView | null
}

/** Whether the money has come, as WeChat Pay tells the server. */
export interface PaymentStandView {
  state: PaymentState
}

/** A test of the store's payment account: one fen that goes back by itself. */
export interface PaymentTrialView extends PaymentStandView {
  storeName: string
  amountFen: number
  isReturned: boolean
}

const one = z.object({ orderId: rowId })
const ofTest = z.object({ testId: rowId })

/** Mounted under /api/customer/:storeKey. */
export const customerPaymentApi = {
  /** Said again it is the same payment, as long as that may still be paid. */
  'POST /orders/:orderId/payment': takes(one).gives<PaymentStartView>(),
  /** The phone says that it has paid, or waits: the server asks WeChat Pay. */
  'POST /orders/:orderId/payment/confirm': takes(one).gives<PaymentStandView & { order: OrderView }>(),
  'GET /payment-tests/:testId': takes(ofTest).gives<PaymentTrialView>(),
  'POST /payment-tests/:testId/payment': takes(ofTest).gives<PaymentStartView>(),
  'POST /payment-tests/:testId/confirm': takes(ofTest).gives<PaymentTrialView>(),
}
