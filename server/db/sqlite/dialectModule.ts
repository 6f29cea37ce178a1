import { insideTransaction } from '../transactionScope'
import { busy, retryWhileBusy } from './errors'
import { createHandles, type Handle, type Handles, type Result } from './handles'
import { createLock, type Lock } from './lock'

type Parameters = unknown[] | Record<string, unknown>
type Callback = (this: Statement, error: unknown, rows?: unknown[]) => void

/** What callbacks get as `this`. Sequelize asks for the constructor's name. */
class Statement {
  constructor(
    readonly lastID: number | string,
    readonly changes: number,
  ) {}
}

/** Everything that connections to one file share. */
interface Shared {
  handles: Handles
  lock: Lock
  statements: number
}

export interface SqliteModule {
  /** For Sequelize's `dialectModule`: what it uses of the npm package `sqlite3`. */
  dialectModule: object
  /** Closes every connection, the kept ones too. */
  shutdown(): void
}

/**
 * SQLite for Sequelize over a synchronous driver, one database file per module.
 *
 * Transactions and single writes of a process queue for one lock; reads run beside them (WAL). A connection takes an
 * open handle when it first needs one, that is after its turn has come: 150 waiting transactions share two handles.
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

const OPEN_READONLY = 1

const begins = /^\s*BEGIN\b/i
const ends = /^\s*(?:COMMIT|END|ROLLBACK(?!\s+TO))\b/i
const reads = /^\s*(?:SELECT|PRAGMA|EXPLAIN|VALUES)\b/i
const definesSchema = /^\s*(?:CREATE|ALTER|DROP|REINDEX)\b/i
/** Set for every handle when it is opened; Sequelize sends it again for every connection. */
const isSettled = (sql: string): boolean => sql === 'PRAGMA FOREIGN_KEYS=ON'

/** Every so many statements the event loop gets a turn, because ours come back without one. */
const statementsPerTurn = 32

class Connection {
  private handle: Handle | undefined
  private holdsLock = false

  constructor(private readonly shared: Shared) {}

  serialize(work: () => void): void {
    work()
  }

  parallelize(work: () => void): void {
    work()
  }

  run(sql: string, parameters?: Parameters | Callback, callback?: Callback): void {
    this.answer(sql, parameters, callback)
  }

  all(sql: string, parameters?: Parameters | Callback, callback?: Callback): void {
    this.answer(sql, parameters, callback)
  }

  exec(sql: string, callback?: Callback): void {
    this.answer(sql, [], callback)
  }

  close(callback: (error: unknown) => void = () => undefined): void {
    if (this.holdsLock) this.rollBackForgotten()
    if (this.handle) this.shared.handles.give(this.handle)
    this.handle = undefined
    setImmediate(callback, null)
  }

  private answer(sql: string, parameters?: Parameters | Callback, callback?: Callback): void {
    const done = (typeof parameters === 'function' ? parameters : callback) ?? (() => undefined)
    const values = typeof parameters === 'function' ? [] : (parameters ?? [])
    this.execute(sql, bound(values)).then(
      ({ rows, changes, lastId }) => done.call(new Statement(lastId, changes), null, rows),
      (error: unknown) => done.call(new Statement(0, 0), error),
    )
  }

  private async execute(sql: string, parameters: unknown[]): Promise<Result> {
    if (isSettled(sql)) return { rows: [], changes: 0, lastId: 0 }
    if (++this.shared.statements % statementsPerTurn === 0) await new Promise(setImmediate)
    if (begins.test(sql)) return this.begin()
    if (ends.test(sql)) return this.end(sql)
    if (this.holdsLock || reads.test(sql)) return this.step(sql, parameters)
    return this.writeAlone(sql, parameters)
  }

  /** Always IMMEDIATE: a transaction that turns from reading to writing half-way cannot wait, only fail. */
  private async begin(): Promise<Result> {
    await this.shared.lock.acquire()
    this.holdsLock = true
    try {
      return await this.step('BEGIN IMMEDIATE', [])
    } catch (error) {
      this.releaseLock()
      throw error
    }
  }

  /** A COMMIT that fails keeps the lock for the ROLLBACK that follows it. */
  private async end(sql: string): Promise<Result> {
    const isRollback = /^\s*ROLLBACK/i.test(sql)
    try {
      const result = await this.step(sql, [])
      this.releaseLock()
      return result
    } catch (error) {
      if (isRollback) this.releaseLock()
      throw error
    }
  }

  private async writeAlone(sql: string, parameters: unknown[]): Promise<Result> {
    if (insideTransaction())
      throw busy('a write inside a transaction was not given that transaction, it would wait for itself')
    await this.shared.lock.acquire()
    try {
      return await this.step(sql, parameters)
    } finally {
      this.shared.lock.release()
    }
  }

  private async step(sql: string, parameters: unknown[]): Promise<Result> {
    const result = await retryWhileBusy(() => {
      this.handle ??= this.shared.handles.take()
      return this.handle.execute(sql, parameters)
    })
    if (definesSchema.test(sql)) this.shared.handles.forgetStatements()
    return result
  }

  private rollBackForgotten(): void {
    try {
      this.handle?.execute('ROLLBACK', [])
    } catch {
      // SQLite had rolled back by itself
    } finally {
      this.releaseLock()
    }
  }

  private releaseLock(): void {
    if (!this.holdsLock) return
    this.holdsLock = false
    this.shared.lock.release()
  }
}

/** Parameters as the driver takes them: one object for named ones, a list for the rest. */
const bound = (parameters: Parameters): unknown[] =>
  Array.isArray(parameters)
    ? parameters.map(toValue)
    : [Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, toValue(value)]))]

function toValue(value: unknown): unknown {
  if (value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  // As Sequelize writes a DATE, so that texts compare the way times do.
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', ' +00:00')
  return value
}
