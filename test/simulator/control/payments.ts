import type Router from '@koa/router'
import type { Context } from 'koa'
import type { App } from '../accounts'
import { platformCertificates, renewPlatform } from '../payments/certificates'
import { ledger } from '../payments/ledger'
import {
  changeMerchant,
  merchantOf,
  merchantView,
  openMerchant,
  type MerchantChange,
  type NewMerchant,
} from '../payments/merchants'
import { notify } from '../payments/notices'
import { findOrder, orderKey, orderView, personOf as ownerOf } from '../payments/orders'
import { pay, type Choice } from '../payments/paying'
import { findRefund, refundKey, settleRefund } from '../payments/refunds'
import { plainNotice, type Merchant, type NoticeManner } from '../payments/state'
import { isPerson } from '../phones/people'
import type { Who } from '../phones/phone'
import type { World } from '../world'
import { bodyOf, must, namedApp, onlyKnown } from './reply'

const merchantFields = ['mchid', 'name', 'mode', 'appids', 'balanceFen', 'isProvider', 'providerMchid', 'subAppids']
const modes = ['publicKey', 'certificate', 'both']

const view = (world: World, merchant: Merchant) =>
  merchantView(merchant, platformCertificates(world).at(-1)?.serial ?? '')

const namedMerchant = (ctx: Context, world: World, mchid: string | undefined): Merchant =>
  must(ctx, merchantOf(world, mchid ?? ''), `merchant number ${mchid ?? ''}`)

function checkMode(ctx: Context, { mode }: { mode?: string }): void {
  if (mode !== undefined && !modes.includes(mode)) ctx.throw(400, `mode is one of ${modes.join(', ')}`)
}

function checkNew(ctx: Context, world: World, wish: Partial<NewMerchant>): void {
  onlyKnown(ctx, wish, merchantFields)
  checkMode(ctx, wish)
  if (wish.mchid && merchantOf(world, wish.mchid)) ctx.throw(409, `merchant number ${wish.mchid} exists`)
  if (wish.providerMchid && merchantOf(world, wish.providerMchid)?.role !== 'provider')
    ctx.throw(400, `${wish.providerMchid} is not a provider`)
}

// prettier-ignore
const changeFields = [
  'name', 'bind', 'unbind', 'mode', 'switchDay', 'voidPlatformCertificates', 'newApiV3Key', 'newApiV2Key',
  'newCertificate', 'voidCertificate', 'balanceFen', 'lacks',
]

/** 商户平台: merchant numbers, their keys and what they may do. */
function merchantRoutes(router: Router, world: World): void {
  router.get('/_sim/payments/merchants', (ctx) => {
    ctx.body = Object.values(world.state.pay.merchants).map((merchant) => view(world, merchant))
  })
  router.get('/_sim/payments/merchants/:mchid', (ctx) => {
    ctx.body = view(world, namedMerchant(ctx, world, ctx.params['mchid']))
  })
  router.post('/_sim/payments/merchants', async (ctx) => {
    const wish = await bodyOf<NewMerchant>(ctx)
    checkNew(ctx, world, wish)
    ctx.body = view(world, await openMerchant(world, wish))
  })
  router.post('/_sim/payments/merchants/:mchid', async (ctx) => {
    const merchant = namedMerchant(ctx, world, ctx.params['mchid'])
    const change = await bodyOf<MerchantChange>(ctx)
    onlyKnown(ctx, change, changeFields)
    checkMode(ctx, change)
    await changeMerchant(world, merchant, change)
    ctx.body = view(world, merchant)
  })
  router.post('/_sim/payments/platformCertificates', async (ctx) => {
    const { serial, certificatePem } = await renewPlatform(world)
    ctx.body = { serial, certificatePem }
  })
}

interface PayWish {
  who: Who
  openid: string
  appid: string
  parameters: Record<string, unknown>
  choice: Choice
}

function payerOf(ctx: Context, world: World, app: App, { who, openid = '' }: Partial<PayWish>): Who {
  if (who !== undefined && isPerson(who)) return who
  return must(ctx, ownerOf(world, app.appid, openid), 'payer: who, or an openid of this mini-program,')
}

const ends = ['SUCCESS', 'CLOSED', 'ABNORMAL'] as const

interface RefundWish {
  mchid: string
  outRefundNo: string
  status: (typeof ends)[number]
}

const choices = ['pay', 'cancel', 'fail']

interface NoticeWish extends NoticeManner {
  mchid: string
  outTradeNo: string
  times: number
  delaySeconds: number
}

const noticeFields = ['mchid', 'outTradeNo', 'times', 'delaySeconds', ...Object.keys(plainNotice)]

/** What people and WeChat do with money. */
function moneyRoutes(router: Router, world: World): void {
  router.get('/_sim/payments/ledger', (ctx) => {
    ctx.body = ledger(world, String(ctx.query['mchid'] ?? ''))
  })
  router.post('/_sim/payments/pay', async (ctx) => {
    const wish = await bodyOf<PayWish>(ctx)
    onlyKnown(ctx, wish, ['who', 'openid', 'appid', 'parameters', 'choice'])
    if (wish.choice !== undefined && !choices.includes(wish.choice)) ctx.throw(400, 'choice is pay, cancel or fail')
    const app = namedApp(ctx, world, wish.appid)
    const outcome = await pay(world, app, payerOf(ctx, world, app, wish), wish.parameters ?? {}, wish.choice)
    await world.clock.moveTo(world.clock.now())
    ctx.body = outcome
  })
  router.post('/_sim/payments/refunds', async (ctx) => {
    const { mchid = '', outRefundNo = '', status, ...rest } = await bodyOf<RefundWish>(ctx)
    onlyKnown(ctx, rest, ['mchid', 'outRefundNo', 'status'])
    const refund = must(ctx, findRefund(world, refundKey(mchid, outRefundNo)), 'refund')
    const end = must(
      ctx,
      ends.find((one) => one === status),
      `status (${ends.join(', ')})`,
    )
    if (!settleRefund(world, refund, end)) ctx.throw(409, `the refund is ${refund.status}`)
    await world.clock.moveTo(world.clock.now())
    ctx.body = refund
  })
  router.post('/_sim/payments/notify', async (ctx) => {
    const wish = await bodyOf<NoticeWish>(ctx)
    onlyKnown(ctx, wish, noticeFields)
    const { mchid = '', outTradeNo = '', times = 1, delaySeconds = 0, ...manner } = wish
    const order = must(ctx, findOrder(world, orderKey(mchid, outTradeNo)), 'order')
    const notice = notify(world, {
      ...{ kind: 'TRANSACTION.SUCCESS', originalType: 'transaction', summary: '支付成功' },
      ...{ mchid, url: order.notifyUrl, content: orderView(world, order), times, delaySeconds, manner },
    })
    await world.clock.moveTo(world.clock.now())
    ctx.body = notice
  })
}

export function paymentRoutes(router: Router, world: World): void {
  merchantRoutes(router, world)
  moneyRoutes(router, world)
}
