import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { DataTypes, type Sequelize } from 'sequelize'
import type { Database } from '../../../server/db/connection'
import { openDatabase } from '../../../server/db/connection'
import { migrate, pendingMigrations } from '../../../server/db/migrate'
import { createTables, type Migration } from '../../../server/db/migration'
import { migrations } from '../../../server/db/migrations'
import { tables, type TableSpec } from '../../../server/db/models'
import { eachEmptyDatabase, silent } from '../../setup/databases'

const root = path.join(__dirname, '../../..')
const run = promisify(execFile)

interface Column {
  type: string
  allowNull: boolean
  primaryKey: boolean
}

interface Index {
  name: string
  unique: boolean
  primary: boolean
  fields: { attribute: string }[]
}

/** A table as the database describes it, without what the two databases name differently. */
async function shapeOf({ sequelize }: Database, table: string) {
  const schema = sequelize.getQueryInterface()
  const columns = (await schema.describeTable(table)) as unknown as Record<string, Column>
  const indexes = (await schema.showIndex(table)) as Index[]
  return {
    columns: Object.entries(columns)
      .map(([name, { type, allowNull, primaryKey }]) => ({ name, type, allowNull, primaryKey }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    indexes: indexes
      .filter(({ primary, name }) => !primary && !name.startsWith('sqlite_autoindex'))
      .map(({ name, unique, fields }) => ({ name, unique, fields: fields.map(({ attribute }) => attribute) }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  }
}

/** Every model on a connection: only here does Sequelize make tables of them. */
function defineModels(sequelize: Sequelize): void {
  const words = { freezeTableName: true, charset: 'utf8mb4', collate: 'utf8mb4_bin', timestamps: false }
  for (const [name, spec] of Object.entries<TableSpec>(tables)) {
    const columns = Object.fromEntries(
      Object.entries(spec.columns).map(([key, { kind: _kind, ...rest }]) => [key, rest]),
    )
    const indexes = spec.indexes.map((index) => ({ ...index, name: `${name}_${index.fields.join('_')}` }))
    sequelize.define(name, columns, { ...words, indexes })
  }
}

it('keeps its steps in order under names without extension', () => {
  const names = migrations.map(({ name }) => name)

  expect(names).toEqual([...names].sort())
  expect(new Set(names).size).toBe(names.length)
  for (const name of names) expect(name).toMatch(/^\d{4}-[a-z0-9]+(-[a-z0-9]+)*$/)
})

eachEmptyDatabase('the schema', (openDb) => {
  const openMigrated = async () => {
    const database = await openDb()
    await migrate(database, silent)
    return database
  }

  it('that migrations make is the one that models describe', async () => {
    const database = await openMigrated()
    const names = Object.keys(tables)
    const migrated = await Promise.all(names.map((table) => shapeOf(database, table)))
    await database.sequelize.getQueryInterface().dropAllTables()
    defineModels(database.sequelize)
    await database.sequelize.sync()
    const described = await Promise.all(names.map((table) => shapeOf(database, table)))

    expect(Object.fromEntries(names.map((table, i) => [table, migrated[i]]))).toEqual(
      Object.fromEntries(names.map((table, i) => [table, described[i]])),
    )
  })

  it('is complete after a start, and a second start does nothing', async () => {
    const database = await openMigrated()

    expect(await pendingMigrations(database)).toEqual([])
    expect(await migrate(database, silent)).toEqual([])
  })

  it('is made once by processes that start at the same moment', async () => {
    const database = await openDb()
    const script = path.join(root, 'scripts/run.js')
    const env = { ...process.env, DATABASE_URL: database.url }
    const runs = await Promise.all(
      Array.from({ length: 3 }, () => run(process.execPath, [script, 'server/commands/migrate'], { cwd: root, env })),
    )
    const done = runs.filter(({ stdout }) => stdout.includes(migrations[0]?.name ?? '—'))

    expect(done).toHaveLength(1)
    expect(await pendingMigrations(database)).toEqual([])
  })

  it('is finished by the next start when one was killed half-way', async () => {
    const database = await openMigrated()
    const columns = { id: { kind: 'plain' as const, type: DataTypes.STRING(20), primaryKey: true } }
    const extra = { kind: 'plain' as const, type: DataTypes.STRING(20) }
    const indexes = [{ fields: ['name'], unique: true }]
    const step = (table: Parameters<typeof createTables>[1][string], dies: boolean): Migration => ({
      name: '9999-cut-off',
      up: async (schema) => {
        await createTables(schema, { halves: table })
        if (dies) throw new Error('killed')
      },
      down: async () => undefined,
    })
    const whole = { columns: { ...columns, name: extra }, indexes }
    const cut = { ...whole, indexes: [] }

    await expect(migrate(database, silent, [step(cut, true)])).rejects.toThrow('killed')
    expect(await migrate(database, silent, [step(whole, false)])).toEqual(['9999-cut-off'])
    expect((await shapeOf(database, 'halves')).indexes).toEqual([
      { name: 'halves_name', unique: true, fields: ['name'] },
    ])
  })

  it('keeps every text exact and every table transactional', async () => {
    const database = await openMigrated()
    if (database.dialect !== 'mysql') return
    const [columns] = await database.sequelize.query(
      'SELECT DISTINCT COLLATION_NAME AS c FROM information_schema.COLUMNS ' +
        "WHERE TABLE_SCHEMA = DATABASE() AND COLLATION_NAME IS NOT NULL AND TABLE_NAME <> 'migrations'",
    )
    const [tables] = await database.sequelize.query(
      'SELECT DISTINCT ENGINE AS e FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()',
    )

    expect(columns).toEqual([{ c: 'utf8mb4_bin' }])
    expect(tables).toEqual([{ e: 'InnoDB' }])
  })
})

it('opens on whatever collation the database itself was made with', async () => {
  const server = process.env.KAIDIAN_TEST_MYSQL
  if (!server) return
  const admin = await openDatabase(`${server}/mysql`, silent)
  await admin.sequelize.query('CREATE DATABASE kd_general CHARACTER SET utf8mb4 COLLATE utf8mb4_general_ci')
  const database = await openDatabase(`${server}/kd_general`, silent)
  await migrate(database, silent)
  const [columns] = await database.sequelize.query(
    'SELECT DISTINCT COLLATION_NAME AS c FROM information_schema.COLUMNS ' +
      "WHERE TABLE_SCHEMA = DATABASE() AND COLLATION_NAME IS NOT NULL AND TABLE_NAME <> 'migrations'",
  )
  await database.close()
  await admin.sequelize.query('DROP DATABASE kd_general')
  await admin.close()

  expect(columns).toEqual([{ c: 'utf8mb4_bin' }])
})
