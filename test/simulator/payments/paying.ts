import type { App } from '../accounts'
import { openid } from '../phones/sessions'
import type { Who } from '../phones/phone'
import type { World } from '../world'
import { fits, lines } from './crypto'
import { earn, freeze } from './freezing'
import { goodCertificates, merchantOf } from './merchants'
import { notify } from './notices'
import { appidOf, findOrder, newTransactionId, openidOf, orderView, receiverOf, tradeState } from './orders'
import { isExpired } from './ordering'
import type { PayOrder } from './state'
import { isSignedV2 } from './v2/sign'
import { paidContentV2 } from './v2/views'

/** What a mini-program hands to wx.requestPayment. */
export interface PayParameters {
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}

const names = ['timeStamp', 'nonceStr', 'package', 'signType', 'paySign'] as const

const fail = (words: string) => `requestPayment:fail ${words}`

/** Types and lengths, before anybody asks WeChat (grade B for what is checked, the words are from reports). */
function wrongParameter(parameters: Record<string, unknown>): string {
  const wrong = names.find((name) => name !== 'signType' && typeof parameters[name] !== 'string')
  if (wrong) return fail(`parameter error: parameter.${wrong} should be String`)
  const { timeStamp, nonceStr, package: packed } = parameters as unknown as PayParameters
  if (!/^\d{10}$/.test(timeStamp)) return fail('timeStamp应为10位秒数')
  if (!/^.{1,32}$/.test(nonceStr)) return fail('nonceStr应为32位以内的字符串')
  return /^prepay_id=wx\w+$/.test(packed) ? '' : fail('调用支付JSAPI缺少参数：total_fee')
}

/** RSA over appId, timeStamp, nonceStr, package, each with a line feed, by whoever made the order (grade A+B). */
function isSigned(world: World, app: App, order: PayOrder, parameters: PayParameters): boolean {
  const { timeStamp, nonceStr, package: packed, paySign } = parameters
  const merchant = merchantOf(world, order.mchid)
  if (order.version === 'v2') return merchant !== undefined && isSignedV2(app.appid, parameters, merchant.apiV2Key)
  const message = lines(app.appid, timeStamp, nonceStr, packed)
  const certificates = merchant ? goodCertificates(world, merchant) : []
  return certificates.some(({ certificatePem }) => fits(message, paySign, certificatePem))
}

interface Payable {
  order: PayOrder
}

type Checked = Payable | { errMsg: string }

function whyNotOrder(world: World, app: App, who: Who, order: PayOrder): string {
  const state = tradeState(world, order)
  if (appidOf(order) !== app.appid) return fail('商户号与当前小程序不匹配：下单的appid不是这个小程序的')
  if (openidOf(order) !== openid(app, who)) return fail('下单账号与支付账号不一致，请核实后再支付')
  if (state === 'CLOSED') return fail('该订单已关闭，请重新下单')
  if (state !== 'NOTPAY') return fail('该订单已支付')
  return isExpired(world, order) ? fail('该订单已过支付截止时间，请重新下单') : ''
}

/** Whether this person can pay this in this mini-program now; otherwise what wx.requestPayment says. */
export function checkPayment(world: World, app: App, who: Who, parameters: Record<string, unknown>): Checked {
  const wrong = wrongParameter(parameters)
  if (wrong) return { errMsg: wrong }
  const said = parameters as unknown as PayParameters
  const prepay = world.state.pay.prepays[said.package.replace('prepay_id=', '')]
  const order = prepay && findOrder(world, prepay.orderKey)
  if (!order) return { errMsg: fail('prepay_id不存在') }
  if (said.signType !== order.signType || !isSigned(world, app, order, said))
    return { errMsg: fail('支付验证签名失败') }
  if (prepay.expiresAt <= world.clock.now()) return { errMsg: fail('prepay_id已过期，请重新下单') }
  const why = whyNotOrder(world, app, who, order)
  return why ? { errMsg: why } : { order }
}

/** The sheet a person sees before paying. */
export const sheetOf = (world: World, { totalFen, description, ...order }: PayOrder) => ({
  receiver: merchantOf(world, receiverOf({ ...order, totalFen, description }))?.name ?? '',
  totalFen,
  description,
})

/** What a notification tells of an order as it stands. */
export const contentOf = (world: World, order: PayOrder): Record<string, unknown> =>
  order.version === 'v2' ? paidContentV2(order) : orderView(world, order)

export const notifyPaid = (world: World, order: PayOrder): void =>
  void notify(world, {
    version: order.version,
    ...{ kind: 'TRANSACTION.SUCCESS', originalType: 'transaction', summary: '支付成功' },
    ...{ mchid: order.mchid, url: order.notifyUrl, content: contentOf(world, order) },
  })

/** The money moves: from here on the order is paid, whatever the phone gets to hear. */
export function takePayment(world: World, app: App, who: Who, order: PayOrder): void {
  const at = world.clock.now()
  Object.assign(order, { transactionId: newTransactionId(world), paidAt: at, who })
  world.state.pay.transactions[order.transactionId] = order.key
  if (app.tradeManaged) freeze(world, app, order)
  else earn(world, order, order.totalFen)
  const { transactionId, outTradeNo } = order
  world.state.payments.push({ appid: app.appid, who, transactionId, mchId: receiverOf(order), outTradeNo, at })
  notifyPaid(world, order)
}

export type Choice = 'pay' | 'cancel' | 'fail'

interface Outcome {
  errMsg: string
  outTradeNo?: string
  transactionId?: string
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** 余额不足 and the like: nothing was paid, and the person can try again. */
const refusal = (world: World, choice: Choice): string =>
  world.state.settings.paymentRefusal || (choice === 'fail' ? '支付失败' : '')

async function confirm(world: World, app: App, who: Who, parameters: Record<string, unknown>): Promise<Outcome> {
  const { payingMs, payResultMs } = world.state.settings
  if (payingMs) await wait(payingMs)
  const checked = checkPayment(world, app, who, parameters)
  if ('errMsg' in checked) return checked
  takePayment(world, app, who, checked.order)
  if (payResultMs) await wait(payResultMs)
  const { outTradeNo, transactionId } = checked.order
  return { errMsg: 'requestPayment:ok', outTradeNo, transactionId }
}

/** wx.requestPayment to its end: the person pays, cancels, or cannot pay. */
export async function pay(
  world: World,
  app: App,
  who: Who,
  parameters: Record<string, unknown>,
  choice: Choice = 'pay',
): Promise<Outcome> {
  const checked = checkPayment(world, app, who, parameters)
  if ('errMsg' in checked) return checked
  if (choice === 'cancel') return { errMsg: 'requestPayment:fail cancel' }
  const why = refusal(world, choice)
  return why ? { errMsg: fail(why) } : confirm(world, app, who, parameters)
}
