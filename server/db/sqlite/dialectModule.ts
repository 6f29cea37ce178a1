import { Connection, type Shared } from './connection'
import { createHandles } from './handles'
import { createLock } from './lock'

export interface SqliteModule {
  /** For Sequelize's `dialectModule`: what it uses of the npm package `sqlite3`. */
  dialectModule: object
  /** Closes every connection, the kept ones too. */
  shutdown(): void
}

const OPEN_READONLY = 1

/**
 * SQLite for Sequelize over a synchronous driver.
 *
 * Transactions and single writes of a process queue for one lock per file; reads run beside them (WAL). 150 waiting
 * transactions share two open handles.
 */
export function createSqliteModule(): SqliteModule {
  const files = new Map<string, Shared>()
  const sharedBy = (file: string, readOnly: boolean): Shared => {
    const shared = files.get(file) ?? { handles: createHandles(file, readOnly), lock: createLock(), statements: 0 }
    files.set(file, shared)
    return shared
  }

  class Database extends Connection {
    constructor(
      readonly filename: string,
      mode: number,
      callback: (error: unknown) => void,
    ) {
      super(sharedBy(filename, mode === OPEN_READONLY))
      setImmediate(callback, null) // Sequelize reads the object only after the constructor has returned
    }
  }

  return {
    dialectModule: { Database, OPEN_READONLY, OPEN_READWRITE: 2, OPEN_CREATE: 4, verbose: () => undefined },
    shutdown: () => {
      for (const { handles } of files.values()) handles.closeAll()
      files.clear()
    },
  }
}
