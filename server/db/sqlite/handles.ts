import { LRUCache } from 'lru-cache'
import { openRaw, type RawDatabase, type RawStatement } from './driver'

interface Prepared {
  statement: RawStatement
  givesRows: boolean
}

export interface Result {
  rows: Record<string, unknown>[]
  changes: number
  lastId: number | string
}

/** One open connection with its prepared statements. */
export interface Handle {
  execute(sql: string, parameters: unknown[]): Result
  forgetStatements(): void
  close(): void
}

/** Statements are the same few hundred texts over and over; preparing costs more than running most of them. */
const statementsKept = 500

function openHandle(file: string, readOnly: boolean): Handle {
  // Closed over by what is returned: an unreferenced database is collected while its statements still run.
  const raw: RawDatabase = openRaw(file, readOnly)
  const statements = new LRUCache<string, Prepared>({ max: statementsKept })
  const prepare = (sql: string): Prepared => {
    const statement = raw.prepare(sql)
    statement.setReadBigInts(true)
    const prepared = { statement, givesRows: statement.columns().length > 0 }
    statements.set(sql, prepared)
    return prepared
  }
  return {
    execute(sql, parameters) {
      const { statement, givesRows } = statements.get(sql) ?? prepare(sql)
      if (givesRows) {
        const rows = statement.all(...parameters).map(fromRow)
        return { rows, changes: rows.length, lastId: 0 }
      }
      const { changes, lastInsertRowid } = statement.run(...parameters)
      return { rows: [], changes: Number(changes), lastId: fromInteger(BigInt(lastInsertRowid)) }
    },
    forgetStatements: () => statements.clear(),
    close: () => {
      // The package cannot finalize a statement, and SQLite writes the WAL back only at a close without any; without
      // this the file alone would lack what was written last. Where another process reads, it stays for that one.
      if (!readOnly) raw.exec('PRAGMA wal_checkpoint(TRUNCATE)')
      statements.clear()
      raw.close()
    },
  }
}

/** Integers that a number holds exactly become numbers, larger ones text, as on MySQL. */
const fromInteger = (value: bigint): number | string =>
  value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value.toString()

function fromValue(value: unknown): unknown {
  if (typeof value === 'bigint') return fromInteger(value)
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return value
}

function fromRow(row: Record<string, unknown>): Record<string, unknown> {
  const plain: Record<string, unknown> = {}
  for (const column in row) plain[column] = fromValue(row[column])
  return plain
}

/** The open connections of one file. Sequelize opens and closes one per transaction; here they are kept for the next. */
export interface Handles {
  take(): Handle
  give(handle: Handle): void
  /** After DDL: a prepared `SELECT *` still knows the old columns. */
  forgetStatements(): void
  closeAll(): void
}

export function createHandles(file: string, readOnly: boolean): Handles {
  const all = new Set<Handle>()
  const idle: Handle[] = []
  const open = (): Handle => {
    const handle = openHandle(file, readOnly)
    all.add(handle)
    return handle
  }
  return {
    take: () => idle.pop() ?? open(),
    give: (handle) => void idle.push(handle),
    forgetStatements: () => all.forEach((handle) => handle.forgetStatements()),
    closeAll: () => {
      all.forEach((handle) => handle.close())
      all.clear()
      idle.length = 0
    },
  }
}
