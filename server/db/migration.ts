import type { QueryInterface } from 'sequelize'
import type { TableSpec } from './models'

/** One step of the schema. Never changed after it has landed: the next step is a new file. */
export interface Migration {
  /** Number and name, without an extension: source and build must agree on it. */
  name: string
  up(queryInterface: QueryInterface): Promise<void>
  down(queryInterface: QueryInterface): Promise<void>
}

// Identifiers differ by case: the default collation would treat `ABC` and `abc` as one.
const exactText = { charset: 'utf8mb4', collate: 'utf8mb4_bin' }

/**
 * Creates tables and indexes, each only where it is missing: MySQL commits every step by itself, so a migration that was
 * cut off is run again from its beginning.
 */
export async function createTables(queryInterface: QueryInterface, tables: Record<string, TableSpec>): Promise<void> {
  for (const [name, { columns, indexes }] of Object.entries(tables)) {
    const attributes = Object.fromEntries(Object.entries(columns).map(([key, { kind: _kind, ...rest }]) => [key, rest]))
    await queryInterface.createTable(name, attributes, exactText)
    await addIndexes(queryInterface, name, indexes)
  }
}

/** Adds indexes, each only where it is missing. */
export async function addIndexes(
  queryInterface: QueryInterface,
  table: string,
  indexes: TableSpec['indexes'],
): Promise<void> {
  const present = new Set(((await queryInterface.showIndex(table)) as { name: string }[]).map(({ name }) => name))
  for (const { fields, unique = false } of indexes) {
    const name = `${table}_${fields.join('_')}`
    if (!present.has(name)) await queryInterface.addIndex(table, fields, { unique, name })
  }
}

export async function dropTables(queryInterface: QueryInterface, names: string[]): Promise<void> {
  for (const name of names) await queryInterface.dropTable(name)
}

/** Adds columns, each only where it is missing: as with tables, a migration that was cut off begins again. */
export async function addColumns(
  queryInterface: QueryInterface,
  table: string,
  columns: TableSpec['columns'],
): Promise<void> {
  const present = await queryInterface.describeTable(table)
  for (const [name, { kind: _kind, ...rest }] of Object.entries(columns))
    if (!(name in present)) await queryInterface.addColumn(table, name, rest)
}

export async function dropColumns(queryInterface: QueryInterface, table: string, columns: object): Promise<void> {
  for (const name of Object.keys(columns)) await queryInterface.removeColumn(table, name)
}
