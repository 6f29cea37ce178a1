import { setTimeout as delay } from 'node:timers/promises'

/** Result codes by number, as far as anyone here or in Sequelize tells them apart. Source: sqlite.org/rescode.html */
const names: Record<number, string> = {
  1: 'SQLITE_ERROR',
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  8: 'SQLITE_READONLY',
  11: 'SQLITE_CORRUPT',
  13: 'SQLITE_FULL',
  14: 'SQLITE_CANTOPEN',
  19: 'SQLITE_CONSTRAINT',
  26: 'SQLITE_NOTADB',
  275: 'SQLITE_CONSTRAINT_CHECK',
  787: 'SQLITE_CONSTRAINT_FOREIGNKEY',
  1299: 'SQLITE_CONSTRAINT_NOTNULL',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  1811: 'SQLITE_CONSTRAINT_TRIGGER',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
}

const primary = (code: number): number => code & 0xff

/** An error as Sequelize's SQLite dialect reads it: `code`, and a message that begins with the primary code's name. */
export class SqliteError extends Error {
  override name = 'SqliteError'

  constructor(
    readonly code: string,
    readonly errno: number,
    message: string,
    cause?: unknown,
  ) {
    super(`${names[primary(errno)] ?? 'SQLITE_ERROR'}: ${message}`, { cause })
  }
}

export const busy = (message: string): SqliteError => new SqliteError('SQLITE_BUSY', 5, message)

/** The driver's error in that form. Anything that is not SQLite's passes through. */
export function toSqliteError(error: unknown): unknown {
  if (error instanceof SqliteError) return error
  const { errcode, message } = error as { errcode?: unknown; message?: unknown }
  if (typeof errcode !== 'number') return error
  const code = names[errcode] ?? names[primary(errcode)] ?? 'SQLITE_ERROR'
  return new SqliteError(code, errcode, String(message), error)
}

/** How long one statement waits for another process before it gives up. */
const patienceMs = 10_000

/** Runs `work` again while another process holds the database, waiting outside SQLite so that this process goes on. */
export async function retryWhileBusy<T>(work: () => T): Promise<T> {
  for (let waitedMs = 0; ;) {
    try {
      return work()
    } catch (error) {
      const known = toSqliteError(error)
      if (!(known instanceof SqliteError) || known.code !== 'SQLITE_BUSY' || waitedMs >= patienceMs) throw known
    }
    const pauseMs = 2 + Math.random() * 18 // two processes that met once should not meet again
    await delay(pauseMs)
    waitedMs += pauseMs
  }
}
