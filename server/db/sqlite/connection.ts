import { insideTransaction } from '../transactionScope'
import { busy, retryWhileBusy } from './errors'
import type { Handle, Handles, Result } from './handles'
import type { Lock } from './lock'

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
export interface Shared {
  handles: Handles
  lock: Lock
  statements: number
}

const begins = /^\s*BEGIN\b/i
const ends = /^\s*(?:COMMIT|END|ROLLBACK(?!\s+TO))\b/i
const reads = /^\s*(?:SELECT|PRAGMA|EXPLAIN|VALUES)\b/i
const definesSchema = /^\s*(?:CREATE|ALTER|DROP|REINDEX)\b/i
/** Set for every handle when it is opened; Sequelize sends it again for every connection. */
const isSettled = (sql: string): boolean => sql === 'PRAGMA FOREIGN_KEYS=ON'

/** Every so many statements the event loop gets a turn, because ours come back without one. */
const statementsPerTurn = 32

/** One connection as Sequelize uses it. It takes an open handle when it first needs one, that is after its turn has come. */
export class Connection {
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

  /** The same without a callback. */
  async query(sql: string, parameters: unknown[]): Promise<{ rows: Record<string, unknown>[]; changes: number }> {
    const { rows, changes } = await this.execute(sql, bound(parameters))
    return { rows: rows, changes }
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
