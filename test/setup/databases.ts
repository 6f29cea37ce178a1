import path from 'node:path'
import { pino } from 'pino'
import { QueryTypes } from 'sequelize'
import { openDatabase, type Database } from '../../server/db/connection'
import { migrate } from '../../server/db/migrate'
import { aDataFolder, aFolder, usualFile } from './environment'

export interface TestDatabase extends Database {
  /** For opening it a second time, as another process does. */
  url: string
}

export const silent = pino({ level: 'silent' })

interface Source {
  name: string
  /** An empty database with today's schema. */
  fresh(): Promise<string>
  /** After a test: what it was given may be given to the next. */
  free?(): Promise<void>
}

type Tests = (openDb: () => Promise<TestDatabase>) => void

/**
 * Describes the same tests on SQLite and, where one is running, on MariaDB. `openDb` gives an empty migrated database
 * that is closed after the test.
 */
export const eachDatabase = (name: string, tests: Tests): void => onEach(name, tests, sqlite, sharedMariadb)

/** The same without any table, for tests that make their own: nobody could use what they leave. */
export const eachEmptyDatabase = (name: string, tests: Tests): void => onEach(name, tests, emptySqlite, emptyMariadb)

function onEach(name: string, tests: Tests, file: () => Source, mariadb: (server: string) => Source): void {
  const mysql = process.env.KAIDIAN_TEST_MYSQL
  for (const source of [file(), ...(mysql ? [mariadb(mysql)] : [])]) {
    describe(`${name} (${source.name})`, () => {
      const opened: Database[] = []
      afterEach(async () => {
        for (const database of opened.splice(0)) await database.close()
        await source.free?.()
      })
      tests(async () => {
        const url = await source.fresh()
        const database = await openDatabase(url, silent)
        opened.push(database)
        return { ...database, url }
      })
    })
  }
}

/** Copies of the file that was migrated before all tests. */
const sqlite = (): Source => ({
  name: 'SQLite',
  fresh: async () => `sqlite:${path.join(aDataFolder(), usualFile)}`,
})

const emptySqlite = (): Source => ({
  name: 'SQLite',
  fresh: async () => `sqlite:${path.join(aFolder(), usualFile)}`,
})

/**
 * A schema that no test uses now, emptied: making one takes a second, emptying one a fiftieth of it. The schemas of a
 * worker stay from one file of tests to the next, and end with the server.
 */
function sharedMariadb(server: string): Source {
  let taken = 0
  return {
    name: 'MariaDB',
    fresh: async () => {
      const schema = `kd_${process.pid}_${taken++}`
      const isKnown = taken <= known
      if (!isKnown) await onServer(server, `CREATE DATABASE IF NOT EXISTS ${schema} ${asOurs}`)
      known = Math.max(known, taken)
      await onSchema(server, schema, async (database) => {
        if (!isKnown) await migrate(database, silent)
        await empty(database)
      })
      return `${server}/${schema}`
    },
    free: async () => {
      taken = 0
    },
  }
}

/** How many schemas this worker has made and migrated, for whichever file of tests. */
let known = 0

/** A schema of its own for each call. */
function emptyMariadb(server: string): Source {
  const schemas: string[] = []
  return {
    name: 'MariaDB',
    fresh: async () => {
      const schema = `kd_own_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
      schemas.push(schema)
      await onServer(server, `CREATE DATABASE ${schema} ${asOurs}`)
      return `${server}/${schema}`
    },
    free: async () => {
      for (const schema of schemas.splice(0)) await onServer(server, `DROP DATABASE ${schema}`)
    },
  }
}

const asOurs = 'CHARACTER SET utf8mb4 COLLATE utf8mb4_bin'

/** Removes every row but those that say which migrations ran. */
async function empty({ sequelize }: Database): Promise<void> {
  const tables = await sequelize.query<{ name: string }>(
    "SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME <> 'migrations'",
    { type: QueryTypes.SELECT },
  )
  const looks = tables.map(({ name }) => `(SELECT '${name}' AS name FROM \`${name}\` LIMIT 1)`)
  const full = await sequelize.query<{ name: string }>(looks.join(' UNION ALL '), { type: QueryTypes.SELECT })
  for (const { name } of full) await sequelize.query(`DELETE FROM \`${name}\``)
}

const onServer = (server: string, sql: string): Promise<void> =>
  onSchema(server, 'mysql', ({ sequelize }) => sequelize.query(sql, { type: QueryTypes.RAW }))

async function onSchema(server: string, schema: string, work: (database: Database) => Promise<unknown>): Promise<void> {
  const database = await openDatabase(`${server}/${schema}`, silent)
  await work(database)
  await database.close()
}
