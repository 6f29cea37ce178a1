import { createCipheriv, generateKeyPairSync, randomUUID, sign, verify, type KeyObject } from 'node:crypto'
import { newId, newSortKey } from '../../server/ids'
import type { PaymentRow } from '../../server/db/models/payment'
import type { Store } from '../../server/store'
import { beginDraft, takeText } from '../../server/services/payments/accounts'
import { anEnvironment } from '../setup/environment'
import { buying, orders } from '../services/aCustomer'
import { startChild, type Child } from './child'
import { loadOn, type Shot } from './load'
import { aMarket, type Market } from './market'
import type { Place } from './places'
import { atLeast, noted, type Row } from './report'
import { shares, speeds, takeTurns } from './turns'

const rounds = 5
const each = 300
const atOnce = 16
const mchid = '1700000001'
const apiV3Key = 'MadeForKaidianTests0123456789abc'
const publicKeyId = 'PUB_KEY_ID_0117000000012026010100000000000001'

interface Till {
  child: Child
  market: Market
  token: string
  accountId: string
  versionId: string
}

/** A notification that pays an order, with everything on; beside Koa with nothing but the transaction that settles it. */
export async function noticeRatio(place: Place): Promise<Row[]> {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const tills = await Promise.all(['product', 'settling'].map((name) => open(place, name, publicKey)))
  const [product, bare] = tills as [Till, Till]
  const children = { product: product.child, bare: bare.child }
  const turns = await takeTurns(children, rounds, each, async (child) =>
    child === product.child
      ? burst(product, (told) => sealed(product, told, privateKey))
      : burst(bare, (told) => plain(bare, told)),
  )
  for (const { child, market } of tills) {
    await child.stop()
    await market.base.close()
  }
  const what = `payment notification, ${place.name}`
  return [
    atLeast(`${what} ÷ only its transaction`, shares(turns, 'product', 'bare'), 0.6),
    noted(`${what}: product, only its transaction`, speeds(turns, ['product', 'bare'])),
    noted(`checking one RSA signature`, `${verifyCost(publicKey, privateKey).toFixed(3)} ms`),
  ]
}

async function open(place: Place, name: string, publicKey: KeyObject): Promise<Till> {
  const env = anEnvironment({ LOG_LEVEL: 'info', ROLE: 'http', DATABASE_URL: await place.empty() })
  const market = await aMarket(env, 1)
  const { store, base } = market
  const now = base.clock.now()
  await beginDraft(store, { mode: 'direct', mchid }, 'm1', now)
  const pem = publicKey.export({ type: 'spki', format: 'pem' }) as string
  for (const text of [apiV3Key, pem, publicKeyId]) await takeText(store, text, now)
  await store.paymentVersions.update({}, { state: 'proved' })
  const [account] = await store.paymentAccounts.list({})
  const [version] = await store.paymentVersions.list({})
  if (!account || !version) throw new Error('it was just made')
  const child = await startChild(name, env)
  return { child, market, token: account.notifyToken, accountId: account.id, versionId: version.id }
}

/** Makes orders that wait for their money, unmeasured; then WeChat Pay tells of all of them. */
async function burst(till: Till, shotOf: (told: object) => Shot): Promise<() => Promise<void>> {
  const shots: Shot[] = []
  for (let n = 0; n < each; n++) shots.push(shotOf(await waiting(till)))
  return async () => {
    const load = loadOn(till.child.url)
    await load.all(shots, atOnce)
    await load.close()
  }
}

/** An order with a payment that was begun, and what WeChat Pay will tell of it. */
async function waiting({ market: { store, base, goods, tokens }, accountId, versionId }: Till): Promise<object> {
  const now = base.clock.now()
  const [some] = goods
  const customer = await store.customers.find({ id: tokens[0]?.customerId ?? '' })
  if (!some || !customer) throw new Error('it was just made')
  const order = await orders(store, customer, buying(some), {}, now)
  await store.orders.update({ id: order.id }, { payMethod: 'online' })
  const payment = await store.payments.create(aPayment(store, order, customer.openid, { accountId, versionId }, now))
  return {
    ...{ mchid, appid: payment.appid, out_trade_no: payment.id, transaction_id: newId(), trade_type: 'JSAPI' },
    ...{ trade_state: 'SUCCESS', success_time: now.toISOString(), payer: { openid: payment.openid } },
    amount: { total: payment.amountFen, payer_total: payment.amountFen, currency: 'CNY' },
  }
}

function aPayment(
  store: Store,
  { id: orderId, customerId, totalFen }: { id: string; customerId: string; totalFen: number },
  openid: string,
  account: Pick<PaymentRow, 'accountId' | 'versionId'>,
  now: Date,
): PaymentRow {
  return {
    ...account,
    ...{ id: newId('p'), storeId: store.row.id, orderId, openOf: orderId, customerId, mode: 'direct', mchid, openid },
    ...{ appid: 'wxa0000000000000c3', amountFen: totalFen, currency: 'CNY', description: '订单', state: 'waiting' },
    ...{ stateAt: now, prepayId: 'wx1', prepaidAt: now, expiresAt: now, transactionId: null, paidAt: null },
    ...{ paidDay: null, looks: 0, notifyUrl: null, unseenSince: null, createdAt: now, sortKey: newSortKey(now) },
  }
}

const plain = ({ token }: Till, resource: object): Shot => ({
  path: `/pay/notify/${token}`,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ id: randomUUID(), eventType: 'TRANSACTION.SUCCESS', resource, keyIndex: 0 }),
})

function sealed({ token, market }: Till, told: object, privateKey: KeyObject): Shot {
  const nonce = '0123456789ab'
  const cipher = createCipheriv('aes-256-gcm', apiV3Key, nonce).setAAD(Buffer.from('transaction'))
  const bytes = Buffer.concat([cipher.update(JSON.stringify(told)), cipher.final(), cipher.getAuthTag()])
  const resource = { original_type: 'transaction', algorithm: 'AEAD_AES_256_GCM', associated_data: 'transaction' }
  const body = JSON.stringify({
    ...{ id: randomUUID(), create_time: new Date(0).toISOString(), resource_type: 'encrypt-resource' },
    ...{ event_type: 'TRANSACTION.SUCCESS', summary: '支付成功' },
    resource: { ...resource, nonce, ciphertext: bytes.toString('base64') },
  })
  const timestamp = String(Math.floor(market.base.clock.now().getTime() / 1000))
  const headers = {
    'content-type': 'application/json',
    'wechatpay-timestamp': timestamp,
    'wechatpay-nonce': nonce,
    'wechatpay-serial': publicKeyId,
    'wechatpay-signature': sign('sha256', Buffer.from(`${timestamp}\n${nonce}\n${body}\n`), privateKey).toString(
      'base64',
    ),
  }
  return { path: `/pay/notify/${token}`, headers, body }
}

const verifications = 2_000

function verifyCost(publicKey: KeyObject, privateKey: KeyObject): number {
  const message = Buffer.alloc(1_200, 'a')
  const signature = sign('sha256', message, privateKey)
  const startedAt = performance.now()
  for (let n = 0; n < verifications; n++) verify('sha256', message, publicKey, signature)
  return (performance.now() - startedAt) / verifications
}
