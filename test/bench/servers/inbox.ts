import { randomBytes } from 'node:crypto'
import { pino } from 'pino'
import { openDatabase, type Database } from '../../../server/db/connection'
import { migrate } from '../../../server/db/migrate'

const silent = pino({ level: 'silent' })

/** The database of `DATABASE_URL` with today's tables. */
export async function openMigrated(): Promise<Database> {
  const database = await openDatabase(process.env.DATABASE_URL ?? '', silent)
  await migrate(database, silent)
  return database
}

const names =
  'id channel name appid body happenedAt state dueAt tries error leaseOwner leaseUntil createdAt doneAt'.split(' ')
const sql = `INSERT INTO inbox (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`

/** The insert that the product's callback route ends in, on the same driver, and nothing else. */
export async function insertEvent({ execute }: Database, body: string): Promise<void> {
  const id = randomBytes(32).toString('hex')
  const now = Date.now()
  const bind = [id, 'component', 'event', null, body, now, 'waiting', now, 0, null, null, 0, now, null]
  await execute({ sql, bind })
}
