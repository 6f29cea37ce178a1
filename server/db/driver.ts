import { randomUUID } from 'node:crypto'
import { DatabaseError, type Sequelize, type Transaction } from 'sequelize'
import type { Cells } from './cells'
import type { Connection as SqliteConnection } from './sqlite/connection'
import { together } from './sqlite/together'
import type { Statement } from './statements'

/** What a statement did: the rows it found, how many it wrote or matched. */
interface Outcome {
  rows: Cells[]
  changes: number
}

export type Execute = (statement: Statement, transaction?: Transaction) => Promise<Outcome>

/**
 * The driver itself, on the connections that Sequelize keeps: going through `sequelize.query` costs four times the
 * statement, and `sequelize.transaction` eight times the two statements of a transaction.
 */
export interface Driver {
  execute: Execute
  /** Runs `work` in one transaction, once: what it throws takes everything back. */
  transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
}

/** What we use of one of mysql2's connections. */
interface MysqlConnection {
  execute(
    sql: string,
    values: unknown[],
    done: (error: Error | null, result: Cells[] | { affectedRows: number }) => void,
  ): void
  query(sql: string, done: (error: Error | null) => void): void
}

/** How one kind of connection is spoken to. */
interface Dialect<Connection> {
  run(connection: Connection, statement: Statement): Promise<Outcome>
  /** A statement of the transaction itself. */
  say(connection: Connection, sql: string): Promise<void>
  begin: string
}

export const driverOf = (sequelize: Sequelize, dialect: 'sqlite' | 'mysql'): Driver =>
  dialect === 'sqlite' ? joined(driving(sequelize, sqlite)) : driving(sequelize, mysql)

const joined = ({ execute, transaction }: Driver): Driver => ({
  execute,
  transaction: together(transaction, {
    say: async (held, sql) => void (await execute({ sql, bind: [] }, held)),
    handle: (held) => {
      const own = { ...held } as unknown as Held<SqliteConnection>
      return { own: own as unknown as Transaction, finish: (how) => void (own.finished = how) }
    },
  }),
})

/** What we use of Sequelize's connections: its types keep them to itself. */
interface Manager<Connection> {
  getConnection(options: { uuid?: string }): Promise<Connection & { uuid?: string }>
  releaseConnection(connection: Connection): unknown
  destroyConnection?(connection: Connection): Promise<void>
}

/** As much of a transaction as Sequelize's queries look at. */
interface Held<Connection> {
  id: string
  connection: Connection
  finished?: 'commit' | 'rollback'
}

function driving<Connection>(sequelize: Sequelize, { run, say, begin }: Dialect<Connection>): Driver {
  const manager = (sequelize as unknown as { connectionManager: Manager<Connection> }).connectionManager

  const execute: Execute = async (statement, transaction) => {
    if (transaction) return checked(statement.sql, run(connectionOf<Connection>(transaction), statement))
    const connection = await manager.getConnection({})
    try {
      return await checked(statement.sql, run(connection, statement))
    } finally {
      manager.releaseConnection(connection)
    }
  }

  async function transaction<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    const id = randomUUID()
    const connection = await manager.getConnection({ uuid: id })
    connection.uuid = id // by this Sequelize tells connections to SQLite apart
    const held: Held<Connection> = { id, connection }
    try {
      await checked(begin, say(connection, begin))
      const result = await work(held as unknown as Transaction)
      await checked('COMMIT', say(connection, 'COMMIT'))
      held.finished = 'commit'
      manager.releaseConnection(connection)
      return result
    } catch (error) {
      held.finished = 'rollback'
      await takeBack(connection)
      throw error
    }
  }

  /** A connection that cannot take back is not given to anybody else with half of something in it. */
  async function takeBack(connection: Connection): Promise<void> {
    try {
      await say(connection, 'ROLLBACK')
    } catch {
      return manager.destroyConnection
        ? manager.destroyConnection(connection)
        : void manager.releaseConnection(connection)
    }
    manager.releaseConnection(connection)
  }

  return { execute, transaction }
}

function connectionOf<Connection>(transaction: Transaction): Connection {
  const { connection, finished } = transaction as unknown as Held<Connection>
  if (finished) throw new Error(`the transaction has ended (${finished}): its handle was kept too long`)
  return connection
}

async function checked<T>(sql: string, running: Promise<T>): Promise<T> {
  try {
    return await running
  } catch (error) {
    throw new DatabaseError(Object.assign(error as Error, { sql }))
  }
}

const sqlite: Dialect<SqliteConnection> = {
  begin: 'BEGIN IMMEDIATE',
  run: (connection, { sql, bind }) => connection.query(sql, bind),
  say: async (connection, sql) => void (await connection.query(sql, [])),
}

const mysql: Dialect<MysqlConnection> = {
  begin: 'START TRANSACTION',
  run: (connection, { sql, bind }) =>
    new Promise((resolve, reject) => {
      connection.execute(sql, bind, (error, result) => {
        if (error) reject(error)
        else if (Array.isArray(result)) resolve({ rows: result, changes: 0 })
        else resolve({ rows: [], changes: result.affectedRows })
      })
    }),
  say: (connection, sql) =>
    new Promise((resolve, reject) => connection.query(sql, (error) => (error ? reject(error) : resolve()))),
}
