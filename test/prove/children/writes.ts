import { Sequelize } from 'sequelize'
import type { KillPoint } from './talk'

const isWrite = (sql: string): boolean => /^\s*(?:INSERT|UPDATE|DELETE|REPLACE|COMMIT)\b/i.test(sql)

let point: KillPoint = { at: 0, moment: 'before' }
let isArmed = false
const seen: string[] = []

/** What a statement is about, without its values. */
const nameOf = (sql: string): string => sql.replaceAll('`', '').split(/\s+/).slice(0, 3).join(' ').slice(0, 40)

/** Sequelize takes a text, or a text with its values. */
function textOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : (statement as { query?: unknown }).query
  return typeof text === 'string' ? text : ''
}

const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** Counts at the border to the database what every layer above writes: nothing of the product knows of it. */
export function watchWrites(): void {
  const original = Sequelize.prototype.query as (this: Sequelize, ...args: unknown[]) => Promise<unknown>
  const counted = async function (this: Sequelize, ...args: unknown[]): Promise<unknown> {
    const sql = textOf(args[0])
    if (!isArmed || !isWrite(sql)) return original.apply(this, args)
    const number = seen.push(nameOf(sql))
    if (number === point.at && point.moment === 'before') die()
    const result = await original.apply(this, args)
    if (number === point.at && point.moment === 'after') die()
    return result
  }
  Sequelize.prototype.query = counted as unknown as typeof Sequelize.prototype.query
}

export function arm(wanted: KillPoint): void {
  point = wanted
  isArmed = true
  seen.length = 0
}

export const writesSeen = (): { count: number; statements: string[] } => ({ count: seen.length, statements: [...seen] })
