import { QueryTypes } from 'sequelize'
import { openDatabase } from '../../server/db/connection'
import { aFolder } from '../setup/environment'
import { silent } from '../setup/databases'
import { startMariadb } from '../setup/mariadb'

/** Where the processes of one proof keep their rows. */
export interface Place {
  name: 'MariaDB' | 'SQLite'
  url: string
  drop(): Promise<void>
}

/** A SQLite file that several processes share. */
export const onSqlite = (): Place => ({
  name: 'SQLite',
  url: `sqlite:${aFolder()}/proof.db`,
  drop: async () => undefined,
})

/** A MariaDB of the proof's own, or null where none is installed. */
export async function onMariadb(): Promise<Place | null> {
  const server = await startMariadb()
  if (!server) return null
  const database = await openDatabase(`${server.url}/mysql`, silent)
  const sql = 'CREATE DATABASE proof CHARACTER SET utf8mb4 COLLATE utf8mb4_bin'
  await database.sequelize.query(sql, { type: QueryTypes.RAW })
  await database.close()
  return { name: 'MariaDB', url: `${server.url}/proof`, drop: () => server.stop() }
}
