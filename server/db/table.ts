import { QueryTypes, type Model, type ModelStatic, type QueryOptions, type Transaction } from 'sequelize'
import { encode, toCells, toRow, type Cells, type Columns } from './cells'
import { insertingOnce } from './insertOnce'
import * as sql from './statements'
import type { Clause, Statement } from './statements'

/** A value to equal, a list to be in, or a comparison; a text may also begin with something or have it in it. */
type Condition<T> =
  | T
  | T[]
  | { lt?: T; lte?: T; gt?: T; gte?: T; not?: T }
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

function clauses(columns: Columns, where: Cells): Clause[] {
  return Object.entries(where).flatMap(([column, wanted]): Clause[] => {
    const kind = columns[column]?.kind
    // An undefined would be dropped and widen the query to every row.
    if (wanted === undefined || !kind) throw new TypeError(`where ${column} is undefined`)
    if (Array.isArray(wanted)) return [{ column, is: 'IN', values: wanted.map((value) => encode(kind, value)) }]
    if (!isComparison(wanted)) return [{ column, is: '=', value: encode(kind, wanted) }]
    return Object.entries(wanted).map(([name, value]): Clause => {
      if (value === undefined) throw new TypeError(`where ${column} ${name} is undefined`)
      if (name === 'begins' || name === 'has') return { column, is: 'LIKE', value: pattern(name, String(value)) }
      return { column, is: operators[name as keyof typeof operators], value: encode(kind, value) }
    })
  })
}

/** What LIKE takes for itself is meant as it is written. */
function pattern(how: 'begins' | 'has', text: string): string {
  const meant = text.replaceAll(/[!%_]/g, '!$&')
  return how === 'begins' ? `${meant}%` : `%${meant}%`
}

/**
 * The door to one table. Every condition is joined with `scope`, so a store's handle cannot name another store's row,
 * and every value passes the column's kind in both directions.
 *
 * The statements are our own: Sequelize's models cost five times their CPU, and write values into the text, which then
 * is prepared anew each time.
 */
export function openTable<Row extends object>(
  model: ModelStatic<Model>,
  columns: Columns,
  scope: Partial<Row>,
  transaction: Transaction | undefined,
): Table<Row> {
  const table = model.tableName
  const names = Object.keys(columns)
  const mine = (where: Where<Row>): Clause[] => [...clauses(columns, scope), ...clauses(columns, where)]
  const run = async <Result>({ sql, bind }: Statement, type: QueryTypes): Promise<Result> => {
    const options: QueryOptions = { bind, type, ...(transaction && { transaction }) }
    // What a kind of statement answers is fixed by its type.
    return (await model.sequelize?.query(sql, options)) as Result
  }
  const list: Table<Row>['list'] = async (where, options = {}) => {
    const found = await run<Cells[]>(sql.select(table, names, mine(where), options), QueryTypes.SELECT)
    return found.map((raw) => toRow<Row>(columns, raw))
  }
  const insertOnce = insertingOnce((rows) => run(sql.insert(table, names, rows), QueryTypes.RAW), transaction)
  return {
    list,
    find: async (where, options) => (await list(where, { ...options, limit: 1 }))[0] ?? null,
    count: async (where) => {
      const [row] = await run<{ n: number }[]>(sql.count(table, mine(where)), QueryTypes.SELECT)
      return Number(row?.n)
    },
    tally: async <By extends keyof Row & string, Sum extends Numeric<Row>>(
      where: Where<Row>,
      by: By,
      sums: readonly Sum[] = [],
    ) => {
      const found = await run<Cells[]>(sql.tally(table, by, sums, mine(where)), QueryTypes.SELECT)
      return found.map((raw) => tallyOf<Row[By], Sum>(columns, by, sums, raw))
    },
    create: async (values) => {
      const row = { ...values, ...scope }
      await run(sql.insert(table, names, [toCells(columns, row)]), QueryTypes.RAW)
      return row
    },
    createAll: async (values) => {
      const rows = values.map((row) => toCells(columns, { ...row, ...scope }))
      if (rows.length > 0) await run(sql.insert(table, names, rows), QueryTypes.RAW)
    },
    createOnce: (values) => insertOnce(toCells(columns, { ...values, ...scope })),
    update: async (where, values, plus = {}) => {
      const changes = toCells(columns, values)
      const leaving = Object.keys(scope).find((column) => column in changes || column in plus)
      if (leaving) throw new TypeError(`${leaving} of ${table} is whose the rows are: it cannot be changed from within`)
      const added = plus as Record<string, number>
      return run(sql.update(table, changes, added, mine(where)), QueryTypes.BULKUPDATE)
    },
    remove: async (where) => run(sql.remove(table, mine(where)), QueryTypes.BULKDELETE),
  }
}

function tallyOf<Of, Sum extends string>(
  columns: Columns,
  by: string,
  sums: readonly Sum[],
  { of, n, ...summed }: Cells,
): Tally<Of, Sum> {
  const { [by]: value } = toRow<Record<string, Of>>({ [by]: columns[by] as Columns[string] }, { [by]: of })
  const totals = Object.fromEntries(sums.map((sum) => [sum, Number(summed[sum])]))
  return { of: value as Of, n: Number(n), ...totals } as Tally<Of, Sum>
}
