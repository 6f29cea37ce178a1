import type { Section } from '../../shared/storefront'
import type { Store } from '../store'
import { someGoods } from './catalogue'
import type { Goods } from './goods/reading'

type GoodsSection = Extract<Section, { kind: 'goods' }>

/** What a row of goods on the home page shows at this moment. */
export async function goodsFor(store: Store, { source, most }: GoodsSection): Promise<Goods[]> {
  switch (source.from) {
    case 'newest':
    case 'popular':
      return someGoods(store, {}, source.from, most)
    case 'category':
      return someGoods(store, { categoryId: source.categoryId }, 'position', most)
    case 'picked': {
      const found = await someGoods(store, { id: source.goodsIds }, 'position', source.goodsIds.length)
      const place = ({ row }: Goods) => source.goodsIds.indexOf(row.id)
      return found.sort((a, b) => place(a) - place(b)).slice(0, most)
    }
  }
}
