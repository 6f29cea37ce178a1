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
].join(' ')

/** Whose token this is in one store, null where it is unknown, over, or another store's. One statement: every tap asks. */
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
