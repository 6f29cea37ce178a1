import { everyRow } from '../everyRow'
import { dayOf, dayPlus } from '../../../shared/day'
import type { FileAnswer } from '../../../shared/api/contract'
import type { Page } from '../../../shared/api/ids'
import type { BillDifference, BillRow, PaymentAccountRow, PaymentRow } from '../../db/models/payment'
import type { RefundRow } from '../../db/models/order'
import { Failure } from '../../failures'
import { digest } from '../../ids'
import { readTradeBill, type BillLine } from '../../pay/tradeBill'
import { payRefusal } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { pageOf } from '../pageOf'
import { keepTask } from '../tasks'
import { workbookType, writeWorkbook } from '../goods/spreadsheet/workbook'
import { lookAt, signingVersion } from './asking'
import { endIncident, openIncident } from './incidents'

const readyHour = 10 // pay.md §4.5: yesterday's bill is ready about ten o'clock
const againMs = 30 * 60_000
const edgeMs = 5 * 60_000

/** Begins yesterday's comparison for every account that is in use. Twice is once. */
export async function beginBills(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  const hour = Number(new Date(now.getTime() + 8 * 3600_000).toISOString().slice(11, 13))
  if (hour < readyHour) return
  const day = dayPlus(dayOf(now), -1)
  await everyRow(platform.paymentAccounts, {}, signal, (account) => begin(platform, account, day, now))
}

/** Of accounts that nothing was ever collected with there is no bill. */
async function begin(platform: Platform, account: PaymentAccountRow, day: string, now: Date): Promise<void> {
  const store = await platform.findStore(account.storeId)
  if (!store) return
  const isUsed = await store.payments.find({ accountId: account.id, state: 'paid' })
  if (!isUsed) return
  const bill = newBill(account, day, now)
  await store.transaction(async (within) => {
    if (!(await within.bills.createOnce(bill))) return
    await keepTask(
      within.platform,
      `matchBill.${bill.id}`,
      'matchBill',
      { storeId: account.storeId, billId: bill.id },
      now,
    )
  })
}

const newBill = ({ id: accountId, storeId, mchid }: PaymentAccountRow, day: string, now: Date): BillRow => ({
  id: digest(`${accountId}|${day}`),
  storeId,
  accountId,
  mchid,
  day,
  state: 'waiting',
  hash: null,
  lineCount: 0,
  paidFen: 0,
  refundedFen: 0,
  differences: [],
  report: [],
  matchedAt: null,
  createdAt: now,
})

/** Fetches a bill and compares it. Answers when to try again, while WeChat Pay has not made it yet. */
export async function matchBill(platform: Platform, storeId: string, billId: string): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  const bill = await store?.bills.find({ id: billId })
  if (!store || !bill) return undefined
  const now = platform.clock.now()
  try {
    await compare(store, bill, await fetchBill(store, bill), now)
    return undefined
  } catch (error) {
    if (payRefusal(error) === null) throw error
    platform.log.warn({ bill: bill.id, err: error }, 'a bill could not be fetched')
    return new Date(now.getTime() + againMs)
  }
}

interface Fetched {
  hash: string | null
  lines: BillLine[]
}

/** A day without trades has none. */
async function fetchBill(store: Store, { accountId, day, mchid }: BillRow): Promise<Fetched> {
  const newest = await store.payments.find({ accountId, state: 'paid' }, { order: [['sortKey', 'DESC']] })
  const { till } = await signingVersion(store, { accountId, versionId: newest?.versionId ?? '' })
  const bill = await till.bill({ appid: newest?.appid ?? '', mchid, day })
  return bill ? { hash: bill.hash, lines: readTradeBill(bill.bytes) } : { hash: null, lines: [] }
}

/** What stands here of one day. */
interface Ours {
  payments: PaymentRow[]
  refunds: RefundRow[]
}

async function compare(store: Store, bill: BillRow, fetched: Fetched, now: Date): Promise<void> {
  const lines = await linesOfStore(store, bill, fetched.lines)
  await settleMissed(store, bill, lines, now)
  const ours = await oursOf(store, bill)
  const differences = [
    ...comparePayments(lines, ours.payments),
    ...(await compareRefunds(store, bill, lines, ours.refunds)),
    ...(await compareOrders(store, ours.payments)),
  ]
  const isEmpty = lines.length === 0 && ours.payments.length === 0
  const state = differences.length > 0 ? 'differs' : isEmpty ? 'empty' : 'matched'
  await store.bills.update(
    { id: bill.id },
    {
      ...{ state, hash: fetched.hash, lineCount: lines.length, differences, matchedAt: now },
      paidFen: sum(lines, 'payment'),
      refundedFen: sum(lines, 'refund'),
      report: reportOf(lines, differences),
    },
  )
  const subject = { kind: 'billDiffers' as const, subjectId: bill.id }
  if (state !== 'differs') return endIncident(store, 'billDiffers', bill.id, now)
  await openIncident(store, { ...subject, detail: { day: bill.day, differences: differences.length } }, now)
}

const sum = (lines: readonly BillLine[], kind: BillLine['kind']): number =>
  lines.filter((line) => line.kind === kind).reduce((fen, { amountFen }) => fen + amountFen, 0)

/**
 * One merchant number may serve several stores and other systems: only what was paid in this store's mini-programs. Beneath
 * a service provider the bill names the provider's appid, and the merchant by its own number.
 */
async function linesOfStore(store: Store, { accountId, mchid }: BillRow, lines: BillLine[]): Promise<BillLine[]> {
  const appids = await store.payments.tally({ accountId }, 'appid')
  const isOurs = ({ appid, subMchid }: BillLine) => subMchid === mchid || appids.some(({ of }) => of === appid)
  return lines.filter(isOurs)
}

/** Money that nobody told us about: asked for, and believed. */
async function settleMissed(store: Store, { accountId }: BillRow, lines: BillLine[], now: Date): Promise<void> {
  for (const { kind, outTradeNo } of lines) {
    if (kind !== 'payment') continue
    const payment = await store.payments.find({ id: outTradeNo, accountId })
    if (payment && payment.state !== 'paid' && payment.state !== 'disputed') await lookAt(store, payment, now)
  }
}

async function oursOf(store: Store, { accountId, day }: BillRow): Promise<Ours> {
  const payments = await store.payments.list({ accountId, paidDay: day, state: 'paid' })
  const from = new Date(`${day}T00:00:00+08:00`)
  const to = new Date(from.getTime() + 24 * 3600_000)
  // At the edges of a day it is WeChat Pay's clock that decides; what is told there is looked at from its side alone.
  const sentAt = { gte: new Date(from.getTime() + edgeMs), lt: new Date(to.getTime() - edgeMs) }
  const refunds = await store.refunds.list({ accountId, sentAt, state: ['sent', 'stuck', 'refunded'] })
  return { payments, refunds }
}

function comparePayments(lines: BillLine[], payments: PaymentRow[]): BillDifference[] {
  const told = lines.filter(({ kind }) => kind === 'payment')
  const here = new Map(payments.map((payment) => [payment.id, payment]))
  const wrong = told.flatMap(({ outTradeNo: id, amountFen: billFen }): BillDifference[] => {
    const payment = here.get(id)
    if (!payment) return [{ kind: 'missingHere', id, orderId: null, oursFen: null, billFen }]
    if (payment.amountFen === billFen) return []
    return [{ kind: 'amount', id, orderId: payment.orderId, oursFen: payment.amountFen, billFen }]
  })
  const toldIds = new Set(told.map(({ outTradeNo }) => outTradeNo))
  const missing = payments
    .filter(({ id }) => !toldIds.has(id))
    .map(({ id, orderId, amountFen }): BillDifference => ({
      ...{ kind: 'missingInBill', id, orderId, oursFen: amountFen, billFen: null },
    }))
  return [...wrong, ...missing]
}

async function compareRefunds(
  store: Store,
  { accountId }: BillRow,
  lines: BillLine[],
  expected: RefundRow[],
): Promise<BillDifference[]> {
  const told = lines.filter(({ kind }) => kind === 'refund')
  const ids = told.map(({ outRefundNo }) => outRefundNo)
  const here = ids.length === 0 ? [] : await store.refunds.list({ accountId, id: ids })
  const wrong = told.flatMap(({ outRefundNo: id, amountFen: billFen }): BillDifference[] => {
    const refund = here.find((each) => each.id === id)
    if (!refund) return [{ kind: 'refundUnknown', id, orderId: null, oursFen: null, billFen }]
    if (refund.amountFen === billFen) return []
    return [{ kind: 'refundAmount', id, orderId: refund.orderId, oursFen: refund.amountFen, billFen }]
  })
  const missing = expected
    .filter(({ id }) => !ids.includes(id))
    .map(({ id, orderId, amountFen }): BillDifference => ({
      ...{ kind: 'refundMissing', id, orderId, oursFen: amountFen, billFen: null },
    }))
  return [...wrong, ...missing]
}

/** The third side: what an order says was paid is what its payments say. */
async function compareOrders(store: Store, payments: PaymentRow[]): Promise<BillDifference[]> {
  const ids = [...new Set(payments.flatMap(({ orderId }) => orderId ?? []))]
  if (ids.length === 0) return []
  const [orders, sums] = await Promise.all([
    store.orders.list({ id: ids }),
    store.payments.tally({ orderId: ids, state: 'paid' }, 'orderId', ['amountFen']),
  ])
  return orders.flatMap(({ id, paidFen }): BillDifference[] => {
    const collected = sums.find(({ of }) => of === id)?.amountFen ?? 0
    return collected === paidFen ? [] : [{ kind: 'order', id, orderId: id, oursFen: paidFen, billFen: collected }]
  })
}

export const differenceTexts: Record<BillDifference['kind'], string> = {
  missingInBill: '系统里已收款，账单里没有',
  missingHere: '账单里有这笔收款，系统里没有',
  amount: '收款金额不一样',
  refundUnknown: '账单里有这笔退款，系统里没有',
  refundAmount: '退款金额不一样',
  refundMissing: '系统里已退款，账单里没有',
  order: '订单的已付金额和收款记录不一样',
}

type Cells = (string | number | null)[]

const reportHead = ['交易时间', '类型', '微信订单号', '商户单号', '账单金额', '系统金额', '结果']
const reportWidths = [20, 8, 32, 28, 12, 12, 32]

/** Line by line, as a person would compare it. */
function reportOf(lines: BillLine[], differences: BillDifference[]): Cells[] {
  const told = lines.map(({ at, kind, transactionId, outTradeNo, outRefundNo, amountFen }): Cells => {
    const id = kind === 'refund' ? outRefundNo : outTradeNo
    const difference = differences.find((each) => each.id === id)
    const ours = difference ? difference.oursFen : amountFen
    const result = difference ? differenceTexts[difference.kind] : '一致'
    return [at, kind === 'refund' ? '退款' : '收款', transactionId, id, yuanOf(amountFen), yuanOf(ours), result]
  })
  const untold = differences
    .filter(({ billFen, kind }) => billFen === null || kind === 'order')
    .map(({ id, oursFen, billFen, kind }): Cells => {
      return ['', '', '', id, yuanOf(billFen), yuanOf(oursFen), differenceTexts[kind]]
    })
  return [...told, ...untold]
}

/** As a number for a spreadsheet, which is where it ends. */
const yuanOf = (fen: number | null): number | null => (fen === null ? null : fen / 100)

/** The comparison as a spreadsheet. @throws NOT_FOUND */
export async function exportBill(store: Store, id: string): Promise<FileAnswer> {
  const { day, report } = await getBill(store, id)
  const bytes = await writeWorkbook('对账', [reportHead, ...report], reportWidths)
  return { name: `对账 ${day}.xlsx`, type: workbookType, bytes }
}

const pageSize = 20

/** The newest day first. */
export async function listBills(store: Store, after: string | undefined): Promise<Page<BillRow>> {
  const from = after === undefined ? {} : { day: { lt: after } }
  const found = await store.bills.list(from, { order: [['day', 'DESC']], limit: pageSize + 1 })
  return pageOf(found, pageSize, ({ day }) => day)
}

/** @throws NOT_FOUND */
async function getBill(store: Store, id: string): Promise<BillRow> {
  const bill = await store.bills.find({ id })
  if (!bill) throw new Failure('NOT_FOUND', { bill: id })
  return bill
}
