import type { Transaction } from 'sequelize'
import { beginOf, beijingMs, dayOf, dayPlus } from '../../shared/day'
import { selecting } from './byHand'
import type { Database } from './connection'
import type { BillRow } from './models/payment'

/** Some of a store's money, added up. */
export interface MoneySum {
  count: number
  fen: number
}

/** A payment of which WeChat still holds something. */
export interface HeldPayment {
  id: string
  /** Less what went back of it. */
  fen: number
  sortKey: string
}

/** What one store's money comes to, by what stands in several tables or is no column. */
export interface Ledger {
  /** What went back through WeChat Pay, by the day of Beijing it did; days without any are left out. */
  refundedByDay(first: string, last: string): Promise<({ day: string } & MoneySum)[]>
  /** In which states the bills of these days are, of all accounts; without what stands in them. */
  billStates(first: string, last: string): Promise<{ day: string; state: BillRow['state'] }[]>
  /** What WeChat holds until the goods have come, less what went back of it. Of what went back whole it holds nothing. */
  held(): Promise<MoneySum>
  /** The same one by one, the newest first. */
  heldPayments(after: string | undefined, limit: number): Promise<HeldPayment[]>
}

const dayMs = 24 * 3600_000
/** When the day of Beijing began that it went back on: whole numbers in either database. */
const dayStart = `r.\`refundedAt\` - (r.\`refundedAt\` + ${beijingMs}) % ${dayMs}`

const wentBack =
  'SELECT SUM(f.`amountFen`) FROM refunds f ' +
  "WHERE f.`storeId` = s.`storeId` AND f.`paymentId` = s.`id` AND f.`state` = 'refunded'"
/** Those of the store in $1. */
const heldPayments =
  `SELECT s.\`id\`, s.\`sortKey\`, p.\`amountFen\` - COALESCE((${wentBack}), 0) AS fen ` +
  'FROM shippingReports s JOIN payments p ON p.`id` = s.`id` ' +
  "WHERE s.`storeId` = $1 AND s.`state` IN ('waiting', 'refused', 'reported')"

export function openLedger(database: Database, storeId: string, transaction?: Transaction): Ledger {
  const run = selecting(database, transaction)
  return {
    refundedByDay: async (first, last) => {
      const rows = await run<{ since: number; n: number; fen: number }>(
        `SELECT ${dayStart} AS since, COUNT(*) AS n, SUM(r.\`amountFen\`) AS fen FROM refunds r ` +
          'WHERE r.`storeId` = $1 AND r.`refundedAt` >= $2 AND r.`refundedAt` < $3 AND r.`paymentId` IS NOT NULL ' +
          'GROUP BY since',
        [storeId, beginOf(first).getTime(), beginOf(dayPlus(last, 1)).getTime()],
      )
      return rows.map(({ since, n, fen }) => ({ day: dayOf(new Date(Number(since))), ...sumOf(n, fen) }))
    },
    billStates: (first, last) =>
      run('SELECT DISTINCT `day`, `state` FROM bills WHERE `storeId` = $1 AND `day` >= $2 AND `day` <= $3', [
        storeId,
        first,
        last,
      ]),
    held: async () => {
      const [row] = await run<{ n: number; fen: number | null }>(
        `SELECT COUNT(*) AS n, SUM(h.fen) AS fen FROM (${heldPayments}) AS h WHERE h.fen > 0`,
        [storeId],
      )
      return sumOf(row?.n ?? 0, row?.fen ?? 0)
    },
    heldPayments: async (after, limit) => {
      const from = after === undefined ? '' : ' AND s.`sortKey` < $2'
      const rows = await run<HeldPayment>(
        `SELECT * FROM (${heldPayments}${from}) AS h WHERE h.fen > 0 ` +
          `ORDER BY h.\`sortKey\` DESC LIMIT ${Math.trunc(limit)}`,
        [storeId, ...(after === undefined ? [] : [after])],
      )
      return rows.map((row) => ({ ...row, fen: Number(row.fen) }))
    },
  }
}

/** MySQL writes sums as text. */
const sumOf = (n: number, fen: number): MoneySum => ({ count: Number(n), fen: Number(fen) })
