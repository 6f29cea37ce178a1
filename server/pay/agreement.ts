/** What a payment was asked for: what WeChat Pay says of it has to agree. */
export interface Expected {
  mode: 'direct' | 'partner' | 'v2'
  /** The merchant who is paid; in partner mode the sub-merchant. */
  mchid: string
  /** Partner mode: the service provider's. */
  spMchid?: string | undefined
  /** The store's mini-program. */
  appid: string
  outTradeNo: string
  amountFen: number
}

/** Which of its words is another than it should be. */
export type Disagreement = 'mchid' | 'appid' | 'outTradeNo' | 'amount' | 'currency' | 'state'

type Words = Readonly<Record<string, unknown>>

/**
 * Compares a payment as WeChat Pay tells it with what was asked for. `total` counts, not `payer_total`: coupons of WeChat's
 * lower the latter, and the merchant is paid the former. Null where everything agrees.
 */
export function disagreement(expected: Expected, told: Words): Disagreement | null {
  const { total, currency } = Object(told.amount) as Words
  const checks: [Disagreement, boolean][] = [
    ['mchid', isMerchant(expected, told)],
    ['appid', (expected.mode === 'partner' ? told.sub_appid : told.appid) === expected.appid],
    ['outTradeNo', told.out_trade_no === expected.outTradeNo],
    ['state', told.trade_state === 'SUCCESS' || told.trade_state === 'REFUND'],
    ['amount', Number.isSafeInteger(total) && total === expected.amountFen],
    ['currency', currency === 'CNY'],
  ]
  return checks.find(([, agrees]) => !agrees)?.[0] ?? null
}

/** Whether it is the merchant number that was meant, by whoever made the order. */
export const isMerchant = (
  { mode, mchid, spMchid }: Pick<Expected, 'mode' | 'mchid' | 'spMchid'>,
  told: Words,
): boolean => (mode === 'partner' ? told.sp_mchid === spMchid && told.sub_mchid === mchid : told.mchid === mchid)
