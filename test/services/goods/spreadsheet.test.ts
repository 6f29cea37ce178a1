import { strToU8, zipSync } from 'fflate'
import fc from 'fast-check'
import type { Base } from '../../../server/base'
import { newId } from '../../../server/ids'
import { addCategory } from '../../../server/services/goods/categories'
import { allGoods } from '../../../server/services/goods/reading'
import { createGoods, updateGoods } from '../../../server/services/goods/saving'
import { exportGoods } from '../../../server/services/goods/spreadsheet/exporting'
import { importGoods } from '../../../server/services/goods/spreadsheet/importing'
import { readWorkbook, writeWorkbook } from '../../../server/services/goods/spreadsheet/workbook'
import type { Store } from '../../../server/store'
import { combinations } from '../../../shared/goods'
import { someGoods } from '../aGoods'
import { aBase, aStore, noon } from '../aPlatform'

let base: Base
let store: Store
beforeAll(async () => {
  base = await aBase()
})
afterAll(() => base.close())
beforeEach(async () => {
  store = await aStore(base.platform)
})

const aBook = async (rows: (string | number | null)[][]) => Buffer.from(await writeWorkbook('商品', rows, [10]))

const send = async (rows: (string | number | null)[][], { isTrial = false } = {}) =>
  importGoods(store, await aBook(rows), isTrial, noon)

const exported = async () => Buffer.from((await exportGoods(store, false, noon)).bytes)

const menu = [
  ['商品名称', '分类', '规格1名称', '规格1', '价格', '库存', '每日库存', '上架'],
  ['牛肉面', '面', '份量', '小份', 18, null, null, '是'],
  [null, null, null, '大份', '22.50', 10, null, null],
  ['豆浆', '饮料', null, null, 3, null, 50, '否'],
]

describe('a spreadsheet', () => {
  it('brings goods with their variants and categories', async () => {
    expect(await send(menu)).toEqual({ added: 2, changed: 0, unchanged: 0, problems: [] })

    const [noodles, milk] = await allGoods(store)
    expect(noodles).toMatchObject({
      row: {
        name: '牛肉面',
        properties: [{ name: '份量', values: ['小份', '大份'] }],
        priceFen: 1800,
        isOnShelf: true,
      },
      variants: [
        { values: ['小份'], priceFen: 1800, stock: null },
        { values: ['大份'], priceFen: 2250, stock: 10 },
      ],
    })
    expect(milk).toMatchObject({ row: { isOnShelf: false }, variants: [{ stock: 50, dailyStock: 50 }] })
    expect((await store.goodsCategories.list({})).map(({ name }) => name)).toEqual(['面', '饮料'])
  })

  it('tells first what it would do, and writes nothing', async () => {
    expect(await send(menu, { isTrial: true })).toMatchObject({ added: 2, problems: [] })
    expect(await store.goods.count({})).toBe(0)
    expect(await store.goodsCategories.count({})).toBe(0)
  })

  it('that is sent twice adds nothing the second time', async () => {
    await send(menu)

    expect(await send(menu)).toEqual({ added: 0, changed: 0, unchanged: 2, problems: [] })
  })

  it('changes what it says otherwise, and leaves pictures and choices as they are', async () => {
    const groups = [
      { id: 'g', name: '辣度', isRequired: true, most: 1, choices: [{ id: 'c', name: '微辣', extraFen: 0 }] },
    ]
    const { goods, variant } = await someGoods(store, { name: '豆浆', pictures: ['a.webp'], groups, soldCount: 9 })

    expect(await send(menu)).toMatchObject({ added: 1, changed: 1 })
    expect(await store.goods.find({ id: goods.id })).toMatchObject({
      pictures: ['a.webp'],
      groups,
      soldCount: 9,
      isOnShelf: false,
      rev: 2,
    })
    expect(await store.variants.find({ id: variant.id })).toMatchObject({ priceFen: 300, stock: 50, dailyStock: 50 })
  })

  it('puts in what is in order and says line by line what is not', async () => {
    const heads = ['商品名称', '价格（元）', '库存', '上架', '规格1名称', '规格1', '商品描述']
    const report = await send([
      heads,
      ['好的', 1, 2, '是', null, null, null],
      ['负数', -1, null, null, null, null, null],
      ['文字', '十块', '很多', null, null, null, null],
      ['三位', 1.234, 1.5, null, null, null, null],
      [null, null, null, null, null, null, null],
      ['没价', null, null, '也许', null, null, null],
      ['规格', 1, null, null, '颜色', '红', null],
      ['规格', 1, null, null, '尺码', null, null],
      ['重复', 1, null, null, '颜色', '红', null],
      ['重复', 1, null, null, '颜色', '红', null],
      ['长'.repeat(61), 1, null, null, null, null, null],
      ['公式', 1, '#N/A', null, null, null, null],
    ])

    expect(report).toMatchObject({ added: 1, changed: 0 })
    expect(report.problems.map(({ row, column, text }) => `${row} ${column ?? '-'}: ${text}`)).toEqual([
      '3 价格: 不能是负数',
      '4 价格: “十块”不是金额，请填写像 12.50 这样的数字',
      '4 库存: “很多”不是整数',
      '5 价格: 金额最多两位小数',
      '5 库存: “1.5”不是整数',
      '7 上架: 请填写“是”或“否”',
      '7 价格: 请填写价格',
      '9 规格1名称: 规格名称和第 8 行不一样',
      '9 规格1: 请填写“颜色”是哪一种',
      '10 -: 这些规格重复了：红',
      '12 商品名称: 最多 60 个字，现在有 61 个',
      '13 库存: 这里的公式没有算出结果，请直接填写',
    ])
  })

  it('is told that a cell with a date is no text', async () => {
    const dates = `<row r="1"><c r="A1" t="inlineStr"><is><t>商品名称</t></is></c><c r="B1" t="inlineStr"><is><t>价格</t></is></c></row><row r="2"><c r="A2" t="d"><v>2026-11-02T00:00:00Z</v></c><c r="B2"><f>6+6</f><v>12</v></c></row>`
    const report = await importGoods(store, aSheet(dates), true, noon)

    expect(report).toMatchObject({ added: 0, problems: [{ row: 2, column: '商品名称' }] })
    expect(report.problems[0]?.text).toContain('日期')
  })

  it('does not guess which of two goods with the same name is meant', async () => {
    await someGoods(store, { name: '豆浆' })
    await someGoods(store, { name: '豆浆' })

    const { problems } = await send(menu)
    expect(problems).toMatchObject([{ row: 4, text: expect.stringContaining('先导出') as string }])
    expect((await importGoods(store, await exported(), false, noon)).unchanged).toBe(3)
  })

  it('names the same goods once', async () => {
    await send(menu)
    const [noodles] = await allGoods(store)
    const heads = ['商品编号', '商品名称', '价格']
    const { problems } = await send([heads, [noodles?.row.id ?? '', '牛肉面', 1], ['', '牛肉面', 2]])

    expect(problems).toMatchObject([{ row: 3, text: '和第 2 行是同一件商品' }])
  })

  it('does not overwrite what was edited since it was looked at', async () => {
    await send(menu)
    const racing: Store = {
      ...store,
      transaction: (work) =>
        store.transaction(async (within) => {
          await within.goods.update({ name: '豆浆' }, {}, { rev: 1 })
          return work(within)
        }),
    }
    const changed = menu.map((row) => (row[0] === '豆浆' ? ['豆浆', '饮料', null, null, 4, null, 50, '否'] : row))
    const { problems, changed: count } = await importGoods(racing, await aBook(changed), false, noon)

    expect({ count, problems }).toMatchObject({ count: 0, problems: [{ row: 4 }] })
  })
})

/** A file with this in its sheet, and what else makes it one of Excel's. */
function aSheet(rows: string): Buffer {
  const schema = 'http://schemas.openxmlformats.org'
  const files = {
    '[Content_Types].xml': `<Types xmlns="${schema}/package/2006/content-types"/>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${schema}/package/2006/relationships"><Relationship Id="rId1" Type="${schema}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${schema}/spreadsheetml/2006/main" xmlns:r="${schema}/officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${schema}/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  }
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)]))))
}

describe('a file from outside', () => {
  const code = (bytes: Buffer) =>
    readWorkbook(bytes).then(
      () => 'read',
      (error: { code: string }) => error.code,
    )
  const far = (cell: string) =>
    `<row r="1"><c r="A1"><v>2</v></c></row><row r="1048576"><c r="${cell}"><v>2</v></c></row>`

  it.each([
    ['no spreadsheet', () => Buffer.from('<html>'), 'SPREADSHEET_UNREADABLE'],
    ['empty', () => Buffer.alloc(0), 'SPREADSHEET_UNREADABLE'],
    ['a package of something else', () => Buffer.from(zipSync({ 'a.txt': strToU8('a') })), 'SPREADSHEET_UNREADABLE'],
    ['a cell at the end of the world', () => aSheet(far('XFD1048576')), 'SPREADSHEET_TOO_LONG'],
    ['that cell in disguise', () => aSheet(far('&#88;FD1048576')), 'SPREADSHEET_UNREADABLE'],
    ['seventy megabytes of nothing', () => aSheet(' '.repeat(70_000_000)), 'SPREADSHEET_TOO_LONG'],
    ['the same, with a lie about its size', () => liar(aSheet(' '.repeat(30_000_000))), 'SPREADSHEET_UNREADABLE'],
    [
      'a hundred thousand rows',
      () => aSheet('<row r="100000"><c r="A100000"><v>1</v></c></row>'),
      'SPREADSHEET_TOO_LONG',
    ],
  ])('is refused when it is %s', async (_what, make, expected) => {
    expect(await code(make())).toBe(expected)
  })

  it('without the two columns that goods need is told so', async () => {
    await expect(send([['名字', '多少钱']])).rejects.toMatchObject({ code: 'SPREADSHEET_HEADLESS' })
  })
})

/** Writes a small size into both headers of what is large. */
function liar(bytes: Buffer): Buffer {
  for (let at = 0; at < bytes.length - 28; at++) {
    const mark = bytes.readUInt32LE(at)
    const place = mark === 0x02014b50 ? at + 24 : mark === 0x04034b50 ? at + 22 : null
    if (place !== null && bytes.readUInt32LE(place) > 1e6) bytes.writeUInt32LE(400_000, place)
  }
  return bytes
}

describe('what was exported', () => {
  it('has a row for each variant, and headings for an empty one', async () => {
    await send(menu)
    const rows = await readWorkbook(await exported())
    const empty = await exportGoods(store, true, noon)

    expect(rows).toHaveLength(4)
    expect(rows[0]?.slice(1, 5)).toEqual(['商品名称', '分类', '规格1名称', '规格1'])
    expect(await readWorkbook(empty.bytes)).toHaveLength(1)
    expect(empty.name).toBe('商品导入模板.xlsx')
  })

  /** What XML can hold, as a form would send it. */
  const writable = (text: string) => text.replaceAll(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, '').trim()
  const words = (longest: number) =>
    fc
      .oneof(
        fc.string({ unit: 'grapheme', maxLength: longest }),
        fc.string({ unit: 'binary-ascii', maxLength: longest }),
        fc.constantFrom('007', '1e5', '=1+1', '_x0041_', '<b>&amp;', 'TRUE', '是', '#N/A 面', '2026-11-02', '１２'),
      )
      .map((text) => writable(writable(text).slice(0, longest)))
  const someWords = (longest: number) => words(longest).filter((text) => text !== '' && !text.startsWith('#'))
  const count = fc.option(fc.nat(1_000_000))
  const properties = fc.uniqueArray(
    fc.record({ name: someWords(20), values: fc.uniqueArray(someWords(20), { minLength: 1, maxLength: 4 }) }),
    { maxLength: 3, selector: ({ name }) => name },
  )
  const goods = properties.chain((given) =>
    fc.record({
      name: someWords(60),
      summary: words(80).filter((text) => !text.startsWith('#')),
      description: words(200).filter((text) => !text.startsWith('#')),
      properties: fc.constant(given),
      variants: fc.tuple(
        ...combinations(given).map((values) =>
          fc.record({
            values: fc.constant(values),
            priceFen: fc.nat(70_000_000),
            stock: count,
            dailyStock: count,
            code: words(32).filter((text) => !text.startsWith('#')),
          }),
        ),
      ),
      packingFeeFen: fc.nat(1_000_000),
      limitPerOrder: fc.option(fc.integer({ min: 1, max: 999 })),
      isOnShelf: fc.boolean(),
    }),
  )

  it('changes nothing when it comes back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(goods, { minLength: 1, maxLength: 12 }), fc.boolean(), async (all, isSorted) => {
        store = await aStore(base.platform)
        const categoryId = isSorted ? await addCategory(store, '面', newId(), noon) : null
        for (const one of all) await createGoods(store, { ...one, categoryId, pictures: [], groups: [] }, newId(), noon)
        const before = await allGoods(store)

        const report = await importGoods(store, await exported(), false, noon)

        expect(report).toEqual({ added: 0, changed: 0, unchanged: all.length, problems: [] })
        expect(await allGoods(store)).toEqual(before)
      }),
      { numRuns: 8, endOnFailure: true },
    )
  })

  it('and imported into another store makes the same goods there', async () => {
    await send(menu)
    const bytes = await exported()
    const another = await aStore(base.platform)

    expect(await importGoods(another, bytes, false, noon)).toMatchObject({ added: 2 })
    expect(await importGoods(another, bytes, false, noon)).toMatchObject({ added: 0, unchanged: 2 })
  })

  it('follows an edit in the back office', async () => {
    await send(menu)
    const [, milk] = await allGoods(store)
    if (!milk) throw new Error('it was imported')
    const { row, variants } = milk
    await updateGoods(store, row.id, row.rev, { ...row, name: '甜豆浆', variants }, noon)

    const rows = await readWorkbook(await exported())
    expect(rows.at(-1)?.[1]).toBe('甜豆浆')
  })
})
