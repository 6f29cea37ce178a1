import type { World } from '../world'
import { receiverOf, refundsOf } from './orders'
import type { PayOrder, PayRefund, RefundStatus } from './state'
import { beijingDay, beijingTime } from './times'

/** Amounts in bills are yuan with decimals (grade A). */
const yuan = (fen: number, digits = 2): string => (fen / 100).toFixed(digits)

/** 0.60 %, rounded to fen. It stands in the trade bill and is charged apart from the balance (D). */
const feeOf = (fen: number): number => Math.round(fen * 0.006)

const rate = '0.60%'

/** What a merchant wrote may have commas and line ends in it (grade C). */
const own = (words: string): string => words.replaceAll(',', '\\ ').replaceAll(/\r?\n/g, '\\n')

type Row = Record<string, string>

interface Trade {
  order: PayOrder
  refund: PayRefund | null
  at: number
}

/** Whose bill: of one merchant, of a provider with all its merchants, or of one of them. */
export interface Whose {
  mchid: string
  subMchid: string
}

const isOf = (order: PayOrder, { mchid, subMchid }: Whose): boolean =>
  order.mchid === mchid && (!subMchid || order.subMchid === subMchid)

function tradesOf(world: World, isWanted: (order: PayOrder) => boolean): Trade[] {
  const orders = Object.values(world.state.pay.orders).filter((order) => order.paidAt !== null && isWanted(order))
  const trades = orders.flatMap((order): Trade[] => [
    { order, refund: null, at: order.paidAt ?? 0 },
    ...refundsOf(world, order).map((refund) => ({ order, refund, at: refund.createdAt })),
  ])
  return trades.sort((a, b) => a.at - b.at)
}

const onDay = (trades: Trade[], day: string): Trade[] => trades.filter(({ at }) => beijingDay(at) === day)

/** The words of bills differ from those of the API (grade C). */
const refundWords: Record<RefundStatus, string> = {
  PROCESSING: 'PROCESSING',
  SUCCESS: 'SUCCESS',
  CLOSED: 'FAIL',
  ABNORMAL: 'CHANGE',
}

function refundCells({ refund }: Trade): Row {
  const none = {
    微信退款单号: '0',
    商户退款单号: '0',
    退款金额: '0.00',
    退款类型: '',
    退款状态: '',
    申请退款金额: '0.00',
  }
  if (!refund) return none
  return {
    ...{ 退款申请时间: beijingTime(refund.createdAt), 微信退款单号: refund.refundId, 商户退款单号: refund.outRefundNo },
    ...{ 退款金额: yuan(refund.refundFen), 退款类型: 'ORIGINAL', 退款状态: refundWords[refund.status] },
    退款成功时间: refund.successAt === null ? '' : beijingTime(refund.successAt),
    申请退款金额: yuan(refund.refundFen),
  }
}

function cells(trade: Trade): Row {
  const { order, refund, at } = trade
  const total = refund ? '0.00' : yuan(order.totalFen)
  const fee = refund ? -feeOf(refund.refundFen) : feeOf(order.totalFen)
  return {
    ...{ 交易时间: beijingTime(at), 公众账号ID: order.appid, 商户号: order.mchid, 特约商户号: order.subMchid || '0' },
    ...{ 设备号: '', 微信订单号: order.transactionId, 商户订单号: order.outTradeNo },
    ...{ 用户标识: order.payer.openid || order.payer.subOpenid, 交易类型: 'JSAPI' },
    ...{ 交易状态: refund ? 'REFUND' : 'SUCCESS', 付款银行: 'OTHERS', 货币种类: 'CNY' },
    ...{ 应结订单金额: total, 代金券金额: '0.00', 充值券退款金额: '0.00', 订单金额: total },
    ...{
      商品名称: own(order.description),
      商户数据包: own(order.attach),
      手续费: yuan(fee, 5),
      费率: rate,
      费率备注: '',
    },
    ...refundCells(trade),
  }
}

// Source: pay.weixin.qq.com/doc/v3/merchant/4013071246, names and order by grade A+B.
const head =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额'
const refunding = '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态'
const tail = '商品名称,商户数据包,手续费,费率,订单金额'
const columns = {
  ALL: `${head},${refunding},${tail},申请退款金额,费率备注`,
  SUCCESS: `${head},${tail},费率备注`,
  REFUND: `${head},退款申请时间,退款成功时间,${refunding},${tail},申请退款金额,费率备注`,
}

export type BillType = keyof typeof columns

const sum = (trades: Trade[], of: (trade: Trade) => number): number =>
  trades.reduce((total, trade) => total + of(trade), 0)

function summary(trades: Trade[]): Row {
  const sold = sum(trades, ({ order, refund }) => (refund ? 0 : order.totalFen))
  const back = sum(trades, ({ refund }) => refund?.refundFen ?? 0)
  const fees = sum(trades, ({ order, refund }) => (refund ? -feeOf(refund.refundFen) : feeOf(order.totalFen)))
  return {
    ...{ 总交易单数: String(trades.length), 应结订单总金额: yuan(sold), 退款总金额: yuan(back) },
    ...{ 充值券退款总金额: '0.00', 手续费总金额: yuan(fees, 5), 订单总金额: yuan(sold), 申请退款总金额: yuan(back) },
  }
}

const byteOrderMark = '\ufeff'
const line = (row: Row, names: string[]): string => names.map((name) => `\`${row[name] ?? ''}`).join(',')

function write(names: string[], rows: Row[], total: Row): Buffer {
  const lines = [names.join(','), ...rows.map((row) => line(row, names))]
  const all = [...lines, Object.keys(total).join(','), line(total, Object.keys(total))]
  return Buffer.from(`${byteOrderMark}${all.join('\r\n')}\r\n`, 'utf8')
}

const isType = (type: BillType) => (trade: Trade) => type === 'ALL' || (type === 'REFUND') === (trade.refund !== null)

/** 交易账单 of one day in Beijing; null when there was nothing. */
export function tradeBill(world: World, whose: Whose, day: string, type: BillType): Buffer | null {
  const trades = onDay(
    tradesOf(world, (order) => isOf(order, whose)),
    day,
  ).filter(isType(type))
  return trades.length ? write(columns[type].split(','), trades.map(cells), summary(trades)) : null
}

const flowColumns =
  '记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额(元),账户结余(元),资金变更提交申请人,备注,业务凭证号'

const moved = ({ order, refund }: Trade): number => (refund ? -refund.refundFen : order.totalFen)

function flowCells({ order, refund, at }: Trade, leftFen: number): Row {
  const name = refund ? '退款' : '交易'
  return {
    ...{ 记账时间: beijingTime(at), 微信支付业务单号: refund?.refundId ?? order.transactionId },
    ...{ 资金流水单号: `${order.transactionId}${refund?.outRefundNo ?? ''}`, 业务名称: name, 业务类型: name },
    ...{ 收支类型: refund ? '支出' : '收入', '收支金额(元)': yuan(refund?.refundFen ?? order.totalFen) },
    ...{ '账户结余(元)': yuan(leftFen), 资金变更提交申请人: `${order.mchid}API`, 备注: own(refund?.reason ?? '') },
    业务凭证号: refund?.outRefundNo ?? order.outTradeNo,
  }
}

function flowSummary(trades: Trade[]): Row {
  const [ins, outs] = [trades.filter(({ refund }) => !refund), trades.filter(({ refund }) => refund)]
  return {
    ...{ 资金流水总笔数: String(trades.length), 收入笔数: String(ins.length), 收入金额: yuan(sum(ins, moved)) },
    ...{ 支出笔数: String(outs.length), 支出金额: yuan(-sum(outs, moved)) },
  }
}

/** 资金账单 of the basic account: what came in and went out. Money that is frozen counts as there (D). */
export function flowBill(world: World, mchid: string, day: string): Buffer | null {
  const all = tradesOf(world, (order) => receiverOf(order) === mchid).filter(
    ({ refund }) => refund?.status !== 'CLOSED',
  )
  const today = onDay(all, day)
  if (!today.length) return null
  const before = sum(
    all.filter(({ at }) => beijingDay(at) < day),
    moved,
  )
  const rows = today.map((trade, index) => flowCells(trade, before + sum(today.slice(0, index + 1), moved)))
  return write(flowColumns.split(','), rows, flowSummary(today))
}
