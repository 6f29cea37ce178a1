import { QueryTypes } from 'sequelize'
import { pino } from 'pino'
import { openDatabase } from '../../server/db/connection'
import { aFolder } from '../setup/environment'
import { startMariadb } from '../setup/mariadb'

/** A kind of database to measure on; every server gets an empty one of its own. */
export interface Place {
  name: string
  empty(): Promise<string>
  close(): Promise<void>
}

const sqlite: Place = {
  name: 'SQLite',
  empty: async () => `sqlite:${aFolder()}/bench.db`,
  close: async () => undefined,
}

const silent = pino({ level: 'silent' })

/** SQLite, and MariaDB where it is installed. */
export async function places(): Promise<Place[]> {
  const server = await startMariadb()
  if (!server) return [sqlite]
  let count = 0
  const empty = async (): Promise<string> => {
    const schema = `bench_${++count}`
    const database = await openDatabase(`${server.url}/mysql`, silent)
    await database.sequelize.query(`CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`, {
      type: QueryTypes.RAW,
    })
    await database.close()
    return `${server.url}/${schema}`
  }
  return [sqlite, { name: 'MariaDB', empty, close: server.stop }]
}
