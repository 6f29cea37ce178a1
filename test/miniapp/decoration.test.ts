import { methodSummary } from '../../miniapp/merchant/decoration/methodSummary'
import { newSection, raised, sectionProblem } from '../../miniapp/merchant/decoration/sections'
import {
  amountProblem,
  areasProblem,
  minutesProblem,
  rulesOf,
  valuesOf,
} from '../../miniapp/merchant/pages/order-method/values'
import { namesProblem, tableNames } from '../../miniapp/merchant/pages/tables/names'
import { firstContent, type MethodRules, type SectionKind } from '../../shared/storefront'

describe('names of tables', () => {
  it.each([
    ['A1', ['A1']],
    ['A1-A3', ['A1', 'A2', 'A3']],
    ['A1-3', ['A1', 'A2', 'A3']],
    ['1到3', ['1', '2', '3']],
    ['08~10', ['08', '09', '10']],
    ['包间1 包间2，大厅、露台', ['包间1', '包间2', '大厅', '露台']],
    ['A1 A1', ['A1']],
    ['A1-B3', ['A1-B3']],
  ])('%s', (typed, names) => {
    expect(tableNames(typed)).toEqual(names)
  })

  it.each(['', '  ，', '二楼靠窗最里面那一张大圆桌', '1-60 201-250', 'A3-A1', 'A1-A999'])('are none: %s', (typed) => {
    expect(tableNames(typed)).toBeNull()
  })

  it('that cannot be are told why', () => {
    expect(namesProblem('A1-A20 包间1')).toBeNull()
    expect(namesProblem('A1-A999')).toBe('“A1-A999”有 999 张，一次最多添加 100 张')
    expect(namesProblem('大厅 A9-A1')).toBe('“A9-A1”请从小到大写，如 A1-A20')
    expect(namesProblem('')).toMatch(/^请填写桌名/)
  })
})

describe('a way of getting the goods', () => {
  const { express, pickup } = firstContent('dining').ordering.methods

  it('comes back from its form as it went in', () => {
    for (const rules of [express, pickup, { ...express, areas: ['上城区', '西湖区'], freeFromFen: null }])
      expect(rulesOf(valuesOf(rules))).toEqual(rules)
  })

  it('takes amounts, places and minutes as people write them', () => {
    const values = { ...valuesOf(express), fee: '6.5', freeFrom: '', areas: '上城区，西湖区 上城区', minutes: '' }
    const rules: Partial<MethodRules> = { feeFen: 650, freeFromFen: null, areas: ['上城区', '西湖区'], minutes: 0 }
    expect(rulesOf(values)).toMatchObject(rules)
    expect(['', '0', '8', '8.50'].map(amountProblem)).toEqual([null, null, null, null])
    expect(['八块', '1.234', '-1'].map(amountProblem)).not.toContain(null)
    expect(['', '40', '1440'].map(minutesProblem)).toEqual([null, null, null])
    expect(['1441', '半小时'].map(minutesProblem)).not.toContain(null)
    expect(areasProblem('一个没有空格隔开的很长很长很长很长的地方名字')).not.toBeNull()
  })

  it('is told in a line', () => {
    expect(methodSummary('express', { ...express, areas: ['浙江省'] })).toBe(
      '运费 ¥8.00 · 满 ¥99.00 免运费 · 只到 浙江省',
    )
    expect(methodSummary('delivery', { ...express, areas: [], minutes: 30 })).toBe(
      '配送费 ¥8.00 · 满 ¥99.00 免配送费 · 约 30 分钟',
    )
    expect(methodSummary('pickup', { ...pickup, minutes: 15 })).toBe('约 15 分钟 · 到店付款')
  })
})

describe('parts of the home page', () => {
  const kinds: SectionKind[] = ['banner', 'notice', 'goods', 'categories', 'store']

  it('begin with something to fill where they cannot be shown empty', () => {
    expect(kinds.map((kind) => sectionProblem(newSection(kind)))).toEqual([
      ...['还没有图片', '还没有写内容', null, null, null],
    ])
    const goods = { id: 'g', kind: 'goods', title: '', layout: 'grid', most: 6 } as const
    expect(sectionProblem({ ...goods, source: { from: 'picked', goodsIds: [] } })).toBe('还没有挑商品')
    expect(sectionProblem({ ...goods, source: { from: 'category', categoryId: '' } })).toBe('还没有选分类')
    expect(sectionProblem({ ...goods, source: { from: 'picked', goodsIds: ['a'] } })).toBeNull()
  })

  it('change places with the one above', () => {
    const home = kinds.map(newSection)
    expect(raised(home, home[2]?.id ?? '', home[1]?.id ?? '').map(({ kind }) => kind)).toEqual([
      'banner',
      'goods',
      'notice',
      'categories',
      'store',
    ])
    expect(home.map(({ kind }) => kind)).toEqual(kinds)
  })
})
