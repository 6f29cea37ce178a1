import { everyRow } from '../everyRow'
import { beginOf, beijingClock, dayOf, dayPlus } from '../../../shared/day'
import type { FileAnswer } from '../../../shared/api/contract'
import type { Page } from '../../../shared/api/ids'
import type { BillRow, PaymentAccountRow } from '../../db/models/payment'
import { Failure, isFailure } from '../../failures'
import { digest } from '../../ids'
import { BillChanged } from '../../pay/till'
import { BillUnreadable, readTradeBill, type BillLine } from '../../pay/tradeBill'
import { payRefusal } from '../../payAccess'
import type { Platform } from '../../platform'
import type { Store } from '../../store'
import { keepTask } from '../tasks'
import { workbookType, writeWorkbook } from '../goods/spreadsheet/workbook'
import { signingVersion } from './asking'
import { reportHead, reportOf, reportWidths } from './billReport'
import { differencesOf, linesOfStore, settleMissed } from './comparing'
import { endIncident, openIncident } from './incidents'
import { laterByAge } from './patience'

const readyHour = 10 // pay.md §4.5: yesterday's bill is ready about ten o'clock
const keptDays = 85 // pay.md §4.5: the last three months, the shortest of which have 89 days
const againMs = 30 * 60_000
const longestMs = 6 * 3600_000
const patienceMs = 4 * 3600_000 // WeChat Pay promises ten o'clock, and is sometimes late

/**
 * Begins the comparison of every day that is over and has none yet, for every account that is in use: yesterday's, and those
 * that passed while nobody was there to begin them. Twice is once.
 */
export async function beginBills(platform: Platform, now: Date, signal: AbortSignal): Promise<void> {
  const hour = Number(beijingClock(now).slice(11, 13))
  if (hour < readyHour) return
  await everyRow(platform.paymentAccounts, {}, signal, (account) => begin(platform, account, now))
}

async function begin(platform: Platform, account: PaymentAccountRow, now: Date): Promise<void> {
  const store = await platform.findStore(account.storeId)
  if (!store) return
  for (const day of await missingDays(store, account.id, now)) await beginDay(store, account, day, now)
}

/** From the first payment on, as far back as WeChat Pay keeps bills. Before it, and for an unused account, there are none. */
async function missingDays(store: Store, accountId: string, now: Date): Promise<string[]> {
  const first = await store.payments.find({ accountId, paidDay: { not: null } }, { order: [['paidDay', 'ASC']] })
  if (!first?.paidDay) return []
  const [today, oldest] = [dayOf(now), dayPlus(dayOf(now), -keptDays)]
  const from = first.paidDay > oldest ? first.paidDay : oldest
  const begun = new Set(await store.bills.pick('day', { accountId, day: { gte: from } }))
  const days = (await isInUse(store, accountId)) ? daysBetween(from, today) : await busyDays(store, accountId, from)
  return days.filter((day) => day < today && !begun.has(day))
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = from; day < to; day = dayPlus(day, 1)) days.push(day)
  return days
}

/** The store has left a merchant number of which no keys are kept up: its bills may be out of reach by now. */
const isInUse = async (store: Store, accountId: string): Promise<boolean> =>
  (await store.paymentVersions.count({ accountId, state: ['proved', 'failing'] })) > 0

/** Those on which money came or went through us. */
async function busyDays(store: Store, accountId: string, from: string): Promise<string[]> {
  const [paid, sent] = await Promise.all([
    store.payments.tally({ accountId, paidDay: { gte: from } }, 'paidDay'),
    store.refunds.pick('sentAt', { accountId, sentAt: { gte: beginOf(from) }, state: ['sent', 'stuck', 'refunded'] }),
  ])
  const days = [...paid.map(({ of }) => of), ...sent.map((at) => at && dayOf(at))]
  return [...new Set(days.flatMap((day) => day ?? []))].sort()
}

async function beginDay(store: Store, account: PaymentAccountRow, day: string, now: Date): Promise<void> {
  const bill = newBill(account, day, now)
  const input = { storeId: account.storeId, billId: bill.id }
  await store.transaction(async (within) => {
    if (!(await within.bills.createOnce(bill))) return
    await keepTask(within.platform, `matchBill.${bill.id}`, 'matchBill', input, now)
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

/** Fetches a bill and compares it. Answers when to try again, while there is none to be had. */
export async function matchBill(platform: Platform, storeId: string, billId: string): Promise<Date | undefined> {
  const store = await platform.findStore(storeId)
  const bill = await store?.bills.find({ id: billId })
  if (!store || !bill) return undefined
  const now = platform.clock.now()
  try {
    await compare(store, bill, await fetchBill(store, bill), now)
    await endIncident(store, 'billMissing', bill.id, now)
    return undefined
  } catch (error) {
    if (!isWithoutBill(error)) throw error
    platform.log.warn({ bill: bill.id, err: error }, 'a bill could not be fetched')
    return putOff(store, bill, error, now)
  }
}

/** WeChat Pay refused it, or gave something that is not the bill it signed. */
const isWithoutBill = (error: unknown): error is Error =>
  payRefusal(error) !== null ||
  isFailure(error, 'PAYMENT_ACCOUNT_INCOMPLETE', 'PARTNER_NOT_OFFERED') ||
  error instanceof BillChanged ||
  error instanceof BillUnreadable

/** Tries again, ever later, as long as WeChat Pay keeps the bill; a person is told when it has taken too long. */
async function putOff(
  store: Store,
  { id, day, createdAt }: BillRow,
  error: Error,
  now: Date,
): Promise<Date | undefined> {
  const isHopeless = day < dayPlus(dayOf(now), -keptDays) || isFailure(error, 'PAY_FILE_TOO_LARGE')
  if (isHopeless || now.getTime() - createdAt.getTime() > patienceMs) {
    const detail = { day, code: error instanceof Failure ? error.code : error.name }
    await openIncident(store, { kind: 'billMissing', subjectId: id, detail }, now)
  }
  return isHopeless ? undefined : laterByAge(createdAt, now, againMs, longestMs)
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

async function compare(store: Store, bill: BillRow, fetched: Fetched, now: Date): Promise<void> {
  const lines = await linesOfStore(store, bill, fetched.lines)
  await settleMissed(store, bill, lines, now)
  const { differences, payments } = await differencesOf(store, bill, lines)
  const isEmpty = lines.length === 0 && payments === 0
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

/** The comparison as a spreadsheet. @throws NOT_FOUND */
export async function exportBill(store: Store, id: string): Promise<FileAnswer> {
  const { day, report } = await getBill(store, id)
  const bytes = await writeWorkbook('对账', [reportHead, ...report], reportWidths)
  return { name: `对账 ${day}.xlsx`, type: workbookType, bytes }
}

const pageSize = 20

// Without the report, of which one may have megabytes.
const told = ['id', 'day', 'mchid', 'state', 'lineCount', 'paidFen', 'refundedFen', 'differences'] as const

/** A bill as a list tells of it. */
export type ListedBill = Pick<BillRow, (typeof told)[number]>

/** The newest day first. A page ends with a whole day, however many accounts have a bill of it. */
export async function listBills(store: Store, after: string | undefined): Promise<Page<ListedBill>> {
  const from = after === undefined ? {} : { lt: after }
  const order: [keyof BillRow, 'DESC'][] = [['day', 'DESC']]
  const days = await store.bills.pick('day', { day: from }, { order, limit: pageSize })
  const last = days.length < pageSize ? undefined : days.at(-1)
  const to = last === undefined ? {} : { gte: last }
  const rows = await store.bills.listOf(told, { day: { ...from, ...to } }, { order: [...order, ['id', 'DESC']] })
  const isMore = last !== undefined && (await store.bills.pick('id', { day: { lt: last } }, { limit: 1 })).length > 0
  return { rows, after: isMore ? last : null }
}

/** @throws NOT_FOUND */
async function getBill(store: Store, id: string): Promise<BillRow> {
  const bill = await store.bills.find({ id })
  if (!bill) throw new Failure('NOT_FOUND', { bill: id })
  return bill
}
