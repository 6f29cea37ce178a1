import type { PayClient, PayCredentials } from './client'
import { downloadBill, getTradeBill } from './bills'
import { sha1Hex } from './crypto'
import type { PayEndpoint } from './endpoint'
import { applyAbnormalRefund, askRefund, queryRefund } from './refunds'
import { paymentParameters } from './signing'
import {
  BillChanged,
  beijingSecond,
  nullIfGone,
  type DayBill,
  type Till,
  type WantedPayment,
  type WantedRefund,
} from './till'
import {
  closePayment,
  partnerClosePayment,
  partnerPrepay,
  partnerQueryPayment,
  prepay,
  queryPayment,
} from './transactions'

/** Calls an API of v3 in the merchant's or the provider's name. */
type Ask = <Request extends object, Answer>(endpoint: PayEndpoint<Request, Answer>, request: Request) => Promise<Answer>

/** A merchant with keys of its own. */
export function directTill(client: PayClient, credentials: PayCredentials): Till {
  const ask = asking(client, credentials)
  return {
    order: async (wanted) => {
      const { appid, mchid, openid } = wanted
      return (await ask(prepay, { ...contentOf(wanted), appid, mchid, payer: { openid } })).prepay_id
    },
    query: ({ mchid, outTradeNo }) => ask(queryPayment, { out_trade_no: outTradeNo, mchid }),
    close: async ({ mchid, outTradeNo }) => void (await ask(closePayment, { out_trade_no: outTradeNo, mchid })),
    ...whoever(ask, credentials, () => undefined),
  }
}

interface Provider {
  appid: string
  mchid: string
}

/** A merchant beneath a service provider, who signs everything. */
export function partnerTill(client: PayClient, credentials: PayCredentials, provider: Provider): Till {
  const ask = asking(client, credentials)
  const { appid: sp_appid, mchid: sp_mchid } = provider
  return {
    order: async (wanted) => {
      const parties = { sp_appid, sp_mchid, sub_appid: wanted.appid, sub_mchid: wanted.mchid }
      const request = { ...contentOf(wanted), ...parties, payer: { sub_openid: wanted.openid } }
      return (await ask(partnerPrepay, request)).prepay_id
    },
    query: ({ mchid, outTradeNo }) =>
      ask(partnerQueryPayment, { out_trade_no: outTradeNo, sp_mchid, sub_mchid: mchid }),
    close: async ({ mchid, outTradeNo }) =>
      void (await ask(partnerClosePayment, { out_trade_no: outTradeNo, sp_mchid, sub_mchid: mchid })),
    ...whoever(ask, credentials, (mchid) => mchid),
  }
}

const asking =
  (client: PayClient, credentials: PayCredentials): Ask =>
  (endpoint, request) =>
    client.call(endpoint, request, credentials)

/** What is the same in both; `subOf` names the sub-merchant where there is one. */
const whoever = (ask: Ask, { privateKey }: PayCredentials, subOf: (mchid: string) => string | undefined) =>
  ({
    parameters: (appid, prepayId, now) => paymentParameters(appid, prepayId, privateKey, now),
    refund: (wanted) => ask(askRefund, { ...refundOf(wanted), sub_mchid: subOf(wanted.mchid) }),
    queryRefund: ({ mchid, outRefundNo }) => ask(queryRefund, { out_refund_no: outRefundNo, sub_mchid: subOf(mchid) }),
    refundToMerchant: ({ mchid, outRefundNo, refundId }) =>
      ask(applyAbnormalRefund, {
        ...{ refund_id: refundId, out_refund_no: outRefundNo, sub_mchid: subOf(mchid) },
        type: 'MERCHANT_BANK_CARD',
      }),
    bill: async ({ mchid, day }) => fetchBill(ask, day, subOf(mchid)),
  }) satisfies Partial<Till>

const contentOf = ({ description, outTradeNo, expiresAt, notifyUrl, amountFen }: WantedPayment) => ({
  description,
  out_trade_no: outTradeNo,
  time_expire: `${beijingSecond(expiresAt)}+08:00`,
  notify_url: notifyUrl,
  amount: { total: amountFen, currency: 'CNY' as const },
})

const refundOf = ({ transactionId, outRefundNo, reason, notifyUrl, refundFen, totalFen }: WantedRefund) => ({
  transaction_id: transactionId,
  out_refund_no: outRefundNo,
  reason,
  notify_url: notifyUrl,
  amount: { refund: refundFen, total: totalFen, currency: 'CNY' as const },
})

/** Its bytes are not signed, but their SHA-1 was. */
async function fetchBill(ask: Ask, day: string, sub_mchid: string | undefined): Promise<DayBill | null> {
  const place = await ask(getTradeBill, { bill_date: day, bill_type: 'ALL', sub_mchid }).catch(nullIfGone)
  if (!place) return null
  const token = Object.fromEntries(new URL(place.download_url).searchParams)
  const bytes = await ask(downloadBill, token)
  if (sha1Hex(bytes) !== place.hash_value.toLowerCase()) throw new BillChanged(day)
  return { bytes, hash: place.hash_value }
}
