import { openRows, openStoreRows, type Rows } from '../../server/db/rows'
import type { StaffRow } from '../../server/db/models/store'
import type { TokenRow } from '../../server/db/models/token'
import { eachDatabase, type TestDatabase } from '../setup/databases'

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 1, 0, minute))

const aToken = (appid: string, values: Partial<TokenRow> = {}): TokenRow => ({
  id: `own:${appid}`,
  kind: 'own',
  appid,
  accessToken: 'sealed',
  refreshToken: null,
  expiresAt: at(0),
  version: 1,
  fence: 0,
  leaseOwner: null,
  leaseUntil: at(0),
  ...values,
})

const aMember = (storeId: string, merchantId: string): StaffRow => ({
  id: `${storeId}-${merchantId}`,
  storeId,
  merchantId,
  role: 'owner',
  createdAt: at(0),
})

eachDatabase('the door to a table', (openDb) => {
  let database: TestDatabase
  let tokens: Rows['tokens']
  const appids = async (where: Parameters<Rows['tokens']['list']>[0]): Promise<string[]> =>
    (await tokens.list(where, { order: [['appid', 'ASC']] })).map((row) => row.appid)

  beforeEach(async () => {
    database = await openDb()
    tokens = openRows(database).tokens
    for (const [i, appid] of ['a', 'b', 'c', 'd', 'e'].entries()) {
      await tokens.create(aToken(appid, { expiresAt: at(i), version: i, refreshToken: i % 2 ? `r${i}` : null }))
    }
  })

  it('gives back what it was given', async () => {
    const row = aToken('f', { expiresAt: at(7), version: 2 ** 40, leaseOwner: "O'Brien \\ 店 `$1`" })
    await tokens.create(row)
    expect(await tokens.find({ id: row.id })).toEqual(row)
  })

  it('gives some columns of a row alone, as they were written', async () => {
    const some = await tokens.listOf(['appid', 'expiresAt'], { version: { gte: 3 } }, { order: [['version', 'DESC']] })
    expect(some).toEqual([
      { appid: 'e', expiresAt: at(4) },
      { appid: 'd', expiresAt: at(3) },
    ])
  })

  it('finds by value, list, comparison and absence', async () => {
    expect(await appids({ appid: 'b' })).toEqual(['b'])
    expect(await appids({ appid: ['a', 'c', 'd'] })).toEqual(['a', 'c', 'd'])
    expect(await appids({ appid: [] })).toEqual([])
    expect(await appids({ expiresAt: { lt: at(2) } })).toEqual(['a', 'b'])
    expect(await appids({ expiresAt: { lte: at(2) } })).toEqual(['a', 'b', 'c'])
    expect(await appids({ expiresAt: { gt: at(1), lt: at(4) } })).toEqual(['c', 'd'])
    expect(await appids({ version: { gte: 3 } })).toEqual(['d', 'e'])
    expect(await appids({ refreshToken: null })).toEqual(['a', 'c', 'e'])
    expect(await appids({ refreshToken: { not: null } })).toEqual(['b', 'd'])
    expect(await appids({ appid: { not: 'a' }, refreshToken: null })).toEqual(['c', 'e'])
    expect(await appids({ appid: { not: ['a', 'd'] } })).toEqual(['b', 'c', 'e'])
    expect(await appids({ appid: { not: [] } })).toHaveLength(5)
    expect(await tokens.find({ appid: 'A' })).toBeNull()
  })

  it('picks one column of what it finds, as it was given', async () => {
    const newest = { order: [['appid', 'DESC'] as ['appid', 'DESC']], limit: 2 }

    expect(await tokens.pick('expiresAt', { version: { gte: 1 } }, newest)).toEqual([at(4), at(3)])
    expect(await tokens.pick('refreshToken', { appid: 'a' })).toEqual([null])
  })

  it('finds the next page, and rows by their ids, of one store alone', async () => {
    const step = { subject: 'order', subjectId: 'o', fromState: 'a', event: 'go', toState: 'b', note: null }
    for (const storeId of ['one', 'other'])
      for (let n = 0; n < 4; n++)
        await openStoreRows(database, storeId).timeline.create({ ...step, id: `${storeId}-${n}`, storeId, at: at(n) })
    const one = openStoreRows(database, 'one')
    const ids = ['one-0', 'one-3', 'other-1']
    const page = { subject: 'order', subjectId: 'o', at: { lt: at(3) } }

    expect(await one.timeline.pick('id', { id: ids }, { order: [['id', 'ASC']] })).toEqual(['one-0', 'one-3'])
    expect(await one.timeline.find({ id: 'other-1' })).toBeNull()
    expect(await one.timeline.pick('id', page, { order: [['at', 'DESC']], limit: 2 })).toEqual(['one-2', 'one-1'])
  })

  it('sorts, limits and counts', async () => {
    const newest = await tokens.list({}, { order: [['expiresAt', 'DESC']], limit: 2 })
    expect(newest.map((row) => row.appid)).toEqual(['e', 'd'])
    expect(await tokens.find({}, { order: [['version', 'DESC']] })).toMatchObject({ appid: 'e' })
    expect(await tokens.count({ version: { gt: 1 } })).toBe(3)
  })

  it('finds by what a text begins with or has in it, meant as it is written', async () => {
    await tokens.createAll([aToken('100%_x'), aToken('100!x'), aToken('x100')])
    expect(await appids({ appid: { begins: '100' } })).toEqual(['100!x', '100%_x'])
    expect(await appids({ appid: { has: '%_' } })).toEqual(['100%_x'])
    expect(await appids({ appid: { begins: '100!' } })).toEqual(['100!x'])
    expect(await appids({ appid: { has: '0x' } })).toEqual([])
  })

  it('counts the rows of each value and adds up over them', async () => {
    await tokens.update({ appid: ['a', 'b'] }, { leaseOwner: 'me' })
    const tallied = await tokens.tally({ version: { lt: 4 } }, 'leaseOwner', ['version', 'fence'])
    expect(tallied.sort((x, y) => x.n + x.version - y.n - y.version)).toEqual([
      { of: 'me', n: 2, version: 1, fence: 0 },
      { of: null, n: 2, version: 5, fence: 0 },
    ])
  })

  it('changes and adds, and says how many rows matched, also where nothing changed', async () => {
    expect(await tokens.update({ appid: ['a', 'b'] }, { leaseOwner: 'me' }, { version: 1, fence: 2 })).toBe(2)
    expect(await tokens.find({ appid: 'b' })).toMatchObject({ leaseOwner: 'me', version: 2, fence: 2 })
    expect(await tokens.update({ appid: 'a' }, { leaseOwner: 'me' })).toBe(1)
    expect(await tokens.update({ appid: 'nobody' }, { leaseOwner: 'me' })).toBe(0)
    expect(await tokens.remove({ version: { lte: 2 } })).toBe(3)
    expect(await appids({})).toEqual(['d', 'e'])
  })

  it('refuses a condition that says nothing, which would mean every row', async () => {
    const nothing = { appid: undefined } as unknown as { appid: string }
    const unknown = { colour: 'red' } as unknown as { appid: string }
    await expect(tokens.list(nothing)).rejects.toThrow(TypeError)
    await expect(tokens.list({ expiresAt: { lt: undefined } } as never)).rejects.toThrow(TypeError)
    await expect(tokens.remove(unknown)).rejects.toThrow(TypeError)
    await expect(tokens.update(nothing, { version: 9 })).rejects.toThrow(TypeError)
    expect(await tokens.count({})).toBe(5)
  })

  it("shows a store its own rows, and lets it neither change nor make another's", async () => {
    const [mine, theirs] = [openStoreRows(database, 's1').staff, openStoreRows(database, 's2').staff]
    await mine.create(aMember('s1', 'm1'))
    await theirs.create(aMember('s1', 'm2'))

    expect(await mine.list({})).toEqual([aMember('s1', 'm1')])
    expect(await mine.find({ storeId: 's2' })).toBeNull()
    expect(await mine.update({ merchantId: 'm2' }, { role: 'clerk' })).toBe(0)
    await expect(mine.update({}, { storeId: 's2' })).rejects.toThrow(TypeError)
    expect(await mine.count({})).toBe(1)
    expect(await mine.remove({ storeId: 's2' })).toBe(0)
    expect(await theirs.count({})).toBe(1)
  })
})
