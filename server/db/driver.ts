import { DatabaseError, type Sequelize, type Transaction } from 'sequelize'
import type { Cells } from './cells'
import type { Connection as SqliteConnection } from './sqlite/connection'
import type { Statement } from './statements'

/** What a statement did: the rows it found, how many it wrote or matched. */
interface Outcome {
  rows: Cells[]
  changes: number
}

export type Execute = (statement: Statement, transaction?: Transaction) => Promise<Outcome>

/** What we use of one of mysql2's connections. */
interface MysqlConnection {
  execute(
    sql: string,
    values: unknown[],
    done: (error: Error | null, result: Cells[] | { affectedRows: number }) => void,
  ): void
}

/** What we use of Sequelize's connections: its types keep them to itself. */
interface Manager<Connection> {
  getConnection(options: object): Promise<Connection>
  releaseConnection(connection: Connection): void
}
interface Held<Connection> {
  connection: Connection
  finished?: string
}

/**
 * Runs prepared statements on the driver, on the connections that Sequelize keeps and its transactions hold: going through
 * `sequelize.query` costs four times the statement.
 */
export const executing = (sequelize: Sequelize, dialect: 'sqlite' | 'mysql'): Execute =>
  dialect === 'sqlite' ? on<SqliteConnection>(sequelize, onSqlite) : on<MysqlConnection>(sequelize, onMysql)

function on<Connection>(
  sequelize: Sequelize,
  run: (connection: Connection, statement: Statement) => Promise<Outcome>,
): Execute {
  const manager = (sequelize as unknown as { connectionManager: Manager<Connection> }).connectionManager
  const checked = async (connection: Connection, statement: Statement): Promise<Outcome> => {
    try {
      return await run(connection, statement)
    } catch (error) {
      throw new DatabaseError(Object.assign(error as Error, { sql: statement.sql }))
    }
  }
  return async (statement, transaction) => {
    if (transaction) return checked(connectionOf<Connection>(transaction), statement)
    const connection = await manager.getConnection({})
    try {
      return await checked(connection, statement)
    } finally {
      manager.releaseConnection(connection)
    }
  }
}

function connectionOf<Connection>(transaction: Transaction): Connection {
  const { connection, finished } = transaction as unknown as Held<Connection>
  if (finished) throw new Error(`the transaction has ended (${finished}): its handle was kept too long`)
  return connection
}

const onSqlite = (connection: SqliteConnection, { sql, bind }: Statement): Promise<Outcome> =>
  connection.query(sql, bind)

const onMysql = (connection: MysqlConnection, { sql, bind }: Statement): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    connection.execute(sql, bind, (error, result) => {
      if (error) reject(error)
      else if (Array.isArray(result)) resolve({ rows: result, changes: 0 })
      else resolve({ rows: [], changes: result.affectedRows })
    })
  })
