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
export function toCells(columns: Columns, values: Cells): Cells {
  const cells: Cells = {}
  for (const name of Object.keys(values)) {
    const value = values[name]
    if (value !== undefined) cells[name] = encode(columns[name]?.kind, value)
  }
  return cells
}

/** Which cells are not what they look like: with their kinds, sorted out once for each table. */
export type Decoded = readonly (readonly [string, ColumnKind])[]

export const decodedOf = (columns: Columns): Decoded =>
  Object.entries(columns).flatMap(([name, { kind }]) => (kind === 'plain' ? [] : [[name, kind] as const]))

/** Turns the cells that a driver has just made into a row: the same object, because nobody else has it. */
export function toRow<Row>(decoded: Decoded, cells: Cells): Row {
  for (const [name, kind] of decoded) cells[name] = decode(kind, cells[name])
  return cells as Row
}
