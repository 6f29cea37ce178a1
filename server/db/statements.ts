/** SQL with its values apart: the same few hundred texts over and over, each prepared once on a connection. */
export interface Statement {
  sql: string
  bind: unknown[]
}

/**
 * One comparison of a column. A list with nothing in it matches nothing. One that only `checks` finds no rows: they are
 * found by something better, and an index for it would mislead the database.
 */
export type Clause = { column: string; checks?: boolean } & (
  | { is: '=' | '<>' | '<' | '<=' | '>' | '>='; value: unknown }
  | { is: 'IN'; values: unknown[] }
  | { is: 'LIKE'; value: string }
)

export interface Sorting {
  order?: readonly [string, 'ASC' | 'DESC'][]
  limit?: number
  /** The index to go through, by name. */
  index?: string | undefined
}

/** A table as statements name it: what is the same in all of them is put together once. */
export interface Target {
  name: string
  columns: readonly string[]
  /** The columns, quoted, with commas. */
  listed: string
}

export const targetOf = (name: string, columns: readonly string[]): Target => ({
  name,
  columns,
  listed: columns.map(quoted).join(', '),
})

// A table's name stands without quotes: with them Sequelize asks SQLite for the table's columns before every query.

export function select(
  { name, listed }: Pick<Target, 'name' | 'listed'>,
  where: readonly Clause[],
  { order = [], limit, index }: Sorting,
): Statement {
  const values = new Values()
  const sorted = order.map(([column, direction]) => `${quoted(column)} ${direction}`).join(', ')
  const sql =
    `SELECT ${listed} FROM ${name}${index === undefined ? '' : through(index)}${filter(where, values)}` +
    `${sorted && ` ORDER BY ${sorted}`}${limit === undefined ? '' : ` LIMIT ${Math.trunc(limit)}`}`
  return { sql, bind: values.list }
}

/** MySQL and MariaDB read what stands in such a comment; SQLite does not, and needs no telling. */
const through = (index: string): string => ` /*! FORCE INDEX (${index}) */`

export function count(table: string, where: readonly Clause[]): Statement {
  const values = new Values()
  return { sql: `SELECT COUNT(*) AS n FROM ${table}${filter(where, values)}`, bind: values.list }
}

/** How many rows there are for each value of `by`, and what `sums` come to. */
export function tally(table: string, by: string, sums: readonly string[], where: readonly Clause[]): Statement {
  const values = new Values()
  const summed = sums.map((column) => `, SUM(${quoted(column)}) AS ${quoted(column)}`).join('')
  const sql =
    `SELECT ${quoted(by)} AS ${quoted('of')}, COUNT(*) AS n${summed} FROM ${table}${filter(where, values)}` +
    ` GROUP BY ${quoted(by)}`
  return { sql, bind: values.list }
}

export function update(
  table: string,
  changes: Readonly<Record<string, unknown>>,
  plus: Readonly<Record<string, number>>,
  where: readonly Clause[],
): Statement {
  const values = new Values()
  const set = [
    ...Object.entries(changes).map(([column, value]) => `${quoted(column)} = ${values.add(value)}`),
    ...Object.entries(plus).map(([column, n]) => `${quoted(column)} = ${quoted(column)} + ${values.add(n)}`),
  ]
  if (set.length === 0) throw new TypeError(`there is nothing to change in ${table}`)
  return { sql: `UPDATE ${table} SET ${set.join(', ')}${filter(where, values)}`, bind: values.list }
}

export function remove(table: string, where: readonly Clause[]): Statement {
  const values = new Values()
  return { sql: `DELETE FROM ${table}${filter(where, values)}`, bind: values.list }
}

/** Every row has a value for every column. */
export function insert(
  { name, columns, listed }: Target,
  rows: readonly Readonly<Record<string, unknown>>[],
): Statement {
  const bind: unknown[] = []
  for (const row of rows) for (const column of columns) bind.push(row[column])
  const tuple = `(${places(columns.length)})`
  return { sql: `INSERT INTO ${name} (${listed}) VALUES ${repeated(tuple, rows.length)}`, bind }
}

const places = (count: number): string => repeated('?', count)

const repeated = (text: string, count: number): string => `${text}${`, ${text}`.repeat(count - 1)}`

class Values {
  readonly list: unknown[] = []

  /** In the order in which they stand in the text. */
  add(value: unknown): string {
    this.list.push(value)
    return '?'
  }
}

export const quoted = (column: string): string => `\`${column}\``

function filter(where: readonly Clause[], values: Values): string {
  let text = ''
  for (const clause of where) text += `${text === '' ? ' WHERE ' : ' AND '}${comparison(clause, values)}`
  return text
}

function comparison(clause: Clause, values: Values): string {
  // A sum is nothing that SQLite has an index for; MySQL leaves the plus out.
  const column = `${clause.checks ? '+' : ''}${quoted(clause.column)}`
  if (clause.is === 'IN') return membership(column, clause.values, values)
  if (clause.is === 'LIKE') return `${column} LIKE ${values.add(clause.value)} ESCAPE '!'`
  if (clause.value !== null) return `${column} ${clause.is} ${values.add(clause.value)}`
  if (clause.is === '=') return `${column} IS NULL`
  if (clause.is === '<>') return `${column} IS NOT NULL`
  throw new TypeError(`${column} ${clause.is} null says nothing`)
}

/** Filled up to a power of two with its last value, so that lists of many lengths are few statements. */
function membership(column: string, wanted: unknown[], values: Values): string {
  if (wanted.length === 0) return '1 = 0'
  const length = 2 ** Math.ceil(Math.log2(wanted.length))
  for (let i = 0; i < length; i++) values.add(wanted[Math.min(i, wanted.length - 1)])
  return `${column} IN (${places(length)})`
}
