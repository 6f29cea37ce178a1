import type { CategoryView, GoodsCard, GoodsView } from '../../shared/api/customer/catalogue'
import type { ShownCategory } from '../services/catalogue'
import type { Goods } from '../services/goods/reading'
import { pictureView } from '../services/media'
import type { Store } from '../store'

export function goodsCard({ platform }: Store, { row, variants }: Goods): GoodsCard {
  const { id, categoryId, name, summary, pictures, priceFen, highestPriceFen, soldCount, groups } = row
  const [picture] = pictures
  const [only] = variants
  const isPlain = variants.length === 1 && groups.length === 0
  return {
    id,
    categoryId,
    name,
    summary,
    picture: picture === undefined ? null : pictureView(platform, picture),
    priceFen,
    highestPriceFen,
    soldCount,
    isSoldOut: variants.every(({ stock }) => stock === 0),
    variantId: isPlain && only ? only.id : null,
  }
}

export function goodsView(store: Store, shown: Goods): GoodsView {
  const { pictures, description, properties, groups, packingFeeFen, limitPerOrder } = shown.row
  return {
    ...goodsCard(store, shown),
    pictures: pictures.map((name) => pictureView(store.platform, name)),
    description,
    properties,
    variants: shown.variants.map(({ id, values, priceFen, stock }) => ({ id, values, priceFen, stock })),
    groups,
    packingFeeFen,
    limitPerOrder,
  }
}

export const categoryView = ({ platform }: Store, { category, picture, count }: ShownCategory): CategoryView => ({
  id: category.id,
  name: category.name,
  pictureUrl: picture === null ? null : pictureView(platform, picture).thumbUrl,
  count,
})
