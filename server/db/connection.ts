import { Sequelize, type Options, type Transaction } from 'sequelize'
import { ConfigError } from '../config'
import { driverCode } from '../duplicate'
import type { Log } from '../log'
import { driverOf, type Execute } from './driver'
import { createSqliteModule } from './sqlite/dialectModule'
import { asTransaction, insideTransaction } from './transactionScope'

export type Dialect = 'sqlite' | 'mysql'

export interface Database {
  readonly sequelize: Sequelize
  readonly dialect: Dialect
  /** The SQLite file, or null. */
  readonly file: string | null
  /** One statement, outside of a transaction or in one. */
  execute: Execute
  /**
   * Runs `work` in one transaction. On MySQL a deadlock runs it again, so it must do nothing but read and write rows.
   * Never a network call inside; never a transaction inside a transaction.
   */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** Rejects when the database does not answer. */
  ping(): Promise<void>
  close(): Promise<void>
}

const common: Options = {
  logging: false, // statements carry personal data
  timezone: '+00:00',
  retry: { max: 1 }, // each dialect below does its own waiting
}

/**
 * Opens the database and makes sure that it answers.
 *
 * @throws ConfigError when it cannot be reached
 */
export async function openDatabase(url: string, log: Log): Promise<Database> {
  const database = url.startsWith('sqlite:') ? openSqlite(url.slice('sqlite:'.length)) : openMysql(url, log)
  try {
    await database.ping()
    return database
  } catch (error) {
    await database.close().catch(() => undefined)
    throw unreachable(error)
  }
}

function unreachable(error: unknown): ConfigError {
  const reason = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')
  return new ConfigError(
    'DATABASE_URL',
    `连不上数据库（${reason}）`,
    '请检查地址、用户名、密码、库名，以及数据库是否已启动',
  )
}

function openSqlite(file: string): Database {
  const { dialectModule, shutdown } = createSqliteModule()
  const sequelize = new Sequelize({ ...common, dialect: 'sqlite', storage: file, dialectModule })
  const close = async () => {
    await sequelize.close()
    shutdown()
  }
  return { ...databaseOf(sequelize, 'sqlite', () => false), file, close }
}

function openMysql(url: string, log: Log): Database {
  const sequelize = new Sequelize(url, {
    ...common,
    dialect: 'mysql',
    pool: { max: 10, acquire: 10_000 },
    dialectOptions: {
      charset: 'utf8mb4_bin',
      connectTimeout: 5_000,
      maxPreparedStatements: 300, // the server holds 16,382 for all connections of all processes
      flags: ['FOUND_ROWS'], // an UPDATE answers how many rows matched, as on SQLite, not how many changed
    },
  })
  // Dropped silently for MySQL although MySQL 8 and MariaDB 10.6 know it (sequelize #15589).
  ;(sequelize as unknown as { dialect: { supports: { skipLocked: boolean } } }).dialect.supports.skipLocked = true
  sequelize.addHook('afterConnect', settleIn)
  const isDeadlock = (error: unknown) => {
    const deadlock = driverCode(error) === 'ER_LOCK_DEADLOCK'
    if (deadlock) log.info('deadlock, the transaction runs again')
    return deadlock
  }
  return { ...databaseOf(sequelize, 'mysql', isDeadlock), file: null, close: () => sequelize.close() }
}

interface MysqlConnection {
  config: { typeCast: unknown }
  promise(): { query(sql: string): Promise<unknown> }
}

/**
 * Locks no gaps between rows, so claims of neighbours do not wait for each other: every UPDATE names what it leaves. Our
 * columns are numbers and texts, which mysql2 reads by itself: Sequelize shall not be asked about each cell.
 */
const settleIn = async (connection: unknown): Promise<void> => {
  const fresh = connection as MysqlConnection
  fresh.config.typeCast = true
  await fresh.promise().query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED')
}

const attempts = 5

function databaseOf(sequelize: Sequelize, dialect: Dialect, isWorthAgain: (error: unknown) => boolean) {
  const driver = driverOf(sequelize, dialect)
  const once = <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> =>
    asTransaction(() => driver.transaction(work))
  return {
    sequelize,
    dialect,
    execute: driver.execute,
    ping: async () => {
      await sequelize.query('SELECT 1')
    },
    transaction: async <T>(work: (transaction: Transaction) => Promise<T>): Promise<T> => {
      if (insideTransaction()) throw new Error('A transaction inside a transaction: pass the outer one on instead')
      for (let attempt = 1; ; attempt++) {
        try {
          return await once(work)
        } catch (error) {
          if (attempt === attempts || !isWorthAgain(error)) throw error
        }
      }
    },
  }
}
