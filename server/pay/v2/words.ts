import type { RefundAnswer, RefundStatus } from '../refunds'
import type { TradeState, Transaction } from '../transactions'
import type { Fields } from './signing'

// What v2 says, in the words of v3.

/** Fen; NaN for what is no amount, which agrees with nothing. */
export const fenOf = (text = ''): number => (/^\d{1,12}$/.test(text) ? Number(text) : NaN)

/** yyyyMMddHHmmss in Beijing as RFC 3339. */
const momentOf = (text = ''): string | undefined => {
  const [, day, month, date, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  return day && `${day}-${month}-${date}T${hour}:${minute}:${second}+08:00`
}

/** A payment as a query or a notification tells it. `total_fee` is the whole price, before coupons. */
export function toldOf(fields: Fields): Transaction {
  const { appid, mch_id, out_trade_no = '', transaction_id, trade_state, trade_state_desc, openid } = fields
  const success_time = momentOf(fields.time_end)
  return {
    out_trade_no,
    trade_state: trade_state as TradeState,
    ...(appid && { appid }),
    ...(mch_id && { mchid: mch_id }),
    ...(transaction_id && { transaction_id }),
    ...(trade_state_desc && { trade_state_desc }),
    ...(success_time && { success_time }),
    ...(openid && { payer: { openid } }),
    ...(fields.total_fee && { amount: { total: fenOf(fields.total_fee), currency: fields.fee_type || 'CNY' } }),
  }
}

export const refundStatuses: Readonly<Record<string, RefundStatus | undefined>> = {
  SUCCESS: 'SUCCESS',
  PROCESSING: 'PROCESSING',
  REFUNDCLOSE: 'CLOSED',
  CHANGE: 'ABNORMAL',
}

/** One that was just asked for: what becomes of it is asked later. */
export const refundAsked = (fields: Fields): RefundAnswer => ({
  ...refundOf(fields, ''),
  status: 'PROCESSING',
})

/** The one refund that was asked about. */
export const refundFound = (fields: Fields): RefundAnswer => ({
  ...refundOf(fields, '_0'),
  status: refundStatuses[fields.refund_status_0 ?? ''] ?? 'PROCESSING', // a word not known yet is no end
})

const refundOf = (fields: Fields, end: '' | '_0') => ({
  refund_id: fields[`refund_id${end}`] ?? '',
  out_refund_no: fields[`out_refund_no${end}`] ?? '',
  out_trade_no: fields.out_trade_no ?? '',
  amount: { total: fenOf(fields.total_fee), refund: fenOf(fields[`refund_fee${end}`]) },
})
