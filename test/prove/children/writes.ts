import mysql from 'mysql2'
import { Connection as SqliteConnection } from '../../../server/db/sqlite/connection'
import type { KillPoint } from './talk'

const isWrite = (sql: string): boolean => /^\s*(?:INSERT|UPDATE|DELETE|REPLACE|COMMIT)\b/i.test(sql)

let point: KillPoint = { at: 0, moment: 'before' }
let isArmed = false
const seen: string[] = []

/** What a statement is about, without its values. */
const nameOf = (sql: string): string => sql.replaceAll('`', '').split(/\s+/).slice(0, 3).join(' ').slice(0, 40)

/** A text, or a text with its values. */
function textOf(statement: unknown): string {
  const text = typeof statement === 'string' ? statement : (statement as { sql?: unknown } | undefined)?.sql
  return typeof text === 'string' ? text : ''
}

const die = (): void => void process.kill(process.pid, 'SIGKILL')

/** Counts a write that is about to happen, or kills; answers what is to be done once it has happened. Null for a read. */
function count(sql: string): (() => void) | null {
  if (!isArmed || !isWrite(sql)) return null
  const number = seen.push(nameOf(sql))
  if (number === point.at && point.moment === 'before') die()
  return () => {
    if (number === point.at && point.moment === 'after') die()
  }
}

type Method = (...args: unknown[]) => unknown

/** Counts on the connections themselves what every layer above writes: nothing of the product knows of it. */
export function watchWrites(): void {
  const ofMysql = mysql.Connection.prototype as unknown as Record<'execute' | 'query', Method>
  for (const name of ['execute', 'query'] as const) ofMysql[name] = answeringLater(ofMysql[name])
  const ofSqlite = SqliteConnection.prototype as unknown as Record<'execute', Method>
  ofSqlite.execute = promising(ofSqlite.execute)
}

/** mysql2 calls back what it was given last. */
function answeringLater(original: Method): Method {
  return function (this: unknown, ...args) {
    const happened = count(textOf(args[0]))
    const done = args.at(-1)
    if (!happened || typeof done !== 'function') return original.apply(this, args)
    const counted = (...given: unknown[]): unknown => {
      happened()
      return (done as Method)(...given)
    }
    return original.apply(this, [...args.slice(0, -1), counted])
  }
}

function promising(original: Method): Method {
  return async function (this: unknown, ...args) {
    const happened = count(textOf(args[0]))
    const result = await original.apply(this, args)
    happened?.()
    return result
  }
}

export function arm(wanted: KillPoint): void {
  point = wanted
  isArmed = true
  seen.length = 0
}

export const writesSeen = (): { count: number; statements: string[] } => ({ count: seen.length, statements: [...seen] })
