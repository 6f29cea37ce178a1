import { beijingClock } from '../../shared/day'
import { PayError } from './errors'
import type { RefundAnswer } from './refunds'
import type { PaymentParameters } from './signing'
import type { Transaction } from './transactions'

/** A payment by what names it: the mini-program it is made in, who is paid, and our number for it. */
export interface PaymentName {
  appid: string
  /** Who is paid; in partner mode the sub-merchant. */
  mchid: string
  outTradeNo: string
}

export interface WantedPayment extends PaymentName {
  /** The payer's, under `appid`. */
  openid: string
  amountFen: number
  description: string
  /** At least a minute from now. */
  expiresAt: Date
  notifyUrl: string
}

export interface WantedRefund extends PaymentName {
  transactionId: string
  outRefundNo: string
  /** At most 80 characters. */
  reason: string
  refundFen: number
  /** Of the whole payment. */
  totalFen: number
  notifyUrl: string
}

export interface DayBill {
  bytes: Buffer
  /** SHA-1 that was signed, where the interface gives one. */
  hash: string | null
}

/**
 * What is asked of WeChat Pay for one merchant, whichever of its interfaces the merchant has: v3 by itself, v3 beneath a
 * service provider, or v2. All of them answer in the words of v3. Everything may be said again with the same content.
 */
export interface Till {
  /** Answers a prepay_id, good for two hours. */
  order(wanted: WantedPayment): Promise<string>
  /** What the phone pays it with. */
  parameters(appid: string, prepayId: string, now: Date): PaymentParameters
  query(payment: PaymentName): Promise<Transaction>
  close(payment: PaymentName): Promise<void>
  refund(wanted: WantedRefund): Promise<RefundAnswer>
  queryRefund(of: Omit<PaymentName, 'outTradeNo'> & { outRefundNo: string }): Promise<RefundAnswer>
  /** Of a refund that is ABNORMAL: to the merchant's own account instead. Null: this interface cannot say it. */
  refundToMerchant: ((of: { mchid: string; outRefundNo: string; refundId: string }) => Promise<RefundAnswer>) | null
  /** The trade bill of one day of Beijing, YYYY-MM-DD; null where it had no trades. @throws BillChanged */
  bill(of: Omit<PaymentName, 'outTradeNo'> & { day: string }): Promise<DayBill | null>
}

/** A bill that is not the one that was signed. */
export class BillChanged extends Error {
  override name = 'BillChanged'
}

/** For what may not be there. */
export function nullIfGone(error: unknown): null {
  if (error instanceof PayError && error.errorClass === 'gone') return null
  throw error
}

/** The clock of Beijing, to the second: 2026-01-05T10:00:00. */
export const beijingSecond = (at: Date): string => beijingClock(at).slice(0, 19)
