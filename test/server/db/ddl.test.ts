import { QueryTypes, Sequelize } from 'sequelize'
import type { Migration } from '../../../server/db/migration'
import { migrations } from '../../../server/db/migrations'
import { createSqliteModule } from '../../../server/db/sqlite/dialectModule'

const dialects = {
  sqlite: () =>
    new Sequelize({ dialect: 'sqlite', storage: ':memory:', dialectModule: createSqliteModule().dialectModule }),
  mysql: () => new Sequelize('mysql://kaidian@127.0.0.1:1/kaidian'),
}

/** What a migration sends to an empty database. Nothing is connected: what asks is told that there is nothing. */
async function ddlOf({ up }: Migration, dialect: keyof typeof dialects): Promise<string[]> {
  const sequelize = dialects[dialect]()
  const sent: string[] = []
  const answer = async (sql: string | { query: string }, { type }: { type?: string } = {}) => {
    const text = typeof sql === 'string' ? sql : sql.query
    if (type !== QueryTypes.SHOWINDEXES && !/^(SELECT|SHOW|PRAGMA)\b/.test(text)) sent.push(text)
    return []
  }
  sequelize.query = answer as unknown as Sequelize['query'] // of its many answers only the empty one is needed here
  const queryInterface = sequelize.getQueryInterface()
  queryInterface.describeTable = () => Promise.resolve({}) // its tables have no columns yet
  await up(queryInterface)
  return sent
}

/**
 * A migration that has landed must do tomorrow what it did today, whatever becomes of the column kinds and of Sequelize:
 * two databases of one version would differ else. A new one adds its text; a text that changes is a mistake.
 */
describe.each(Object.keys(dialects) as (keyof typeof dialects)[])('on %s', (dialect) => {
  it.each(migrations.map((migration) => [migration.name, migration] as const))(
    '%s stays as it is',
    async (_, migration) => {
      expect((await ddlOf(migration, dialect)).join('\n')).toMatchSnapshot()
    },
  )
})
