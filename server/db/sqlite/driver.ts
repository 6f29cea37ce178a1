import { createRequire } from 'node:module'

/** What we use of a synchronous SQLite driver: `@photostructure/sqlite` and `node:sqlite` share this shape. */
export interface RawDatabase {
  prepare(sql: string): RawStatement
  exec(sql: string): void
  close(): void
}

export interface RawStatement {
  all(...parameters: unknown[]): Record<string, unknown>[]
  run(...parameters: unknown[]): { changes: number | bigint; lastInsertRowid: number | bigint }
  columns(): unknown[]
  setReadBigInts(enabled: boolean): void
}

interface Driver {
  DatabaseSync: new (file: string, options: { readOnly: boolean; enableForeignKeyConstraints: boolean }) => RawDatabase
}

/**
 * The package first, because it behaves alike on every Node version we run on; the built-in module, experimental and
 * noisy until Node 25, where the package has no binary for the platform.
 */
function loadDriver(): Driver {
  const load = createRequire(__filename)
  try {
    return load('@photostructure/sqlite') as Driver
  } catch {
    return load('node:sqlite') as Driver
  }
}

/**
 * Writing the log back into the file waits for the disk, and is the same work for many changes of a page as for one. SQLite
 * does it every 4 MB (1000 pages), which is every second when orders come fast; here it is every 16 MB.
 */
const rarely = 'PRAGMA wal_autocheckpoint = 4000'

/**
 * Opens a file with the settings every connection needs. Sequelize opens a connection per transaction and runs no hook
 * for it, so they are set here.
 *
 * `busy_timeout = 0`: the driver is synchronous, so waiting inside SQLite would block the very process whose transaction
 * holds the lock. Waiting is done outside, by `retryWhileBusy` and the lock.
 */
export function openRaw(file: string, readOnly: boolean): RawDatabase {
  const raw = new (loadDriver().DatabaseSync)(file, { readOnly, enableForeignKeyConstraints: true })
  try {
    raw.exec('PRAGMA busy_timeout = 0; PRAGMA foreign_keys = ON')
    if (!readOnly) raw.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; ${rarely}`)
    return raw
  } catch (error) {
    raw.close()
    throw error
  }
}
