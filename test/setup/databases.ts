import { copyFile, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pino } from 'pino'
import { QueryTypes } from 'sequelize'
import { openDatabase, type Database } from '../../server/db/connection'
import { migrate } from '../../server/db/migrate'

export interface TestDatabase extends Database {
  /** For opening it a second time, as another process does. */
  url: string
}

export const silent = pino({ level: 'silent' })

interface Source {
  name: string
  /** An empty database with today's schema. */
  fresh(): Promise<string>
  drop(): Promise<void>
}

/**
 * Describes the same tests on SQLite and, where one is running, on MariaDB. `openDb` gives an empty migrated database
 * that is closed after the test.
 */
export function eachDatabase(name: string, tests: (openDb: () => Promise<TestDatabase>) => void): void {
  for (const source of sources()) {
    describe(`${name} (${source.name})`, () => {
      const opened: Database[] = []
      afterEach(async () => {
        for (const database of opened.splice(0)) await database.close()
      })
      afterAll(() => source.drop())
      tests(async () => {
        const url = await source.fresh()
        const database = await openDatabase(url, silent)
        opened.push(database)
        return { ...database, url }
      })
    })
  }
}

const sources = (): Source[] => {
  const mysql = process.env.KAIDIAN_TEST_MYSQL
  return [sqlite(), ...(mysql ? [mariadb(mysql)] : [])]
}

/** Copies of one migrated file. */
function sqlite(): Source {
  let folder: string | undefined
  let count = 0
  const template = async (): Promise<string> => {
    folder = await mkdtemp(path.join(tmpdir(), 'kaidian-sqlite-'))
    const file = path.join(folder, 'template.db')
    await migrated(`sqlite:${file}`)
    return file
  }
  let made: Promise<string> | undefined
  return {
    name: 'SQLite',
    fresh: async () => {
      const from = await (made ??= template())
      const to = `${from}.${++count}.db`
      await copyFile(from, to)
      return `sqlite:${to}`
    },
    drop: async () => {
      if (folder) await rm(folder, { recursive: true, force: true })
    },
  }
}

/** A schema of its own for each call. */
function mariadb(server: string): Source {
  const schemas: string[] = []
  const name = `kd_${process.pid}_${Math.random().toString(36).slice(2, 10)}`
  return {
    name: 'MariaDB',
    fresh: async () => {
      const schema = `${name}_${schemas.length}`
      schemas.push(schema)
      await onServer(server, `CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`)
      await migrated(`${server}/${schema}`)
      return `${server}/${schema}`
    },
    drop: async () => {
      for (const schema of schemas) await onServer(server, `DROP DATABASE ${schema}`)
    },
  }
}

async function migrated(url: string): Promise<void> {
  const database = await openDatabase(url, silent)
  await migrate(database, silent)
  await database.close()
}

async function onServer(server: string, sql: string): Promise<void> {
  const database = await openDatabase(`${server}/mysql`, silent)
  await database.sequelize.query(sql, { type: QueryTypes.RAW })
  await database.close()
}
