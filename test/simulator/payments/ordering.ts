import type { World } from '../world'
import { isLoopback } from '../world'
import { merchantOf } from './merchants'
import { findOrder, newPrepay, orderKey, personOf, tradeState } from './orders'
import { refuse } from './refusal'
import { fenOf, partOf, textOf, type Content, type PayCall } from './row'
import type { Payer, PayOrder } from './state'

/** Who orders for whom, in which mini-program, and who is to pay. */
export interface Parties {
  mchid: string
  subMchid: string
  appid: string
  subAppid: string
  payer: Payer
}

/** https, public, no query (grade A). Loopback http counts with --loopback. */
export function checkNotifyUrl(world: World, address: string, field = '/notify_url'): void {
  const url = URL.canParse(address) ? new URL(address) : null
  const isPublic = url?.protocol === 'https:' && !isLoopback(url.hostname)
  const isOurs = world.options.loopback && url !== null && isLoopback(url.hostname)
  if ((isPublic || isOurs) && !address.includes('?')) return
  const issue = '应为外网可访问的https地址，不能携带参数'
  throw refuse('PARAM_ERROR', `回调地址${issue}`, { field, value: address, issue, location: 'body' })
}

function checkBinding(world: World, mchid: string, appid: string): void {
  if (!merchantOf(world, mchid)?.appids.includes(appid)) throw refuse('APPID_MCHID_NOT_MATCH')
}

function checkPayer(world: World, { appid, subAppid, payer }: Parties): void {
  const [where, who] = payer.subOpenid ? [subAppid, payer.subOpenid] : [appid, payer.openid]
  if (!personOf(world, where, who)) throw refuse('INVALID_REQUEST', 'appid和openid不匹配')
}

function checkSub(world: World, { mchid, subMchid }: Parties): void {
  if (!subMchid) return
  const sub = merchantOf(world, subMchid)
  if (!sub) throw refuse('MCH_NOT_EXISTS', '特约商户号不存在')
  if (sub.providerMchid !== mchid) throw refuse('NO_AUTH', '特约商户与服务商没有受理关系')
}

const isWithout = (world: World, mchid: string) => merchantOf(world, mchid)?.lacks.includes('pay') === true

function checkParties(world: World, parties: Parties): void {
  checkSub(world, parties)
  if (isWithout(world, parties.mchid) || isWithout(world, parties.subMchid)) throw refuse('NO_AUTH')
  checkBinding(world, parties.mchid, parties.appid)
  if (parties.subAppid) checkBinding(world, parties.subMchid, parties.subAppid)
  checkPayer(world, parties)
}

/** With its names in order, so that two bodies that say the same are the same. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([name, one]) => [name, sorted(one)]))
}

/** What must be the same when an order is repeated: everything but where the payer is just now (D). */
const termsOf = ({ scene_info: _scene, ...rest }: Content): string => JSON.stringify(sorted(rest))

const leastMs = 60_000

/** Not earlier than a minute after ordering: WeChat moves it there (grade A). */
function expiryOf(world: World, body: Content): number | null {
  const wanted = textOf(body, 'time_expire')
  return wanted ? Math.max(Date.parse(wanted), world.clock.now() + leastMs) : null
}

/** v3 signs with RSA; in v2 the order chooses. */
const signTypeOf = (body: Content, version: PayOrder['version']): PayOrder['signType'] =>
  version === 'v3' ? 'RSA' : body['sign_type'] === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'MD5'

function newOrder(world: World, parties: Parties, body: Content, version: PayOrder['version']): PayOrder {
  const outTradeNo = textOf(body, 'out_trade_no')
  const order: PayOrder = {
    ...parties,
    ...{ key: orderKey(parties.mchid, outTradeNo), version, outTradeNo },
    description: textOf(body, 'description'),
    attach: textOf(body, 'attach'),
    notifyUrl: textOf(body, 'notify_url'),
    totalFen: fenOf(partOf(body, 'amount'), 'total'),
    expiresAt: expiryOf(world, body),
    terms: termsOf(body),
    signType: signTypeOf(body, version),
    createdAt: world.clock.now(),
    ...{ isClosed: false, transactionId: '', paidAt: null, who: null, frozenFen: 0, refundKeys: [], shipping: null },
  }
  world.state.pay.orders[order.key] = order
  return order
}

export const isExpired = (world: World, { expiresAt }: PayOrder): boolean =>
  expiresAt !== null && expiresAt <= world.clock.now()

/** Ordering again under the same number is fine while nothing else changed and nobody paid (grade A). */
function checkAgain(world: World, order: PayOrder, body: Content, version: PayOrder['version']): void {
  if (order.version !== version) throw refuse('OUT_TRADE_NO_USED')
  const state = tradeState(world, order)
  if (state === 'CLOSED') throw refuse('ORDER_CLOSED')
  if (state !== 'NOTPAY') throw refuse('ORDERPAID')
  if (order.terms !== termsOf(body)) throw refuse('INVALID_REQUEST', '请求重入时，参数与首次请求时不一致')
  if (isExpired(world, order)) throw refuse('INVALID_REQUEST', '订单已过支付截止时间')
}

/** 下单: answers a prepay_id. The body has been checked; what it says about the parties has been read. */
export function placeOrder(world: World, parties: Parties, body: Content, version: PayOrder['version']): string {
  checkNotifyUrl(world, textOf(body, 'notify_url'))
  checkParties(world, parties)
  const before = findOrder(world, orderKey(parties.mchid, textOf(body, 'out_trade_no')))
  if (before) checkAgain(world, before, body, version)
  return newPrepay(world, before ?? newOrder(world, parties, body, version))
}

/** 关闭订单: closing twice changes nothing; a paid order cannot be closed. */
export function closeOrder(world: World, order: PayOrder): void {
  if (order.transactionId) throw refuse('ORDERPAID')
  order.isClosed = true
}

/** Orders of the other version are not known here (grade C). */
export const known = (order: PayOrder | undefined, version: PayOrder['version']): PayOrder => {
  if (!order || order.version !== version) throw refuse('ORDER_NOT_EXIST')
  return order
}

/** The numbers of the parties must be those of the caller. */
export function checkOwn({ merchant }: PayCall, mchid: string, field: string, location: 'body' | 'query'): void {
  if (mchid === merchant.mchid) return
  const issue = '与签名所用的商户号不一致'
  throw refuse('PARAM_ERROR', `${field}${issue}`, { field: `/${field}`, value: mchid, issue, location })
}
