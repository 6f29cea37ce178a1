import type { OrderView, QuoteView } from '../../shared/api/customer/orders'
import type { PaymentView } from '../../shared/api/merchant/payment'
import { aKey } from './asking'
import { wechatOf, type DemoAddresses } from './authorisedStore'
import { take } from './customer'
import type { TradedStore } from './tradedStores'

/** What 商户平台 shows of a merchant number, as far as a store is given it. */
export interface MerchantNumber {
  mchid: string
  certificatePem: string
  privateKeyPem: string
  apiV3Key: string
  publicKeyId: string
  publicKeyPem: string
}

/** A merchant number that this store's mini-program is bound to. */
export const aMerchantNumber = (demo: DemoAddresses, { appid }: TradedStore): Promise<MerchantNumber> =>
  wechatOf(demo)('POST', '/payments/merchants', { appids: [appid] })

export const beginSetUp = ({ say }: TradedStore, { mchid }: MerchantNumber): Promise<PaymentView> =>
  say('POST', '/payment/draft', { mode: 'direct', mchid })

/** One thing off the shelf, to be fetched, and paid in the mini-program. */
export async function orderOnline({ ask, goods: [first] }: TradedStore): Promise<OrderView> {
  if (!first) throw new Error('the shelf is empty')
  await take(ask, first, 1)
  const [what, method] = [{ from: 'cart' }, 'pickup']
  const { amounts } = await ask<QuoteView>('POST', '/quote', { what, method })
  const wanted = { what, method, payMethod: 'online', contactPhone: '13900139000' }
  return ask('POST', '/orders', { ...wanted, requestKey: aKey('order'), expectedTotalFen: amounts.totalFen })
}
