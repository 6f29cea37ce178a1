import type { AnswerOf, RequestOf } from '../../../../shared/api/contract'
import type { goodsApi } from '../../../../shared/api/merchant/goods'

type List = (typeof goodsApi)['GET /goods']

export type Asked = Omit<RequestOf<List>, 'after'>
export type ShelfName = NonNullable<Asked['shelf']>
export type Counts = AnswerOf<List>['counts']

export const noCounts: Counts = { all: 0, on: 0, off: 0, soldOut: 0 }

const names = [
  ['all', '全部'],
  ['on', '在售'],
  ['soldOut', '售罄'],
  ['off', '已下架'],
] as const

const counted = (name: string, count: number): string => (count > 0 ? `${name} ${count}` : name)

/** Each shelf with how much stands on it; what was deleted comes last. */
export const shelfTabs = (counts: Counts): { value: ShelfName; name: string }[] => [
  ...names.map(([value, name]) => ({ value, name: counted(name, counts[value]) })),
  { value: 'deleted', name: '已删除' },
]

export const emptyTexts: Record<ShelfName, string> = {
  all: '还没有商品',
  on: '没有在售的商品',
  soldOut: '没有售罄的商品',
  off: '没有下架的商品',
  deleted: '没有删除过商品',
}
