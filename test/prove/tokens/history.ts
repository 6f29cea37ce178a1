import { QueryTypes } from 'sequelize'
import type { Base } from '../../../server/base'
import { sealedPlace } from '../../../server/sealedPlace'

/** Every token that was ever stored, in the clear, with the earliest end of its life that we believed in. */
export interface History {
  stored(): Promise<ReadonlyMap<string, number>>
}

const columns = 'tokenId, accessToken, expiresAt'
const kept = (event: 'INSERT' | 'UPDATE', isSqlite: boolean): string => {
  const insert = `INSERT INTO tokenHistory (${columns}) VALUES (NEW.id, NEW.accessToken, NEW.expiresAt)`
  const body = isSqlite ? `BEGIN ${insert}; END` : `FOR EACH ROW ${insert}`
  return `CREATE TRIGGER kept${event} AFTER ${event} ON tokens ${body}`
}

/** Has the database itself write down what is stored: no process can forget it, and none is asked. */
export async function keepHistory({ database, platform }: Base): Promise<History> {
  const run = (sql: string) => database.sequelize.query(sql, { type: QueryTypes.RAW })
  const isSqlite = database.dialect === 'sqlite'
  await run('CREATE TABLE tokenHistory (tokenId VARCHAR(96), accessToken TEXT, expiresAt BIGINT)')
  await run(kept('INSERT', isSqlite))
  await run(kept('UPDATE', isSqlite))
  const values = new Map<string, number>()
  return {
    stored: async () => {
      const sql = `SELECT ${columns} FROM tokenHistory`
      const rows = await database.sequelize.query<Row>(sql, { type: QueryTypes.SELECT })
      await run('DELETE FROM tokenHistory')
      for (const { tokenId, accessToken, expiresAt } of rows) {
        if (accessToken === '') continue
        const value = platform.sealer.open(accessToken, sealedPlace('tokens', 'accessToken', tokenId))
        values.set(value, Math.min(Number(expiresAt), values.get(value) ?? Infinity))
      }
      return values
    },
  }
}

interface Row {
  tokenId: string
  accessToken: string
  expiresAt: number | string
}
