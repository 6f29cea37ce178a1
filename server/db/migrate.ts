import { DataTypes, QueryTypes, type QueryInterface, type Sequelize } from 'sequelize'
import { SequelizeStorage, Umzug } from 'umzug'
import type { Log } from '../log'
import type { Database } from './connection'
import type { Migration } from './migration'
import { migrations } from './migrations'
import { openRaw } from './sqlite/driver'
import { retryWhileBusy } from './sqlite/errors'

/** Brings the schema up to date, one process at a time. Answers the names of what was done. */
export const migrate = (database: Database, log: Log, list: readonly Migration[] = migrations): Promise<string[]> =>
  alone(database, async () => {
    const done = await runner(database, list).up()
    for (const { name } of done) log.info({ migration: name }, 'migrated')
    return done.map(({ name }) => name)
  })

/** The names of what is still to do. Only looks: Umzug would make its table to ask it. */
export async function pendingMigrations(
  { sequelize }: Database,
  list: readonly Migration[] = migrations,
): Promise<string[]> {
  const names = list.map(({ name }) => name)
  if (!(await sequelize.getQueryInterface().tableExists(doneTable))) return names
  const done = await sequelize.query<{ name: string }>(`SELECT name FROM ${doneTable}`, { type: QueryTypes.SELECT })
  return names.filter((name) => !done.some((row) => row.name === name))
}

const doneTable = 'migrations'

const runner = ({ sequelize }: Database, list: readonly Migration[]) =>
  new Umzug<QueryInterface>({
    migrations: list.map(({ name, up }) => ({ name, up: ({ context }) => up(context) })),
    storage: new SequelizeStorage({ sequelize, tableName: doneTable, columnType: DataTypes.STRING(120) }),
    context: sequelize.getQueryInterface(),
    logger: undefined,
  })

const alone = <T>(database: Database, work: () => Promise<T>): Promise<T> =>
  database.file === null ? aloneOnMysql(database.sequelize, work) : aloneOnFile(database.file, work)

const patienceSeconds = 60

/** `GET_LOCK` belongs to a connection; a transaction is how Sequelize keeps one for us. */
const aloneOnMysql = <T>(sequelize: Sequelize, work: () => Promise<T>): Promise<T> =>
  sequelize.transaction(async (transaction) => {
    const name = `CONCAT('kaidian.migrate.', MD5(DATABASE()))`
    const [row] = await sequelize.query<{ locked: number | null }>(
      `SELECT GET_LOCK(${name}, ${patienceSeconds}) AS locked`,
      {
        type: QueryTypes.SELECT,
        transaction,
      },
    )
    if (row?.locked !== 1) throw new Error(`Another process has been migrating for ${patienceSeconds} s`)
    try {
      return await work()
    } finally {
      await sequelize.query(`SELECT RELEASE_LOCK(${name})`, { transaction })
    }
  })

/** A lock file that is a database itself: SQLite lets go of it when the process dies, so it never goes stale. */
async function aloneOnFile<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = await retryWhileBusy(() => openLock(`${file}.migrating`))
  try {
    return await work()
  } finally {
    lock.close()
  }
}

function openLock(file: string) {
  const lock = openRaw(file, false)
  try {
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock.close()
    throw error
  }
}
