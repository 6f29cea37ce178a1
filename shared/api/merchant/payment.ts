import { z } from 'zod'
import type { Problem } from '../../next'
import type {
  IncidentKind,
  PaymentCheckName,
  PaymentMode,
  PaymentState,
  PaymentValueName,
  PaymentVersionState,
  ShippingReportState,
} from '../../payment'
import { paymentModes } from '../../payment'
import { rights } from '../../rights'
import { takes } from '../contract'
import { after, rowId, type Page } from '../ids'

/** One value of a set of keys, looked at on the spot. Never the value itself: at most its end, and its dates. */
export interface PaymentValueView {
  name: PaymentValueName
  state: 'missing' | 'good' | 'wrong'
  /** What it is, what is wrong with it, or where it is found. */
  text: string
}

/** Something WeChat Pay was asked. */
export interface PaymentCheckView {
  name: PaymentCheckName
  state: 'waiting' | 'good' | 'wrong'
  text: string
}

/** A payment of one fen that goes back by itself. */
export interface PaymentTestView {
  state: 'none' | 'asked' | 'paid' | 'returned' | 'failed'
  text: string
}

export interface PaymentVersionView {
  id: string
  number: number
  state: PaymentVersionState
  mode: PaymentMode
  mchid: string
  values: PaymentValueView[]
  checks: PaymentCheckView[]
  test: PaymentTestView
  problem: Problem | null
  certificateEndsAt: string | null
  usedAt: string | null
}

export interface PaymentView {
  /** New orders can be paid in the mini-program. */
  isCollecting: boolean
  /** What the store collects with, also while collecting is switched off. */
  using: PaymentVersionView | null
  /** What is being set up, beside the one that is used. */
  draft: PaymentVersionView | null
  isPartnerOffered: boolean
  /** Merchants who have only the old keys may use them. */
  isV2Offered: boolean
}

/** What a file or a pasted text turned out to be. */
export interface TakenValue {
  payment: PaymentView
  /** 这是商户证书和私钥 */
  text: string
  isGood: boolean
}

export interface PaymentCard {
  id: string
  orderId: string | null
  orderNumber: string | null
  state: PaymentState
  amountFen: number
  mchid: string
  transactionId: string | null
  createdAt: string
  paidAt: string | null
}

export interface IncidentView {
  id: string
  kind: IncidentKind
  title: string
  /** What happened and what to do. */
  text: string
  orderId: string | null
  at: string
  closedAt: string | null
  /** The platform's people did it for the store. */
  isClosedByOperator: boolean
  note: string
}

/** One day as WeChat Pay tells it, compared with the orders. */
export interface BillView {
  id: string
  day: string
  mchid: string
  state: 'waiting' | 'matched' | 'differs' | 'empty'
  lineCount: number
  paidFen: number
  refundedFen: number
  differences: { id: string; text: string; orderId: string | null; oursFen: number | null; billFen: number | null }[]
}

/** What moved through WeChat Pay on one day of Beijing. */
export interface MoneyDayView {
  day: string
  paidCount: number
  paidFen: number
  refundedCount: number
  refundedFen: number
  /** WeChat Pay's bill of this day, of all its accounts; null while there is none. */
  bill: BillView['state'] | null
}

export interface MoneySumView {
  count: number
  fen: number
}

/** What the store's money comes to. */
export interface MoneyView {
  /** The last thirty, newest first, days without anything among them. */
  days: MoneyDayView[]
  /** What WeChat holds until the goods have come. */
  held: MoneySumView
}

/** Money that WeChat holds until the goods have come. */
export interface HeldMoneyView {
  id: string
  orderId: string
  orderNumber: string
  amountFen: number
  state: ShippingReportState
  text: string
  at: string
}

const { roles } = rights.managePayment
const secretText = z.string().trim().max(12_000)

/** With which an incident is closed. */
export const handledNote = z.string().trim().min(1, { error: '请写一句是怎么处理的' }).max(200)

/** Mounted under /api/merchant/:storeKey. */
export const merchantPaymentApi = {
  'GET /payment': takes(z.object({}))
    .for(...roles)
    .gives<PaymentView>(),
  /** Begins a new set of keys, or takes the one up that was begun. */
  'POST /payment/draft': takes(
    z.object({
      mode: z.enum(paymentModes),
      mchid: z
        .string()
        .trim()
        .regex(/^\d{8,10}$/, { error: '商户号是 8 到 10 位数字，在商户平台右上角可以看到' }),
    }),
  )
    .for(...roles)
    .gives<PaymentView>(),
  /** apiclient_cert.p12, apiclient_cert.pem, apiclient_key.pem or pub_key.pem: it is looked at to find out which. */
  'POST /payment/draft/file': takes(z.object({ passphrase: z.string().max(64).optional() }))
    .for(...roles)
    .withFile('file', 64 * 1024)
    .gives<TakenValue>(),
  /** The same from the clipboard; also an APIv3 key and the id of a public key. */
  'POST /payment/draft/text': takes(z.object({ text: secretText }))
    .for(...roles)
    .gives<TakenValue>(),
  /** Asks WeChat Pay. What it accepts is used from then on. */
  'POST /payment/draft/check': takes(z.object({}))
    .for(...roles)
    .gives<PaymentView>(),
  'DELETE /payment/draft': takes(z.object({}))
    .for(...roles)
    .gives<PaymentView>(),
  'PUT /payment/collecting': takes(z.object({ isOn: z.boolean() }))
    .for(...roles)
    .gives<PaymentView>(),
  /** The code that opens the page where one fen is paid, as a picture. */
  'GET /payment/test-code': takes(z.object({}))
    .for(...roles)
    .gives<{ src: string }>(),

  'GET /payments': takes(z.object({ after }))
    .for(...rights.seeFigures.roles)
    .gives<Page<PaymentCard>>(),
  'GET /payment-days': takes(z.object({}))
    .for(...rights.seeFigures.roles)
    .gives<MoneyView>(),
  'GET /incidents': takes(z.object({ isOpen: z.stringbool().default(true), after }))
    .for(...rights.refund.roles)
    .gives<Page<IncidentView>>(),
  'POST /incidents/:incidentId/close': takes(z.object({ incidentId: rowId, note: handledNote }))
    .for(...rights.refund.roles)
    .gives<IncidentView>(),

  'GET /bills': takes(z.object({ after }))
    .for(...rights.seeFigures.roles)
    .gives<Page<BillView>>(),
  /** The comparison line by line, for a spreadsheet. */
  'GET /bills/:billId/report': takes(z.object({ billId: rowId }))
    .for(...rights.seeFigures.roles)
    .givesFile(),
  'GET /held-money': takes(z.object({ after }))
    .for(...rights.seeFigures.roles)
    .gives<Page<HeldMoneyView>>(),
}
