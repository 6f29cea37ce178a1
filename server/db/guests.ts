import { decodedOf, toRow, type Cells } from './cells'
import type { Database } from './connection'
import { tables } from './models'
import type { CustomerRow } from './models/customer'
import { quoted } from './statements'

/** A customer whose session is good, and that session. */
export interface Guest {
  customer: CustomerRow
  sessionId: string
  lastSeenAt: Date
}

const { columns } = tables.customers
const decoded = decodedOf(columns)
const ofCustomer = Object.keys(columns).map((column) => `c.${quoted(column)}`)
const ofSession = ['s.`id` AS `sessionId`', 's.`lastSeenAt` AS `sessionSeenAt`']
const sql = [
  `SELECT ${[...ofCustomer, ...ofSession].join(', ')} FROM customerSessions s`,
  'JOIN customers c ON c.`id` = s.`customerId` AND c.`storeId` = s.`storeId`',
  'WHERE s.`tokenHash` = ? AND s.`storeId` = ? AND s.`expiresAt` > ?',
  // Of a store that has moved to another mini-program, whoever came in through the former one comes in anew.
  'AND NOT EXISTS (SELECT 1 FROM authorizers a',
  "WHERE a.`storeId` = s.`storeId` AND a.`kind` = 'miniProgram' AND a.`appid` <> s.`appid`)",
].join(' ')

/**
 * Whose token this is in one store, null where it is unknown, over, another store's, or of a mini-program that was the
 * store's once. One statement: every tap asks.
 */
export async function findGuest(
  { execute }: Database,
  storeId: string,
  tokenHash: string,
  now: Date,
): Promise<Guest | null> {
  const { rows } = await execute({ sql, bind: [tokenHash, storeId, now.getTime()] })
  const [found] = rows as (Cells & { sessionId: string; sessionSeenAt: unknown })[]
  if (!found) return null
  const { sessionId, sessionSeenAt, ...customer } = found
  return { customer: toRow<CustomerRow>(decoded, customer), sessionId, lastSeenAt: new Date(Number(sessionSeenAt)) }
}
