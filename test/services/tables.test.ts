import { openBase, type Base } from '../../server/base'
import { newId } from '../../server/ids'
import { getTable } from '../../server/services/cart'
import { addTables, listTables, removeTable, renameTable, tableCode } from '../../server/services/tables'
import type { Store } from '../../server/store'
import { eachDatabase } from '../setup/databases'
import { anEnvironment } from '../setup/environment'
import { aStore, later, minutes, noon } from './aPlatform'

eachDatabase('tables', (openDb) => {
  let base: Base
  let store: Store
  beforeEach(async () => {
    base = await openBase(anEnvironment({ DATABASE_URL: (await openDb()).url }))
    store = await aStore(base.platform)
  })
  afterEach(() => base.close())

  const names = async () => (await listTables(store)).map(({ name }) => name)
  const first = async () => {
    const [table] = await listTables(store)
    if (!table) throw new Error('there is no table')
    return table
  }

  it('stand in the list as people count them', async () => {
    await addTables(store, ['A10', 'A2', 'A1', '包间'], newId(), noon)
    await addTables(store, ['A3'], newId(), later(minutes))

    expect(await names()).toEqual(['包间', 'A1', 'A2', 'A3', 'A10'])
  })

  it('are made once, however often the phone asks', async () => {
    const key = newId()
    await addTables(store, ['A1', 'A2'], key, noon)
    await Promise.all([1, 2].map(() => addTables(store, ['A1', 'A2'], key, noon)))

    expect(await names()).toEqual(['A1', 'A2'])
  })

  it('have a code each, which opens the store and fits in a scene', async () => {
    await addTables(store, ['A1', 'A2'], newId(), noon)
    const codes = (await listTables(store)).map(({ code }) => code)

    expect(new Set(codes).size).toBe(2)
    for (const code of codes) expect(code).toMatch(/^[\w-]{1,32}$/)
    expect((await getTable(store, codes[0] ?? '')).name).toBe('A1')
  })

  it('keep their code under another name, and lose it when they go', async () => {
    await addTables(store, ['A1'], newId(), noon)
    const { id, code } = await first()
    await renameTable(store, id, '靠窗')
    expect(await first()).toMatchObject({ code, name: '靠窗' })
    await removeTable(store, id, noon)
    await removeTable(store, id, later(minutes))

    expect(await names()).toEqual([])
    await expect(getTable(store, code)).rejects.toMatchObject({ code: 'TABLE_NOT_FOUND' })
    await expect(renameTable(store, id, 'A1')).rejects.toMatchObject({ code: 'TABLE_NOT_FOUND' })
    await expect(tableCode(store, id)).rejects.toMatchObject({ code: 'TABLE_NOT_FOUND' })
  })

  it('are nobody else’s', async () => {
    await addTables(store, ['A1'], newId(), noon)
    const { id, code } = await first()
    const neighbour = await aStore(base.platform)

    await expect(renameTable(neighbour, id, 'B1')).rejects.toMatchObject({ code: 'TABLE_NOT_FOUND' })
    await expect(removeTable(neighbour, id, noon)).rejects.toMatchObject({ code: 'TABLE_NOT_FOUND' })
    await expect(tableCode(neighbour, id)).rejects.toMatchObject({ code: 'TABLE_NOT_FOUND' })
    await expect(getTable(neighbour, code)).rejects.toMatchObject({ code: 'TABLE_NOT_FOUND' })
    expect(await names()).toEqual(['A1'])
  })
})
