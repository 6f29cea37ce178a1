import { QueryTypes, type Sequelize } from 'sequelize'
import { openDatabase, type Database } from '../../../server/db/connection'
import { driverCode, isDuplicate } from '../../../server/duplicate'
import { aFolder } from '../../setup/environment'
import { eachEmptyDatabase, silent } from '../../setup/databases'

const rows = <T extends object>(sequelize: Sequelize, sql: string): Promise<T[]> =>
  sequelize.query<T>(sql, { type: QueryTypes.SELECT })

const change = async ({ sequelize }: Database, sql: string): Promise<number> => {
  const [, matched] = await sequelize.query(sql, { type: QueryTypes.UPDATE })
  return matched
}

async function withGoods<D extends Database>(database: D, stock: number): Promise<D> {
  await database.sequelize.query('CREATE TABLE pieces (id INTEGER PRIMARY KEY, name VARCHAR(20) UNIQUE, stock BIGINT)')
  await database.sequelize.query(`INSERT INTO pieces (id, name, stock) VALUES (1, 'tea', ${stock})`)
  return database
}

const stockOf = async ({ sequelize }: Database): Promise<number | string | undefined> =>
  (await rows<{ stock: number | string }>(sequelize, 'SELECT stock FROM pieces WHERE id = 1'))[0]?.stock

/** Takes one piece, as an order does: looks, takes, and gives everything back when there is none. */
const buy = (database: Database): Promise<'sold' | 'sold out'> =>
  database
    .transaction(async (transaction) => {
      await database.sequelize.query('SELECT stock FROM pieces WHERE id = 1', { transaction })
      const sql = 'UPDATE pieces SET stock = stock - 1 WHERE id = 1 AND stock > 0'
      const [, matched] = await database.sequelize.query(sql, { type: QueryTypes.UPDATE, transaction })
      if (matched === 0) throw new RangeError('sold out')
      return 'sold' as const
    })
    .catch((error: unknown) => {
      if (error instanceof RangeError) return 'sold out' as const
      throw error
    })

eachEmptyDatabase('a database', (openDb) => {
  it('sells 100 pieces to 150 customers at once: 100 times, without an error', async () => {
    const database = await withGoods(await openDb(), 100)
    const outcomes = await Promise.all(Array.from({ length: 150 }, () => buy(database)))

    expect(outcomes.filter((outcome) => outcome === 'sold')).toHaveLength(100)
    expect(outcomes.filter((outcome) => outcome === 'sold out')).toHaveLength(50)
    expect(Number(await stockOf(database))).toBe(0)
  })

  it('sells them just as well from two processes', async () => {
    const one = await withGoods(await openDb(), 20)
    const other = await openDatabase(one.url, silent)
    const outcomes = await Promise.all(Array.from({ length: 40 }, (_, i) => buy(i % 2 ? one : other)))
    await other.close()

    expect(outcomes.filter((outcome) => outcome === 'sold')).toHaveLength(20)
    expect(Number(await stockOf(one))).toBe(0)
  })

  it('takes back everything of a transaction that fails', async () => {
    const database = await withGoods(await openDb(), 5)
    const failing = database.transaction(async (transaction) => {
      await database.sequelize.query('UPDATE pieces SET stock = 0', { transaction })
      throw new Error('no')
    })

    await expect(failing).rejects.toThrow('no')
    expect(await stockOf(database)).toBe(5)
    expect(await change(database, 'UPDATE pieces SET stock = 4 WHERE id = 1')).toBe(1)
  })

  it('answers how many rows an update matched, not how many it changed', async () => {
    const database = await withGoods(await openDb(), 5)

    expect(await change(database, 'UPDATE pieces SET stock = 5 WHERE id = 1')).toBe(1)
    expect(await change(database, 'UPDATE pieces SET stock = 5 WHERE id = 2')).toBe(0)
  })

  it('tells a duplicate from every other error', async () => {
    const { sequelize } = await withGoods(await openDb(), 5)
    const duplicate = sequelize.query("INSERT INTO pieces (id, name) VALUES (2, 'tea')").catch((e: unknown) => e)
    const sameKey = sequelize.query("INSERT INTO pieces (id, name) VALUES (1, 'milk')").catch((e: unknown) => e)
    const broken = sequelize.query('INSERT INTO nowhere (id) VALUES (1)').catch((e: unknown) => e)

    expect(isDuplicate(await duplicate)).toBe(true)
    expect(isDuplicate(await sameKey)).toBe(true)
    expect(isDuplicate(await broken)).toBe(false)
    expect(driverCode(await broken)).toBeDefined()
    expect(isDuplicate(new Error('x'))).toBe(false)
  })

  it('tells ABC from abc', async () => {
    const { sequelize } = await withGoods(await openDb(), 5)
    await sequelize.query("INSERT INTO pieces (id, name) VALUES (2, 'TEA')")

    expect(await rows(sequelize, "SELECT id FROM pieces WHERE name = 'TEA'")).toEqual([{ id: 2 }])
  })

  it('reads numbers as numbers as long as they are exact, and as text beyond', async () => {
    const { sequelize } = await openDb()

    expect(await rows(sequelize, 'SELECT 9007199254740991 AS safe, 9007199254740993 AS big')).toEqual([
      { safe: 9007199254740991, big: '9007199254740993' },
    ])
  })

  it('takes bound values of every kind', async () => {
    const { sequelize } = await openDb()
    await sequelize.query('CREATE TABLE kinds (n INTEGER, t VARCHAR(20), b BLOB, f INTEGER, missing INTEGER)')
    const bind = [7, "n'ü😀", Buffer.from([0, 255]), true, null]
    await sequelize.query('INSERT INTO kinds VALUES ($1, $2, $3, $4, $5)', { bind })

    expect(await rows(sequelize, 'SELECT * FROM kinds')).toEqual([
      { n: 7, t: "n'ü😀", b: Buffer.from([0, 255]), f: 1, missing: null },
    ])
  })

  it('refuses a transaction inside a transaction', async () => {
    const database = await openDb()
    const nested = database.transaction(() => database.transaction(async () => undefined))

    await expect(nested).rejects.toThrow('inside a transaction')
  })

  it('sees new columns at once after the schema has changed', async () => {
    const { sequelize } = await withGoods(await openDb(), 5)
    await rows(sequelize, 'SELECT * FROM pieces')
    await sequelize.query('ALTER TABLE pieces ADD COLUMN colour VARCHAR(10)')

    expect(await rows(sequelize, 'SELECT * FROM pieces')).toEqual([{ id: 1, name: 'tea', stock: 5, colour: null }])
  })

  it('leaves the event loop free while many wait', async () => {
    const database = await withGoods(await openDb(), 1000)
    const everything = Promise.all(Array.from({ length: 300 }, () => buy(database)))
    let turns = 0
    const counting = setInterval(() => turns++, 1)
    await everything
    clearInterval(counting)

    expect(turns).toBeGreaterThan(5)
  })
})

describe('SQLite alone', () => {
  const open = () => openDatabase(`sqlite:${aFolder()}/new/kaidian.db`, silent)

  it('makes the folder and keeps what it wrote in the file itself', async () => {
    const first = await open()
    await first.sequelize.query('CREATE TABLE t (a INTEGER)')
    await first.sequelize.query('INSERT INTO t VALUES (1)')
    await first.close()
    const second = await openDatabase(`sqlite:${first.file}`, silent)

    expect(await rows(second.sequelize, 'SELECT * FROM t')).toEqual([{ a: 1 }])
    await second.close()
  })

  it('reads beside a transaction, and sees it when it is done', async () => {
    const database = await open()
    await database.sequelize.query('CREATE TABLE t (a INTEGER)')
    const during = await database.transaction(async (transaction) => {
      await database.sequelize.query('INSERT INTO t VALUES (1)', { transaction })
      return rows(database.sequelize, 'SELECT * FROM t')
    })

    expect(during).toEqual([])
    expect(await rows(database.sequelize, 'SELECT * FROM t')).toHaveLength(1)
    await database.close()
  })

  it('takes back the one transaction that fails of those that are committed together', async () => {
    const database = await withGoods(await open(), 10)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 6 }, (_, n) =>
        database.transaction(async (transaction) => {
          const sql = 'UPDATE pieces SET stock = stock - 1 WHERE id = 1'
          await database.sequelize.query(sql, { transaction })
          if (n % 2) throw new RangeError('changed my mind')
        }),
      ),
    )

    expect(outcomes.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
    ])
    expect(await stockOf(database)).toBe(7)
    await database.close()
  })

  it('tells nobody how a transaction went before everybody else can see it', async () => {
    const database = await withGoods(await open(), 1)
    const seen: unknown[] = []
    const look = async () => void seen.push(await stockOf(database))
    const take = () => buy(database).finally(look)
    await Promise.all([take(), take(), take()]) // one gets it; the others fail because of what it did

    expect(seen).toEqual([0, 0, 0])
    await database.close()
  })

  it('fails all that are committed together when SQLite has given up the transaction they are in', async () => {
    const database = await withGoods(await open(), 10)
    const take = (as: string) =>
      database.transaction(async (transaction) => {
        await database.sequelize.query('UPDATE pieces SET stock = stock - 1 WHERE id = 1', { transaction })
        const insert = database.sequelize.query(`INSERT ${as} INTO pieces (id, name) VALUES (1, 'x')`, { transaction })
        await insert.catch(() => undefined) // as somebody would who takes it for a duplicate
      })
    // OR ROLLBACK does what a full disk does.
    const outcomes = await Promise.allSettled([take('OR IGNORE'), take('OR ROLLBACK'), take('OR IGNORE')])

    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
    expect(await stockOf(database)).toBe(10)
    await database.close()
  })

  it('lets single writes wait for a transaction', async () => {
    const database = await open()
    await database.sequelize.query('CREATE TABLE t (a INTEGER)')
    const slow = database.transaction(async (transaction) => {
      await database.sequelize.query('INSERT INTO t VALUES (1)', { transaction })
      await new Promise((resolve) => setTimeout(resolve, 100))
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    const write = database.sequelize.query('INSERT INTO t VALUES (2)')
    await Promise.all([slow, write])

    expect(await rows(database.sequelize, 'SELECT a FROM t ORDER BY rowid')).toEqual([{ a: 1 }, { a: 2 }])
    await database.close()
  })

  it('says at once when a write inside a transaction was not given that transaction', async () => {
    const database = await open()
    await database.sequelize.query('CREATE TABLE t (a INTEGER)')
    const forgetful = database.transaction(() => database.sequelize.query('INSERT INTO t VALUES (1)'))

    await expect(forgetful).rejects.toThrow('was not given that transaction')
    await database.close()
  })

  it('waits for another process that writes', async () => {
    const one = await open()
    await one.sequelize.query('CREATE TABLE t (a INTEGER)')
    const other = await openDatabase(`sqlite:${one.file}`, silent)
    const holding = other.transaction(async (transaction) => {
      await other.sequelize.query('INSERT INTO t VALUES (1)', { transaction })
      await new Promise((resolve) => setTimeout(resolve, 200))
    })
    await new Promise((resolve) => setTimeout(resolve, 20))
    await one.sequelize.query('INSERT INTO t VALUES (2)')
    await holding

    expect(await rows(one.sequelize, 'SELECT * FROM t')).toHaveLength(2)
    await Promise.all([one.close(), other.close()])
  })

  it('names a missing value a missing value, not a duplicate', async () => {
    const database = await open()
    await database.sequelize.query('CREATE TABLE t (a INTEGER NOT NULL)')
    const error: unknown = await database.sequelize.query('INSERT INTO t VALUES (NULL)').catch((e: unknown) => e)

    expect(driverCode(error)).toBe('SQLITE_CONSTRAINT_NOTNULL')
    await database.close()
  })

  it('writes times as Sequelize does, so that texts compare as times do', async () => {
    const database = await open()
    const bind = [new Date(Date.UTC(2026, 0, 2, 3, 4, 5, 6))]
    const [answer] = await database.sequelize.query('SELECT $1 AS at', { bind })

    expect(answer).toEqual([{ at: '2026-01-02 03:04:05.006 +00:00' }])
    await database.close()
  })
})

describe('an unreachable database', () => {
  it.each([
    ['mysql://nobody:secretpassword@127.0.0.1:1/none', 'ECONNREFUSED'],
    [`sqlite:${__filename}/kaidian.db`, 'EEXIST'],
  ])('%s is named in one line without its password', async (url, reason) => {
    const error: unknown = await openDatabase(url, silent).catch((e: unknown) => e)

    expect(error).toMatchObject({ name: 'ConfigError', variable: 'DATABASE_URL' })
    expect((error as Error).message).toContain(reason)
    expect((error as Error).message).not.toMatch(/\n|secretpassword/)
  })
})
