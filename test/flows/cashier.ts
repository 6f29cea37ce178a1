import { openBase, type Base } from '../../server/base'
import type { CustomerSignedInView } from '../../shared/api/customer/me'
import type { OrderView } from '../../shared/api/customer/orders'
import type { PaymentParametersView, PaymentStandView, PaymentStartView } from '../../shared/api/customer/payment'
import type { PaymentView, TakenValue } from '../../shared/api/merchant/payment'
import type { PaymentState } from '../../shared/payment'
import type { Store } from '../../server/store'
import { eventually } from '../eventually'
import { aShop, type Shop } from './aShop'
import { aRequestKey, granted, names, type Answer, type Scene } from './scene'

/** What 商户平台 shows of a merchant number. */
export interface MerchantNumber {
  mchid: string
  serial: string
  certificatePem: string
  privateKeyPem: string
  p12Base64: string
  apiV3Key: string
  apiV2Key: string
  publicKeyId: string
  publicKeyPem: string
}

export const aMerchantNumber = ({ control }: Scene, wish: object = {}): Promise<MerchantNumber> =>
  control('/_sim/payments/merchants', { appids: [names.noodles], ...wish })

/** What WeChat Pay itself holds to be true. */
export interface Ledger {
  payments: { outTradeNo: string; state: string; totalFen: number; refundedFen: number; mchid: string }[]
  refunds: { outRefundNo: string; outTradeNo: string; refundFen?: number; amountFen?: number; status: string }[]
  notifications: { state: string; kind: string; attempts: { status: number | null }[] }[]
}

/** A store that collects money, and a customer in it. */
export interface Counter {
  shop: Shop
  scene: Scene
  base: Base
  number: MerchantNumber
  /** Its rows, read beside the server. */
  store(): Promise<Store>
  ask<T>(method: string, path: string, body?: unknown): Promise<Answer<T>>
  must<T>(method: string, path: string, body?: unknown): Promise<T>
  order(quantity?: number): Promise<OrderView>
  begin(orderId: string): Promise<PaymentParametersView>
  /** On the customer's phone, at WeChat. */
  pay(parameters: PaymentParametersView, choice?: 'pay' | 'cancel'): Promise<string>
  confirm(orderId: string): Promise<PaymentState>
  read(orderId: string): Promise<OrderView>
  ledger(): Promise<Ledger>
  close(): Promise<void>
}

/** Sets up payment as the wizard does: number, files, key, check. */
export async function setUpPayment(shop: Shop, number: MerchantNumber): Promise<PaymentView> {
  await shop.say('POST', '/payment/draft', { mode: 'direct', mchid: number.mchid })
  const taken = [await sendFile(shop, Buffer.from(number.p12Base64, 'base64'))]
  for (const text of [number.apiV3Key, number.publicKeyPem, number.publicKeyId])
    if (text) taken.push(await shop.say<TakenValue>('POST', '/payment/draft/text', { text }))
  const refused = taken.find(({ isGood }) => !isGood)
  if (refused) throw new Error(refused.text)
  return checkAndUse(shop)
}

/** With which keys a store collects is remembered for a second: whoever pays before may do so with those it had. */
export async function checkAndUse(shop: Shop): Promise<PaymentView> {
  const view = await shop.say<PaymentView>('POST', '/payment/draft/check', {})
  await new Promise((resolve) => setTimeout(resolve, 1_100))
  return view
}

export async function sendFile(shop: Shop, bytes: Buffer, passphrase?: string): Promise<TakenValue> {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), 'apiclient_cert.p12')
  if (passphrase !== undefined) form.append('passphrase', passphrase)
  const answer = await fetch(`${shop.scene.url}/api/merchant/${shop.store.key}/payment/draft/file`, {
    method: 'POST',
    headers: { authorization: `Bearer ${shop.office.token}` },
    body: form,
  })
  const { data, error } = (await answer.json()) as Answer<TakenValue>
  if (!data) throw new Error(JSON.stringify(error))
  return data
}

export async function aCounter(wish: object = {}): Promise<Counter> {
  const shop = await aShop('retail')
  const number = await aMerchantNumber(shop.scene, wish)
  await setUpPayment(shop, number)
  return arrive(shop, number)
}

/** A store whose merchant has only the old keys, where the operator lets it collect with them. */
export async function aV2Counter(): Promise<Counter> {
  const shop = await aShop('retail')
  const { scene } = shop
  Object.assign(scene.env, { WECHAT_PAY_V2: 'on' })
  await scene.restart()
  const number = await aMerchantNumber(scene)
  await setUpV2(shop, number)
  return arrive(shop, number)
}

export async function setUpV2(shop: Shop, { mchid, p12Base64, apiV2Key }: MerchantNumber): Promise<PaymentView> {
  await shop.say('POST', '/payment/draft', { mode: 'v2', mchid })
  await sendFile(shop, Buffer.from(p12Base64, 'base64'))
  await shop.say('POST', '/payment/draft/text', { text: apiV2Key })
  return checkAndUse(shop)
}

/** A store that has moved from a number of its own to one beneath the service provider's, with none of its keys. */
export async function aPartnerCounter(): Promise<Counter> {
  const shop = await aShop('retail')
  const { scene } = shop
  const provider = await aMerchantNumber(scene, { isProvider: true, appids: [names.backOffice] })
  const below = { providerMchid: provider.mchid, subAppids: [names.noodles] }
  const number = await scene.control<MerchantNumber>('/_sim/payments/merchants', below)
  Object.assign(scene.env, {
    WECHAT_PARTNER_APPID: names.backOffice,
    WECHAT_PARTNER_MCHID: provider.mchid,
    WECHAT_PARTNER_SERIAL: provider.serial,
    WECHAT_PARTNER_PRIVATE_KEY: provider.privateKeyPem,
    WECHAT_PARTNER_APIV3_KEY: provider.apiV3Key,
    WECHAT_PARTNER_PUBLIC_KEY_ID: provider.publicKeyId,
    WECHAT_PARTNER_PUBLIC_KEY: provider.publicKeyPem,
  })
  await scene.restart()
  await setUpPayment(shop, await aMerchantNumber(scene))
  await shop.say('POST', '/payment/draft', { mode: 'partner', mchid: number.mchid })
  await checkAndUse(shop)
  return arrive(shop, number)
}

/** A customer comes in. */
async function arrive(shop: Shop, number: MerchantNumber): Promise<Counter> {
  const { scene } = shop
  const base = await openBase(scene.env)
  const { code } = await scene.control<{ code: string }>('/_sim/phones/customer/login', { appid: names.noodles })
  const ask = asking(shop, '')
  const signedIn = await ask<CustomerSignedInView>('POST', '/sessions', { code })
  return counterOf(shop, base, number, signedIn.data.token)
}

const asking = ({ scene, store }: Shop, token: string): Counter['ask'] =>
  async function ask<T>(method: string, path: string, body?: unknown) {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }
    const sent = { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) }
    const answer = await fetch(`${scene.url}/api/customer/${store.key}${path}`, sent)
    return { status: answer.status, ...((await answer.json()) as object) } as Answer<T>
  }

function counterOf(shop: Shop, base: Base, number: MerchantNumber, token: string): Counter {
  const { scene } = shop
  const ask = asking(shop, token)
  const must: Counter['must'] = async <T>(method: string, path: string, body?: unknown) =>
    granted(`${method} ${path}`, await ask<T>(method, path, body))
  return {
    ...{ shop, scene, base, number, ask, must },
    store: async () => {
      const row = await base.platform.stores.find({ key: shop.store.key })
      if (!row) throw new Error('no store')
      return base.platform.store(row)
    },
    order: (quantity = 1) => orderOf(must, quantity),
    begin: async (orderId) => {
      const { parameters } = await must<PaymentStartView>('POST', `/orders/${orderId}/payment`, {})
      if (!parameters) throw new Error('nothing to pay')
      return parameters
    },
    pay: async (parameters, choice = 'pay') => {
      const wanted = { who: 'customer', appid: names.noodles, parameters, choice }
      return (await scene.control<{ errMsg: string }>('/_sim/payments/pay', wanted)).errMsg
    },
    confirm: async (orderId) => (await must<PaymentStandView>('POST', `/orders/${orderId}/payment/confirm`, {})).state,
    read: (orderId) => must('GET', `/orders/${orderId}`),
    ledger: () => scene.control<Ledger>(`/_sim/payments/ledger?mchid=${number.mchid}`),
    close: async () => {
      await base.close()
      await shop.close()
    },
  }
}

/** One piece or more of what is always there, fetched, paid in the mini-program. */
async function orderOf(must: Counter['must'], quantity: number): Promise<OrderView> {
  const page = await must<{ rows: { id: string; name: string }[] }>('GET', '/goods?search=茶杯')
  const goodsId = page.rows[0]?.id ?? ''
  const { variants } = await must<{ variants: { id: string }[] }>('GET', `/goods/${goodsId}`)
  const what = { from: 'goods', goodsId, variantId: variants[0]?.id, choiceIds: [], quantity }
  const wanted = { what, method: 'pickup', payMethod: 'online', contactPhone: '13957112846' }
  return must('POST', '/orders', { ...wanted, requestKey: aRequestKey(), expectedTotalFen: 4500 * quantity })
}

/** Waits until the server has done in the background what is expected of it. */
export const soon = async (check: () => Promise<boolean>): Promise<void> => {
  await eventually(check)
}

/** Waits until the server has nothing in hand that a jump of the clock would meet half way. */
export const atRest = ({ base: { platform } }: Counter): Promise<void> =>
  soon(async () => {
    const now = await platform.clock.fresh()
    const inHand = await platform.tasks.count({ leaseOwner: { not: null } })
    return inHand === 0 && (await platform.tasks.count({ state: 'waiting', dueAt: { lte: now } })) === 0
  })

/** Half past ten of the next day, in Beijing, or half past another hour. */
export async function nextMorning(counter: Counter, hour = 10): Promise<void> {
  const { scene, base } = counter
  const beijing = new Date(base.platform.clock.now().getTime() + 8 * 3600_000)
  const seconds = (24 - beijing.getUTCHours() + hour) * 3600 + (30 - beijing.getUTCMinutes()) * 60
  // A server whose clock jumps is refused by WeChat Pay meanwhile: after each part it can ask again.
  for (let left = seconds; left > 0; left -= partSeconds) {
    await atRest(counter)
    await scene.pass(Math.min(left, partSeconds))
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

const partSeconds = 5 * 3600
