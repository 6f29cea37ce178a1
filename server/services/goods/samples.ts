import type { StoreKind } from '../../../shared/store'
import type { Store } from '../../store'
import { keepPicture, screenPx } from '../media'
import { createGoods } from './saving'
import { drawSample, type Drawing } from './samplePictures'

interface Sample {
  name: string
  summary: string
  priceFen: number
  drawing: Drawing
}

/** What a store of each kind might sell: something to be changed is easier than an empty page. */
const samples: Record<StoreKind, readonly Sample[]> = {
  dining: [
    { name: '红烧牛肉面', summary: '大块牛肉，手工拉面', priceFen: 2800, drawing: 'bowl' },
    { name: '鲜肉小笼包', summary: '一笼八只，现包现蒸', priceFen: 1800, drawing: 'steamer' },
    { name: '桂花酸梅汤', summary: '每天现熬，冰镇解腻', priceFen: 800, drawing: 'glass' },
  ],
  food: [
    { name: '全麦吐司', summary: '当天现烤，450 克', priceFen: 1600, drawing: 'bread' },
    { name: '黄油曲奇', summary: '一盒十二枚', priceFen: 2600, drawing: 'cookie' },
    { name: '桂花酸梅汤', summary: '冷藏配送，330 毫升', priceFen: 900, drawing: 'glass' },
  ],
  retail: [
    { name: '纯棉圆领短袖', summary: '不缩水，男女同款', priceFen: 5900, drawing: 'shirt' },
    { name: '帆布单肩包', summary: '大容量，可机洗', priceFen: 7900, drawing: 'bag' },
    { name: '手工陶瓷杯', summary: '350 毫升，可进微波炉', priceFen: 4500, drawing: 'mug' },
  ],
}

const keyOf = (position: number): string => `sample-goods-${position}`

/** How many are on the shelf as they were put there: whoever saves one of them makes it their own. */
export const countSamples = ({ goods }: Store): Promise<number> =>
  goods.count({ requestKey: { begins: 'sample-goods-' }, rev: 1, isOnShelf: true, deletedAt: null })

/**
 * Puts three things on the shelf to be changed, once. They are sold out from the beginning: nobody can buy what the store
 * does not have.
 */
export async function addSamples(store: Store, now: Date): Promise<void> {
  for (const [position, sample] of samples[store.row.kind].entries()) await addSample(store, sample, position, now)
}

async function addSample(store: Store, { drawing, priceFen, ...words }: Sample, position: number, now: Date) {
  const requestKey = keyOf(position)
  if (await store.goods.find({ requestKey })) return // taken away since, perhaps: it stays away
  const { fileName } = await keepPicture(store, await drawSample(drawing), { longestPx: screenPx }, now)
  const wanted = {
    ...words,
    description: '',
    categoryId: null,
    pictures: [fileName],
    properties: [],
    variants: [{ values: [], priceFen, stock: 0, dailyStock: null, code: '' }],
    groups: [],
    packingFeeFen: 0,
    limitPerOrder: null,
    isOnShelf: true,
  }
  await createGoods(store, wanted, requestKey, now)
}
