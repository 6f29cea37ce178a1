import { literal, Op, type Model, type ModelStatic, type Transaction, type WhereOptions } from 'sequelize'
import type { Column, ColumnKind } from './columns'
import { insertingOnce } from './insertOnce'

/** A value to equal, a list to be in, or a comparison. */
type Condition<T> = T | T[] | { lt?: T; lte?: T; gt?: T; gte?: T; not?: T }
export type Where<Row> = { [K in keyof Row]?: Condition<Row[K]> }

export interface ListOptions<Row> {
  order?: [keyof Row & string, 'ASC' | 'DESC'][]
  limit?: number
}

export type Plus<Row> = { [K in keyof Row as Row[K] extends number ? K : never]?: number }

/** The rows of one table as plain objects, seen through a scope that no query can leave. */
export interface Table<Row> {
  find(where: Where<Row>, options?: ListOptions<Row>): Promise<Row | null>
  list(where: Where<Row>, options?: ListOptions<Row>): Promise<Row[]>
  count(where: Where<Row>): Promise<number>
  create(values: Row): Promise<Row>
  /** Inserts by plain SQL, for hot paths; false when the row's key is there already. */
  createOnce(values: Row): Promise<boolean>
  /** Answers how many rows matched. `plus` is added by the database itself, so two writers both count. */
  update(where: Where<Row>, values: Partial<Row>, plus?: Plus<Row>): Promise<number>
  remove(where: Where<Row>): Promise<number>
}

type Columns = Record<string, Column>
type Cells = Record<string, unknown>

const encode = (kind: ColumnKind | undefined, value: unknown): unknown => {
  if (value === null || value === undefined) return value
  if (value instanceof Date) return value.getTime()
  if (kind === 'json') return JSON.stringify(value)
  if (kind === 'flag') return value ? 1 : 0
  return value
}

const decode = (kind: ColumnKind, value: unknown): unknown => {
  if (value === null || value === undefined) return null
  if (kind === 'time') return new Date(Number(value))
  if (kind === 'json') return JSON.parse(value as string) as unknown
  if (kind === 'flag') return Number(value) === 1
  return value
}

const isComparison = (value: unknown): value is Cells =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)

const operators: Record<string, symbol> = { lt: Op.lt, lte: Op.lte, gt: Op.gt, gte: Op.gte, not: Op.ne }

function condition(kind: ColumnKind | undefined, value: unknown): unknown {
  if (Array.isArray(value)) return { [Op.in]: value.map((v) => encode(kind, v)) }
  if (!isComparison(value)) return encode(kind, value)
  return Object.fromEntries(
    Object.entries(value).map(([name, operand]) => [operators[name] ?? name, encode(kind, operand)]),
  )
}

function conditions(columns: Columns, where: Cells): WhereOptions {
  const entries = Object.entries(where).map(([name, value]): [string, unknown] => {
    // An undefined would be dropped and widen the query to every row.
    if (value === undefined) throw new TypeError(`where ${name} is undefined`)
    return [name, condition(columns[name]?.kind, value)]
  })
  return Object.fromEntries(entries)
}

const cells = (columns: Columns, values: Cells): Cells =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, encode(columns[name]?.kind, value)]))

const toRow = <Row>(columns: Columns, raw: Cells): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, { kind }]) => [name, decode(kind, raw[name])])) as Row

/**
 * The door to one table. Every condition is joined with `scope`, so a store's handle cannot name another store's row,
 * and every value passes the column's kind in both directions.
 */
export function openTable<Row extends object>(
  model: ModelStatic<Model>,
  columns: Columns,
  scope: Partial<Row>,
  transaction: Transaction | undefined,
): Table<Row> {
  const within = transaction ? { transaction } : {}
  const insertOnce = insertingOnce(model, Object.keys(columns), transaction)
  const mine = (where: Where<Row>): WhereOptions => ({
    [Op.and]: [conditions(columns, scope), conditions(columns, where)],
  })
  const select = (where: Where<Row>, options: ListOptions<Row> = {}): Promise<Model[]> =>
    model.findAll({ where: mine(where), raw: true, ...options, ...within })
  return {
    list: async (where, options) =>
      (await select(where, options)).map((raw) => toRow<Row>(columns, raw as unknown as Cells)),
    find: async (where, options) => {
      const [raw] = await select(where, { ...options, limit: 1 })
      return raw ? toRow<Row>(columns, raw as unknown as Cells) : null
    },
    count: (where) => model.count({ where: mine(where), ...within }),
    create: async (values) => {
      const row = { ...values, ...scope }
      await model.create(cells(columns, row as Cells), { raw: true, ...within })
      return row
    },
    createOnce: (values) => insertOnce(cells(columns, { ...values, ...scope })),
    update: async (where, values, plus = {}) => {
      const added = Object.entries(plus as Record<string, number>).map(([name, n]) => [
        name,
        literal(`\`${name}\` + ${n}`),
      ])
      const changes = { ...cells(columns, values), ...(Object.fromEntries(added) as Cells) }
      const [matched] = await model.update(changes, { where: mine(where), ...within })
      return matched
    },
    remove: (where) => model.destroy({ where: mine(where), ...within }),
  }
}
