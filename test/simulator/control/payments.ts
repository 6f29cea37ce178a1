import type Router from '@koa/router'
import type { Context } from 'koa'
import { receiveFile } from '../phones/belongings'
import { platformCertificates, renewPlatform } from '../payments/certificates'
import { confirmReceipt } from '../payments/freezing'
import { ledger } from '../payments/ledger'
import {
  changeMerchant,
  merchantFiles,
  merchantOf,
  merchantView,
  openMerchant,
  type MerchantChange,
  type NewMerchant,
} from '../payments/merchants'
import { notify } from '../payments/notices'
import { findOrder, orderKey } from '../payments/orders'
import { contentOf } from '../payments/paying'
import { findRefund, refundKey, settleRefund } from '../payments/refunds'
import { plainNotice, type Merchant, type NoticeManner } from '../payments/state'
import type { World } from '../world'
import { payingRoutes } from './paying'
import { bodyOf, must, onlyKnown, personOf } from './reply'

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

interface SendWish {
  to: string
  files: string[]
}

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
  /** The owner downloads the files and sends them to a phone, where wx.chooseMessageFile finds them. */
  router.post('/_sim/payments/merchants/:mchid/send', async (ctx) => {
    const merchant = namedMerchant(ctx, world, ctx.params['mchid'])
    const { to = 'merchant', files, ...rest } = await bodyOf<SendWish>(ctx)
    onlyKnown(ctx, rest, ['to', 'files'])
    const all = merchantFiles(merchant)
    const unknown = files?.find((name) => !Object.hasOwn(all, name))
    if (unknown !== undefined) ctx.throw(400, `no file ${unknown}; there are ${Object.keys(all).join(', ')}`)
    const who = personOf(ctx, to)
    ctx.body = (files ?? Object.keys(all)).map((name) => {
      const { id } = receiveFile(world, who, name, all[name] ?? '')
      return { id, name }
    })
  })
  router.post('/_sim/payments/platformCertificates', async (ctx) => {
    const { serial, certificatePem } = await renewPlatform(world)
    ctx.body = { serial, certificatePem }
  })
}

const ends = ['SUCCESS', 'CLOSED', 'ABNORMAL'] as const

interface RefundWish {
  mchid: string
  outRefundNo: string
  status: (typeof ends)[number]
}

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
  /** 确认收货: the customer has the goods. */
  router.post('/_sim/payments/receipts', async (ctx) => {
    const { mchid = '', outTradeNo = '', ...rest } = await bodyOf<{ mchid: string; outTradeNo: string }>(ctx)
    onlyKnown(ctx, rest, ['mchid', 'outTradeNo'])
    const order = must(ctx, findOrder(world, orderKey(mchid, outTradeNo)), 'order')
    if (!confirmReceipt(world, order)) ctx.throw(409, 'there is nothing to confirm: not shipped, or confirmed already')
    await world.clock.moveTo(world.clock.now())
    ctx.body = order
  })
  router.post('/_sim/payments/notify', async (ctx) => {
    const wish = await bodyOf<NoticeWish>(ctx)
    onlyKnown(ctx, wish, noticeFields)
    const { mchid = '', outTradeNo = '', times = 1, delaySeconds = 0, ...manner } = wish
    const order = must(ctx, findOrder(world, orderKey(mchid, outTradeNo)), 'order')
    const notice = notify(world, {
      version: order.version,
      ...{ kind: 'TRANSACTION.SUCCESS', originalType: 'transaction', summary: '支付成功' },
      ...{ mchid, url: order.notifyUrl, content: contentOf(world, order), times, delaySeconds, manner },
    })
    await world.clock.moveTo(world.clock.now())
    ctx.body = notice
  })
}

export function paymentRoutes(router: Router, world: World): void {
  merchantRoutes(router, world)
  moneyRoutes(router, world)
  payingRoutes(router, world)
}
