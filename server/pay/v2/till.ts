import { beijingSecond, nullIfGone, type Till } from '../till'
import type { CredentialsV2, PayClientV2 } from './client'
import { closeOrder, downloadBillV2, orderQuery, refundOrder, refundQuery, unifiedOrder } from './endpoint'
import { paymentParametersV2 } from './signing'
import { refundAsked, refundFound, toldOf } from './words'

const mostBodyBytes = 127 // letters or bytes, the documents do not say: the lesser of the two
const mostReasonBytes = 80 // the same
const ourIp = '127.0.0.1' // spbill_create_ip has to be there; whose it is does not change anything

/** A merchant with the old keys: asked through API v2. */
export function tillV2(client: PayClientV2, credentials: CredentialsV2): Till {
  return {
    order: async (wanted) => {
      const { appid, outTradeNo, openid, amountFen, description, expiresAt, notifyUrl } = wanted
      const answer = await client.call(
        unifiedOrder,
        {
          ...{ appid, openid, out_trade_no: outTradeNo, body: upTo(mostBodyBytes, plain(description)) },
          ...{ total_fee: String(amountFen), trade_type: 'JSAPI', spbill_create_ip: ourIp, notify_url: notifyUrl },
          time_expire: compact(beijingSecond(expiresAt)),
        },
        credentials,
      )
      return answer.prepay_id ?? ''
    },
    parameters: (appid, prepayId, now) => paymentParametersV2(appid, prepayId, credentials.key, now),
    query: async ({ appid, outTradeNo }) =>
      toldOf(await client.call(orderQuery, { appid, out_trade_no: outTradeNo }, credentials)),
    close: async ({ appid, outTradeNo }) => {
      await client.call(closeOrder, { appid, out_trade_no: outTradeNo }, credentials)
    },
    refund: async ({ appid, transactionId, outRefundNo, reason, refundFen, totalFen, notifyUrl }) => {
      const request = {
        ...{ appid, transaction_id: transactionId, out_refund_no: outRefundNo, notify_url: notifyUrl },
        ...{ refund_fee: String(refundFen), total_fee: String(totalFen) },
        refund_desc: upTo(mostReasonBytes, plain(reason)),
      }
      return refundAsked(await client.call(refundOrder, request, credentials))
    },
    queryRefund: async ({ appid, outRefundNo }) =>
      refundFound(await client.call(refundQuery, { appid, out_refund_no: outRefundNo }, credentials)),
    refundToMerchant: null,
    bill: async ({ appid, day }) => {
      const request = { appid, bill_date: compact(day), bill_type: 'ALL' as const }
      const bytes = await client.download(downloadBillV2, request, credentials).catch(nullIfGone)
      return bytes && { bytes, hash: null }
    },
  }
}

/** 2026-01-05T10:00:00 as 20260105100000. */
const compact = (text: string): string => text.replace(/\D/g, '')

/**
 * What no XML can hold, and a line's end, which XML reads otherwise than it was signed, as a space: such a request would be
 * refused for ever.
 */
const plain = (text: string): string => text.replace(/[\p{Cc}\p{Cs}\ufffe\uffff]+/gu, ' ')

/** As much of a text as fits, in whole characters. */
function upTo(mostBytes: number, text: string): string {
  let [kept, bytes] = ['', 0]
  for (const character of text) {
    bytes += Buffer.byteLength(character)
    if (bytes > mostBytes) break
    kept += character
  }
  return kept
}
