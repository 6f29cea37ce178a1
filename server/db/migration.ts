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
    const present = new Set(((await queryInterface.showIndex(name)) as { name: string }[]).map((index) => index.name))
    for (const { fields, unique = false } of indexes) {
      const indexName = `${name}_${fields.join('_')}`
      if (!present.has(indexName)) await queryInterface.addIndex(name, fields, { unique, name: indexName })
    }
  }
}

export async function dropTables(queryInterface: QueryInterface, names: string[]): Promise<void> {
  for (const name of names) await queryInterface.dropTable(name)
}
