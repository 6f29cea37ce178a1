import type { Column, ColumnKind } from './columns'

export type Columns = Record<string, Column>
/** A row as the database holds it: times are numbers, structures are text. */
export type Cells = Record<string, unknown>

export function encode(kind: ColumnKind | undefined, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (value instanceof Date) return value.getTime()
  if (kind === 'json') return JSON.stringify(value)
  if (kind === 'flag') return value ? 1 : 0
  return value
}

function decode(kind: ColumnKind, value: unknown): unknown {
  if (value === null || value === undefined) return null
  if (kind === 'time') return new Date(Number(value))
  if (kind === 'json') return JSON.parse(value as string) as unknown
  if (kind === 'flag') return Number(value) === 1
  return value
}

/** What is undefined is left out. */
export const toCells = (columns: Columns, values: Cells): Cells =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, encode(columns[name]?.kind, value)]],
    ),
  )

export const toRow = <Row>(columns: Columns, raw: Cells): Row =>
  Object.fromEntries(Object.entries(columns).map(([name, { kind }]) => [name, decode(kind, raw[name])])) as Row
