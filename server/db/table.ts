import type { Transaction } from 'sequelize'
import { having } from './byHand'
import { decodedOf, encode, toCells, toRow, type Cells, type Columns, type Decoded } from './cells'
import type { Execute } from './driver'
import type { ColumnKind } from './columns'
import { insertingOnce } from './insertOnce'
import type { TableSpec } from './models'
import * as sql from './statements'
import type { Clause, Statement, Target } from './statements'

/** A value to equal, a list to be in, or a comparison; a text may also begin with something or have it in it. `not` a list: none of it. */
type Condition<T> =
  | T
  | T[]
  | { lt?: T; lte?: T; gt?: T; gte?: T; not?: T | T[] }
  | (T extends string | null ? { begins?: string; has?: string } : never)
export type Where<Row> = { [K in keyof Row]?: Condition<Row[K]> }

export interface ListOptions<Row> {
  order?: [keyof Row & string, 'ASC' | 'DESC'][]
  limit?: number
}

/** A null stays null, whatever is added to it. */
export type Plus<Row> = { [K in keyof Row as Row[K] extends number | null ? K : never]?: number }

/** Columns of whole numbers. */
type Numeric<Row> = keyof Plus<Row> & string

/** One line of a tally: the value, how many rows have it, and the sums over them. */
export type Tally<Of, Sum extends string> = { of: Of; n: number } & Record<Sum, number>

/** The rows of one table as plain objects, seen through a scope that no query can leave. */
export interface Table<Row> {
  find(where: Where<Row>, options?: ListOptions<Row>): Promise<Row | null>
  list(where: Where<Row>, options?: ListOptions<Row>): Promise<Row[]>
  /** One column of the rows that `list` would answer. */
  pick<Column extends keyof Row & string>(
    column: Column,
    where: Where<Row>,
    options?: ListOptions<Row>,
  ): Promise<Row[Column][]>
  /** Some columns of them: where a row has a cell of megabytes that nobody wants now. */
  listOf<Column extends keyof Row & string>(
    columns: readonly Column[],
    where: Where<Row>,
    options?: ListOptions<Row>,
  ): Promise<Pick<Row, Column>[]>
  count(where: Where<Row>): Promise<number>
  /** Counts the rows for each value of `by`, and adds up `sums` over them. */
  tally<By extends keyof Row & string, Sum extends Numeric<Row> = never>(
    where: Where<Row>,
    by: By,
    sums?: readonly Sum[],
  ): Promise<Tally<Row[By], Sum>[]>
  create(values: Row): Promise<Row>
  /** In one statement. */
  createAll(values: readonly Row[]): Promise<void>
  /** False when the row's key is there already. Many at the same moment cost little more than one: for hot paths. */
  createOnce(values: Row): Promise<boolean>
  /** Answers how many rows matched; none leaves the scope. `plus` is added by the database itself, so two writers both count. */
  update(where: Where<Row>, values: Partial<Row>, plus?: Plus<Row>): Promise<number>
  remove(where: Where<Row>): Promise<number>
}

const operators = { lt: '<', lte: '<=', gt: '>', gte: '>=', not: '<>' } as const

const isComparison = (value: unknown): value is Cells =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

/** Adds what a condition asks for to `found`. */
function addClauses(found: Clause[], columns: Columns, where: Cells): void {
  for (const column of Object.keys(where)) {
    const wanted = where[column]
    const kind = columns[column]?.kind
    // An undefined would be dropped and widen the query to every row.
    if (wanted === undefined || !kind) throw new TypeError(`where ${column} is undefined`)
    if (Array.isArray(wanted)) found.push({ column, is: 'IN', values: wanted.map((value) => encode(kind, value)) })
    else if (isComparison(wanted)) found.push(...comparisons(column, kind, wanted))
    else found.push({ column, is: '=', value: encode(kind, wanted) })
  }
}

const comparisons = (column: string, kind: ColumnKind, wanted: Cells): Clause[] =>
  Object.entries(wanted).flatMap(([name, value]): Clause[] => {
    if (value === undefined) throw new TypeError(`where ${column} ${name} is undefined`)
    if (name === 'has') return [{ column, is: 'LIKE', value: having(value as string) }]
    if (name === 'begins') return beginning(column, value as string)
    if (name === 'not' && Array.isArray(value)) return value.flatMap((not) => comparisons(column, kind, { not }))
    return [{ column, is: operators[name as keyof typeof operators], value: encode(kind, value) }]
  })

const lastCharacter = '\u{10ffff}'

/** Between two texts, which an index answers; SQLite's LIKE, blind to capitals, reads every row of the store. */
const beginning = (column: string, text: string): Clause[] => [
  { column, is: '>=', value: text },
  { column, is: '<', value: text + lastCharacter },
]

/** One table of an open database: what every door to it shares. */
export interface OpenTable {
  execute: Execute
  columns: Columns
  decoded: Decoded
  target: Target
  indexes: readonly { fields: string[] }[]
}

export const openTable = (execute: Execute, name: string, { columns, indexes }: TableSpec): OpenTable => ({
  execute,
  columns,
  decoded: decodedOf(columns),
  target: sql.targetOf(name, Object.keys(columns)),
  indexes,
})

/**
 * The door to one table. Every condition is joined with `scope`, so a store's handle cannot name another store's row,
 * and every value passes the column's kind in both directions.
 *
 * A class, because every handle has a door to every table, and a handle is made for every request.
 */
export class Door<Row extends object> implements Table<Row> {
  private once: ((row: Cells) => Promise<boolean>) | undefined

  constructor(
    private readonly table: OpenTable,
    private readonly scope: Partial<Row>,
    private readonly transaction: Transaction | undefined,
  ) {}

  async list(where: Where<Row>, options: ListOptions<Row> = {}): Promise<Row[]> {
    const { target, decoded } = this.table
    const rows = await this.select(target, where, options)
    return rows.map((cells) => toRow<Row>(decoded, cells))
  }

  async pick<Column extends keyof Row & string>(
    column: Column,
    where: Where<Row>,
    options: ListOptions<Row> = {},
  ): Promise<Row[Column][]> {
    const rows = await this.listOf([column], where, options)
    return rows.map((row) => row[column])
  }

  async listOf<Column extends keyof Row & string>(
    columns: readonly Column[],
    where: Where<Row>,
    options: ListOptions<Row> = {},
  ): Promise<Pick<Row, Column>[]> {
    const { target, decoded } = this.table
    const rows = await this.select({ name: target.name, listed: columns.map(sql.quoted).join(', ') }, where, options)
    const wanted = decoded.filter(([column]) => columns.includes(column as Column))
    return rows.map((cells) => toRow<Pick<Row, Column>>(wanted, cells))
  }

  async find(where: Where<Row>, options: ListOptions<Row> = {}): Promise<Row | null> {
    return (await this.list(where, { ...options, limit: 1 }))[0] ?? null
  }

  async count(where: Where<Row>): Promise<number> {
    const { rows } = await this.run(sql.count(this.table.target.name, this.mine(where)))
    return Number(rows[0]?.n)
  }

  async tally<By extends keyof Row & string, Sum extends Numeric<Row> = never>(
    where: Where<Row>,
    by: By,
    sums: readonly Sum[] = [],
  ): Promise<Tally<Row[By], Sum>[]> {
    const { rows } = await this.run(sql.tally(this.table.target.name, by, sums, this.mine(where)))
    return rows.map((raw) => tallyOf<Row[By], Sum>(this.table.columns, by, sums, raw))
  }

  async create(values: Row): Promise<Row> {
    const row = { ...values, ...this.scope }
    await this.createAll([row])
    return row
  }

  async createAll(values: readonly Row[]): Promise<void> {
    if (values.length > 0) await this.insert(values.map((row) => this.cells(row)))
  }

  createOnce(values: Row): Promise<boolean> {
    this.once ??= insertingOnce((rows) => this.insert(rows), this.transaction)
    return this.once(this.cells(values))
  }

  async update(where: Where<Row>, values: Partial<Row>, plus: Plus<Row> = {}): Promise<number> {
    const {
      columns,
      target: { name },
    } = this.table
    const changes = toCells(columns, values)
    const leaving = Object.keys(this.scope).find((column) => column in changes || column in plus)
    if (leaving) throw new TypeError(`${leaving} of ${name} is whose the rows are: it cannot be changed from within`)
    const statement = sql.update(name, changes, plus as Record<string, number>, this.mine(where))
    return (await this.run(statement)).changes
  }

  async remove(where: Where<Row>): Promise<number> {
    return (await this.run(sql.remove(this.table.target.name, this.mine(where)))).changes
  }

  private async select(
    target: Pick<Target, 'name' | 'listed'>,
    where: Where<Row>,
    options: ListOptions<Row>,
  ): Promise<Cells[]> {
    const found = this.mine(where)
    const { rows } = await this.run(
      sql.select(target, found, { ...options, index: nextPage(this.table, found, options) }),
    )
    return rows
  }

  private run(statement: Statement) {
    return this.table.execute(statement, this.transaction)
  }

  private insert(rows: Cells[]) {
    return this.run(sql.insert(this.table.target, rows))
  }

  private cells(row: Row): Cells {
    return toCells(this.table.columns, { ...row, ...this.scope })
  }

  private mine(where: Where<Row>): Clause[] {
    const found: Clause[] = []
    addClauses(found, this.table.columns, this.scope)
    if (namesRows(where)) for (const clause of found) clause.checks = true
    addClauses(found, this.table.columns, where)
    return found
  }
}

/**
 * The index whose columns are all that a page is found and sorted by, where it begins after another one. MariaDB, left to
 * itself, takes the one by the first column, and reads all pages up to this one.
 */
function nextPage<Row>(
  { target, indexes }: OpenTable,
  found: readonly Clause[],
  { order, limit }: ListOptions<Row>,
): string | undefined {
  const [by] = order?.[0] ?? []
  if (limit === undefined || !found.some(({ column, is }) => column === by && isBeyond(is))) return undefined
  const equal = found.flatMap(({ column, is }) => (is === '=' ? [column] : []))
  const fits = indexes.find(
    ({ fields }) =>
      fields.at(-1) === by && fields.length === equal.length + 1 && equal.every((each) => fields.includes(each)),
  )
  return fits && `${target.name}_${fits.fields.join('_')}`
}

/** Rows that are called by their ids are found by these: SQLite would rather read the whole store. */
const namesRows = ({ id }: Cells): boolean => typeof id === 'string' || Array.isArray(id)

const isBeyond = (is: Clause['is']): boolean => is === '<' || is === '>'

function tallyOf<Of, Sum extends string>(
  columns: Columns,
  by: string,
  sums: readonly Sum[],
  { of, n, ...summed }: Cells,
): Tally<Of, Sum> {
  const { kind = 'plain' } = columns[by] ?? {}
  const { value } = toRow<{ value: Of }>([['value', kind]], { value: of })
  const totals = Object.fromEntries(sums.map((sum) => [sum, Number(summed[sum])]))
  return { of: value, n: Number(n), ...totals } as Tally<Of, Sum>
}
