import type { Base } from '../../server/base'
import { menuGoods, menuInParts, menuOf, type MenuPart } from '../../server/services/catalogue'
import type { Store } from '../../server/store'
import { eachDatabase } from '../setup/databases'
import { someGoods } from './aGoods'
import { aBase, aStore, noon } from './aPlatform'

eachDatabase('a menu', (openDb) => {
  let base: Base
  let store: Store
  beforeEach(async () => {
    base = await aBase({ DATABASE_URL: (await openDb()).url })
    store = await aStore(base.platform)
    for (const [position, id] of ['noodles', 'tea', 'empty'].entries())
      await store.goodsCategories.create({ id, storeId: store.row.id, name: id, position, createdAt: noon })
  })
  afterEach(() => base.close())

  let position = 0
  const fill = async (categoryId: string | null, count: number) => {
    for (let left = count; left > 0; left--) await someGoods(store, { categoryId, position: position++ })
  }
  const sizes = (parts: readonly MenuPart[]) => parts.map(({ id, goods, after }) => [id, goods.length, after === null])
  const idsOf = (parts: readonly MenuPart[]) => parts.flatMap(({ goods }) => goods.map(({ row }) => row.id))

  const readOn = async (parts: MenuPart[]): Promise<MenuPart[]> => {
    for (const part of parts)
      while (part.after !== null) {
        const page = await menuGoods(store, part.id, part.after === '' ? undefined : part.after)
        expect(page.rows.length).toBeLessThanOrEqual(50)
        part.goods.push(...page.rows)
        part.after = page.after
      }
    return parts
  }

  it('comes whole while it is short', async () => {
    await fill('tea', 2)
    await fill(null, 1)
    await fill('noodles', 97)

    expect(await menuInParts(store)).toEqual(await menuOf(store))
    expect(sizes(await menuInParts(store))).toEqual([
      ['noodles', 97, true],
      ['tea', 2, true],
      [null, 1, true],
    ])
  })

  it('begins with so many of a long one, and is the same menu once the rest was read', async () => {
    await fill('tea', 130)
    await fill('noodles', 30)
    await fill(null, 3)
    await someGoods(store, { categoryId: 'tea', isOnShelf: false })
    const parts = await menuInParts(store)
    expect(sizes(parts)).toEqual([
      ['noodles', 30, true],
      ['tea', 70, false],
      [null, 1, false],
    ])

    expect(idsOf(await readOn(parts))).toEqual(idsOf(await menuOf(store)))
  })

  it('has what lies in a category that is not there with what lies in none', async () => {
    await fill('tea', 130)
    await fill(null, 2)
    await fill('removed', 60)
    const parts = await menuInParts(store)
    expect(sizes(parts)).toEqual([
      ['tea', 100, false],
      [null, 1, false],
    ])
    expect(sizes(await readOn(parts))).toEqual([
      ['tea', 130, true],
      [null, 62, true],
    ])
    expect(idsOf(parts)).toEqual(idsOf(await menuOf(store)))
  })
})
