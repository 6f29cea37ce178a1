import { QueryTypes, type Transaction } from 'sequelize'
import type { Database } from './connection'

/** Asks what goes over several tables, in SQL of our own. What a row has is fixed by the columns that the text names. */
export type Selecting = <Row>(sql: string, bind: unknown[]) => Promise<Row[]>

export const selecting =
  ({ sequelize }: Database, transaction?: Transaction): Selecting =>
  async <Row>(sql: string, bind: unknown[]) =>
    (await sequelize.query(sql, { bind, type: QueryTypes.SELECT, ...(transaction && { transaction }) })) as Row[]

/** For `LIKE … ESCAPE '!'`: has this text in it, meant as it is written. */
export const having = (text: string): string => `%${text.replaceAll(/[!%_]/g, '!$&')}%`
