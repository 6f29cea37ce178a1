import { goodsLimits } from '../../../../shared/goods'

/** What each column is called. Whatever stands in brackets is for the eye. */
export const columnNames = {
  id: '商品编号（请勿修改，新商品空着）',
  name: '商品名称',
  category: '分类',
  price: '价格（元）',
  stock: '库存（空着不限）',
  daily: '每日库存（每天早上补到）',
  code: '商家编码',
  shelf: '上架（是/否）',
  packing: '打包费（元）',
  limit: '每单限购',
  summary: '卖点',
  description: '商品描述',
} as const

/** The properties stand in pairs: what it is called, and which value this row has. */
const pairs = Array.from({ length: goodsLimits.properties }, (_, at) => ({
  property: `规格${at + 1}名称`,
  value: `规格${at + 1}`,
}))

export type ColumnName = keyof typeof columnNames

/** In the order of the sheet. */
const before: ColumnName[] = ['id', 'name', 'category']
const after = (Object.keys(columnNames) as ColumnName[]).filter((name) => !before.includes(name))

export const headings: readonly string[] = [
  ...before.map((name) => columnNames[name]),
  ...pairs.flatMap(({ property, value }) => [property, value]),
  ...after.map((name) => columnNames[name]),
]

const wide: readonly string[] = [columnNames.id, columnNames.name, columnNames.summary, columnNames.description]

export const widths = headings.map((heading) => (wide.includes(heading) ? 28 : 14))

/** A heading as people keep or change it: `价格 (元)` is 价格. */
export const plain = (heading: string): string => heading.replace(/[（(][^]*$/, '').trim()

export const plainName = (name: ColumnName): string => plain(columnNames[name])

export const propertyColumns = pairs
