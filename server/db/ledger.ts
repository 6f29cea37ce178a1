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

/** What one store's money comes to, by what stands in several tables or is no column. */
export interface Ledger {
  /** What went back through WeChat Pay, by the day of Beijing it did; days without any are left out. */
  refundedByDay(first: string, last: string): Promise<({ day: string } & MoneySum)[]>
  /** In which states the bills of these days are, of all accounts; without what stands in them. */
  billStates(first: string, last: string): Promise<{ day: string; state: BillRow['state'] }[]>
  /** What WeChat holds until the goods have come, less what went back of it. */
  held(): Promise<MoneySum>
}

const dayMs = 24 * 3600_000
/** When the day of Beijing began that it went back on: whole numbers in either database. */
const dayStart = `r.\`refundedAt\` - (r.\`refundedAt\` + ${beijingMs}) % ${dayMs}`

const heldStates = "('waiting', 'refused', 'reported')"

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
      const back =
        "SELECT SUM(f.`amountFen`) FROM refunds f WHERE f.`storeId` = s.`storeId` AND f.`paymentId` = s.`id` AND f.`state` = 'refunded'"
      const [row] = await run<{ n: number; fen: number | null }>(
        `SELECT COUNT(*) AS n, SUM(p.\`amountFen\` - COALESCE((${back}), 0)) AS fen FROM shippingReports s ` +
          `JOIN payments p ON p.\`id\` = s.\`id\` WHERE s.\`storeId\` = $1 AND s.\`state\` IN ${heldStates}`,
        [storeId],
      )
      return sumOf(row?.n ?? 0, row?.fen ?? 0)
    },
  }
}

/** MySQL writes sums as text. */
const sumOf = (n: number, fen: number): MoneySum => ({ count: Number(n), fen: Number(fen) })
