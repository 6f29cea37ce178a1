import type { BillRow, IncidentRow, PaymentRow } from '../../../server/db/models/payment'
import type { OrderLineRow, OrderRow, RefundRow } from '../../../server/db/models/order'
import type { TimelineRow } from '../../../server/db/models/store'
import { dayOf } from '../../../shared/day'
import type { IncidentKind } from '../../../shared/payment'
import type { Report } from '../report'
import type { Facts } from './index'
import type { Market } from './market'
import type { Stall } from './stall'

/** What WeChat Pay itself holds to be true. */
interface Ledger {
  payments: ToldPayment[]
  refunds: ToldRefund[]
}

interface ToldPayment {
  mchid: string
  subMchid: string
  appid: string
  subAppid: string
  outTradeNo: string
  totalFen: number
  state: string
  transactionId: string
  paidAt: number | null
  refundedFen: number
}

interface ToldRefund {
  outRefundNo: string
  outTradeNo: string
  refundFen: number
  status: string
}

/** Both books of one store. */
interface Books {
  stall: Stall
  facts: Facts
  /** Paid at WeChat Pay. */
  told: ToldPayment[]
  toldRefunds: ToldRefund[]
  payments: PaymentRow[]
  refunds: RefundRow[]
  orders: OrderRow[]
  lines: OrderLineRow[]
  incidents: IncidentRow[]
  bills: BillRow[]
  timeline: TimelineRow[]
  /** The variants' stock as it is. */
  stock: Map<string, number | null>
}

type Check = (books: Books, wrong: (text: string) => void) => number

/** Compares WeChat Pay's books with ours, store by store. */
export async function judge(report: Report, market: Market, facts: Facts): Promise<void> {
  const ledger = await market.simulated.control<Ledger>('/_sim/payments/ledger')
  for (const stall of market.stalls) {
    const books = await openBooks(market, stall, ledger, facts)
    for (const [name, check] of Object.entries(checks)) {
      let wrongs = 0
      const looked = check(books, (text) => {
        wrongs++
        report.failed(`${stall.mode}, ${name}: ${text}`)
      })
      for (let good = Math.max(looked - wrongs, 0); good > 0; good--) report.passed()
    }
    countUp(report, books)
  }
  const dead = await market.base.platform.tasks.list({ state: 'dead' })
  report.check(
    dead.length === 0,
    `given up: ${JSON.stringify(dead.map(({ id, error }) => ({ id, error })).slice(0, 5))}`,
  )
}

async function openBooks({ base }: Market, stall: Stall, ledger: Ledger, facts: Facts): Promise<Books> {
  const { platform } = base
  const mine = { storeId: stall.row.id }
  const told = ledger.payments.filter(({ appid, subAppid }) => (subAppid || appid) === stall.appid)
  const numbers = new Set(told.map(({ outTradeNo }) => outTradeNo))
  const variants = await platform.variants.list(mine)
  return {
    ...{ stall, facts },
    told: told.filter(({ state }) => state === 'SUCCESS' || state === 'REFUND'),
    toldRefunds: ledger.refunds.filter(({ outTradeNo }) => numbers.has(outTradeNo)),
    payments: await platform.payments.list(mine),
    refunds: await platform.refunds.list(mine),
    orders: await platform.orders.list(mine),
    lines: await platform.orderLines.list(mine),
    incidents: await platform.incidents.list(mine),
    bills: await platform.bills.list(mine),
    timeline: await platform.timeline.list(mine),
    stock: new Map(variants.map(({ id, stock }) => [id, stock])),
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0)

function grouped<Row>(rows: readonly Row[], of: (row: Row) => string | null): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const key = of(row) ?? ''
    const group = groups.get(key)
    if (group) group.push(row)
    else groups.set(key, [row])
  }
  return groups
}

const paidFenOf = (payments: readonly PaymentRow[] = []): number =>
  sum(payments.filter(({ state }) => state === 'paid').map(({ amountFen }) => amountFen))
const refundedFenOf = (refunds: readonly RefundRow[] = []): number =>
  sum(refunds.filter(({ state }) => state === 'refunded').map(({ amountFen }) => amountFen))

/** Each answers how many things it has looked at. */
const checks: Record<string, Check> = {
  payments({ told, payments, stall, facts: { lies } }, wrong) {
    const here = new Map(payments.map((row) => [row.id, row]))
    for (const each of told) {
      const row = here.get(each.outTradeNo)
      const isSame =
        row?.amountFen === each.totalFen &&
        row.transactionId === each.transactionId &&
        row.mchid === (each.subMchid || each.mchid) &&
        row.mchid === stall.number.mchid
      const isTold = row?.state === 'paid' || (row?.state === 'disputed' && lies.has(row.id))
      if (!isTold || (row.state === 'paid' && !isSame)) wrong(`${JSON.stringify(each)} is here ${JSON.stringify(row)}`)
    }
    const numbers = new Set(told.map(({ outTradeNo }) => outTradeNo))
    for (const row of payments) {
      if (row.state === 'paid' && !numbers.has(row.id)) wrong(`${row.id} is paid here only`)
      if (row.state === 'asked' || row.state === 'waiting') wrong(`${row.id} is still ${row.state}`)
      if (row.state === 'disputed' && !lies.has(row.id)) wrong(`${row.id} is disputed without a lie`)
    }
    return told.length + payments.length
  },

  refunds({ toldRefunds, refunds, told }, wrong) {
    const here = new Map(refunds.map((row) => [row.id, row]))
    for (const { outRefundNo, outTradeNo, refundFen, status } of toldRefunds) {
      const row = here.get(outRefundNo)
      const isSame = row?.amountFen === refundFen && row.paymentId === outTradeNo && row.state === 'refunded'
      if (status !== 'SUCCESS' || !isSame)
        wrong(`${outRefundNo} ${status} of ${refundFen} is here ${JSON.stringify(row)}`)
    }
    const numbers = new Set(toldRefunds.map(({ outRefundNo }) => outRefundNo))
    for (const row of refunds) {
      if (row.state === 'refunded' && !numbers.has(row.id)) wrong(`${row.id} has gone back here only`)
      if (['agreed', 'sent', 'stuck', 'failed'].includes(row.state)) wrong(`${JSON.stringify(row)} is not at its end`)
    }
    const byPayment = grouped(toldRefunds, ({ outTradeNo }) => outTradeNo)
    for (const { outTradeNo, totalFen, refundedFen } of told) {
      const back = sum((byPayment.get(outTradeNo) ?? []).map(({ refundFen }) => refundFen))
      if (back > totalFen || back !== refundedFen)
        wrong(`${outTradeNo} of ${totalFen} gave ${back} back, not ${refundedFen}`)
    }
    return toldRefunds.length + refunds.length + told.length
  },

  orders({ orders, payments, refunds }, wrong) {
    const paidBy = grouped(payments, ({ orderId }) => orderId)
    const backBy = grouped(refunds, ({ orderId }) => orderId)
    for (const { id, state, paidFen, totalFen } of orders) {
      const collected = paidFenOf(paidBy.get(id))
      const held = collected - refundedFenOf(backBy.get(id))
      const about = `${id} ${state}, total ${totalFen}, paid ${paidFen}`
      if (paidFen !== collected) wrong(`${about}: its payments say ${collected}`)
      if (held < 0 || held > totalFen) wrong(`${about}: holds ${held}`)
      if (['closed', 'unpaid', 'latePaid'].includes(state) && held !== 0) wrong(`${about}: holds ${held}`)
      if (!['closed', 'unpaid'].includes(state) && paidFen < totalFen) wrong(`${about}: goes on unpaid`)
      if (state === 'unpaid' || state === 'latePaid') wrong(`${about}: has not ended`)
    }
    const ids = new Set(orders.map(({ id }) => id))
    for (const row of payments) if (!ids.has(row.orderId ?? '')) wrong(`${row.id} is of no order`)
    return orders.length + payments.length
  },

  stock({ stall, orders, lines, stock }, wrong) {
    const open = new Set(orders.filter(({ state }) => state !== 'closed').map(({ id }) => id))
    const sold = grouped(
      lines.filter(({ orderId }) => open.has(orderId)),
      ({ variantId }) => variantId,
    )
    for (const { variantId, stock: first } of stall.wares) {
      const left = first - sum((sold.get(variantId) ?? []).map(({ quantity }) => quantity))
      if (stock.get(variantId) !== left || left < 0) wrong(`${variantId} has ${stock.get(variantId)}, not ${left}`)
    }
    return stall.wares.length
  },

  incidents({ incidents, facts: { lies }, bills }, wrong) {
    for (const { kind, subjectId, detail, closedAt } of incidents) {
      const about = `${kind} about ${subjectId} ${JSON.stringify(detail)}`
      if (kind === 'paymentDisagrees' && !lies.has(subjectId)) wrong(about)
      if (neverCaused.includes(kind)) wrong(about)
      if (endsByItself.includes(kind) && closedAt === null) wrong(`${about} is not over`)
      if (kind === 'billDiffers' && !bills.some(({ id, state }) => id === subjectId && state === 'differs'))
        wrong(about)
    }
    return incidents.length + 1
  },

  timeline({ timeline, orders, payments, refunds }, wrong) {
    const moneyRows = timeline.filter(({ subject }) => ['order', 'payment', 'refund'].includes(subject))
    const steps = grouped(moneyRows, ({ subjectId }) => subjectId)
    const isWhole = (first: string, last: string, of: readonly TimelineRow[] = []) => {
      const balance = new Map([[first, 1]])
      const add = (state: string, by: number) => balance.set(state, (balance.get(state) ?? 0) + by)
      for (const { fromState, toState } of of) {
        add(fromState, -1)
        add(toState, 1)
      }
      add(last, -1)
      return [...balance.values()].every((count) => count === 0)
    }
    const look = (id: string, first: string, last: string) => {
      if (!isWhole(first, last, steps.get(id)))
        wrong(`${id} from ${first} to ${last}: ${JSON.stringify(steps.get(id))}`)
    }
    for (const { id, state } of orders) look(id, 'unpaid', state)
    for (const { id, state } of payments) look(id, 'asked', state)
    for (const { id, state, askedBy } of refunds) look(id, askedBy === 'customer' ? 'requested' : 'agreed', state)
    return orders.length + payments.length + refunds.length
  },

  bills({ bills, told, payments }, wrong) {
    const disputed = new Set(payments.filter(({ state }) => state === 'disputed').map(({ id }) => id))
    const known = new Map(bills.map((bill) => [bill.day, bill]))
    const days = grouped(told, ({ paidAt }) => dayOf(new Date(paidAt ?? 0)))
    for (const [day, some] of days) {
      const bill = known.get(day)
      const fen = sum(some.map(({ totalFen }) => totalFen))
      if (!bill) wrong(`there is none of ${day}`)
      else if (bill.paidFen !== fen) wrong(`${day} says ${bill.paidFen}, WeChat Pay ${fen}`)
    }
    for (const { day, state, differences } of bills) {
      const named = new Set(differences.map(({ id }) => id))
      const forged = (days.get(day) ?? []).filter(({ outTradeNo }) => disputed.has(outTradeNo))
      const isRight =
        differences.every(({ id, kind }) => kind === 'missingHere' && disputed.has(id)) &&
        forged.every(({ outTradeNo }) => named.has(outTradeNo)) &&
        (state === 'differs') === forged.length > 0
      if (!isRight || state === 'waiting') wrong(`${day} ${state}: ${JSON.stringify(differences)}`)
    }
    return days.size + bills.length
  },

  drift({ told, payments, refunds }, wrong) {
    const disputedFen = sum(payments.filter(({ state }) => state === 'disputed').map(({ amountFen }) => amountFen))
    const theirs = sum(told.map(({ totalFen, refundedFen }) => totalFen - refundedFen))
    const ours = paidFenOf(payments) - refundedFenOf(refunds) + disputedFen
    if (theirs !== ours) wrong(`${theirs - ours} fen`)
    return 1
  },
}

/** Nothing that happens in this proof is a reason for these. */
const neverCaused: readonly IncidentKind[] = ['paymentUnknown', 'refundDisagrees', 'shippingRefused']
/** What was wrong for a while is over when everything has settled. */
const endsByItself: readonly IncidentKind[] = ['refundStuck', 'refundUnfunded', 'accountFailing', 'noticeUnreadable']

function countUp(report: Report, { told, refunds, payments, incidents, orders }: Books): void {
  report.count('orders', orders.length)
  report.count('payments', told.length)
  report.count('refunds', refunds.filter(({ state }) => state === 'refunded').length)
  report.count('disputed', payments.filter(({ state }) => state === 'disputed').length)
  for (const { kind } of incidents) report.count(`incidents ${kind}`)
  report.count('yuan collected', Math.round(sum(told.map(({ totalFen }) => totalFen)) / 100))
}
