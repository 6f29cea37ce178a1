import { goodsApi } from '../../../shared/api/merchant/goods'
import type { Base } from '../../../server/base'
import {
  addCategory,
  listCategories,
  orderCategories,
  removeCategory,
  renameCategory,
} from '../../../server/services/goods/categories'
import { moveGoods } from '../../../server/services/goods/order'
import { getGoods, listGoods } from '../../../server/services/goods/reading'
import { createGoods, updateGoods, type WantedGoods } from '../../../server/services/goods/saving'
import {
  deleteGoods,
  refillStock,
  restoreGoods,
  setCategory,
  setShelf,
  setStock,
} from '../../../server/services/goods/shelf'
import type { Store } from '../../../server/store'
import { newId } from '../../../server/ids'
import { someGoods } from '../aGoods'
import { aBase, aStore, days, later, noon } from '../aPlatform'
import { eachDatabase } from '../../setup/databases'

const sizes = { name: '份量', values: ['小份', '大份'] }

const wanted = (values: Partial<WantedGoods> = {}): WantedGoods => ({
  name: '葱油拌面',
  summary: '',
  description: '',
  categoryId: null,
  pictures: [],
  properties: [],
  variants: [{ values: [], priceFen: 900, stock: 5, dailyStock: null, code: '' }],
  groups: [],
  packingFeeFen: 0,
  limitPerOrder: null,
  isOnShelf: true,
  ...values,
})

const variant = (values: string[], priceFen = 900, stock: number | null = 5) => ({
  values,
  priceFen,
  stock,
  dailyStock: null,
  code: '',
})

const inTwoSizes = (values: Partial<WantedGoods> = {}) =>
  wanted({ properties: [sizes], variants: [variant(['小份'], 900), variant(['大份'], 1200)], ...values })

eachDatabase('what is for sale', (openDb) => {
  let base: Base | undefined
  let store: Store
  beforeEach(async () => {
    base ??= await aBase({ DATABASE_URL: (await openDb()).url })
    store = await aStore(base.platform)
  })
  afterAll(() => base?.close())

  const names = async (asked: Partial<Parameters<typeof listGoods>[1]> = {}) =>
    (await listGoods(store, { shelf: 'all', ...asked })).rows.map(({ row }) => row.name)

  describe('goods', () => {
    it('are added once, however often the phone sends them', async () => {
      const requestKey = newId()
      const added = await Promise.all([1, 2, 3].map(() => createGoods(store, wanted(), requestKey, noon)))

      expect(new Set(added.map(({ row }) => row.id)).size).toBe(1)
      expect(await store.goods.count({})).toBe(1)
      expect(await store.variants.count({})).toBe(1)
    })

    it('know their cheapest and their dearest price, and keep their variants in the order of the values', async () => {
      const given = inTwoSizes({ variants: [variant(['大份'], 1200), variant(['小份'], 900)] })
      const { row, variants } = await createGoods(store, given, newId(), noon)

      expect(row).toMatchObject({ priceFen: 900, highestPriceFen: 1200 })
      expect(variants.map(({ values }) => values)).toEqual([['小份'], ['大份']])
    })

    it.each([
      ['还缺', [variant(['小份'])], '大份'],
      ['重复', [variant(['小份']), variant(['小份']), variant(['大份'])], '小份'],
      ['不在选项', [variant(['小份']), variant(['大份']), variant(['中份'])], '中份'],
    ])('%s: what is wrong with the variants is named', async (what, variants, named) => {
      const refused = createGoods(store, wanted({ properties: [sizes], variants }), newId(), noon)

      await expect(refused).rejects.toMatchObject({ code: 'VARIANTS_MISMATCH', field: 'variants' })
      await expect(refused).rejects.toMatchObject({ text: expect.stringMatching(`${what}.*${named}`) as string })
    })

    it('take no more combinations than a person can price', async () => {
      const values = Array.from({ length: 20 }, (_, at) => `${at}`)
      const properties = ['颜色', '尺码'].map((name) => ({ name, values }))

      await expect(createGoods(store, wanted({ properties }), newId(), noon)).rejects.toMatchObject({
        text: '规格组合最多 120 种，现在有 400 种',
      })
    })

    it('show no picture and stand in no category of somebody else', async () => {
      const another = await aStore(store.platform)
      const categoryId = await addCategory(another, '面', newId(), noon)

      await expect(createGoods(store, wanted({ categoryId }), newId(), noon)).rejects.toMatchObject({
        code: 'GOODS_CATEGORY_NOT_FOUND',
      })
      await expect(createGoods(store, wanted({ pictures: ['a.webp'] }), newId(), noon)).rejects.toMatchObject({
        code: 'PICTURE_NOT_FOUND',
      })
    })
  })

  describe('an edit', () => {
    it('keeps the ids that orders point at, puts aside what is left out, and takes it back', async () => {
      const { row, variants } = await createGoods(store, inTwoSizes(), newId(), noon)
      const [small, large] = variants
      const onlySmall = inTwoSizes({ properties: [{ ...sizes, values: ['小份'] }], variants: [variant(['小份'], 950)] })

      const narrowed = await updateGoods(store, row.id, 1, onlySmall, noon)
      expect(narrowed.variants.map(({ id, priceFen }) => [id, priceFen])).toEqual([[small?.id, 950]])
      expect(await store.variants.find({ id: large?.id ?? '' })).toMatchObject({ deletedAt: noon })

      const widened = await updateGoods(store, row.id, 2, inTwoSizes(), noon)
      expect(widened.variants.map(({ id }) => id)).toEqual([small?.id, large?.id])
      expect(widened.row).toMatchObject({ rev: 3, highestPriceFen: 1200 })
    })

    it('does not overwrite another one', async () => {
      const { row } = await createGoods(store, wanted(), newId(), noon)
      const edits = await Promise.allSettled(
        ['甲', '乙'].map((name) => updateGoods(store, row.id, 1, wanted({ name }), noon)),
      )

      expect(edits.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(edits.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'EDITED_MEANWHILE' } })
    })

    it('leaves to the stock what was sold while it was open', async () => {
      const { row, variants } = await createGoods(store, wanted(), newId(), noon)
      await store.variants.update({ id: variants[0]?.id ?? '' }, {}, { stock: -2 })

      const [kept] = (
        await updateGoods(store, row.id, 1, wanted({ variants: [{ ...variant([]), seenStock: 5 }] }), noon)
      ).variants
      expect(kept?.stock).toBe(3)

      const [set] = (
        await updateGoods(store, row.id, 2, wanted({ variants: [{ ...variant([], 900, 20), seenStock: 3 }] }), noon)
      ).variants
      expect(set?.stock).toBe(20)
    })

    it('of goods that were deleted or are somebody else’s finds nothing', async () => {
      const { row } = await createGoods(store, wanted(), newId(), noon)
      const another = await aStore(store.platform)

      await expect(updateGoods(another, row.id, 1, wanted(), noon)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await deleteGoods(store, row.id, noon)
      await deleteGoods(store, row.id, noon)
      await expect(updateGoods(store, row.id, 1, wanted(), noon)).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect((await restoreGoods(store, row.id)).row).toMatchObject({ id: row.id, deletedAt: null })
    })
  })

  describe('the list', () => {
    it('is told apart by shelf, category and words', async () => {
      const categoryId = await addCategory(store, '面', newId(), noon)
      await someGoods(store, { name: '牛肉面', position: 1, categoryId })
      await someGoods(store, { name: '凉面', position: 2, categoryId, isOnShelf: false })
      await someGoods(store, { name: 'Cola 100%', position: 3, variants: [{ stock: 0, code: '007' }] })
      await someGoods(store, { name: '豆浆', position: 4, variants: [{ stock: 0 }, { stock: 3, values: ['热'] }] })
      await someGoods(store, { name: '旧的', deletedAt: noon, variants: [{ stock: 0 }] })

      expect((await listGoods(store, { shelf: 'all' })).counts).toEqual({ all: 4, on: 3, off: 1, soldOut: 1 })
      expect(await names()).toEqual(['牛肉面', '凉面', 'Cola 100%', '豆浆'])
      expect(await names({ shelf: 'off' })).toEqual(['凉面'])
      expect(await names({ shelf: 'soldOut' })).toEqual(['Cola 100%'])
      expect(await names({ shelf: 'deleted' })).toEqual(['旧的'])
      expect(await names({ categoryId })).toEqual(['牛肉面', '凉面'])
      expect(await names({ categoryId: 'none' })).toEqual(['Cola 100%', '豆浆'])
      expect(await names({ search: '面' })).toEqual(['牛肉面', '凉面'])
      expect(await names({ search: 'cola' })).toEqual(['Cola 100%'])
      expect(await names({ search: '0%' })).toEqual(['Cola 100%'])
      expect(await names({ search: '007' })).toEqual(['Cola 100%'])
    })

    it('comes page by page, each once, even where many stand at the same place', async () => {
      for (let at = 0; at < 65; at++) await someGoods(store, { name: `${at}`, position: Math.floor(at / 7) })

      const seen: string[] = []
      let after: string | null = null
      do {
        const page: Awaited<ReturnType<typeof listGoods>> = await listGoods(store, {
          shelf: 'all',
          ...(after && { after }),
        })
        seen.push(...page.rows.map(({ row }) => row.name))
        after = page.after
      } while (after)

      expect(seen).toHaveLength(65)
      expect(new Set(seen).size).toBe(65)
    })

    it('refuses a page that nobody answered with', async () => {
      await expect(names({ after: 'nonsense' })).rejects.toMatchObject({ code: 'INVALID_INPUT', field: 'after' })
    })

    it('stands in the order the merchant gave it, however often things move', async () => {
      const ids: string[] = []
      for (const name of ['一', '二', '三', '四']) {
        ids.push((await createGoods(store, wanted({ name }), newId(), noon)).row.id)
      }
      const [one = '', two = '', three = '', four = ''] = ids

      await moveGoods(store, four, one)
      expect(await names()).toEqual(['四', '一', '二', '三'])
      await moveGoods(store, four, null)
      expect(await names()).toEqual(['一', '二', '三', '四'])
      for (let turn = 0; turn < 30; turn++) {
        await moveGoods(store, turn % 2 ? one : two, three)
        expect(await names()).toEqual(turn % 2 ? ['二', '一', '三', '四'] : ['一', '二', '三', '四'])
      }
      await expect(moveGoods(store, one, 'none-such')).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('finds a place between goods that stand at the same one', async () => {
      for (const id of ['a', 'b', 'c', 'd'])
        await someGoods(store, { id: `${store.row.id}${id}`, name: id, position: 7 })

      await moveGoods(store, `${store.row.id}d`, `${store.row.id}b`)
      expect(await names()).toEqual(['a', 'd', 'b', 'c'])
    })

    it('changes several at a tap, and tells whoever has one of them open', async () => {
      const categoryId = await addCategory(store, '面', newId(), noon)
      const { goods: one } = await someGoods(store)
      const { goods: two } = await someGoods(store)
      await setShelf(store, [one.id, two.id, 'none-such'], false)
      await setCategory(store, [one.id], categoryId)

      expect((await listGoods(store, { shelf: 'off' })).rows).toHaveLength(2)
      expect((await getGoods(store, one.id)).row).toMatchObject({ categoryId, rev: 3 })
      await expect(updateGoods(store, two.id, 1, wanted(), noon)).rejects.toMatchObject({ code: 'EDITED_MEANWHILE' })
    })
  })

  describe('categories', () => {
    const namesOf = async () => (await listCategories(store)).map(({ name, count }) => [name, count])

    it('count what is in them, and leave it behind when they go', async () => {
      const id = await addCategory(store, '面', newId(), noon)
      const { goods } = await someGoods(store, { categoryId: id })
      await someGoods(store, { categoryId: id, deletedAt: noon })
      expect(await namesOf()).toEqual([['面', 1]])

      await removeCategory(store, id)
      expect(await namesOf()).toEqual([])
      expect((await getGoods(store, goods.id)).row.categoryId).toBeNull()
      await expect(removeCategory(store, id)).rejects.toMatchObject({ code: 'GOODS_CATEGORY_NOT_FOUND' })
    })

    it('are added once, have a name of their own, and stand in the order given', async () => {
      const requestKey = newId()
      const noodles = await addCategory(store, '面', requestKey, noon)
      expect(await addCategory(store, '面', newId(), noon)).toBe(noodles)
      const drinks = await addCategory(store, '饮料', newId(), noon)
      const snacks = await addCategory(store, '小吃', newId(), noon)

      await orderCategories(store, [snacks, noodles])
      expect(await namesOf()).toEqual([
        ['小吃', 0],
        ['面', 0],
        ['饮料', 0],
      ])
      await renameCategory(store, drinks, '茶')
      await expect(renameCategory(store, drinks, '面')).rejects.toMatchObject({ code: 'GOODS_CATEGORY_TAKEN' })
      await expect(renameCategory(store, 'none-such', '酒')).rejects.toMatchObject({ code: 'GOODS_CATEGORY_NOT_FOUND' })
    })

    it('are no more than a person can choose from', async () => {
      for (let at = 0; at < 60; at++) await addCategory(store, `${at}`, newId(), noon)

      await expect(addCategory(store, '61', newId(), noon)).rejects.toMatchObject({ code: 'GOODS_CATEGORIES_FULL' })
    })
  })

  describe('stock', () => {
    it('is set in place for the variants that are named', async () => {
      const { goods, variants } = await someGoods(store, { variants: [{ stock: 1 }, { stock: 2, values: ['大'] }] })
      const [one, two] = variants
      const { variants: after } = await setStock(store, goods.id, [{ id: one?.id ?? '', stock: 9 }], noon)

      expect(after.map(({ stock }) => stock)).toEqual([9, 2])
      const { goods: other } = await someGoods(store)
      await expect(setStock(store, other.id, [{ id: two?.id ?? '', stock: 1 }], noon)).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    })

    it('is refilled every morning, once, where the merchant wants it', async () => {
      const { row } = await createGoods(
        store,
        wanted({ variants: [{ ...variant([]), stock: 2, dailyStock: 30 }] }),
        newId(),
        noon,
      )
      const { variant: counted } = await someGoods(store, { variants: [{ stock: 2 }] })
      const stockNow = async () => (await getGoods(store, row.id)).variants[0]?.stock
      const sell = () => store.variants.update({ goodsId: row.id }, {}, { stock: -1 })

      await refillStock(store.platform, later(11 * 3600_000)) // 23:00 in Beijing
      expect(await stockNow()).toBe(2)
      await refillStock(store.platform, later(12 * 3600_000)) // midnight
      expect(await stockNow()).toBe(30)
      await sell()
      await Promise.all([1, 2].map(() => refillStock(store.platform, later(13 * 3600_000))))
      expect(await stockNow()).toBe(29)
      await refillStock(store.platform, later(3 * days))
      expect(await stockNow()).toBe(30)
      expect(await store.variants.find({ id: counted.id })).toMatchObject({ stock: 2 })
    })

    it('that was counted after midnight is not refilled on top, also where the sweep comes later', async () => {
      const counted = (stock: number, seenStock?: number) =>
        wanted({ variants: [{ ...variant([]), stock, dailyStock: 30, seenStock }] })
      const { row } = await createGoods(store, counted(2), newId(), noon)
      const midnight = later(12 * 3600_000)
      await updateGoods(store, row.id, row.rev, counted(5, 2), midnight)

      await refillStock(store.platform, midnight)
      const { variants } = await getGoods(store, row.id)
      expect(variants[0]?.stock).toBe(5)
    })
  })
})

describe('the choices of goods', () => {
  const egg = { id: 'egg', name: '卤蛋', extraFen: 200 }
  const group = (id: string, ...ids: string[]) => ({
    ...{ id, name: '加料', isRequired: false, most: 1 },
    choices: ids.map((choice) => ({ ...egg, id: choice })),
  })
  const problemOf = (...groups: object[]) => {
    const input = { ...wanted(), groups, requestKey: newId() }
    return goodsApi['POST /goods'].input.safeParse(input).error?.issues[0]?.message
  }

  it('have ids of their own: of two with the same, whoever takes one would be charged for both', () => {
    expect(problemOf(group('a', 'egg', 'beef'), group('b', 'tofu'))).toBeUndefined()
    expect(problemOf(group('a', 'egg', 'beef'), group('b', 'egg'))).toMatch('选项重复了')
    expect(problemOf(group('a', 'egg', 'egg'))).toMatch('选项重复了')
    expect(problemOf(group('a', 'egg'), group('a', 'beef'))).toMatch('选项组重复了')
  })
})
