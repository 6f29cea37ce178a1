import type {
  MerchantCategoryView,
  MerchantGoodsCard,
  MerchantGoodsView,
  MerchantVariantView,
} from '../../../shared/api/merchant/goods'
import { variantText } from '../../../shared/goods'
import type { GoodsRow, VariantRow } from '../../db/models/goods'
import type { Platform } from '../../platform'
import type { CountedCategory } from '../../services/goods/categories'
import type { Goods } from '../../services/goods/reading'
import { pictureView } from '../../services/media'

export const categoryView = ({ id, name, position, count }: CountedCategory): MerchantCategoryView => ({
  id,
  name,
  position,
  count,
})

export function goodsCard(platform: Platform, { row, variants }: Goods): MerchantGoodsCard {
  const [first] = row.pictures
  return {
    ...goodsHead(row, variants),
    picture: first === undefined ? null : pictureView(platform, first),
    variants: variants.map(({ id, values, priceFen, stock }) => ({ id, text: variantText(values), priceFen, stock })),
  }
}

export function goodsView(platform: Platform, { row, variants }: Goods): MerchantGoodsView {
  const pictures = row.pictures.map((name) => pictureView(platform, name))
  return {
    ...goodsHead(row, variants),
    rev: row.rev,
    summary: row.summary,
    description: row.description,
    picture: pictures[0] ?? null,
    pictures,
    properties: row.properties,
    groups: row.groups,
    packingFeeFen: row.packingFeeFen,
    limitPerOrder: row.limitPerOrder,
    variants: variants.map(variantView),
  }
}

const goodsHead = (row: GoodsRow, variants: readonly VariantRow[]) => ({
  id: row.id,
  categoryId: row.categoryId,
  name: row.name,
  priceFen: row.priceFen,
  highestPriceFen: row.highestPriceFen,
  soldCount: row.soldCount,
  isOnShelf: row.isOnShelf,
  isSoldOut: variants.every(({ stock }) => stock === 0),
  stock: variants.reduce<number | null>((sum, { stock }) => (sum === null || stock === null ? null : sum + stock), 0),
})

const variantView = ({ id, values, priceFen, stock, dailyStock, code }: VariantRow): MerchantVariantView => ({
  id,
  values,
  priceFen,
  stock,
  dailyStock,
  code,
})
